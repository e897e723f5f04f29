/** The wire as text to be kept and reviewed: one line an action, ids that do not depend on the order of making, long blocks shortened. */
import type { WireRecord } from "./officeHost.js";
import {
  ActionType,
  memberName,
  PathType,
  type ArgumentInfo,
  type Json,
  type ObjectPath,
  type RequestBody,
} from "./wire.js";

/** Rows of a block that are shown in full; of longer ones the number and a fingerprint. */
const shownRows = 3;

/** FNV-1a over UTF-16 units: enough to see that a block is another one. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, "0");
}

function shortened(value: Json): string {
  if (Array.isArray(value) && value.length > shownRows && value.every((row) => Array.isArray(row))) {
    return `[${value.length} rows of ${(value[0] as Json[]).length}, ${fingerprint(JSON.stringify(value))}]`;
  }
  return JSON.stringify(value);
}

function pathText(body: RequestBody, id: number, names: ReadonlyMap<string, string>): string {
  const path: ObjectPath | undefined = body.ObjectPaths[String(id)];
  if (!path) return `?${id}`;
  const parent = path.ParentObjectPathId === undefined ? "" : pathText(body, path.ParentObjectPathId, names);
  const name = memberName(path.Name ?? "");
  switch (path.ObjectPathType) {
    case PathType.global:
      return "workbook";
    case PathType.newObject:
      return `new ${path.Name}`;
    case PathType.method:
      return `${parent}.${name}(${argumentText(body, path.ArgumentInfo, names)})`;
    case PathType.property:
      return `${parent}.${name}`;
    case PathType.indexer:
      return `${parent}[${argumentText(body, path.ArgumentInfo, names)}]`;
    case PathType.reference:
      return `kept`;
    default:
      return "null";
  }
}

function argumentText(body: RequestBody, info: ArgumentInfo | undefined, names: ReadonlyMap<string, string>): string {
  const ids = info?.ReferencedObjectPathIds ?? [];
  return (info?.Arguments ?? [])
    .map((value, index) => {
      const id = ids[index];
      if (typeof id === "number" && id !== 0) return pathText(body, id, names);
      return typeof value === "string" && names.has(value) ? `id of ${names.get(value)}` : shortened(value);
    })
    .join(", ");
}

/** Where an object's own address ends and its parts begin: after the last method, else after the last key. */
function splitAt(text: string): number {
  let [depth, end, key] = [0, 0, 0];
  let quoted = false;
  for (let index = 0; index < text.length; index++) {
    const character = text[index] as string;
    if (character === '"' && text[index - 1] !== "\\") quoted = !quoted;
    if (quoted) continue;
    if ("([{".includes(character)) depth++;
    if (!")]}".includes(character)) continue;
    depth--;
    if (depth === 0 && character === ")") end = index + 1;
    if (depth === 0 && character === "]") key = index + 1;
  }
  return end > 0 ? end : key;
}

/**
 * @param names what a sheet's id stands for
 */
export function wireText(records: readonly WireRecord[], names: ReadonlyMap<string, string> = new Map()): string {
  const lines: string[] = [];
  let last = "";
  /** Assignments to parts of one object stand below it. */
  const assigned = (object: string, rest: string) => {
    const end = splitAt(object);
    const base = object.slice(0, end);
    if (base !== last) lines.push(`with ${base}`);
    last = base;
    lines.push(`  ${object.slice(end)}.${rest}`);
  };
  records.forEach(({ request, reply }, index) => {
    last = "";
    lines.push(`--- sync ${index + 1}${reply.Error ? ` failed: ${reply.Error.Code} at ${reply.Error.Location}` : ""}`);
    for (const action of request.Actions) {
      const object = pathText(request, action.ObjectPathId, names).replaceAll(
        /workbook\.worksheets\[id of ([^\]]*)\]/g,
        "$1!",
      );
      const name = memberName(action.Name ?? "");
      if (action.ActionType === ActionType.query || action.ActionType === ActionType.queryAsJson) {
        lines.push(
          `load ${object} ${[...(action.QueryInfo?.Select ?? []), ...(action.QueryInfo?.Expand ?? []).map((path) => `+${path}`)].join(",")}`,
        );
      } else if (action.ActionType === ActionType.method) {
        if (name === "_keepReference") continue;
        lines.push(`call ${object}.${name}(${argumentText(request, action.ArgumentInfo, names)})`);
      } else if (action.ActionType === ActionType.setProperty) {
        assigned(object, `${name} = ${argumentText(request, action.ArgumentInfo, names)}`);
        continue;
      } else if (action.ActionType === ActionType.instantiate && isMade(request, action.ObjectPathId)) {
        lines.push(`make ${object}`);
      } else continue;
      last = "";
    }
  });
  return `${lines.join("\n")}\n`;
}

/** Of the objects that are reached, those that a method makes are worth a line. */
function isMade(body: RequestBody, id: number): boolean {
  const path = body.ObjectPaths[String(id)];
  return path?.ObjectPathType === PathType.method && /^(Add|Copy|Insert)/.test(path.Name ?? "");
}
