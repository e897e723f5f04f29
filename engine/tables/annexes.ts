/** What a workbook says in place of the plan's annexes: parks, the two groups of 附件4, categories and their other spellings. */
import { issue, type Issue } from "../issue.js";
import { editDistance } from "../nearWords.js";
import type { Plan, PlanCategory, PlanMember, PlanPark } from "../plan.js";
import { cellName } from "./cellName.js";
import type { TableKey } from "../facts.js";
import { categoriesNamed, categoryOf } from "./quotaText.js";
import { dataRows, incomplete } from "./rows.js";
import type { TablePart } from "./tablePart.js";
import { compact, listParts } from "./text.js";
import { UnitNames } from "./unitNames.js";
import { memberRoleWords, wordValue } from "./cellWords.js";

/**
 * The plan with what the workbook says instead: 附件1 may name new categories, 类别别名 gives other spellings, 园区 stands for 三、2, 领导小组 and
 * 评审小组 for 附件4. A table that is not there, or has no row that can be used, leaves the plan as it is.
 * @param partsOf the parts of a table @param issues receives what cannot be used, with its cell
 */
export function planOfAnnexes(plan: Plan, partsOf: (key: TableKey) => readonly TablePart[], issues: Issue[]): Plan {
  const spellings = new Set(
    [...dataRows<"categoryAliases">(partsOf("categoryAliases"), [])].map((row) => compact(row.text("alias"))),
  );
  const added = addedCategories(partsOf("quotas"), plan.categories, spellings, issues);
  const named = added.length === 0 ? plan.categories : [...plan.categories, ...added];
  const categories = withAliases(partsOf("categoryAliases"), named, issues);
  const parks = readParks(partsOf("parks"), plan, issues);
  const leadingGroup = readGroup("leadingGroup", partsOf("leadingGroup"), plan, issues);
  const reviewGroup = readGroup("reviewGroup", partsOf("reviewGroup"), plan, issues);
  if (categories === plan.categories && parks === undefined && leadingGroup === undefined && reviewGroup === undefined)
    return plan;
  return {
    ...plan,
    categories,
    ...(parks === undefined ? {} : { parks }),
    ...(leadingGroup === undefined ? {} : { leadingGroup }),
    ...(reviewGroup === undefined ? {} : { reviewGroup }),
    ...(leadingGroup === undefined && reviewGroup === undefined
      ? {}
      : { doubts: openDoubts(plan, leadingGroup ?? plan.leadingGroup, reviewGroup ?? plan.reviewGroup) }),
  };
}

/** Two spellings of one name stay in doubt as long as both stand in the groups. */
function openDoubts({ doubts }: Plan, ...groups: readonly (readonly PlanMember[])[]): Plan["doubts"] {
  const names = new Set(groups.flat().map(({ name }) => name));
  return doubts.filter(
    ({ namesInDoubt }) => namesInDoubt === undefined || namesInDoubt.filter((name) => names.has(name)).length > 1,
  );
}

/**
 * Categories that 附件1 names and the plan does not. What is a slip of the pen for one that is known is none: the quota is then unreadable.
 * @param spellings what 类别别名 gives to a category
 */
function addedCategories(
  parts: readonly TablePart[],
  known: readonly PlanCategory[],
  spellings: ReadonlySet<string>,
  issues: Issue[],
): readonly PlanCategory[] {
  const added = new Map<string, PlanCategory>();
  for (const row of dataRows<"quotas">(parts, [])) {
    for (const name of categoriesNamed(row.text("quota"))) {
      if (categoryOf(name, known) !== undefined || spellings.has(name) || added.has(name) || isNearly(name, known))
        continue;
      added.set(name, { name, aliases: [], quota: true });
      issues.push(
        issue(
          "info",
          "category.added",
          "附件1的招引任务写了方案没有的类别“{category}”，按新的类别计；如是别的类别的另一种写法，请在“类别别名”表中登记",
          { category: name },
          row.place("quota"),
        ),
      );
    }
  }
  return [...added.values()];
}

/** One sign away from a spelling of three signs or more. */
function isNearly(name: string, known: readonly PlanCategory[]): boolean {
  return known.some((category) =>
    [category.name, ...category.aliases].some(
      (spelling) => Math.min(spelling.length, name.length) >= 3 && editDistance(compact(spelling), name) <= 1,
    ),
  );
}

