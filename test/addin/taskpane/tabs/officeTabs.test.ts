/** @jest-environment jsdom */
import "../../../office/jsdomGlobals.js";
import { act } from "react";
import {
  missingNotices,
  lastEndedMonth,
  isoDate,
  monthTrends,
  monthView,
  notReported,
  notReportedText,
  passedDeadlines,
  plainNumber,
  readFacts,
  changnan2024,
  GridBuilder,
} from "../../../../engine/index.js";
import { HostError } from "../../../../addin/live/ports.js";
import { drawSheets } from "../../../../addin/file/write/drawSheets.js";
import { formPlan } from "../../../../engine/index.js";
import { en } from "../../../../addin/taskpane/strings.en.js";
import { zh } from "../../../../addin/taskpane/strings.zh.js";
import { landingForm, officeGrid, talksForm } from "../../../helpers/officeForms.js";
import { draftsOf } from "../../../../addin/drafts/draftFiles.js";
import { assessGrid, exampleGrid, openPane, unmountAll, until, type PaneUnderTest } from "../paneUnderTest.js";

jest.setTimeout(60_000);
afterEach(unmountAll);

const saved: { name: string; type: string; bytes: Promise<ArrayBuffer> }[] = [];
beforeAll(() => {
  const blobs = new Map<string, Blob>();
  let next = 0;
  Object.assign(URL, {
    createObjectURL: (blob: Blob) => {
      blobs.set(`blob:${++next}`, blob);
      return `blob:${next}`;
    },
    revokeObjectURL: () => undefined,
  });
  HTMLAnchorElement.prototype.click = function click(this: HTMLAnchorElement) {
    const blob = blobs.get(this.href);
    if (blob !== undefined)
      saved.push({
        name: this.download,
        type: blob.type,
        bytes: new Promise((resolve) => {
          const reader = new FileReader();
          reader.onload = () => resolve(reader.result as ArrayBuffer);
          reader.readAsArrayBuffer(blob);
        }),
      });
  };
});
beforeEach(() => void saved.splice(0));

const example = assessGrid(exampleGrid, "2024-12-31");

async function openTab(
  tab: string,
  options: Pick<NonNullable<Parameters<typeof openPane>[0]>, "grid" | "language" | "copyText" | "openStandalone"> = {},
): Promise<PaneUnderTest> {
  const pane = await openPane({
    ...options,
    ...(options.grid && { state: { kind: "ready", assessment: assessGrid(options.grid, "2024-06-30"), stale: false } }),
  });
  await pane.click("tab", tab);
  return pane;
}

describe("走势", () => {
  test("a unit's line has its months, and the same numbers stand in a table", async () => {
    const pane = await openTab(zh.tabs.month);
    await until(() => pane.all("region", zh.trendsTitle).length === 1);
    await pane.type(zh.unit, "罗家桥乡");
    await pane.type(zh.trendMeasure, "total");
    const trends = monthTrends(example);
    const own = trends.map(({ units }) => units.find(({ unit }) => unit === "罗家桥乡")!.total);
    const rows = [...pane.get("region", zh.trendsTitle).querySelectorAll("tbody tr")].map((row) => row.textContent);
    expect(rows).toEqual(trends.map(({ month }, index) => `${Number(month.slice(5))}月${plainNumber(own[index]!)}`));
    expect(pane.get("region", zh.trendsTitle).querySelectorAll("svg[role=img] circle")).toHaveLength(12);
  });

  test("the district has counts, but neither a total nor a rank", async () => {
    const pane = await openTab(zh.tabs.month);
    await until(() => pane.all("region", zh.trendsTitle).length === 1);
    const offered = [...pane.get("control", zh.trendMeasure).querySelectorAll("option")].map(({ value }) => value);
    expect(offered).toEqual(["leads", "projects", "visits"]);
  });
});

