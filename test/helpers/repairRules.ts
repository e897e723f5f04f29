/**
 * What Excel repairs when it opens a workbook though every schema allows it. An own reading of the file (fflate, saxes): nothing of the code that
 * writes takes part.
 */
import { posix } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { SaxesParser } from "saxes";

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** @returns what would be repaired, each as `part: what` */
export function repairsOf(bytes: Uint8Array): string[] {
  return new Repairs(bytes).all();
}

class Repairs {
  private readonly parts: Readonly<Record<string, Uint8Array>>;
  private readonly faults: string[] = [];
  private shared: readonly string[] | undefined;

  constructor(bytes: Uint8Array) {
    this.parts = unzipSync(bytes);
  }

  all(): string[] {
    this.contentTypes();
    for (const name of Object.keys(this.parts)) if (name.endsWith(".rels")) this.relations(name);
    if ("xl/workbook.xml" in this.parts) this.workbook();
    return this.faults;
  }

  private say(part: string, what: string): void {
    this.faults.push(`${part}: ${what}`);
  }

  private unless(fine: boolean, part: string, what: string): void {
    if (!fine) this.say(part, what);
  }

  private xml(part: string): Element {
    return treeOf(strFromU8(this.parts[part] as Uint8Array));
  }

  private contentTypes(): void {
    const list = "[Content_Types].xml";
    const root = this.xml(list);
    const endings = new Set(all(root, "Default").map(({ attributes }) => attributes["Extension"]?.toLowerCase()));
    const named = all(root, "Override").map(({ attributes }) => (attributes["PartName"] ?? "").slice(1));
    this.unique(named, list, "type twice");
    for (const part of named) this.unless(part in this.parts, list, `type of ${part}, which is not there`);
    for (const part of Object.keys(this.parts))
      this.unless(
        part === list ||
          part.endsWith("/") ||
          named.includes(part) ||
          endings.has(part.split(".").at(-1)?.toLowerCase()),
        list,
        `no type of ${part}`,
      );
  }

  private relations(part: string): void {
    const relations = all(this.xml(part), "Relationship").map(({ attributes }) => attributes);
    this.unique(
      relations.map(({ Id }) => Id ?? ""),
      part,
      "relation twice",
    );
    for (const { TargetMode, Target = "" } of relations)
      if (TargetMode !== "External") this.unless(targetOf(part, Target) in this.parts, part, `nothing at ${Target}`);
  }

  /** The parts that a part leads to, by the ids of the relations. */
  private led(part: string): Map<string, string> {
    const relations = posix.join(posix.dirname(part), "_rels", `${posix.basename(part)}.rels`);
    if (!(relations in this.parts)) return new Map();
    return new Map(
      all(this.xml(relations), "Relationship").map(({ attributes: { Id = "", Target = "", TargetMode } }) => [
        Id,
        TargetMode === "External" ? Target : targetOf(relations, Target),
      ]),
    );
  }

  private workbook(): void {
    const part = "xl/workbook.xml";
    const root = this.xml(part);
    const led = this.led(part);
    const sheets = all(root, "sheet").map(({ attributes }) => ({
      name: attributes["name"] ?? "",
      part: led.get(attributes["r:id"] ?? "") ?? "",
    }));
    for (const { name } of sheets)
      this.unless(/^(?!')[^[\]:*?/\\]{1,31}(?<!')$/.test(name), part, `sheet name ${name}`);
    this.unique(
      sheets.map(({ name }) => name.toLowerCase()),
      part,
      "sheet twice",
    );
    const names = all(root, "definedName").map(({ attributes }) => attributes);
    this.unique(
      names.map(({ name = "", localSheetId = "" }) => `${localSheetId}!${name.toLowerCase()}`),
      part,
      "defined name twice",
    );
    for (const { name = "", localSheetId = "0" } of names)
      this.unless(Number(localSheetId) < sheets.length, part, `defined name ${name} of sheet ${localSheetId}`);
    const counts = this.styles([...led.values()].find((target) => target.endsWith("styles.xml")));
    const tables: { readonly id: string; readonly name: string }[] = [];
    for (const sheet of sheets) if (sheet.part in this.parts) tables.push(...this.sheet(sheet.part, counts, sheets));
    this.unique(
      tables.map(({ id }) => id),
      part,
      "table id twice",
    );
    this.unique(
      [
        ...tables.map(({ name }) => name),
        ...names.flatMap(({ name = "", localSheetId }) => (localSheetId ? [] : [name])),
      ].map((name) => name.toLowerCase()),
      part,
      "table name twice",
    );
  }

