/** @jest-environment jsdom */
import "../../../office/jsdomGlobals.js";
import {
  explain,
  issueText,
  otherReadings,
  plainNumber,
  readingChoices,
  readingReasons,
  render,
  toUnitAhead,
  uncountedRows,
  unitCheckPlans,
  unitsOfIssues,
  unitText,
  type ReadingDefinition,
  type ReadingId,
} from "../../../../engine/index.js";
import { unzipSync } from "fflate";
import { readWorkbook } from "../../../../addin/file/read/readWorkbook.js";
import { HostError } from "../../../../addin/live/ports.js";
import { zh } from "../../../../addin/taskpane/strings.zh.js";
import { leanTemplate } from "../../../helpers/leanTemplate.js";
import { planGrid } from "../../../../templates/planGrid.js";
import { assessGrid, exampleGrid, openPane, unmountAll, until } from "../paneUnderTest.js";

afterEach(unmountAll);

/** jsdom's blobs have no `arrayBuffer`. */
const bytesOf = (blob: Blob): Promise<ArrayBuffer> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as ArrayBuffer);
    reader.onerror = () => reject(reader.error);
    reader.readAsArrayBuffer(blob);
  });

const yearEnd = assessGrid(exampleGrid, "2024-12-31");

describe("概览", () => {
  test("ranks every unit as the assessment does, with rank and total", async () => {
    const pane = await openPane();
    const lines = [...pane.root.querySelectorAll("ol > li")].map((line) => line.textContent ?? "");
    expect(lines).toHaveLength(yearEnd.units.length);
    yearEnd.ranking.forEach((name, index) => {
      const unit = yearEnd.units.find((candidate) => candidate.name === name)!;
      expect(lines[index]).toContain(`${unit.rank}${name}`);
      expect(lines[index]).toContain(plainNumber(unit.total));
    });
  });

  test("begins with what was read, ledger by ledger", async () => {
    const pane = await openPane();
    const { rows } = yearEnd.facts.coverage.leads;
    expect(pane.get("region", zh.readTitle).textContent).toContain(zh.readRows(1, rows));
  });

  test("of a blank template there is an invitation to start: no ranking, no proposal, no red", async () => {
    const assessment = assessGrid(planGrid(leanTemplate({ example: false })), "2024-12-31");
    const pane = await openPane({ state: { kind: "ready", assessment, stale: false } });
    expect(pane.text()).toContain(zh.startText);
    expect(pane.all("region", zh.ranking)).toEqual([]);
    expect(pane.text()).not.toContain(zh.levels.accountability);
    expect(pane.text()).not.toContain(zh.lights.red);
  });

  test("a unit's name opens its scorecard", async () => {
    const pane = await openPane();
    const last = yearEnd.ranking.at(-1)!;
    await pane.press(pane.all("button", last)[0]);
    await until(() => pane.all("control", zh.unit).length === 1);
    expect((pane.get("control", zh.unit) as HTMLSelectElement).value).toBe(last);
  });

  test("every line of the district board is there, an entry that is missing as such", async () => {
    const pane = await openPane();
    for (const line of yearEnd.board) expect(pane.text()).toContain(line.title);
  });
});

describe("查找", () => {
  test("a unit opens its scorecard, a text its cell", async () => {
    const pane = await openPane();
    await pane.type(zh.searchAll, "洪源");
    await until(() => pane.get("region", zh.searchTitle).querySelectorAll("li").length > 1);
    const region = pane.get("region", zh.searchTitle);
    await pane.press([...region.querySelectorAll("button")].find(({ textContent }) => textContent?.includes("!")));
    expect(pane.host.selected).toHaveLength(1);
    await pane.press([...region.querySelectorAll("button")].find(({ textContent }) => textContent === "洪源镇"));
    await until(() => pane.all("control", zh.unit).length === 1);
    expect((pane.get("control", zh.unit) as HTMLSelectElement).value).toBe("洪源镇");
  });
  test("nothing found is said", async () => {
    const pane = await openPane();
    await pane.type(zh.searchAll, "没有这样的字");
    await until(() => pane.get("region", zh.searchTitle).textContent?.includes(zh.nothingFound) === true);
  });
});