describe("导入", () => {
  const files = async () => {
    const talks = (await drawSheets(undefined, [formPlan(changnan2024, "inTalks", talksForm("陶瓷基板项目"))])).bytes;
    const landing = (await drawSheets(undefined, [formPlan(changnan2024, "signed", landingForm("日用瓷生产线"))]))
      .bytes;
    const file = (bytes: Uint8Array, name: string) =>
      Object.assign(new File([bytes as Uint8Array<ArrayBuffer>], name), {
        arrayBuffer: async () => bytes.slice().buffer,
      });
    return [
      file(talks, "在谈.xlsx"),
      file(landing, "签约.xlsx"),
      file(new TextEncoder().encode("日程,地点\n开会,三楼\n"), "无关.csv"),
    ];
  };
  const line = (pane: PaneUnderTest, name: string) =>
    [...pane.root.querySelectorAll("li")].find((item) => item.textContent?.startsWith(name))?.textContent ?? "";
  const talksFile = async (name: string, more: Parameters<typeof talksForm>[1]) => {
    const { bytes } = await drawSheets(undefined, [formPlan(changnan2024, "inTalks", talksForm(name, more))]);
    return Object.assign(new File([], `${name}.xlsx`), { arrayBuffer: async () => bytes.slice().buffer });
  };
  const office = officeGrid({ projects: [["日用瓷生产线", "日用陶瓷", "洪源镇", null, 9000]] });
  const hand = async (pane: PaneUnderTest, list: readonly File[], by: "input" | "drop") => {
    await until(() => pane.all("control", zh.chooseFiles).length === 1);
    const input = pane.get("control", zh.chooseFiles);
    await act(async () => {
      if (by === "input") {
        Object.defineProperty(input, "files", { value: list, configurable: true });
        input.dispatchEvent(new Event("change", { bubbles: true }));
      } else {
        const event = new Event("drop", { bubbles: true, cancelable: true });
        Object.defineProperty(event, "dataTransfer", { value: { files: list } });
        input.parentElement?.dispatchEvent(event);
      }
    });
  };
  test("files are read and shown, nothing is written before the clerk says so; conflicts are not chosen", async () => {
    const pane = await openTab(zh.tabs.import, { grid: office });
    await hand(pane, await files(), "input");
    await until(() => pane.text().includes(zh.importFound(3, 1)));
    expect(pane.text()).toContain(zh.fileFailed);
    expect(pane.host.applied).toEqual([]);
    await pane.click("button", /^查看 \d+ 行 签约/);
    expect(pane.text()).toContain(zh.change("投资额（万元）", "9000万元", "1.2亿元"));
    const conflict = pane.get("control", "项目台账 日用瓷生产线") as HTMLInputElement;
    expect(conflict.checked).toBe(false);
    await pane.click("button", /^写入所选/);
    await until(() => pane.text().includes(zh.imported));
    const written = JSON.stringify(pane.host.applied);
    expect(written).toContain("陶瓷基板项目");
    expect(written).not.toContain("12000");
    expect(pane.refreshes()).toBe(1);
  });
  test("a ledger of the workbook that was not read is named before the files; its rows are not offered", async () => {
    const grid = officeGrid({});
    const builder = new GridBuilder().rows("项目台账", [
      ["项目名称", "引进部门", "投资额（万元）", "行业类别"],
      ["甲项目", "财政局", 900, "先进陶瓷"],
    ]);
    const [unread] = builder.build().sheets;
    const pane = await openTab(zh.tabs.import, {
      grid: {
        sheets: grid.sheets.map((sheet) => (sheet.name === "项目台账" && unread !== undefined ? unread : sheet)),
      },
    });
    await hand(pane, await files(), "input");
    await until(() => pane.text().includes(zh.importFound(3, 1)));
    expect(pane.text()).toContain(zh.ledgerNotRead);
    expect(pane.text()).toContain("项目台账!A1 这里像是“项目台账”，但缺少“签约日期”一列");
    expect(pane.text()).toContain("1 行没有收取：工作簿中的“项目台账”没有读取");
    await pane.click("button", /^写入所选/);
    await until(() => pane.text().includes(zh.imported));
    expect(JSON.stringify(pane.host.applied)).not.toContain("项目台账");
  });
  test("before anything is accepted, each file says what it is, for which week it counts and whether it came in time", async () => {
    const pane = await openTab(zh.tabs.import, { grid: office });
    const text =
      "报送日期,责任部门,信息内容,是否有效\n2024-03-05,财政局,上海总部项目,\n2024-03-06,财政局,深圳新材料,\n";
    const ledger = Object.assign(new File([], "信息.csv"), {
      arrayBuffer: async () => new TextEncoder().encode(text).buffer,
    });
    await hand(
      pane,
      [...(await files()), ledger, await talksFile("无日期", { unit: "财政局", reportedOn: "" })],
      "input",
    );
    await until(() => pane.text().includes(zh.importFound(5, 1)));
    expect(line(pane, "在谈.xlsx")).toContain(
      `${zh.formCount(zh.formTitles.inTalks, 1)} ${zh.weekStatuses.onTime}${zh.filedForWeek("2024年6月6日", "2024年6月7日")}`,
    );
    expect(line(pane, "签约.xlsx")).toContain(
      `${zh.formCount(zh.formTitles.signed, 1)} ${zh.weekStatuses.late}${zh.filedForWeek("2024年6月8日", "2024年6月7日")}`,
    );
    expect(line(pane, "信息.csv")).toContain(zh.ledgerCopy(zh.collectedTables.leads, 2));
    expect(line(pane, "无日期.xlsx")).toContain(zh.formCount(zh.formTitles.inTalks, 1));
    for (const status of Object.values(zh.weekStatuses)) expect(line(pane, "无日期.xlsx")).not.toContain(status);
    expect(pane.host.applied).toEqual([]);
  });
  test("a week that needs a person's word is shown as undecided, in English as well", async () => {
    const pane = await openTab(en.tabs.import, { grid: office, language: "en-US" });
    await until(() => pane.all("control", en.chooseFiles).length === 1);
    const list = [
      await talksFile("早", { reportedOn: "2024-06-06" }),
      await talksFile("晚", { reportedOn: "2024-06-08" }),
    ];
    const input = pane.get("control", en.chooseFiles);
    await act(async () => {
      Object.defineProperty(input, "files", { value: list, configurable: true });
      input.dispatchEvent(new Event("change", { bubbles: true }));
    });
    await until(() => pane.text().includes(en.importFound(2, 0)));
    expect(line(pane, "晚.xlsx")).toContain(
      `${en.formCount(en.formTitles.inTalks, 1)} ${en.weekStatuses.undecided}${en.filedForWeek("2024-06-08", "2024-06-07")}`,
    );
  });
  test("who is still missing stands below, after writing for the week of the files; 月度 shows the same week", async () => {
    const pane = await openTab(zh.tabs.import, { grid: office });
    await until(() => pane.all("control", zh.deadline).length === 1);
    const deadline = () => (pane.get("control", zh.deadline) as HTMLSelectElement).value;
    const list = () => pane.get("region", zh.owingTitle).textContent ?? "";
    expect(deadline()).toBe("2024-06-28");
    expect(list()).not.toContain(zh.owingBeforeWriting);
    await hand(pane, await files(), "input");
    await until(() => pane.text().includes(zh.importFound(3, 1)));
    expect(list()).toContain(zh.owingBeforeWriting);
    await pane.click("button", /^写入所选/);
    await until(() => pane.text().includes(zh.imported));
    const written = officeGrid({
      weeks: [
        ["2024-06-07", "罗家桥乡", "按时", "不适用"],
        ["2024-06-07", "洪源镇", "未报", "迟报"],
      ],
    });
    await pane.show({ kind: "ready", assessment: assessGrid(written, "2024-06-30"), stale: false });
    expect(deadline()).toBe("2024-06-07");
    expect(list()).toContain("洪源镇：在谈项目跟踪报表");
    expect(list()).not.toContain("罗家桥乡");
    expect(list()).not.toContain(zh.owingBeforeWriting);
    await pane.click("tab", zh.tabs.month);
    await until(() => pane.all("control", zh.monthPick).length === 1);
    expect(deadline()).toBe("2024-06-07");
  });
  test("the week's grid shows what the files will make of it; a cell that is entered by hand is not taken from its file", async () => {
    const pane = await openTab(zh.tabs.import, { grid: office });
    const cell = (unit: string, form: "inTalks" | "signed") =>
      pane.get("control", zh.weekCell(unit, zh.formTitles[form])) as HTMLSelectElement;
    const shown = (unit: string, form: "inTalks" | "signed") => cell(unit, form).selectedOptions[0]?.textContent;
    await hand(pane, await files(), "input");
    await until(() => pane.text().includes(zh.importFound(3, 1)));
    expect(pane.get("region", /^周报登记/).textContent).toContain("2024年6月7日");
    expect(pane.text()).toContain(zh.weekCollected(2));
    expect(shown("罗家桥乡", "inTalks")).toBe(zh.willBe(zh.formStatuses.onTime));
    expect(shown("罗家桥乡", "signed")).toBe(zh.blank);
    expect(shown("洪源镇", "signed")).toBe(zh.willBe(zh.formStatuses.late));
    await pane.type(zh.weekCell("洪源镇", zh.formTitles.signed), "onTime");
    expect(shown("洪源镇", "signed")).toBe(zh.formStatuses.onTime);
    expect(pane.text()).toContain(zh.weekCollected(1));
    await pane.type(zh.weekCell("罗家桥乡", zh.formTitles.inTalks), "blank");
    expect(shown("罗家桥乡", "inTalks")).toBe(zh.blank);
    await pane.click("button", /^写入所选/);
    await until(() => pane.text().includes(zh.imported));
    expect(JSON.stringify(pane.host.applied)).toContain("陶瓷基板项目");
    expect(JSON.stringify(pane.host.applied)).not.toContain("周报台账");
  });
  test("a form's unit that was recognised wrongly is put right, and back", async () => {
    const pane = await openTab(zh.tabs.import, { grid: office });
    await hand(pane, [await talksFile("甲", { reportedOn: "2024-06-06" })], "input");
    await until(() => pane.text().includes(zh.importFound(1, 0)));
    const assign = async (unit: string) => {
      await pane.click("button", zh.assignForm);
      await pane.type(zh.formsOfUnit("罗家桥乡"), unit);
      await pane.click("button", zh.assign);
      await until(() => line(pane, `甲.xlsx · ${unit}`) !== "");
    };
    await assign("洪源镇");
    expect(line(pane, "甲.xlsx")).toContain(zh.filedForWeek("2024年6月6日", "2024年6月7日"));
    await assign("罗家桥乡");
  });
  test("files that were refused do not say which week is shown", async () => {
    const pane = await openTab(zh.tabs.import, { grid: office });
    await hand(
      pane,
      [await talksFile("早", { reportedOn: "2024-05-30" }), await talksFile("晚", { reportedOn: "2024-06-20" })],
      "input",
    );
    await until(() => pane.text().includes(zh.importFound(2, 0)));
    await pane.click("control", /^晚\.xlsx/);
    await pane.click("button", /^写入所选/);
    await until(() => pane.text().includes(zh.imported));
    await pane.show({
      kind: "ready",
      assessment: assessGrid(officeGrid({ weeks: [["2024-05-31", "罗家桥乡", "按时", "不适用"]] }), "2024-06-30"),
      stale: false,
    });
    expect((pane.get("control", zh.deadline) as HTMLSelectElement).value).toBe("2024-05-31");
  });
  test("a conflict is written when it is chosen; a file that is refused is not", async () => {
    const pane = await openTab(zh.tabs.import, { grid: office });
    await hand(pane, await files(), "drop");
    await until(() => pane.text().includes(zh.importFound(3, 1)));
    await pane.click("control", /^在谈\.xlsx/);
    await pane.click("button", /^查看 \d+ 行 签约/);
    await pane.click("control", "项目台账 日用瓷生产线");
    await pane.click("button", /^写入所选/);
    await until(() => pane.text().includes(zh.imported));
    const written = JSON.stringify(pane.host.applied);
    expect(written).toContain("12000");
    expect(written).not.toContain("陶瓷基板项目");
  });
  test("a drop does not reach the page, which would open the workbook", async () => {
    const pane = await openTab(zh.tabs.import, { grid: office });
    let reached = 0;
    const listener = () => void reached++;
    document.addEventListener("drop", listener);
    await hand(pane, await files(), "drop");
    document.removeEventListener("drop", listener);
    expect(reached).toBe(0);
    await until(() => pane.text().includes(zh.importFound(3, 1)));
  });
  test("cancelled half-way: said so, nothing to write", async () => {
    const pane = await openTab(zh.tabs.import, { grid: office });
    const [first] = await files();
    let release: (() => void) | undefined;
    const slow = Object.assign(new File([], "慢.xlsx"), {
      arrayBuffer: () => new Promise<ArrayBuffer>((resolve) => (release = () => resolve(new ArrayBuffer(0)))),
    });
    await hand(pane, [first as File, slow, first as File], "input");
    await until(() => pane.text().includes(zh.readingFiles(1, 3)) && release !== undefined);
    await pane.click("button", zh.cancel);
    await act(async () => release?.());
    await until(() => pane.text().includes(zh.importCancelled));
    expect(pane.all("button", /^写入所选/)).toEqual([]);
    expect(pane.host.applied).toEqual([]);
  });
  test("reading goes on while another tab is open: how far it is, and what was found, stand there again", async () => {
    const pane = await openTab(zh.tabs.import, { grid: office });
    const [first, ...others] = await files();
    let release: (() => void) | undefined;
    const slow = Object.assign(new File([], "慢.xlsx"), {
      arrayBuffer: () => new Promise<ArrayBuffer>((resolve) => (release = () => resolve(new ArrayBuffer(0)))),
    });
    await hand(pane, [first as File, slow, ...others], "input");
    await until(() => pane.text().includes(zh.readingFiles(1, 4)) && release !== undefined);
    await pane.click("tab", zh.tabs.help);
    expect(pane.text()).not.toContain(zh.readingFiles(1, 4));
    await pane.click("tab", zh.tabs.import);
    await until(() => pane.text().includes(zh.readingFiles(1, 4)));
    await pane.click("tab", zh.tabs.help);
    await act(async () => release?.());
    await until(() => pane.text().includes(zh.help.intro));
    await pane.click("tab", zh.tabs.import);
    await until(() => pane.text().includes(zh.importFound(4, 2)));
    expect(pane.text()).not.toContain(zh.readingFiles(4, 4));
  });
  test("the host refuses: said with its reason, and what was chosen is still there", async () => {
    const pane = await openTab(zh.tabs.import, { grid: office });
    await hand(pane, await files(), "input");
    await until(() => pane.all("button", /^写入所选/).length === 1);
    pane.host.failure = new HostError("structureLocked");
    await pane.click("button", /^写入所选/);
    await until(() => pane.text().includes("结构受保护"));
    expect(pane.all("button", /^写入所选/)).toHaveLength(1);
  });
});