  private styles(part: string | undefined): { readonly formats: number; readonly looks: number } {
    if (part === undefined || !(part in this.parts)) return { formats: 1, looks: 0 };
    const root = this.xml(part);
    const section = (name: string) => child(root, name)?.children ?? [];
    for (const name of ["numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs"]) {
      const found = child(root, name);
      if (found?.attributes["count"] !== undefined)
        this.unless(Number(found.attributes["count"]) === found.children.length, part, `count of ${name}`);
    }
    const numbers = new Set(section("numFmts").map(({ attributes }) => attributes["numFmtId"]));
    const within = (xf: Element, name: string, list: string): void => {
      const value = Number(xf.attributes[name] ?? 0);
      this.unless(value < Math.max(1, section(list).length), part, `${name} ${value}`);
    };
    for (const xf of [...section("cellXfs"), ...section("cellStyleXfs")]) {
      within(xf, "fontId", "fonts");
      within(xf, "fillId", "fills");
      within(xf, "borderId", "borders");
      within(xf, "xfId", "cellStyleXfs");
      const format = xf.attributes["numFmtId"] ?? "0";
      this.unless(Number(format) < 164 || numbers.has(format), part, `numFmtId ${format}`);
    }
    return { formats: section("cellXfs").length, looks: section("dxfs").length };
  }

  private sheet(
    part: string,
    { formats, looks }: { readonly formats: number; readonly looks: number },
    sheets: readonly { readonly name: string }[],
  ): { id: string; name: string }[] {
    const root = this.xml(part);
    const led = this.led(part);
    const columns = all(root, "col").map(({ attributes: { min, max } }) => [Number(min), Number(max)] as const);
    columns.forEach(([min, max], index) =>
      this.unless(min <= max && min > (columns[index - 1]?.[1] ?? 0), part, `columns ${min} to ${max}`),
    );
    const texts = this.cells(part, root, formats);
    const merges = all(root, "mergeCell").map(({ attributes }) => areaOf(attributes["ref"] ?? ""));
    this.apart(merges, part, "merged areas overlap");
    const rules = all(root, "cfRule").filter(({ attributes }) => attributes["priority"] !== undefined);
    this.unique(
      rules.map(({ attributes }) => attributes["priority"] as string),
      part,
      "priority twice",
    );
    for (const { attributes } of rules)
      this.unless(
        attributes["dxfId"] === undefined || Number(attributes["dxfId"]) < looks,
        part,
        `dxfId ${attributes["dxfId"]}`,
      );
    this.validations(part, root);
    for (const { attributes } of all(root, "hyperlink")) {
      const { location, tooltip = "", "r:id": id } = attributes;
      this.unless(id === undefined ? location !== undefined : led.has(id), part, `link at ${attributes["ref"]}`);
      this.unless(tooltip.length <= 255, part, `tip at ${attributes["ref"]}`);
      const [, quoted, plain] = /^(?:'((?:[^']|'')+)'|([^'!]+))!/.exec(location ?? "") ?? [];
      const name = quoted?.replaceAll("''", "'") ?? plain;
      this.unless(name === undefined || sheets.some((sheet) => sheet.name === name), part, `link to ${name}`);
    }
    for (const { attributes } of all(root, "pane")) {
      const [x, y] = [Number(attributes["xSplit"] ?? 0), Number(attributes["ySplit"] ?? 0)];
      const corner = areaOf(attributes["topLeftCell"] ?? "A1");
      const active = x === 0 ? "bottomLeft" : y === 0 ? "topRight" : "bottomRight";
      this.unless(
        attributes["state"] !== "frozen" ||
          (x + y > 0 && corner.left >= x && corner.top >= y && attributes["activePane"] === active),
        part,
        "frozen panes",
      );
    }
    return all(root, "tablePart").map(({ attributes }) => {
      const target = led.get(attributes["r:id"] ?? "") ?? "";
      if (target in this.parts) return this.table(target, texts, merges);
      this.say(part, `table ${attributes["r:id"]}`);
      return { id: target, name: target };
    });
  }

  /** Rows and cells. @returns the texts by cell */
  private cells(part: string, root: Element, formats: number): ReadonlyMap<string, string> {
    const texts = new Map<string, string>();
    let last = 0;
    for (const row of child(root, "sheetData")?.children ?? []) {
      const number = Number(row.attributes["r"] ?? last + 1);
      this.unless(number > last, part, `row ${number} behind ${last}`);
      last = number;
      let column = -1;
      for (const cell of row.children) {
        const reference = cell.attributes["r"] ?? "";
        const place = areaOf(reference);
        this.unless(place.top === number - 1 && place.left > column, part, `cell ${reference} in row ${number}`);
        column = place.left;
        this.unless(Number(cell.attributes["s"] ?? 0) < Math.max(1, formats), part, `format of ${reference}`);
        const text = this.textIn(cell);
        this.unless(text.length <= 32_767, part, `text of ${reference}`);
        this.unless((child(cell, "f")?.text.length ?? 0) <= 8192, part, `formula of ${reference}`);
        if (text !== "") texts.set(reference, text);
      }
    }
    return texts;
  }

  /** What stands in a cell of texts: its own, or one of those that the cells share. */
  private textIn(cell: Element): string {
    const own = child(cell, "is");
    if (own !== undefined) return textOf(own);
    if (cell.attributes["t"] !== "s") return "";
    this.shared ??= "xl/sharedStrings.xml" in this.parts ? this.xml("xl/sharedStrings.xml").children.map(textOf) : [];
    return this.shared[Number(child(cell, "v")?.text)] ?? "";
  }

  private validations(part: string, root: Element): void {
    const areas: Area[] = [];
    for (const validation of all(root, "dataValidation")) {
      const { sqref = "", promptTitle = "", errorTitle = "", prompt = "", error = "" } = validation.attributes;
      this.unless(Math.max(promptTitle.length, errorTitle.length) <= 32, part, `title of the list at ${sqref}`);
      this.unless(Math.max(prompt.length, error.length) <= 255, part, `words of the list at ${sqref}`);
      const list = child(validation, "formula1")?.text ?? "";
      this.unless(!list.startsWith('"') || list.length <= 257, part, `entries of the list at ${sqref}`);
      areas.push(...sqref.split(" ").map(areaOf));
    }
    this.apart(areas, part, "lists overlap");
  }

  private table(
    part: string,
    texts: ReadonlyMap<string, string>,
    merges: readonly Area[],
  ): { id: string; name: string } {
    const root = this.xml(part);
    const area = areaOf(root.attributes["ref"] ?? "");
    const columns = all(root, "tableColumn").map(({ attributes }) => attributes["name"] ?? "");
    this.unless(columns.length === area.right - area.left + 1, part, "columns");
    this.unique(
      columns.map((name) => name.toLowerCase()),
      part,
      "column twice",
    );
    columns.forEach((name, index) => {
      const heading = texts.get(`${lettersOf(area.left + index)}${area.top + 1}`);
      this.unless(heading?.replaceAll("\n", "_x000a_") === name, part, `heading of ${name}`);
    });
    this.unless(!merges.some((merge) => overlap(merge, area)), part, "merged cells in a table");
    const filter = child(root, "autoFilter")?.attributes["ref"];
    this.unless(filter === undefined || overlap(areaOf(filter), area), part, "filter of a table");
    return { id: root.attributes["id"] ?? "", name: root.attributes["displayName"] ?? "" };
  }

  private unique(values: readonly string[], part: string, what: string): void {
    const seen = new Set<string>();
    for (const value of values) {
      this.unless(!seen.has(value), part, `${what}: ${value}`);
      seen.add(value);
    }
  }

  private apart(areas: readonly Area[], part: string, what: string): void {
    const sorted = [...areas].sort((one, other) => one.top - other.top);
    sorted.forEach((one, index) => {
      for (let at = index + 1; at < sorted.length; at++) {
        const other = sorted[at] as Area;
        if (other.top > one.bottom) break;
        this.unless(!overlap(one, other), part, what);
      }
    });
  }
}