describe("部门", () => {
  const openUnit = async (name: string, options: Parameters<typeof openPane>[0] = {}) => {
    const pane = await openPane(options);
    await pane.open("unit");
    await pane.type(zh.unit, name);
    return pane;
  };
  test("what does not count stands beside what counts, with its reason; nothing is opened for it", async () => {
    const pane = await openUnit("罗家桥乡");
    const rows = uncountedRows(yearEnd, "罗家桥乡").filter(({ later }) => !later);
    const region = pane.get("region", zh.uncountedTitle(rows.length));
    expect(rows.length).toBeGreaterThan(0);
    for (const { text, why } of rows.slice(0, 20)) {
      expect(region.textContent).toContain(text);
      for (const reason of why) expect(region.textContent).toContain(reason);
    }
  });
  test("against last month and the unit ahead, line by line", async () => {
    const pane = await openUnit("罗家桥乡");
    const text = pane.get("region", zh.differencesTitle).textContent ?? "";
    const ahead = toUnitAhead(yearEnd, "罗家桥乡")!;
    expect(text).toContain(zh.comparedWith(ahead.ahead, ahead.rank.own, ahead.rank.other));
    for (const { title } of ahead.lines) expect(text).toContain(title);
  });
  test("全部展开 opens every line; 复制 hands over the whole explanation", async () => {
    const pane = await openUnit("罗家桥乡");
    await pane.click("button", zh.expandAll);
    const clauses = yearEnd.items.map(({ clause }) => clause.quote);
    for (const quote of clauses) expect(pane.text()).toContain(quote);
    await pane.click("button", zh.copyAsText);
    expect(pane.copied).toEqual([unitText(yearEnd, "罗家桥乡")]);
  });
  test("单位考核单 is drawn into the workbook in Excel", async () => {
    const pane = await openUnit("罗家桥乡");
    await pane.click("button", zh.unitSheet);
    expect(pane.host.drawn.map((plans) => plans.map(({ name }) => name))).toEqual([["考核单-罗家桥乡"]]);
  });
  test("an item opens to its formula, clause, rows and readings", async () => {
    const pane = await openPane();
    await pane.click("tab", zh.tabs.unit);
    await pane.click("button", new RegExp(`^${zh.items.projectAttraction}\\d`));
    const [explanation] = explain(yearEnd, yearEnd.ranking[0]!, "projectAttraction");
    for (const because of explanation!.item.because) expect(pane.text()).toContain(render(because));
    expect(pane.text()).toContain(explanation!.item.clause.quote);
    expect(pane.text()).toContain(zh.restsOn(explanation!.rows.length));
    expect(explanation!.rows.length).toBeGreaterThan(0);
    for (const row of explanation!.rows.slice(0, 30)) expect(pane.text()).toContain(row.text);
    for (const reading of explanation!.readings)
      expect(pane.text()).toContain(zh.readingTaken(reading.title, reading.choiceTitle));
  });

  test("every row leads to its cell", async () => {
    const pane = await openPane();
    await pane.click("tab", zh.tabs.unit);
    await pane.click("button", new RegExp(`^${zh.items.leadReporting}\\d`));
    const [explanation] = explain(yearEnd, yearEnd.ranking[0]!, "leadReporting");
    const links = [...pane.get("region", zh.itemsTitle).querySelectorAll("button")];
    await pane.press(links.find(({ textContent }) => /^[^!]+![A-Z]+\d+$/.test(textContent ?? "")));
    await until(() => pane.host.selected.length === 1);
    expect(pane.host.selected[0]).toEqual(explanation!.rows[0]!.place);
  });

  test("another unit shows another total", async () => {
    const pane = await openPane();
    await pane.click("tab", zh.tabs.unit);
    const unit = yearEnd.units.find((candidate) => candidate.name === yearEnd.ranking.at(-1))!;
    await pane.type(zh.unit, unit.name);
    expect(pane.get("region", unit.name).textContent).toContain(plainNumber(unit.total));
  });
});

describe("预警", () => {
  test("in the middle of a month: who lacks what, and the days left", async () => {
    const assessment = assessGrid(exampleGrid, "2024-06-05");
    const pane = await openPane({ state: { kind: "ready", assessment, stale: false } });
    await pane.click("tab", zh.tabs.warnings);
    const card = pane.get("region", "2024年6月");
    expect(card.textContent).toContain(zh.daysLeft(25));
    const lacking = assessment.units.filter((unit) =>
      unit.escalation.months.some((month) => month.status === "open" && month.reasons.length > 0),
    );
    expect(lacking.length).toBeGreaterThan(0);
    expect(card.textContent).toContain(zh.lackingLine(lacking.length, assessment.units.length));
    for (const unit of lacking) expect(card.textContent).toContain(unit.name);
  });

  test("after the year's end: that no month is open", async () => {
    const pane = await openPane();
    await pane.click("tab", zh.tabs.warnings);
    expect(pane.text()).toContain(zh.noOpenMonth("2024年12月31日"));
  });

  test("every running proposal is shown with its months, the earlier ones on request", async () => {
    const pane = await openPane();
    await pane.click("tab", zh.tabs.warnings);
    const all = yearEnd.units.flatMap((unit) => unit.escalation.proposals.map(() => unit.name));
    const running = yearEnd.units.filter((unit) => unit.escalation.level !== "none");
    const card = () => pane.get("region", zh.proposals);
    for (const unit of running) expect(card().textContent).toContain(unit.name);
    expect(all.length).toBeGreaterThan(running.length);
    await pane.click("button", zh.earlierProposals(all.length - running.length));
    expect(card().querySelectorAll("li")).toHaveLength(all.length);
  });
});

