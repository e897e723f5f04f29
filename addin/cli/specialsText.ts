import { specialsJson, plainNumber, type Assessment } from "../../engine/index.js";
import { always, fittedTable, type FittedColumn } from "./fittedTable.js";
import type { Strings } from "./strings.zh.js";

/** Terminal cells that names take at least where a terminal is narrow. */
const leastName = 8;

/**
 * `assess --specials`: lines of business, parks, money and teams as tables. What is not known or not entered says so, a board without rows why.
 * @param width terminal cells; 0: no limit
 */
export function specialsLines(assessment: Assessment, { specials: say, noData }: Strings, width: number): string[] {
  const { industries, parks, funds, teams } = specialsJson(assessment);
  const figure = (value: number | null): string => (value === null ? noData : plainNumber(value));
  const list = (names: readonly (string | null)[]): string =>
    names.filter((name) => name !== null).join(say.comma) || "–";
  const board = <Row>(
    { title, heads, none }: { title: string; heads: readonly string[]; none: string },
    rows: readonly Row[],
    cells: readonly (readonly [align: "left" | "right", keep: number, text: (row: Row) => string])[],
  ): string[] => {
    const columns = cells.map(([align, keep, text], index): FittedColumn<Row> => ({
      head: heads[index] ?? "",
      align,
      keep,
      ...(align === "left" ? { least: leastName } : {}),
      text,
    }));
    return ["", title, rows.length === 0 ? none : fittedTable(columns, rows, width)];
  };
  return [
    "",
    say.title,
    ...board(say.industries, industries, [
      ["left", always, ({ name }) => name ?? say.otherCategories],
      ["left", 1, ({ lead, support }) => list([lead, ...support])],
      ["right", always, ({ projects }) => figure(projects)],
      ["right", 4, ({ investment }) => figure(investment)],
      ["right", 2, ({ started }) => figure(started)],
      ["right", 3, ({ producing }) => figure(producing)],
    ]),
    ...board(say.parks, parks, [
      ["left", always, ({ name }) => name ?? say.otherPark],
      ["left", 1, ({ directions }) => list(directions)],
      ["right", always, ({ projects }) => figure(projects)],
      [
        "right",
        6,
        ({ name, projects, matching }) =>
          name === null || (projects !== null && matching === null) ? "–" : figure(matching),
      ],
      ["right", 5, ({ investment }) => figure(investment)],
      ["right", 4, ({ plantArea }) => figure(plantArea)],
      ["right", 3, ({ landArea }) => figure(landArea)],
      ["right", 2, ({ producing }) => figure(producing)],
    ]),
    ...board(say.funds, funds, [
      ["left", always, ({ unit }) => unit],
      ["right", 1, ({ budget }) => figure(budget)],
      ["right", 2, ({ spent }) => figure(spent)],
      ["right", always, ({ left }) => figure(left)],
    ]),
    ...board(say.teams, teams, [
      ["left", always, ({ name }) => name],
      ["left", 1, ({ captain, members }) => list([captain, ...members])],
      ["left", 2, ({ directions }) => list(directions)],
      ["right", always, ({ projects }) => figure(projects)],
      ["right", 5, ({ investment }) => figure(investment)],
      ["right", 4, ({ park, settled }) => (park === null ? "–" : figure(settled))],
      ["right", 3, ({ producing }) => figure(producing)],
    ]),
  ];
}