describe("月度", () => {
  test("shows the last ended month as the month view gives it", async () => {
    const pane = await openTab(zh.tabs.month);
    await until(() => pane.all("control", zh.monthPick).length === 1);
    expect((pane.get("control", zh.monthPick) as HTMLSelectElement).value).toBe("2024-12");
    for (const { unit, leads } of monthView(example, "2024-12").units) {
      const row = [...pane.root.querySelectorAll("tr")].find((line) => line.querySelector("th")?.textContent === unit);
      expect(row?.textContent).toContain(zh.leadsCount(leads));
    }
  });
  test("a decision is written to the table", async () => {
    const grid = officeGrid();
    const pane = await openTab(zh.tabs.month, { grid });
    await until(() => pane.all("control", zh.decisionFor("罗家桥乡")).length === 1);
    await pane.type(zh.decisionFor("罗家桥乡"), "missed");
    await until(() => pane.host.applied.length === 1);
    const [edit] = pane.host.applied[0] ?? [];
    expect(edit?.kind === "addSheet" && edit.plan.name).toBe("月度认定");
    expect(JSON.stringify(edit)).toContain("未履行");
  });
  test("closing writes the archive; a month that runs cannot be closed", async () => {
    const pane = await openTab(zh.tabs.month);
    await until(() => pane.all("control", zh.monthPick).length === 1);
    await pane.type(zh.monthPick, "2024-11");
    await pane.click("button", zh.closeMonth("2024年11月"));
    await until(() => pane.text().includes(zh.monthClosed("2024年11月")));
    expect(JSON.stringify(pane.host.applied)).toContain("月度存档");
    await pane.show({ kind: "ready", assessment: assessGrid(exampleGrid, "2024-11-20"), stale: false });
    expect((pane.get("button", zh.closeMonth("2024年11月")) as HTMLButtonElement).disabled).toBe(true);
  });
  test("the list of those who owe is copied as text", async () => {
    const pane = await openTab(zh.tabs.month);
    await until(() => pane.all("control", zh.deadline).length === 1);
    const [deadline] = passedDeadlines(example.facts, example.asOf);
    expect((pane.get("control", zh.deadline) as HTMLSelectElement).value).toBe(isoDate(deadline as number));
    await pane.click("button", zh.copyAsText);
    expect(pane.copied).toEqual([notReportedText(notReported(example.facts, deadline as number))]);
  });
  test("the week that still runs can be asked for, and is said not to be due", async () => {
    const pane = await openTab(zh.tabs.month);
    await pane.show({
      kind: "ready",
      assessment: assessGrid(officeGrid({ weeks: [["2024-06-07", "罗家桥乡", "按时", "不适用"]] }), "2024-06-05"),
      stale: false,
    });
    const pick = pane.get("control", zh.deadline) as HTMLSelectElement;
    expect(pick.value).toBe("2024-05-31");
    expect(pick.options[0]?.textContent).toBe(zh.notYetDue("2024年6月7日"));
    await pane.type(zh.deadline, "2024-06-07");
    expect(pane.get("region", zh.owingTitle).textContent).not.toContain("罗家桥乡");
  });
  test("a clipboard that refuses is said, not called a bug", async () => {
    const pane = await openTab(zh.tabs.month, { copyText: () => Promise.reject(new Error("denied")) });
    await until(() => pane.all("control", zh.deadline).length === 1);
    await pane.click("button", zh.copyAsText);
    await until(() => pane.text().includes(zh.copyFailed));
    expect(pane.text()).not.toContain("denied");
  });
  test("laid out as blocks, the table keeps its rows, headings and cells for a screen reader", async () => {
    const pane = await openTab(zh.tabs.month);
    await until(() => pane.all("table", zh.monthDuties).length === 1);
    const [table] = pane.all("table", zh.monthDuties);
    expect(
      [...(table?.querySelectorAll("table, thead, tbody, tr, th, td") ?? [])].filter(
        (element) => !element.hasAttribute("role"),
      ),
    ).toEqual([]);
    expect(pane.all("rowheader").map(({ textContent }) => textContent)).toEqual(example.units.map(({ name }) => name));
  });
  test("leads that are alike stand side by side with who was first", async () => {
    const grid = officeGrid({
      leads: [
        ["2024-03-09", "罗家桥乡", "广东佛山某某陶瓷公司拟建日用陶瓷项目", "是"],
        ["2024-03-05", "洪源镇", "广东佛山某某陶瓷公司拟建日用陶瓷项目。", null],
      ],
    });
    expect(readFacts(grid, changnan2024).leads.count).toBe(1);
    const pane = await openTab(zh.tabs.month, { grid });
    await until(() => pane.all("button", zh.findSimilar).length === 1);
    await pane.click("button", zh.findSimilar);
    await until(() => pane.text().includes(zh.firstBy("洪源镇")));
  });
  test("nothing archived yet is said", async () => {
    const pane = await openTab(zh.tabs.month);
    await until(() => pane.all("button", zh.compareArchive).length === 1);
    await pane.click("button", zh.compareArchive);
    await until(() => pane.text().includes(zh.noArchive));
  });
  test("the calendar is handed over", async () => {
    const pane = await openTab(zh.tabs.month);
    await until(() => pane.all("button", zh.saveCalendar).length === 1);
    await pane.click("button", zh.saveCalendar);
    await until(() => saved.length === 1);
    expect(new TextDecoder().decode(await saved[0]?.bytes)).toContain("BEGIN:VCALENDAR");
    expect(saved[0]).toMatchObject({ name: "changnan-2024.ics", type: "text/calendar" });
    // A page of its own has nothing else to offer than the browser's own list.
    await until(() => pane.text().includes(`${zh.downloaded("changnan-2024.ics")}${zh.noDownloadHere}`));
    expect(pane.all("button", zh.openStandalone)).toEqual([]);
  });
});

