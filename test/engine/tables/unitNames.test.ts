import { readOwners, sharesOf } from "../../../engine/tables/shares.js";
import { UnitNames } from "../../../engine/tables/unitNames.js";
import { plan } from "./workbook.js";

const names = new UnitNames(plan);

test.each<[string, string | undefined]>([
  ["财政局", "财政局"],
  [" 财 政 局 ", "财政局"],
  ["财　政\n局", "财政局"],
  ["自然资源和规划分局", "自规分局"],
  ["自规局", "自规分局"],
  ["特色小镇", "特色小镇服务中心"],
  ["产业促进局\n下设先进陶瓷小分队、日用陶瓷（装备制造）小分队", "产业促进局"],
  ["昌南湖\n服务中心", "昌南湖服务中心"],
  ["科创小镇", undefined],
  ["财政", undefined],
  ["市财政局", undefined],
  ["陶科投公司", undefined],
  ["城投集团", undefined],
  ["", undefined],
  ["下设小分队\n产业促进局", undefined],
])("%j is %j", (text, unit) => expect(names.findInCell(text)).toBe(unit));

test("near names are offered in messages only", () => {
  expect(names.near("财正局")).toContain("财政局");
  expect(names.near("社事局")).toContain("社会事业局");
  expect(names.near("局事社")).not.toContain("社会事业局");
  expect(names.find("财正局")).toBeUndefined();
  expect(names.near("完全不相干的名称")).toEqual([]);
  for (const [short, unit] of [
    ["社事局", "社会事业局"],
    ["征收中心", "征收事务中心"],
    ["小镇中心", "特色小镇服务中心"],
    ["经济发展局", "经发局"],
  ] as const)
    expect(names.near(short)).toContain(unit);
  expect(names.near("局事社")).not.toContain("社会事业局");
  expect(names.near("局").length).toBeLessThanOrEqual(3);
});

test("an alias never takes a name away from another unit", () => {
  const own = new UnitNames(plan);
  expect(own.add("财局", "财政局")).toBe(true);
  expect(own.add("财局", "财政局")).toBe(true);
  expect(own.add("财局", "经发局")).toBe(false);
  expect(own.find("财 局")).toBe("财政局");
  expect(own.add("经发局", "财政局")).toBe(false);
});

const found = (text: string): [string, string | undefined][] =>
  names.findAll(text).map(({ text: part, unit }) => [part, unit]);

test.each<[string, [string, string | undefined][]]>([
  ["", []],
  [" 　", []],
  ["、，", []],
  ["财政局", [["财政局", "财政局"]]],
  ["某公司", [["某公司", undefined]]],
  [
    "财政局、某/",
    [
      ["财政局", "财政局"],
      ["某", undefined],
    ],
  ],
  [
    "财政局和某公司",
    [
      ["财政局", "财政局"],
      ["某公司", undefined],
    ],
  ],
  ["昌南湖\n服务中心", [["昌南湖\n服务中心", "昌南湖服务中心"]]],
  [
    "财政局、经发局",
    [
      ["财政局", "财政局"],
      ["经发局", "经发局"],
    ],
  ],
  [
    "财政局/自规局和经发局",
    [
      ["财政局", "财政局"],
      ["自规局", "自规分局"],
      ["经发局", "经发局"],
    ],
  ],
  [
    "财政局、、经发局；",
    [
      ["财政局", "财政局"],
      ["经发局", "经发局"],
    ],
  ],
  // 和 is a part of this name.
  [
    "自然资源和规划分局、财政局",
    [
      ["自然资源和规划分局", "自规分局"],
      ["财政局", "财政局"],
    ],
  ],
  [
    "财政局、某公司",
    [
      ["财政局", "财政局"],
      ["某公司", undefined],
    ],
  ],
  [
    "某公司、财政局",
    [
      ["某公司", undefined],
      ["财政局", "财政局"],
    ],
  ],
  // Nobody is known: it stays as the list has it, 和 may belong to a name.
  [
    "甲和乙公司、丙公司",
    [
      ["甲和乙公司", undefined],
      ["丙公司", undefined],
    ],
  ],
  // Lines below a known unit that name nobody are its note; on one line they are others.
  ["产业促进局\n下设先进陶瓷小分队、日用陶瓷小分队", [["产业促进局", "产业促进局"]]],
  [
    "产业促进局\n财政局",
    [
      ["产业促进局", "产业促进局"],
      ["财政局", "财政局"],
    ],
  ],
  [
    "产业促进局\n小分队、财政局",
    [
      ["产业促进局", "产业促进局"],
      ["小分队", undefined],
      ["财政局", "财政局"],
    ],
  ],
  [
    "产业促进局、小分队\n其他",
    [
      ["产业促进局", "产业促进局"],
      ["小分队", undefined],
      ["其他", undefined],
    ],
  ],
  [
    "小分队\n产业促进局",
    [
      ["小分队", undefined],
      ["产业促进局", "产业促进局"],
    ],
  ],
])("the units of %j", (text, expected) => expect(found(text)).toEqual(expected));

