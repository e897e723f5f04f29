/** Who brought a project and who serves it, with their shares. */
import type { Share } from "../../facts.js";
import { issue, type Issue } from "../../issue.js";
import { notScored, type Gate } from "../gate.js";
import { readOwners, sharesOf } from "../shares.js";
import type { Row } from "./projectRow.js";

/** 引进部门 with shares that sum to 1; empty where none is known, which is an issue. */
export function readAttractedBy(row: Row, gate: Gate, issues: Issue[]): Share[] {
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

/** 服务部门; where the cell is blank, the first who brought the project, with an issue. */
export function readServicedBy(row: Row, gate: Gate, attractedBy: readonly Share[], issues: Issue[]): Share[] {
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
