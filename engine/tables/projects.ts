/** 项目台账. */
import { isoDate } from "../calendar.js";
import type { ProjectFact, Share } from "../facts.js";
import { issue, type Issue } from "../issue.js";
import {
  areaUnits,
  isPlaceholder,
  isPlaceholderText,
  landUnits,
  readAmount,
  readSize,
  readYesNo,
  type Cell,
} from "./cells.js";
import { cellName } from "./cellName.js";
import { notScored, type Gate } from "./gate.js";
import type { TablePart } from "./tablePart.js";
import { categoryOf } from "./quotaText.js";
import { dataRows, incomplete, type TableRow } from "./rows.js";
import type { FieldOf } from "./headings.js";
import { projectDoubts } from "./projectDoubts.js";
import { readOwners, sharesOf } from "./shares.js";
import type { Place } from "../grid/grid.js";
import { compact } from "./text.js";
import { landingModeWords, reviewWords, wordValue } from "./words.js";

type Row = TableRow<FieldOf<"projects">>;

/** One fact per project name: the first row owns it, but where that one failed its review a later row that passed takes it over. */
export function readProjects(parts: readonly TablePart[], gate: Gate, issues: Issue[]): ProjectFact[] {
  const projects: ProjectFact[] = [];
  const rows = [...dataRows<"projects">(parts, issues)];
  const owners = ownersOf(rows);
  for (const row of rows) {
    const lacking = incomplete(row, "projects", "project.incomplete", ["name"]);
    if (lacking !== undefined) {
      issues.push(lacking);
      continue;
    }
    const owner = owners.get(compact(row.text("name"))) as Owner;
    if (owner.row === row) {
      const project = readProject(row, gate, issues);
      if (project !== undefined) projects.push(project);
    } else issues.push(notTheOwner(row, owner));
  }
  return projects;
}

/** The row that a project is read from, and the rows before it that a second review has overtaken. */
interface Owner {
  readonly row: Row;
  readonly failedBefore: ReadonlySet<Row>;
}

function ownersOf(rows: readonly Row[]): Map<string, Owner> {
  const byName = new Map<string, Row[]>();
  for (const row of rows) {
    const key = compact(row.text("name"));
    const others = byName.get(key);
    if (others === undefined) byName.set(key, [row]);
    else others.push(row);
  }
  const reviewed = (row: Row): string | undefined => wordValue(reviewWords, row.text("review"));
  return new Map(
    [...byName].map(([key, own]) => {
      const [first] = own as [Row];
      const passed = reviewed(first) === "failed" ? own.findIndex((row) => reviewed(row) === "passed") : -1;
      const before = own.slice(0, Math.max(0, passed)).filter((row) => reviewed(row) === "failed");
      return [key, { row: own[Math.max(0, passed)] as Row, failedBefore: new Set(before) }];
    }),
  );
}

function notTheOwner(row: Row, owner: Owner): Issue {
  const values = { name: row.text("name"), owner: cellName(owner.row.place("name")) };
  return owner.failedBefore.has(row)
    ? issue(
        "info",
        "project.reviewedAgain",
        "项目“{name}”在 {owner} 再次评审并通过，以该行为准，本行（未通过）不再采用",
        values,
        row.place("name"),
      )
    : issue(
        "error",
        "project.duplicate",
        "项目“{name}”已在 {owner} 登记，本行未计入；请删去重复的一行或改正名称",
        values,
        row.place("name"),
      );
}

const cellFields = [
  "category",
  "attractedBy",
  "servicedBy",
  "investment",
  "topTier",
  "review",
  "signed",
  "started",
  "producing",
  "terminated",
  "park",
] as const;

function readProject(row: Row, gate: Gate, issues: Issue[]): ProjectFact | undefined {
  const attractedBy = readAttractedBy(row, gate, issues);
  const signed = optionalDay(row, "signed", gate, issues);
  const started = optionalDay(row, "started", gate, issues);
  const producing = optionalDay(row, "producing", gate, issues);
  const terminated = optionalDay(row, "terminated", gate, issues);
  if (typeof signed === "number" && !gate.inYear(signed)) {
    issues.push(
      issue(
        "info",
        "project.otherYear",
        "签约日期 {date} 不在{year}年内，该项目不计入引进项目，也不计入服务项目（上年签约的是否计入服务项目，见规则参数“服务项目的‘新签约’是否含上年签约”）",
        { date: isoDate(signed), year: String(gate.year) },
        row.place("signed"),
      ),
    );
  }
  const investment = readMoney(row, "investment", issues);
  const park = readPark(row, gate);
  const mode = row.text("mode") === "" ? undefined : (wordValue(landingModeWords, row.text("mode")) ?? "other");
  const landing = {
    ...optional("park", park),
    ...optional("mode", mode),
    ...optional("plantArea", readMeasure(row, "plantArea", areaUnits, issues)),
    ...optional("landArea", readMeasure(row, "landArea", landUnits, issues)),
    ...optional("annualTax", readMoney(row, "annualTax", issues)),
  };
  const cells = Object.fromEntries(
    cellFields.filter((field) => row.has(field)).map((field) => [field, row.place(field)]),
  );
  issues.push(
    ...projectDoubts(
      { name: row.text("name"), ...optional("investment", investment) },
      {
        ...optional("signed", signed),
        ...optional("started", started),
        ...optional("producing", producing),
        ...optional("terminated", terminated),
      },
      landing,
      cells,
      row.place("name"),
      gate.year,
    ),
  );
  const project: ProjectFact = {
    name: row.text("name"),
    category: readCategory(row, gate, issues),
    attractedBy,
    servicedBy: readServicedBy(row, gate, attractedBy, issues),
    ...optional("investment", investment),
    topTier: readTopTier(row, issues),
    review: readReview(row, issues),
    ...optional("signed", asDay(signed)),
    ...optional("started", asDay(started)),
    ...optional("producing", asDay(producing)),
    ...optional("terminated", asDay(terminated)),
    ...landing,
    ...optional("expansion", readExpansion(row, issues)),
    ...optional("leader", row.text("leader") === "" ? undefined : row.text("leader")),
    place: row.place("name"),
    cells,
  };
  // An end that cannot be dated must not leave the project counting.
  return terminated === "unreadable" ? undefined : project;
}

