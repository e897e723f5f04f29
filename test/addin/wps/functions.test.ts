/** Custom functions in WPS: registered once, answered at once, following the workbook, and never with another workbook's numbers. */
import { assess, changnan2024, dayOf, readFacts, type Assessment, type Day } from "../../../engine/index.js";
import { readWorkbook } from "../../../addin/file/read/readWorkbook.js";
import { longestMilliseconds } from "../../../addin/wps/changes.js";
import { foreign, ledgerWith } from "../../wps/books.js";
import { missingValues, payloads, shapes, type Options, type Shape } from "../../wps/standIn.js";
import { afterEdit, entryUnderTest, type EntryUnderTest } from "./entryUnderTest.js";

const ids = ["SCORE", "SCORERANK", "QUOTA", "QUOTADONE", "ESCALATION", "SCOREWHY", "SCORETABLE", "SCOREISSUES"];
const ledger = "/台账/考核.xlsx";

async function assessed(bytes: Uint8Array, asOf: Day = dayOf(2024, 9, 20) as Day): Promise<Assessment> {
  return assess(readFacts(await readWorkbook(bytes, "考核.xlsx"), changnan2024), { asOf });
}

async function pointsOf(leads: number): Promise<number> {
  const unit = (await assessed(ledgerWith(leads))).units.find(
    ({ name }) => name === "产业促进局" || name.includes("产"),
  );
  return unit?.items["leadReporting"]?.points ?? NaN;
}

/** With one workbook open and one formula entered. */
async function started(options: Options, leads = 2): Promise<EntryUnderTest> {
  const entry = await entryUnderTest(options, { prepare: (office) => office.open(ledger, ledgerWith(leads)) });
  entry.office.formula("A1", "SCORE", "产促局", "信息报送");
  await entry.clock.pass(afterEdit);
  return entry;
}

const opened: EntryUnderTest[] = [];
const start = async (...given: Parameters<typeof started>): Promise<EntryUnderTest> => {
  const entry = await started(...given);
  opened.push(entry);
  return entry;
};
afterEach(() => {
  // Whatever the add-in asked of WPS is on the list of members that exist, and no temporary file is left.
  for (const { office } of opened.splice(0)) {
    expect(office.ledger.complaints).toEqual([]);
    expect([...office.disk.files.keys()].filter((path) => path.startsWith("/tmp/"))).toEqual([]);
  }
});

const everywhere = shapes.flatMap((shape) => payloads.map((payload) => [shape, payload] as const));

describe.each(everywhere)("on %s, where an edit tells %s", (shape, payload) => {
  test("a formula first says that it reads, then has its score, and follows an edit", async () => {
    const entry = await entryUnderTest({ shape, payload }, { prepare: (office) => office.open(ledger, ledgerWith(2)) });
    opened.push(entry);
    const { office, clock } = entry;
    expect(office.formula("A1", "SCORE", "产促局", "信息报送")).toBe("正在读取台账…");
    await clock.pass(afterEdit);
    expect(office.shown("A1")).toBe(await pointsOf(2));
    office.edit(ledger, ledgerWith(5));
    await clock.pass(afterEdit);
    expect(office.shown("A1")).toBe(await pointsOf(5));
    expect(await pointsOf(5)).toBeGreaterThan(await pointsOf(2));
    expect(office.recalculations).toBe(2);
  });

  test("an edit that changes no answer has nothing calculated, and the events of our own work die away", async () => {
    const { office, clock } = await start({ shape, payload, echoes: true });
    const before = office.recalculations;
    office.edit(ledger, ledgerWith(2));
    await clock.pass(20 * 60_000);
    expect(office.recalculations).toBe(before);
    office.ledger.calls.length = 0;
    await clock.pass(20 * 60_000);
    // An echo never ends by itself; it is held to one reading each half minute.
    const copies = office.ledger.calls.filter((call) => call === "Et.Workbook.SaveCopyAs").length;
    expect(copies).toBeLessThanOrEqual((20 * 60_000) / longestMilliseconds + 1);
    office.edit(ledger, ledgerWith(4));
    await clock.pass(2 * longestMilliseconds);
    expect(office.shown("A1")).toBe(await pointsOf(4));
  });
});