describe("体检", () => {
  test("lists the issues, errors first, and filters by severity and words", async () => {
    const pane = await openPane();
    await pane.click("tab", zh.tabs.dataCheck);
    expect(yearEnd.issues.length).toBeGreaterThan(0);
    for (const issue of yearEnd.issues.slice(0, 200)) expect(pane.text()).toContain(issueText(issue));
    const warnings = yearEnd.issues.filter((issue) => issue.severity === "warning");
    await pane.click("button", `${zh.severities.warning} ${warnings.length}`);
    expect(pane.text()).toContain(
      warnings.length === yearEnd.issues.length
        ? zh.foundOf(warnings.length, warnings.length)
        : zh.foundOf(warnings.length, yearEnd.issues.length),
    );
    await pane.type(zh.filterIssues, "没有这样的内容");
    expect(pane.text()).toContain(zh.noneFound);
  });

  test("shows one unit's issues alone, or all of them unit by unit", async () => {
    const pane = await openPane();
    await pane.click("tab", zh.tabs.dataCheck);
    const units = unitsOfIssues(yearEnd);
    const own = yearEnd.issues.filter((issue) => units.get(issue)?.includes("罗家桥乡"));
    const foreign = yearEnd.issues.find((issue) => units.get(issue)?.join() === "党政办")!;
    expect(own.length).toBeGreaterThan(0);
    await pane.type(zh.issuesOfUnit, "罗家桥乡");
    for (const issue of own) expect(pane.text()).toContain(issueText(issue));
    expect(pane.text()).not.toContain(issueText(foreign));
    expect(pane.text()).toContain(zh.foundOf(own.length, yearEnd.issues.length));
    await pane.type(zh.issuesOfUnit, "*");
    await pane.type(zh.groupIssues, "unit");
    const titles = pane.all("heading").map((heading) => heading.textContent);
    expect(titles).toContain(zh.groupTitle("罗家桥乡", own.length));
    expect(titles.at(-1)).toMatch(new RegExp(`^${zh.noUnit}`));
  });

  test("按部门导出 downloads a list for each unit", async () => {
    const saved = jest.fn();
    Object.assign(URL, { createObjectURL: saved.mockReturnValue("blob:x"), revokeObjectURL: () => undefined });
    jest.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => undefined);
    const pane = await openPane();
    await pane.click("tab", zh.tabs.dataCheck);
    await pane.click("button", zh.exportByUnit);
    const name = "changnan-2024-待核对清单.zip";
    await until(() => pane.text().includes(name));
    const zip = unzipSync(new Uint8Array(await bytesOf(saved.mock.calls[0][0] as Blob)));
    expect(Object.keys(zip)).toEqual(unitCheckPlans(yearEnd).map(({ unit }) => `待核对清单-${unit}.xlsx`));
    const [first] = unitCheckPlans(yearEnd);
    const grid = await readWorkbook(Object.values(zip)[0]!, "list.xlsx");
    expect(grid.sheets[0]?.pool.find(issueText(first!.issues[0]!))).toBeDefined();
  });

  test("copies what is shown as text", async () => {
    const pane = await openPane();
    await pane.click("tab", zh.tabs.dataCheck);
    await pane.click("button", zh.copyAsText);
    expect(pane.copied[0]?.split("\n")).toHaveLength(yearEnd.issues.length);
    expect(pane.text()).toContain(zh.copied);
  });

  test("says so when the clipboard is closed", async () => {
    const pane = await openPane({ copyText: () => Promise.reject(new Error("denied")) });
    await pane.click("tab", zh.tabs.dataCheck);
    await pane.click("button", zh.copyAsText);
    expect(pane.text()).toContain(zh.copyFailed);
  });
});