test("units named somewhere in a sentence, each once, the longest spelling for itself", () => {
  expect(names.namedIn("请财政局会同经发局、财政局办理")).toEqual(expect.arrayContaining(["财政局", "经发局"]));
  expect(names.namedIn("请财政局会同经发局、财政局办理")).toHaveLength(2);
  expect(names.namedIn("由特色小镇服务中心牵头")).toEqual(["特色小镇服务中心"]);
  expect(names.namedIn("由 特色 小镇牵头")).toEqual(["特色小镇服务中心"]);
  expect(names.namedIn("无关的话")).toEqual([]);
  // What stands around a name is no name.
  expect(names.namedIn("洪财政局源镇")).toEqual(["财政局"]);
  const own = new UnitNames(plan);
  own.add("财金", "财政局");
  own.add("财金办", "经发局");
  // Two signs are parts of other words as well.
  expect(own.namedIn("财金工作")).toEqual([]);
  expect(own.namedIn("财金办工作")).toEqual(["经发局"]);
  // The longest first, and what stands on both sides of a name makes no other one.
  own.add("特色小镇办", "经发局");
  expect(own.namedIn("特色小镇办")).toEqual(["经发局"]);
  expect(own.namedIn("财经发局政局")).toEqual(["经发局"]);
});

test("names that are not assessed are known as such, the whole cell or its first line", () => {
  const own = new UnitNames(plan);
  expect(own.isExcluded("税务局")).toBe(false);
  expect(own.isExcluded("")).toBe(false);
  own.exclude("税 务局");
  expect([own.isExcluded("税务局"), own.isExcluded(" 税务\n局 "), own.isExcluded("税务局\n（备注）")]).toEqual([
    true,
    true,
    true,
  ]);
  expect([own.isExcluded("地税务局"), own.isExcluded("备注\n税务局"), own.isExcluded("")]).toEqual([
    false,
    false,
    false,
  ]);
});

test("a unit that is no more gives all of its spellings over; a mere spelling goes alone", () => {
  const own = new UnitNames(plan);
  expect(own.own.size).toBe(0);
  own.takeOver("自规分局", "财政局");
  expect(["自规分局", "自规局", "自然资源和规划分局"].map((name) => own.find(name))).toEqual([
    "财政局",
    "财政局",
    "财政局",
  ]);
  expect(own.own.get("自规局")).toBe("财政局");
  own.takeOver("特色小镇", "经发局");
  expect([own.find("特色小镇"), own.find("特色小镇服务中心")]).toEqual(["经发局", "特色小镇服务中心"]);
  own.takeOver("没有过的", "经发局");
  expect(own.find("没有过的")).toBe("经发局");
  expect([...own.own.keys()].sort()).toEqual(
    [
      ...["自规分局", "自规局", "自然资源和规划分局"].filter((name) => names.find(name) === "自规分局"),
      "特色小镇",
      "没有过的",
    ].sort(),
  );
});

test("the first of two units keeps a spelling that both have", () => {
  const [first, second] = plan.units;
  const shared = new UnitNames({
    ...plan,
    units: [
      { ...(first as (typeof plan.units)[number]), aliases: ["共用名"] },
      { ...(second as (typeof plan.units)[number]), aliases: ["共用名"] },
    ],
  });
  expect(shared.find("共用名")).toBe(first?.name);
});

