import { columnLetters, type Plan, type PlanCell } from "../../engine/index.js";
import { styled } from "../../engine/report/sheetDraft.js";
import { cleaned, lookedUp, plainText } from "../formulaTexts.js";
import { calculated, helperHead, type Scope } from "./scope.js";

/** Every spelling of a scored unit in the plan, with the unit's number. */
export function nameList(plan: Plan): { text: string; unit: number }[] {
  return plan.quotas.flatMap(({ unit }, index) => {
    const aliases = plan.units.find(({ name }) => name === unit)?.aliases ?? [];
    return [unit, ...aliases].map((text) => ({ text: plainText(text), unit: index + 1 }));
  });
}

/** A spelling or its unit's number: first those of the plan, then those of 部门别名. */
export function nameCell(scope: Scope, column: string, index: number): PlanCell {
  const own = nameList(scope.plan);
  const given = own[index];
  if (given !== undefined) return column === "写法" ? styled(given.text, "text") : styled(given.unit, "integer");
  const row = index - own.length;
  // Aliases lead to the plan's own spellings only, never to another alias: no circle can arise.
  const planOnly = (column: number): string =>
    `$${columnLetters(column)}$${helperHead + 2}:$${columnLetters(column)}$${helperHead + 1 + own.length}`;
  const [ownNames, ownNumbers] = [planOnly(scope.names.left), planOnly(scope.names.left + 1)];
  return column === "写法"
    ? calculated(cleaned(scope.entry("aliases", "alias", row)))
    : calculated(lookedUp(cleaned(scope.entry("aliases", "unit", row)), ownNames, ownNumbers, "0"));
}

/** Every spelling of a category, with its name. */
export function categoryList(plan: Plan): [string, string][] {
  return plan.categories.flatMap(({ name, aliases }) =>
    [name, ...aliases].map((text): [string, string] => [plainText(text), name]),
  );
}