describe("规则", () => {
  const effect = otherReadings(yearEnd).find((candidate) => candidate.changes.length > 0)!;
  const definition: ReadingDefinition = yearEnd.plan.readings[effect.reading];
  const { title } = definition;
  const choose = async (pane: Awaited<ReturnType<typeof openPane>>) => {
    await pane.click("tab", zh.tabs.rules);
    const option = [...pane.get("region", title).querySelectorAll<HTMLInputElement>("input[type=radio]")].find(
      (radio) => radio.value === effect.choice,
    )!;
    await pane.press(option);
    await until(() => pane.all("button", zh.writeSetting).length === 1);
  };

  test("every reading stands there with its clause and its reason", async () => {
    const pane = await openPane();
    await pane.click("tab", zh.tabs.rules);
    for (const id of Object.keys(readingChoices) as ReadingId[]) {
      const card = pane.get("region", yearEnd.plan.readings[id].title);
      expect(card.textContent).toContain(yearEnd.plan.readings[id].clause.quote);
      expect(card.textContent).toContain(readingReasons[id]);
      expect(card.querySelectorAll("input[type=radio]")).toHaveLength(readingChoices[id].length);
    }
  });

  test("a choice shows whose score and rank would move before anything is written", async () => {
    const pane = await openPane();
    await choose(pane);
    const card = pane.get("region", title).textContent;
    expect(card).toContain(zh.effectLine(effect.changes.length, effect.rankChanges));
    for (const change of effect.changes) {
      expect(card).toContain(change.unit);
      if (change.total.now !== change.total.then)
        expect(card).toContain(`${plainNumber(change.total.now)} → ${plainNumber(change.total.then)}`);
    }
    expect(pane.host.applied).toEqual([]);
  });

  test("written, it goes to the value cell of its row in 规则参数, and the workbook is read again", async () => {
    const pane = await openPane();
    await choose(pane);
    await pane.click("button", zh.writeSetting);
    await until(() => pane.refreshes() === 1);
    const [edits] = pane.host.applied;
    expect(edits).toHaveLength(1);
    expect(edits?.[0]).toMatchObject({
      kind: "cells",
      sheet: "规则参数",
      cells: [{ column: 1, value: definition.choices.find(({ id }) => id === effect.choice)?.title }],
    });
  });

  test("a host that refuses is heard, and the choice is still there to try again", async () => {
    const pane = await openPane();
    pane.host.failure = new HostError("cannotWriteFormat", { format: ".csv" });
    await choose(pane);
    await pane.click("button", zh.writeSetting);
    await until(() => pane.text().includes("不能往 .csv 文件里写入"));
    expect(pane.refreshes()).toBe(0);
    expect(pane.all("button", zh.writeSetting)).toHaveLength(1);
  });
});

describe("试算", () => {
  test("a project more moves the score, and removing it moves it back; the workbook is not touched", async () => {
    const pane = await openPane();
    const unit = yearEnd.units.find((candidate) => (candidate.quota.filled ?? 0) < candidate.quota.required)!;
    await pane.click("tab", zh.tabs.whatIf);
    await pane.type(zh.unit, unit.name);
    await pane.type(zh.whatIfInvestment, "10000");
    await pane.click("button", zh.add);
    const result = pane.get("region", zh.whatIfResult).textContent ?? "";
    expect(result).toContain(unit.name);
    const cells = [...pane.get("region", zh.whatIfResult).querySelectorAll("td")].map((cell) => cell.textContent ?? "");
    const total = cells.find((cell) => cell.startsWith(`${plainNumber(unit.total)} → `));
    const then = Number(total?.split(" → ")[1]);
    // An 亿元 project brings 5 points at the least.
    expect(then).toBeGreaterThanOrEqual(unit.total + 5);
    await pane.click("button", new RegExp(`^${zh.removeThis("")}`));
    expect(pane.all("region", zh.whatIfResult)).toEqual([]);
    expect(pane.host.applied).toEqual([]);
    expect(pane.host.drawn).toEqual([]);
  });

  test("what is supposed is still there after a look at another tab", async () => {
    const pane = await openPane();
    await pane.click("tab", zh.tabs.whatIf);
    await pane.click("button", zh.add);
    await pane.click("tab", zh.tabs.overview);
    await pane.click("tab", zh.tabs.whatIf);
    expect(pane.all("region", zh.whatIfResult)).toHaveLength(1);
  });

  test.each([
    ["-1", false],
    ["0", true],
    ["1.2亿", false],
    ["", true],
  ])("an investment of %j is %s to add", async (text, fine) => {
    const pane = await openPane();
    await pane.click("tab", zh.tabs.whatIf);
    await pane.type(zh.whatIfInvestment, text);
    expect((pane.get("button", zh.add) as HTMLButtonElement).disabled).toBe(!fine);
  });
});