test("at most three near names, the nearest first, none that is farther than a third of its signs", () => {
  const own = new UnitNames({ ...plan, units: [] });
  for (const [name, unit] of [
    ["甲乙丙丁辛庚", "远"],
    ["甲乙丙丁戊庚", "近"],
    ["甲乙丙丁戊己", "同"],
    ["甲乙丙丁壬癸", "也远"],
  ] as const)
    own.add(name, unit);
  expect(own.near("甲乙丙丁戊子")).toEqual(["近", "同", "远"]);
  // Of two spellings of a unit the nearer one counts, whichever comes first.
  own.add("甲乙丙丁戊丑", "也远");
  expect(own.near("甲乙丙丁戊子")).toEqual(["近", "同", "也远"]);
  const far = new UnitNames({ ...plan, units: [] });
  far.add("甲乙丙丁戊己", "单位");
  expect([far.near("甲乙丙丁子丑"), far.near("甲乙丙寅子丑")]).toEqual([["单位"], []]);
  const five = new UnitNames({ ...plan, units: [] });
  five.add("甲乙丙丁己庚", "单位");
  expect(five.near("甲乙丙丁戊")).toEqual([]);
  // A farther spelling of a unit takes nothing from its nearer one.
  const two = new UnitNames({ ...plan, units: [] });
  two.add("甲乙丙丁戊庚", "一");
  two.add("甲乙丙丁辛庚", "一");
  two.add("甲乙丙丁戊己", "二");
  expect(two.near("甲乙丙丁戊子")).toEqual(["一", "二"]);
  // The shorter name sets the third.
  far.add("天地玄黄宇宙洪荒日", "长");
  expect(far.near("天地玄黄辰宿列张")).toEqual([]);
});

test.each<[string, string, boolean]>([
  ["社事局", "社会事业局", true],
  ["局事社", "社会事业局", false],
  ["社", "社会事业局", false],
  ["社局", "社会事业局", true],
  ["社会事业局综合科室", "社会事业局", true],
  // Long names must hold the other as it stands.
  ["甲丙", `甲乙丙${"丁".repeat(40)}`, false],
  ["甲乙丙", `甲乙丙${"丁".repeat(40)}`, true],
  ["甲丁", `甲乙丙${"丁".repeat(27)}`, true],
  ["甲丁", `甲乙丙${"丁".repeat(28)}`, false],
])("%s is near %s: %s", (text, name, expected) => {
  const own = new UnitNames({ ...plan, units: [] });
  own.add(name, name);
  expect(own.near(text)).toEqual(expected ? [name] : []);
});

test.each<[string, string, readonly [string, number][] | undefined]>([
  ["财政局", "single", [["财政局", 1]]],
  [
    "罗家桥乡60%、陶汇公司40%",
    "shared",
    [
      ["罗家桥乡", 0.6],
      ["陶汇公司", 0.4],
    ],
  ],
  [
    "罗家桥乡（60％）；陶汇公司（40％）",
    "shared",
    [
      ["罗家桥乡", 0.6],
      ["陶汇公司", 0.4],
    ],
  ],
  [
    "罗家桥乡：33.3%\n陶汇公司：66.7%",
    "shared",
    [
      ["罗家桥乡", 0.333],
      ["陶汇公司", 0.667],
    ],
  ],
  ["自规局50%、自规分局50%", "shared", [["自规分局", 1]]],
  ["财政局100%", "single", [["财政局", 1]]],
  [
    "罗家桥乡60%、某公司40%",
    "shared",
    [
      ["罗家桥乡", 0.6],
      ["某公司", 0.4],
    ],
  ],
  ["罗家桥乡60%、陶汇公司30%", "badSum", undefined],
  ["罗家桥乡60%、陶汇公司50%", "badSum", undefined],
  ["罗家桥乡60%、陶汇公司", "badSum", undefined],
  ["财政局50%", "badSum", undefined],
  ["罗家桥乡、陶汇公司", "unshared", undefined],
  ["罗家桥乡/陶汇公司", "unshared", undefined],
  ["罗家桥乡和陶汇公司", "unshared", undefined],
  ["自然资源和规划分局", "single", [["自规分局", 1]]],
  ["产业促进局\n下设先进陶瓷小分队", "single", [["产业促进局", 1]]],
])("owners of %j: %s", (text, kind, shares) => {
  const owners = readOwners(text, names);
  expect(owners.kind).toBe(kind);
  if (shares !== undefined)
    expect(sharesOf(owners).map(({ unit, weight }) => [unit, Math.round(weight * 1e9) / 1e9])).toEqual(shares);
});
