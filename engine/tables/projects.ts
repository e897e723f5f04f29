/** 项目台账. */
import { isoDate } from "../calendar.js";
import type { ProjectFact } from "../facts.js";
import { issue, type Issue } from "../issue.js";
import { areaUnits, landUnits } from "./cells.js";
import type { Gate } from "./gate.js";
import type { TablePart } from "./tablePart.js";
import { dataRows, incomplete } from "./rows.js";
import { projectDoubts } from "./projectDoubts.js";
import { compact } from "./text.js";
import { landingModeWords, wordValue } from "./cellWords.js";
import { type Owner, ownersOf, notTheOwner } from "./projects/owners.js";
import { readAttractedBy, readServicedBy } from "./projects/projectShares.js";
import {
  asDay,
  optionalDay,
  readCategory,
  readMoney,
  readMeasure,
  readTopTier,
  readReview,
  readExpansion,
  readPark,
} from "./projects/projectCells.js";
import type { Row } from "./projects/projectRow.js";

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