describe.each(shapes)("on %s", (shape: Shape) => {
  test("every function of functions.json is registered once, however often WPS calls", async () => {
    const { office, callbacks } = await start({ shape });
    callbacks.OnAddinLoad({});
    expect([...office.functions.keys()]).toEqual(ids);
    const { metadata } = office.functions.get("SCORE") as { metadata: { parameters: readonly object[] } };
    expect(metadata).toMatchObject({
      description: "部门得分：总分，或附件5中的一项",
      parameters: [
        { name: "dept", type: "string" },
        { name: "item", type: "string?" },
        { name: "asOf", type: "any?" },
      ],
      result: { type: "any" },
    });
  });

  test.each([
    ["the switch", { shape }, "CN"],
    ["a WPS that asks for a namespace", { shape, needsNamespace: true }, ""],
  ] as const)("with %s the functions are called CN.…", async (_, options, namespace) => {
    const entry = await entryUnderTest(options, { namespace });
    opened.push(entry);
    expect([...entry.office.functions.keys()]).toEqual(ids.map((id) => `CN.${id}`));
  });

  test("a WPS before custom functions still has ribbon and pane", async () => {
    const { office, press } = await entryUnderTest({ shape, without: ["AddCustomFunction"] });
    press("ScorecardPanel");
    expect(office.panes.size).toBe(1);
  });

  test.each(missingValues.map((missing) => [missing] as const))("%p stands for what is left out", async (missing) => {
    const { office } = await start({ shape, missing });
    const expected = await assessed(ledgerWith(2));
    const unit = expected.units.find(({ name }) => name.includes("产"));
    expect(office.formula("B1", "SCORE", "产促局")).toBe(unit?.total);
    expect(office.formula("B2", "QUOTA", "产促局")).toBe(unit?.quota.required);
    expect(office.formula("B3", "SCORERANK", "产促局")).toBe(unit?.rank);
    expect(office.formula("B4", "SCORE")).toMatch(/^#N\/A 没有考核单位“”/);
  });

  test("what fills several cells comes as rows", async () => {
    const { office } = await start({ shape });
    const table = office.formula("B1", "SCORETABLE") as unknown[][];
    expect(table).toHaveLength(changnan2024.quotas.length + 1);
    expect(table[0]?.slice(0, 3)).toEqual(["名次", "单位", "总分"]);
    expect(new Set(table.map((row) => row.length)).size).toBe(1);
    const why = office.formula("B2", "SCOREWHY", "产促局", "信息报送") as string[][];
    expect(why[0]).toEqual(["步骤", "算式", "所据", "条款"]);
    expect(why[1]?.[0]).toMatch(/^信息报送/);
    expect((office.formula("B3", "SCOREISSUES") as string[][])[0]).toEqual(["级别", "位置", "问题"]);
  });

  test("troubles are sentences with the sign that Excel would show", async () => {
    const { office } = await start({ shape });
    expect(office.formula("B1", "SCORE", "没有这个局")).toMatch(/^#N\/A 没有考核单位“没有这个局”/);
    expect(office.formula("B2", "SCORE", "产促局", "没有这一项")).toMatch(/^#VALUE! 没有考核项目“没有这一项”/);
    expect(office.formula("B3", "SCORE", "产促局", undefined, "哪天")).toMatch(/^#VALUE! 截止日期“哪天”不是日期/);
  });

  test("a date comes as a serial number or as text, and a cell as the object that it is", async () => {
    const { office } = await start({ shape });
    const inMarch = (await assessed(ledgerWith(2), dayOf(2024, 3, 31) as Day)).units.find(({ name }) =>
      name.includes("产"),
    )?.total;
    expect(office.formula("B1", "SCORE", "产促局", undefined, 45_382)).toBe(inMarch);
    expect(office.formula("B2", "SCORE", "产促局", undefined, "2024-03-31")).toBe(inMarch);
    expect(office.formula("B3", "SCORE", { Value2: "产促局" }, undefined, { Value2: [[45_382]] })).toBe(inMarch);
  });

  test("a workbook without our tables says so, beside a ledger it does not matter", async () => {
    const entry = await entryUnderTest({ shape }, { prepare: (office) => office.open("/杂/通讯录.xlsx", foreign()) });
    opened.push(entry);
    const { office, clock } = entry;
    office.formula("A1", "SCORE", "产促局", "信息报送");
    await clock.pass(afterEdit);
    expect(office.shown("A1")).toMatch(/^#N\/A 没有找到考核台账/);
    office.open(ledger, ledgerWith(3));
    await clock.pass(afterEdit);
    expect(office.shown("A1")).toBe(await pointsOf(3));
  });

  test("of two ledgers that differ none is chosen; where they agree it does not matter, and closing one settles it", async () => {
    const { office, clock } = await start({ shape });
    office.open("/台账/考核-考核汇总.xlsx", ledgerWith(2));
    await clock.pass(afterEdit);
    expect(office.shown("A1")).toBe(await pointsOf(2));
    office.edit(ledger, ledgerWith(5));
    await clock.pass(afterEdit);
    expect(office.shown("A1")).toBe(
      "#N/A 同时打开了 2 本考核工作簿（考核.xlsx、考核-考核汇总.xlsx），结果不一样，而 WPS 不说明公式在哪一本里。请只留一本，关闭其余的。",
    );
    office.close("/台账/考核-考核汇总.xlsx");
    await clock.pass(afterEdit);
    expect(office.shown("A1")).toBe(await pointsOf(5));
  });

  test("another workbook that cannot be read could be the one: nothing is said for sure", async () => {
    const { office, clock } = await start({ shape });
    office.open("/台账/加密.xlsx", foreign());
    office.set("/台账/加密.xlsx", { refusesCopies: true, saved: false });
    await clock.pass(afterEdit);
    expect(office.shown("A1")).toMatch(/^#N\/A 另一本打开的工作簿“加密.xlsx”读不了.*copying is refused/);
  });

  test("a workbook that was never saved is read as well; where no copy is to be had, an unchanged file will do", async () => {
    const entry = await entryUnderTest({ shape }, { prepare: (office) => office.open("工作簿1", ledgerWith(2)) });
    opened.push(entry);
    entry.office.formula("A1", "SCORE", "产促局", "信息报送");
    await entry.clock.pass(afterEdit);
    expect(entry.office.shown("A1")).toBe(await pointsOf(2));

    const refusing = await entryUnderTest(
      { shape },
      {
        prepare: (office) => {
          office.open(ledger, ledgerWith(3));
          office.set(ledger, { refusesCopies: true });
        },
      },
    );
    opened.push(refusing);
    refusing.office.formula("A1", "SCORE", "产促局", "信息报送");
    await refusing.clock.pass(afterEdit);
    expect(refusing.office.shown("A1")).toBe(await pointsOf(3));
  });

  test("another day is another answer, without an edit", async () => {
    const { office, clock, setToday } = await start({ shape }, 8);
    office.formula("A2", "SCORETABLE");
    const before = office.recalculations;
    setToday(dayOf(2024, 12, 31) as Day);
    await clock.pass(60_000);
    expect(office.recalculations).toBe(before + 1);
  });

  test("who calculates on demand is not overruled; 重算 is the demand", async () => {
    const { office, clock, press } = await start({ shape });
    office.calculation = -4135;
    office.edit(ledger, ledgerWith(5));
    await clock.pass(afterEdit);
    expect(office.shown("A1")).toBe(await pointsOf(2));
    press("ScorecardRecalculate");
    await clock.pass(afterEdit);
    expect(office.shown("A1")).toBe(await pointsOf(5));
  });

  test("a thousand formulas ask WPS for the list of workbooks once", async () => {
    const { office } = await start({ shape });
    office.ledger.calls.length = 0;
    for (let row = 1; row <= 1000; row++) office.formula(`C${row}`, "SCORE", "产促局", "信息报送");
    expect(office.ledger.calls).toEqual([
      "root.Workbooks",
      "Et.Workbooks.Count",
      "Et.Workbooks.Item",
      "Et.Workbook.FullName",
    ]);
  });

  test("without events 重算 does what they would", async () => {
    const entry = await entryUnderTest(
      { shape, without: ["ApiEvent"] },
      { prepare: (office) => office.open(ledger, ledgerWith(2)) },
    );
    opened.push(entry);
    const { office, clock, press } = entry;
    office.formula("A1", "SCORE", "产促局", "信息报送");
    await clock.pass(afterEdit);
    office.edit(ledger, ledgerWith(5));
    await clock.pass(afterEdit);
    expect(office.shown("A1")).toBe(await pointsOf(2));
    press("ScorecardRecalculate");
    await clock.pass(afterEdit);
    expect(office.shown("A1")).toBe(await pointsOf(5));
  });
});
