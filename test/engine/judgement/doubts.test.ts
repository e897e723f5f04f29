import { doubtsByUnit, isSameDoubts, type UnitDoubts } from "../../../engine/judgement/doubts.js";
import type { Doubt } from "../../../engine/judgement/coverage.js";
import type { Place } from "../../../engine/grid/grid.js";
import { facts } from "../../helpers/facts.js";

const year = <Value>(value: Value, march: Value = value): Value[] =>
  Array.from({ length: 12 }, (_, month) => (month === 2 ? march : value));
const doubt = (
  changes: Partial<{ count: number; sheet: string; row: number; column: number; more: boolean }> = {},
): Doubt => {
  const { count = 1, sheet = "台账", row = 4, column = 1, more = false } = changes;
  const place = { sheet, row, column };
  return { count, places: more ? [place, { ...place, row: row + 1 }] : [place] };
};

/** Made anew at each call, so that nothing is the same object. */
const doubts = (): UnitDoubts => ({
  leads: "read",
  tasks: "absent",
  emptyMonths: year(false, true),
  waitingMonths: year(false, true),
  undecided: year<Doubt | undefined>(undefined, doubt()),
  undated: doubt(),
  strangers: year<Doubt | undefined>(undefined, doubt()),
  undatedStrangers: doubt(),
});

test("doubts that say the same are the same, whoever made them", () => {
  const [one, other] = [doubts(), doubts()];
  expect(isSameDoubts(one, one)).toBe(true);
  expect(isSameDoubts(one, other)).toBe(true);
  const { undated: _, undatedStrangers: __, ...bare } = doubts();
  expect(isSameDoubts(bare, { ...bare, emptyMonths: [...bare.emptyMonths] })).toBe(true);
  expect(isSameDoubts(bare, doubts())).toBe(false);
});

test.each<[what: string, changes: Partial<UnitDoubts>]>([
  ["the lead ledger", { leads: "partly" }],
  ["the tasks' ledger", { tasks: "read" }],
  ["an empty month", { emptyMonths: year(false) }],
  ["another empty month", { emptyMonths: [true, ...year(false, true).slice(1)] }],
  ["a waiting month", { waitingMonths: year(false) }],
  ["another waiting month", { waitingMonths: [true, ...year(false, true).slice(1)] }],
  ["no undecided row", { undecided: year(undefined) }],
  ["one undecided row more", { undecided: [doubt(), ...year<Doubt | undefined>(undefined, doubt()).slice(1)] }],
  ["another row undecided", { undecided: year<Doubt | undefined>(undefined, doubt({ row: 5 })) }],
  ["no stranger", { strangers: year(undefined) }],
  ["another stranger", { strangers: year<Doubt | undefined>(undefined, doubt({ sheet: "二月" })) }],
  ["another undated row", { undated: doubt({ column: 2 }) }],
  ["more undated rows", { undated: doubt({ count: 2 }) }],
  ["more undated rows to look at", { undated: doubt({ more: true }) }],
  ["undated rows of another sheet", { undated: doubt({ sheet: "二月" }) }],
  ["another undated stranger", { undatedStrangers: doubt({ row: 9 }) }],
])("they differ by %s", (_, changes) => {
  expect(isSameDoubts(doubts(), { ...doubts(), ...changes })).toBe(false);
  expect(isSameDoubts({ ...doubts(), ...changes }, doubts())).toBe(false);
});

test("two rows are the same only when both are", () => {
  const two = (second: number): Doubt => {
    const [first] = doubt().places as [Place];
    return { count: 2, places: [first, { ...first, row: second }] };
  };
  const of = (undated: Doubt): UnitDoubts => ({ ...doubts(), undated });
  expect(isSameDoubts(of(two(8)), of(two(8)))).toBe(true);
  expect(isSameDoubts(of(two(8)), of(two(9)))).toBe(false);
});

test("what is undecided of one unit is no doubt of another", () => {
  const read = facts({});
  const undecided = new Map([["甲局", year<Doubt | undefined>(undefined, doubt())]]);
  const of = doubtsByUnit({ ...read, leadDoubts: { ...read.leadDoubts, undecided } });
  expect(isSameDoubts(of("丙办"), of("甲局"))).toBe(false);
  expect(of("丙办").undecided).toHaveLength(12);
});

test("a unit without doubts of its own has those of all, the same object; another has its own beside them", () => {
  const read = facts({});
  const own = {
    ...read,
    leadDoubts: {
      ...read.leadDoubts,
      undecided: new Map([["甲局", year<Doubt | undefined>(undefined, doubt())]]),
      undated: new Map([["乙镇", doubt({ row: 7 })]]),
      undatedStrangers: doubt({ row: 8 }),
    },
  };
  const of = doubtsByUnit(own);
  expect(of("丙办")).toBe(of("丁办"));
  expect(of("丙办")).toMatchObject({ undecided: year(undefined), undatedStrangers: doubt({ row: 8 }) });
  expect("undated" in of("丙办")).toBe(false);
  expect(of("甲局").undecided[2]).toEqual(doubt());
  expect("undated" in of("甲局")).toBe(false);
  expect([of("乙镇").undated, of("乙镇").undecided]).toEqual([doubt({ row: 7 }), year(undefined)]);
  expect("undatedStrangers" in doubtsByUnit(read)("甲局")).toBe(false);
});

test("a month waits when it has rows and all of them wait; one without rows is empty", () => {
  const read = facts({});
  const leads = { ...read.coverage.leads, byMonth: [0, 2, 2, 1, ...year(0).slice(4)] };
  const of = doubtsByUnit({
    ...read,
    coverage: { ...read.coverage, leads },
    leadDoubts: { ...read.leadDoubts, waiting: [0, 2, 1, 0, ...year(0).slice(4)] },
  });
  expect(of("甲局").waitingMonths.slice(0, 4)).toEqual([false, true, false, false]);
  expect(of("甲局").emptyMonths.slice(0, 5)).toEqual([true, false, false, false, true]);
});
