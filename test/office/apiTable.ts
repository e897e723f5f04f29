/**
 * What Excel's API has, and since which requirement set: read from the declarations of `@types/office-js`, of which every
 * member says `[Api set: ExcelApi 1.9]`. Literal unions are kept too, so that a wrong word fails here as it fails in Excel.
 */

/** A requirement set; `undefined` is a member that says nothing. */
export interface ApiSet {
  readonly name: string;
  readonly version: string;
}

/** What may be assigned or passed: `words` for a union of string literals. */
export interface ApiType {
  readonly words?: readonly string[];
  readonly plain?: "string" | "number" | "boolean";
  /** Name of a class, an interface or an enumeration; of the last, the words stand in an overload of their own. */
  readonly object?: string;
  readonly optional?: boolean;
}

export interface ApiMember {
  readonly set?: ApiSet;
  readonly kind: "property" | "method";
  readonly readOnly?: boolean;
  /** Of a property. */
  readonly type?: ApiType;
  /** Of a method: the parameters of each overload. */
  readonly overloads?: readonly (readonly ApiType[])[];
}

/** Members by class, such as `Range`. */
export type ApiTable = Readonly<Record<string, Readonly<Record<string, ApiMember>>>>;

const setPattern = /\[Api set: *([A-Za-z]+)? *([\d.]+|BETA)/;

/** Splits at commas that stand outside brackets and quotes. */
function splitParameters(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let quoted = false;
  let start = 0;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (character === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (character === "(" || character === "{" || character === "[" || character === "<") depth++;
    else if (character === ")" || character === "}" || character === "]" || character === ">") depth--;
    else if (character === "," && depth === 0) {
      parts.push(text.slice(start, index));
      start = index + 1;
    }
  }
  const last = text.slice(start).trim();
  return last === "" ? parts : [...parts, last];
}

function typeOf(text: string, optional: boolean): ApiType {
  const words = [...text.matchAll(/"([^"]*)"/g)].map((match) => match[1] as string);
  const others = text
    .split("|")
    .map((part) => part.trim())
    .filter((part) => part !== "" && !part.startsWith('"') && !/^(Excel|Office)\./.test(part));
  const flag = optional ? { optional } : {};
  if (words.length > 0 && others.length === 0) return { words, ...flag };
  const object = /^(?:Excel\.)([A-Za-z]+)$/.exec(text.trim())?.[1];
  if (object !== undefined) return { object, ...flag };
  const plain = text.trim();
  return plain === "string" || plain === "number" || plain === "boolean" ? { plain, ...flag } : flag;
}

function parametersOf(text: string): ApiType[] {
  return splitParameters(text).map((part) => {
    const colon = part.indexOf(":");
    return typeOf(part.slice(colon + 1), part.slice(0, colon).includes("?"));
  });
}

/** Reads the declarations' text (`index.d.ts` of `@types/office-js`), namespace `Excel` only. */
export function parseApiTable(declarations: string): ApiTable {
  const start = declarations.indexOf("declare namespace Excel {");
  const end = declarations.indexOf("\ndeclare namespace ", start + 1);
  const table: Record<string, Record<string, ApiMember>> = {};
  let members: Record<string, ApiMember> | undefined;
  let classSet: ApiSet | undefined;
  let set: ApiSet | undefined;
  let statement = "";
  let inComment = false;
  for (const line of declarations.slice(start, end).split(/\r?\n/)) {
    const text = line.trim();
    if (text.startsWith("/**")) {
      set = undefined;
      inComment = true;
    }
    if (inComment) {
      const match = setPattern.exec(text);
      if (match) set ??= { name: match[1] ?? "ExcelApi", version: match[2] === "BETA" ? "99" : (match[2] as string) };
      if (text.endsWith("*/")) inComment = false;
      continue;
    }
    const classMatch = /^ {4}class (\w+)(?:<\w+>)? extends/.exec(line);
    if (classMatch) {
      members = table[classMatch[1] as string] = {};
      classSet = set;
      set = undefined;
      statement = "";
      continue;
    }
    if (/^ {4}\}/.test(line)) members = undefined;
    if (!members) continue;
    statement += ` ${text}`;
    if (!text.endsWith(";") && !text.endsWith("}")) continue;
    if ((statement.match(/\{/g)?.length ?? 0) > (statement.match(/\}/g)?.length ?? 0)) continue;
    const property = /^ (readonly )?(\w+)(\?)?: (.+);$/.exec(statement);
    const method = /^ (\w+)(?:<.*?>)?\((.*)\): .+;$/.exec(statement);
    const memberSet = set ?? classSet;
    if (method) {
      const [, name, parameters] = method as unknown as [string, string, string];
      const before = members[name];
      members[name] = {
        ...(before?.set ? { set: before.set } : memberSet ? { set: memberSet } : {}),
        kind: "method",
        overloads: [...(before?.overloads ?? []), parametersOf(parameters)],
      };
    } else if (property) {
      const [, readOnly, name, , type] = property as unknown as [
        string,
        string | undefined,
        string,
        string | undefined,
        string,
      ];
      members[name] = {
        ...(memberSet ? { set: memberSet } : {}),
        kind: "property",
        ...(readOnly ? { readOnly: true } : {}),
        type: typeOf(type, false),
      };
    }
    statement = "";
  }
  return table;
}

/** `1.9` is at most `1.14`. */
export function atMost(version: string, floor: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [floorMajor = 0, floorMinor = 0] = floor.split(".").map(Number);
  return major < floorMajor || (major === floorMajor && minor <= floorMinor);
}

/** Requirement sets that a host has, newest version each. */
export type ApiSets = Readonly<Record<string, string>>;

/** Excel LTSC 2021, the oldest that the manifest admits. */
export const floor: ApiSets = {
  ExcelApi: "1.14",
  SharedRuntime: "1.1",
  CustomFunctionsRuntime: "1.3",
  CustomFunctions: "1.7",
  DialogApi: "1.1",
  RibbonApi: "1.1",
  AddinCommands: "1.1",
  DelayForCellEdit: "1.1",
  KeyboardShortcuts: "1.1",
};

/** `true` when a host with these sets has the member. */
export function isInside(set: ApiSet | undefined, sets: ApiSets): boolean {
  if (!set) return true;
  const have = sets[set.name];
  return have !== undefined && atMost(set.version, have);
}
