import type { Day } from "../../engine/index.js";
import type { EntryRow } from "../ledgerRows.js";
import type { Chance } from "../random.js";
import { cities, trades, type FirmNames } from "./names.js";
import { at, date, profileOf, type ExampleUnit } from "./units.js";

/** The year's visits by date, then those that do not count, and one to two enterprises. */
export function visits(
  year: number,
  units: readonly ExampleUnit[],
  home: string | undefined,
  dice: Chance,
  firm: FirmNames,
): EntryRow[] {
  const rows: { readonly day: Day; readonly row: EntryRow }[] = [];
  units.forEach((unit, index) => {
    const count = Math.round(unit.visits * profileOf(index).visits);
    for (let time = 0; time < count; time++) {
      const day = date(year, dice.between(1, 12), dice.between(2, 27));
      rows.push({
        day,
        row: {
          day: { date: day },
          unit: unit.name,
          leader: unit.leader ?? `${unit.name}主要负责人`,
          enterprise: firm(dice.pick(Object.keys(trades))),
          visitedPlace: dice.pick(cities),
        },
      });
    }
  });
  rows.sort((first, second) => first.day - second.day);
  const list = rows.map(({ row }) => row);
  const again = list.find((row) => row["unit"] === at(units, 1).name);
  return [
    ...list,
    {
      day: { date: date(year, 12, 3) },
      unit: at(units, 1).name,
      leader: again?.["leader"],
      enterprise: again?.["enterprise"],
      visitedPlace: again?.["visitedPlace"],
    },
    {
      day: { date: date(year, 12, 4) },
      unit: at(units, 8).name,
      leader: undefined,
      enterprise: "示例天府日用瓷公司",
      visitedPlace: "潮州",
    },
    {
      day: { date: date(year, 12, 5) },
      unit: at(units, 13).name,
      leader: `${at(units, 13).name}主要负责人`,
      enterprise: "示例天相茶具瓷公司",
      visitedPlace: home,
    },
    {
      day: { date: date(year, 12, 6) },
      unit: at(units, 3).name,
      leader: `${at(units, 3).name}主要负责人`,
      enterprise: "示例天梁研学营地公司、示例天机民宿集群公司",
      visitedPlace: "黄山",
    },
  ];
}
