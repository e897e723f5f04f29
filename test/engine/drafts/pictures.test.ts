/** The ranking in words. */
import { assess } from "../../../engine/index.js";
import { rankingText } from "../../../engine/drafts/pictures.js";
import { day, facts, planUnits } from "../../helpers/facts.js";

test.each([
  [5, false],
  [6, true],
])("of %d units the last three are named: %s", (count, named) => {
  const units = planUnits().slice(0, count);
  const text = rankingText(assess(facts({ units }), { asOf: day("2024-03-31") }));
  const names = (of: typeof units): string => of.map(({ name }) => `${name}（\\d+分）`).join("、");
  const first = `总分前三名：${names(units.slice(0, 3))}`;
  expect(text).toMatch(new RegExp(`^${first}${named ? `；后三名：${names(units.slice(-3))}` : ""}。$`));
});