/** 类别别名. A spelling that is a category's own name stays that category's. */
function withAliases(
  parts: readonly TablePart[],
  categories: readonly PlanCategory[],
  issues: Issue[],
): readonly PlanCategory[] {
  const given = new Map<string, string>();
  for (const row of dataRows<"categoryAliases">(parts, issues)) {
    const lacking = incomplete(row, "categoryAliases", "categoryAlias.incomplete", ["alias", "category"]);
    if (lacking !== undefined) {
      issues.push(lacking);
      continue;
    }
    const [alias, text] = [row.text("alias"), row.text("category")];
    const category = categoryOf(text, categories);
    const taken =
      categories.find(({ name }) => compact(name) === compact(alias))?.name ?? given.get(compact(alias)) ?? category;
    if (category === undefined)
      issues.push(
        issue(
          "error",
          "categoryAlias.categoryUnknown",
          "类别别名“{alias}”所指的类别“{category}”不在附件1或方案中，别名未采用；可选：{choices}",
          { alias, category: text, choices: categories.map(({ name }) => name).join("、") },
          row.place("category"),
        ),
      );
    else if (taken !== category)
      issues.push(
        issue(
          "error",
          "categoryAlias.conflict",
          "“{alias}”已经是类别“{taken}”的写法，不能再指“{category}”，本行未采用；请改正",
          { alias, taken: taken as string, category },
          row.place("alias"),
        ),
      );
    else given.set(compact(alias), category);
  }
  if (given.size === 0) return categories;
  return categories.map(({ name, aliases, ...rest }) => ({
    ...rest,
    name,
    // What the workbook gives to another category is taken from the plan's.
    aliases: [
      ...aliases.filter((alias) => !given.has(compact(alias))),
      ...[...given].flatMap(([alias, category]) => (category === name ? [alias] : [])),
    ],
  }));
}

/** 园区. A park that the plan knows keeps its other spellings. */
function readParks(parts: readonly TablePart[], plan: Plan, issues: Issue[]): readonly PlanPark[] | undefined {
  const parks = new Map<string, PlanPark>();
  for (const row of dataRows<"parks">(parts, issues)) {
    const lacking = incomplete(row, "parks", "park.incomplete", ["park", "directions"]);
    if (lacking !== undefined) {
      issues.push(lacking);
      continue;
    }
    const name = row.text("park");
    const key = compact(name);
    if (parks.has(key)) {
      issues.push(
        issue(
          "warning",
          "park.duplicate",
          "园区“{name}”重复，以先登记的为准，本行未采用；请删去一行",
          { name },
          row.place("park"),
        ),
      );
      continue;
    }
    const known = plan.parks.find((park) => [park.name, ...park.aliases].some((text) => compact(text) === key));
    const place = row.place("directions");
    const directions = listParts(row.text("directions")).map(compact);
    // Where the sheet says what the plan says, the plan's own sentence is quoted.
    if (known !== undefined && known.directions.join() === directions.join()) parks.set(key, known);
    else
      parks.set(key, {
        name: known?.name ?? name,
        aliases: known?.aliases ?? [],
        directions,
        clause: { title: `园区表（${cellName(place)}）`, quote: row.text("directions"), lines: [], place },
      });
  }
  return parks.size === 0 ? undefined : [...parks.values()];
}

/** 领导小组 or 评审小组. Who is twice in it stays at the first row. */
function readGroup(
  key: "leadingGroup" | "reviewGroup",
  parts: readonly TablePart[],
  plan: Plan,
  issues: Issue[],
): readonly PlanMember[] | undefined {
  const names = new UnitNames(plan);
  const members = new Map<string, PlanMember>();
  for (const row of dataRows<typeof key>(parts, issues)) {
    const lacking = incomplete(row, key, "member.incomplete", ["name"]);
    if (lacking !== undefined) {
      issues.push(lacking);
      continue;
    }
    const name = compact(row.text("name"));
    const roleText = row.text("role");
    const role = roleText === "" ? "member" : wordValue(memberRoleWords, roleText);
    if (role === undefined)
      issues.push(
        issue(
          "warning",
          "member.roleUnreadable",
          "“{name}”的组内职务“{role}”无法识别，按成员计；请填组长、副组长或成员",
          { name, role: roleText },
          row.place("role"),
        ),
      );
    if (members.has(name)) {
      issues.push(
        issue(
          "warning",
          "member.duplicate",
          "“{name}”在本小组中重复，以先登记的为准，本行未采用；请删去一行",
          { name },
          row.place("name"),
        ),
      );
      continue;
    }
    const unitText = row.text("unit");
    const unit = unitText === "" ? undefined : (names.find(unitText) ?? unitText);
    members.set(name, {
      name,
      post: row.text("post"),
      role: role ?? "member",
      ...(unit === undefined ? {} : { unit }),
      place: row.place("name"),
    });
  }
  return members.size === 0 ? undefined : [...members.values()];
}
