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