function optional<Key extends string, Value>(key: Key, value: Value | undefined): { readonly [K in Key]?: Value } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [K in Key]: Value });
}

function asDay(day: number | "unreadable" | undefined): number | undefined {
  return day === "unreadable" ? undefined : day;
}

function optionalDay(row: Row, field: string, gate: Gate, issues: Issue[]): number | "unreadable" | undefined {
  return gate.day(row, field, "project", issues, true);
}

function readCategory(row: Row, gate: Gate, issues: Issue[]): string {
  const text = row.text("category");
  if (text === "") {
    issues.push(
      issue(
        "warning",
        "project.categoryBlank",
        "项目“{name}”没有写行业类别，只能计入不限类别的任务；请补填",
        { name: row.text("name") },
        row.place("category"),
      ),
    );
    return "";
  }
  const category = categoryOf(text, gate.plan.categories);
  if (category !== undefined) return category;
  issues.push(
    issue(
      "info",
      "project.categoryUnknown",
      "行业类别“{category}”不在方案的类别中，只能计入不限类别的任务",
      { category: text },
      row.place("category"),
    ),
  );
  return text;
}

function readAttractedBy(row: Row, gate: Gate, issues: Issue[]): Share[] {
  if (row.text("attractedBy") === "") {
    issues.push(
      issue(
        "error",
        "project.attractedByBlank",
        "项目“{name}”没有写引进部门，未计入任何部门；请补填",
        { name: row.text("name") },
        row.place("attractedBy"),
      ),
    );
    return [];
  }
  return readShares(row, "attractedBy", gate, issues);
}

function readServicedBy(row: Row, gate: Gate, attractedBy: readonly Share[], issues: Issue[]): Share[] {
  if (row.text("servicedBy") !== "") return readShares(row, "servicedBy", gate, issues);
  const [first] = attractedBy;
  if (first === undefined) return [];
  issues.push(
    issue(
      "info",
      "project.servicedByBlank",
      "项目“{name}”没有写服务部门，按第一引进部门“{unit}”计",
      { name: row.text("name"), unit: first.unit },
      row.place("servicedBy"),
    ),
  );
  return [{ unit: first.unit, weight: 1 }];
}

/** Who owns a project: shares as written; else the first unit, when it is known. */
function readShares(row: Row, field: "attractedBy" | "servicedBy", gate: Gate, issues: Issue[]): Share[] {
  const place = row.place(field);
  const owners = readOwners(row.text(field), gate.names);
  for (const { text, unit } of owners.parts) {
    if (unit === undefined) issues.push(gate.unknownUnit(text, place));
    else if (!gate.scored.has(unit)) issues.push(notScored(unit, place));
  }
  if (owners.kind === "shared" || owners.kind === "single") {
    return owners.parts.some(({ unit }) => unit !== undefined) ? sharesOf(owners) : [];
  }
  const [first] = owners.parts;
  if (owners.kind === "badSum") {
    issues.push(
      issue(
        "error",
        "project.shareSum",
        "份额“{text}”相加不等于100%，全部计给第一个部门“{unit}”；请改正",
        { text: row.text(field), unit: first?.unit ?? first?.text ?? "" },
        place,
      ),
    );
  } else if (owners.parts.length > 1) {
    issues.push(
      issue(
        "warning",
        "project.sharesMissing",
        "写了多个部门而没有份额，全部计给第一个部门“{unit}”；如需分摊请写成“甲60%、乙40%”",
        { unit: first?.unit ?? first?.text ?? "" },
        place,
      ),
    );
  }
  return first?.unit === undefined ? [] : [{ unit: first.unit, weight: 1 }];
}