describe("起草", () => {
  test("documents are listed at once, made on demand and handed over one by one or together", async () => {
    const pane = await openTab(zh.tabs.drafts);
    await until(() => pane.all("button", zh.saveAll).length === 1);
    const names = pane.all("button", /^下载 /).map((button) => button.getAttribute("aria-label"));
    expect(names).toContain(zh.save("商务工作简报（拟稿）.docx"));
    await pane.click("button", zh.save("商务工作简报（拟稿）.docx"));
    await until(() => saved.length === 1);
    await pane.click("button", zh.saveAll);
    await until(() => saved.length === 2);
    expect(saved.map(({ name }) => name)).toEqual(["商务工作简报（拟稿）.docx", "changnan-2024-drafts.zip"]);
    for (const { bytes } of saved) expect([...new Uint8Array(await bytes).slice(0, 2)]).toEqual([0x50, 0x4b]);
  });
  const draft = "商务工作简报（拟稿）.docx";
  const list = "周报未报送名单.txt";
  const made = async (options: Parameters<typeof openTab>[1] = {}) => {
    const pane = await openTab(zh.tabs.drafts, options);
    await until(() => pane.all("button", zh.saveAll).length === 1);
    return pane;
  };
  /** Few documents are made of it. */
  const grid = officeGrid({});
  test("in Excel, whose pane may drop a download without a word: where it went, and the way that works", async () => {
    let opened = 0;
    const pane = await made({ grid, openStandalone: () => void opened++ });
    await pane.click("button", zh.save(draft));
    await until(() => pane.text().includes(`${zh.downloaded(draft)}${zh.noDownloadInPane}`));
    // Beside the file that was asked for, in a region that a screen reader listens to.
    const region = pane.get("button", zh.openStandalone).closest("[role=status]");
    expect(region?.closest("li")?.querySelector("button")?.getAttribute("aria-label")).toBe(zh.save(draft));
    expect(pane.all("button", zh.copyAsText)).toEqual([]);
    await pane.click("button", zh.openStandalone);
    expect(opened).toBe(1);
    await pane.click("button", zh.saveAll);
    await until(() => pane.text().includes(zh.downloaded("changnan-2024-drafts.zip")));
    expect(pane.text()).not.toContain(zh.downloaded(draft));
  });
  test("a text can be copied instead", async () => {
    const pane = await made({ grid, openStandalone: () => undefined });
    await pane.click("button", zh.save(list));
    await until(() => pane.text().includes(`${zh.downloaded(list)}${zh.noTextInPane}`));
    await pane.click("button", zh.copyAsText);
    await until(() => pane.text().includes(zh.copied));
    const { facts, asOf } = assessGrid(grid, "2024-06-30");
    const [deadline] = passedDeadlines(facts, asOf);
    expect(pane.copied).toEqual([`${notReportedText(notReported(facts, deadline as number))}\n`]);
  });
  test("a download that fails is said to have failed", async () => {
    const pane = await made({ grid });
    const { createObjectURL } = URL;
    URL.createObjectURL = () => {
      throw new Error("blobs are forbidden");
    };
    try {
      await pane.click("button", zh.save(draft));
      await until(() => pane.text().includes(zh.ourFault("blobs are forbidden")));
    } finally {
      URL.createObjectURL = createObjectURL;
    }
    expect(pane.text()).not.toContain(zh.downloaded(draft));
    expect(saved).toEqual([]);
  });
  test("for the month that is picked, the last that has ended first: what is made, and why a letter is not", async () => {
    const pane = await made();
    const reasons = (month: string) => missingNotices(example, month).map(({ title, why }) => `${title}：${why}`);
    const last = lastEndedMonth(example) as string;
    const files = () => pane.all("button", /^下载 /).map((button) => button.getAttribute("aria-label") ?? "");
    const notices = () => files().filter((name) => /全区通报|约谈建议函|问责建议函/.test(name));
    expect(reasons(last).length).toBeGreaterThan(0);
    for (const reason of reasons(last)) expect(pane.text()).toContain(reason);
    expect(notices()).toHaveLength(3 - reasons(last).length);
    // Months that have not ended cannot be picked; what was made for one month is not offered for another.
    await pane.type(zh.draftsMonth, "2024-03");
    await until(() => reasons("2024-03").every((reason) => pane.text().includes(reason)));
    for (const reason of reasons(last)) expect(pane.text()).not.toContain(reason);
    expect(reasons("2024-03")).not.toEqual(reasons(last));
    expect(notices()).toHaveLength(3 - reasons("2024-03").length);
  });
  test("the list follows the workbook", async () => {
    const pane = await openTab(zh.tabs.drafts);
    await until(() => pane.all("button", zh.saveAll).length === 1);
    const later = assessGrid(exampleGrid, "2024-03-20");
    await pane.show({ kind: "ready", assessment: later, stale: false });
    // In March nothing has been missed yet.
    await until(() => pane.all("button", /^下载 /).length === draftsOf(later, exampleGrid).length);
    expect(pane.all("button", /约谈建议函/)).toEqual([]);
  });
});