function treeOf(text: string): Element {
  const root: Element = { name: "", attributes: {}, children: [], text: "" };
  const open = [root];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    const element: Element = { name: name.replace(/^.*:/, ""), attributes, children: [], text: "" };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  const add = (more: string): void => {
    (open.at(-1) as Element).text += more;
  };
  parser.on("text", add);
  parser.on("cdata", add);
  parser.on("closetag", () => open.pop());
  parser.write(text).close();
  return root.children[0] as Element;
}

function all(element: Element, name: string): Element[] {
  return element.children.flatMap((one) => [...(one.name === name ? [one] : []), ...all(one, name)]);
}

function child(element: Element, name: string): Element | undefined {
  return element.children.find((one) => one.name === name);
}

function textOf(element: Element): string {
  return element.children.map((one) => (one.name === "t" ? one.text : one.name === "r" ? textOf(one) : "")).join("");
}

function targetOf(relations: string, target: string): string {
  const owner = posix.dirname(posix.dirname(relations));
  const plain = decodeURIComponent(target.split("#")[0] as string);
  return plain.startsWith("/") ? plain.slice(1) : posix.normalize(posix.join(owner, plain));
}

function areaOf(reference: string): Area {
  const [first = "", second = first] = reference.replaceAll("$", "").split(":");
  const cell = (text: string) => {
    const [, letters = "", row = ""] = /^([A-Z]*)(\d*)$/.exec(text) ?? [];
    const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
    return { row: row === "" ? NaN : Number(row) - 1, column: letters === "" ? NaN : column };
  };
  const [start, end] = [cell(first), cell(second)];
  return { top: start.row, left: start.column, bottom: end.row, right: end.column };
}

function lettersOf(column: number): string {
  return column < 26
    ? String.fromCharCode(65 + column)
    : lettersOf(Math.floor(column / 26) - 1) + String.fromCharCode(65 + (column % 26));
}

function overlap(one: Area, other: Area): boolean {
  return one.top <= other.bottom && other.top <= one.bottom && one.left <= other.right && other.left <= one.right;
}
