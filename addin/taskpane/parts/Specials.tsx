import { makeStyles, tokens } from "@fluentui/react-components";
import { fundBoard, industryBoard, parkBoard, plainNumber, teamBoard, type Assessment } from "../../../engine/index.js";
import { useShared } from "../context.js";
import { Section } from "./Section.js";

const useStyles = makeStyles({
  scroll: { overflowX: "auto" },
  table: { borderCollapse: "collapse", width: "100%", fontSize: tokens.fontSizeBase200 },
  head: {
    textAlign: "left",
    fontWeight: tokens.fontWeightSemibold,
    padding: "4px 6px",
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  cell: { padding: "4px 6px", borderBottom: `1px solid ${tokens.colorNeutralStroke3}`, verticalAlign: "top" },
  clause: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, margin: "6px 0 0" },
});

/** 三、1 五业, 三、2 五园一城, 四、2 money, 四、3 teams: what the plan asks for beside the score. */
export function Specials({ assessment }: { readonly assessment: Assessment }) {
  const { say } = useShared();
  const number = (value: number | undefined): string => (value === undefined ? say.noFigure : plainNumber(value));
  const [industries, parks, funds, teams] = [
    industryBoard(assessment),
    parkBoard(assessment),
    fundBoard(assessment),
    teamBoard(assessment),
  ];
  return (
    <>
      {industries.length > 0 && (
        <Board
          title={say.industryBoard}
          heads={say.industryHeads}
          rows={industries.map(({ name, lead, support, sums }) => [
            name ?? say.otherCategories,
            [lead ?? "–", ...support].join(say.listComma),
            number(sums?.projects),
            number(sums?.investment),
            number(sums?.producing),
          ])}
          clauses={industries.flatMap(({ clause }) => clause?.quote ?? [])}
        />
      )}
      {parks.length > 0 && (
        <Board
          title={say.parkBoard}
          heads={say.parkHeads}
          rows={parks.map(({ name, sums, matching, plantArea, landArea }) => [
            name ?? say.noPark,
            number(sums?.projects),
            sums !== undefined && matching === undefined ? "–" : number(matching),
            number(plantArea),
            number(landArea),
          ])}
          clauses={parks.flatMap(({ clause }) => clause?.quote ?? [])}
        />
      )}
      <Board
        title={say.fundBoard}
        heads={say.fundHeads}
        rows={funds.map(({ unit, budget, spent, left }) => [unit, number(budget), number(spent), number(left)])}
        clauses={[assessment.plan.funding.quote]}
        none={say.noFunds}
      />
      {teams.length > 0 && (
        <Board
          title={say.teamBoard}
          heads={say.teamHeads}
          rows={teams.map(({ name, captain, members, sums, settled, park }) => [
            name,
            [captain, ...members].filter((person) => person !== "").join(say.listComma) || say.noFigure,
            number(sums?.projects),
            park === undefined ? "–" : number(settled),
          ])}
          clauses={teams.flatMap(({ clause }) => clause?.quote ?? [])}
        />
      )}
    </>
  );
}

interface BoardProps {
  readonly title: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly clauses: readonly string[];
  /** What is said where there is no row. */
  readonly none?: string;
}

function Board({ title, heads, rows, clauses, none = "" }: BoardProps) {
  const styles = useStyles();
  const quoted = [...new Set(clauses)].filter((quote) => quote !== "");
  return (
    <Section title={title}>
      {rows.length === 0 ? (
        <p className={styles.clause}>{none}</p>
      ) : (
        <div className={styles.scroll} tabIndex={0} role="group" aria-label={title}>
          <table className={styles.table}>
            <thead>
              <tr>
                {heads.map((head) => (
                  <th key={head} scope="col" className={styles.head}>
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((cells) => (
                <tr key={cells[0]}>
                  {cells.map((cell, column) => (
                    <td key={heads[column]} className={styles.cell} lang="zh-CN">
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {quoted.map((quote) => (
        <p key={quote} className={styles.clause} lang="zh-CN">
          “{quote}”
        </p>
      ))}
    </Section>
  );
}