function readMoney(row: Row, field: "investment" | "annualTax", issues: Issue[]): number | undefined {
  const cell = row.cell(field);
  if (isPlaceholder(cell)) return undefined;
  const read = readAmount(cell, row.heading(field));
  if ("value" in read) {
    if (read.unclear) issues.push(formatUnclear(cell, read.value, "万元", row.place(field)));
    return read.value;
  }
  const values = { text: row.text(field) };
  const place = row.place(field);
  if (read.trouble === "unitMissing")
    issues.push(
      issue(
        "error",
        "project.amountUnitMissing",
        "金额“{text}”没有单位，按未知处理；请在表头或单元格写明万元或亿元",
        values,
        place,
      ),
    );
  if (read.trouble === "currency")
    issues.push(
      issue("error", "project.currency", "金额“{text}”是外币，不作折算，按未知处理；请填写人民币金额", values, place),
    );
  if (read.trouble === "unreadable")
    issues.push(
      issue(
        "error",
        "project.amountUnreadable",
        "金额“{text}”无法识别，按未知处理；请写成 12000（万元）或 1.2亿元",
        values,
        place,
      ),
    );
  return undefined;
}

/** A number whose format shows something else than the number, no one can tell what. */
function formatUnclear(cell: Cell, value: number, unit: string, place: Place): Issue {
  return issue(
    "warning",
    "project.formatUnclear",
    "单元格的数字格式“{format}”改变了所显示的数，无法判断其单位，暂按 {value} {unit} 计算；请改用常规格式并写明单位",
    { format: cell.format ?? "", value, unit },
    place,
  );
}

function readMeasure(
  row: Row,
  field: "plantArea" | "landArea",
  units: ReadonlyMap<string, number>,
  issues: Issue[],
): number | undefined {
  const cell = row.cell(field);
  if (isPlaceholder(cell)) return undefined;
  const read = readSize(cell, units);
  if ("value" in read) {
    if (read.unclear)
      issues.push(formatUnclear(cell, read.value, field === "plantArea" ? "㎡" : "亩", row.place(field)));
    return read.value;
  }
  if (read.trouble === "unreadable")
    issues.push(
      issue(
        "error",
        "project.sizeUnreadable",
        "面积“{text}”无法识别，按未知处理；请只写数字，厂房以㎡、用地以亩为单位",
        { text: row.text(field) },
        row.place(field),
      ),
    );
  return undefined;
}

function readTopTier(row: Row, issues: Issue[]): boolean {
  const read = readYesNo(row.cell("topTier"));
  if ("value" in read) return read.value;
  if (read.trouble === "unreadable")
    issues.push(
      issue(
        "error",
        "project.topTierUnreadable",
        "“是否优强”写的是“{text}”，无法判断，按“否”处理；请填“是”或“否”",
        { text: row.text("topTier") },
        row.place("topTier"),
      ),
    );
  return false;
}

function readReview(row: Row, issues: Issue[]): ProjectFact["review"] {
  const text = row.text("review");
  const review = text === "" ? "unreviewed" : (wordValue(reviewWords, text) ?? blankReview(text));
  if (review === undefined) {
    issues.push(
      issue(
        "error",
        "project.reviewUnreadable",
        "评审结果“{text}”无法识别，按未评审处理；请填“通过”或“未通过”",
        { text },
        row.place("review"),
      ),
    );
    return "unreviewed";
  }
  if (review === "unreviewed")
    issues.push(
      issue(
        "warning",
        "project.reviewBlank",
        "项目“{name}”没有评审结果，暂按计入处理；请补填“通过”或“未通过”",
        { name: row.text("name") },
        row.place("review"),
      ),
    );
  return review;
}

/** 无 and / in 评审 say nothing; × is in its words. */
function blankReview(text: string): "unreviewed" | undefined {
  return isPlaceholderText(text) ? "unreviewed" : undefined;
}

/** Words in a name by which a project looks like an expansion. */
const expansionWords = /增资|扩建|扩产|二期|三期|技改/;

/** 项目性质: 新建 and a blank are new projects. A name that speaks of an expansion beside a blank is asked about, and counts. */
function readExpansion(row: Row, issues: Issue[]): string | undefined {
  const nature = row.text("nature");
  if (nature !== "") return /^新(建|增|引进|设)?(项目)?$/.test(compact(nature)) ? undefined : nature;
  const name = row.text("name");
  if (expansionWords.test(name))
    issues.push(
      issue(
        "warning",
        "project.maybeExpansion",
        "项目“{name}”看名称像增资扩产或后续工程，而“项目性质”未填，暂按新项目计入；请在“项目性质”栏填写新建或增资扩产",
        { name },
        row.place("name"),
      ),
    );
  return undefined;
}

function readPark(row: Row, gate: Gate): string | undefined {
  const text = row.text("park");
  if (text === "") return undefined;
  const key = compact(text);
  return (
    gate.plan.parks.find(({ name, aliases }) => [name, ...aliases].some((spelling) => compact(spelling) === key))
      ?.name ?? text
  );
}
