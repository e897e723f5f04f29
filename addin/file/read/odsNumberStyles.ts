/**
 * How an OpenDocument spreadsheet shows its numbers (OpenDocument 1.3 part 3, 16.29 data styles), written as the number format codes that the other
 * formats have, so that one reading serves all: a display factor of 1000 is a comma, an embedded text stands between the digits.
 */
import { formatMatters } from "../../../engine/index.js";
import { nameHash, type XmlHandler, type XmlScanner } from "../package/xmlScanner.js";

const names = {
  style: nameHash("style"),
  map: nameHash("map"),
  number: nameHash("number"),
  scientific: nameHash("scientific-number"),
  fraction: nameHash("fraction"),
  text: nameHash("text"),
  symbol: nameHash("currency-symbol"),
  embedded: nameHash("embedded-text"),
} as const;

const dataStyles: ReadonlyMap<number, "number" | "percentage"> = new Map([
  [nameHash("number-style"), "number"],
  [nameHash("currency-style"), "number"],
  [nameHash("percentage-style"), "percentage"],
]);

const attributes = {
  name: nameHash("style:name"),
  dataStyle: nameHash("style:data-style-name"),
  parent: nameHash("style:parent-style-name"),
  condition: nameHash("style:condition"),
  applied: nameHash("style:apply-style-name"),
  decimals: nameHash("number:decimal-places"),
  digits: nameHash("number:min-integer-digits"),
  factor: nameHash("number:display-factor"),
  position: nameHash("number:position"),
} as const;

/** More characters no format code has, and more digits no program shows. */
const [longestCode, mostDigits] = [255, 30];
/** A style has its parent, that one its own, and so on; more generations no program makes. */
const mostParents = 20;

interface DataStyle {
  code: string;
  /** A condition such as `>=10000`, and the style that then applies. */
  readonly maps: { readonly condition: string; readonly style: string }[];
  readonly isPercentage: boolean;
}

/** Digits, as they are being read. */
interface Digits {
  readonly whole: number;
  readonly decimals: number;
  readonly thousands: number;
  /** Texts by their place: so many digits stand between them and the decimal point. */
  readonly embedded: Map<number, string>;
}

/** Takes in the styles of a part in passing; content.xml and styles.xml each have some. */
export class OdsNumberStyles implements XmlHandler {
  private readonly data = new Map<string, DataStyle>();
  private readonly cells = new Map<
    string,
    { readonly data: string | undefined; readonly parent: string | undefined }
  >();
  private readonly known = new Map<string, string | undefined>();
  private current: DataStyle | undefined;
  private currentDepth = Infinity;
  private digits: Digits | undefined;
  private position = 0;
  private collected: string | undefined;

  open(name: number, depth: number, scanner: XmlScanner): void {
    if (this.current !== undefined) this.openInside(name, scanner, this.current);
    else if (name === names.style) {
      this.cells.set(scanner.attribute(attributes.name) ?? "", {
        data: scanner.attribute(attributes.dataStyle),
        parent: scanner.attribute(attributes.parent),
      });
    } else {
      const kind = dataStyles.get(name);
      if (kind === undefined) return;
      this.current = { code: "", maps: [], isPercentage: kind === "percentage" };
      this.currentDepth = depth;
      this.data.set(scanner.attribute(attributes.name) ?? "", this.current);
    }
  }

  text(_: number, scanner: XmlScanner): void {
    if (this.collected !== undefined && this.collected.length < longestCode) this.collected += scanner.text();
  }

  close(name: number, depth: number): void {
    const { current } = this;
    if (current === undefined) return;
    if (depth === this.currentDepth) {
      this.current = undefined;
      this.currentDepth = Infinity;
    } else if (name === names.embedded) this.digits?.embedded.set(this.position, this.taken());
    else if (name === names.text || name === names.symbol) this.append(literal(this.taken(), current.isPercentage));
    else if (name === names.number && this.digits !== undefined) {
      this.append(digitsCode(this.digits));
      this.digits = undefined;
    }
  }

  /** The number format code of a cell style; `undefined` where it shows numbers as they are. */
  codeOf(style: string): string | undefined {
    if (!this.known.has(style)) {
      const code = this.codeOfData(this.dataStyleOf(style));
      this.known.set(style, code !== undefined && formatMatters(code) ? code : undefined);
    }
    return this.known.get(style);
  }

  private openInside(name: number, scanner: XmlScanner, current: DataStyle): void {
    if (name === names.number) {
      const factor = Number(scanner.attribute(attributes.factor) ?? 1);
      this.digits = {
        whole: digitsIn(scanner.attribute(attributes.digits)),
        decimals: digitsIn(scanner.attribute(attributes.decimals)),
        thousands: factor > 1 ? Math.min(Math.round(Math.log10(factor) / 3), mostDigits) : 0,
        embedded: new Map(),
      };
    } else if (name === names.embedded) {
      this.position = digitsIn(scanner.attribute(attributes.position));
      this.collected = "";
    } else if (name === names.text || name === names.symbol) this.collected = "";
    else if (name === names.scientific) this.append("0.00E+00");
    else if (name === names.fraction) this.append("# ?/?");
    else if (name === names.map) {
      const condition = /^value\(\)(<=|>=|!=|<|>|=)(-?\d{1,15}(?:\.\d{1,15})?)$/.exec(
        (scanner.attribute(attributes.condition) ?? "").replaceAll(" ", ""),
      );
      const style = scanner.attribute(attributes.applied);
      if (condition !== null && style !== undefined)
        current.maps.push({ condition: `${condition[1] === "!=" ? "<>" : condition[1]}${condition[2]}`, style });
    }
  }

  private taken(): string {
    const text = this.collected ?? "";
    this.collected = undefined;
    return text;
  }

  private append(code: string): void {
    if (this.current !== undefined && this.current.code.length < longestCode) this.current.code += code;
  }

  private dataStyleOf(style: string): DataStyle | undefined {
    let known = this.cells.get(style);
    for (let parents = 0; known !== undefined && parents < mostParents; parents++) {
      if (known.data !== undefined) return this.data.get(known.data);
      known = known.parent === undefined ? undefined : this.cells.get(known.parent);
    }
    return undefined;
  }

  /** Conditional sections come first, as in a code: the first that applies decides. */
  private codeOfData(style: DataStyle | undefined): string | undefined {
    if (style === undefined) return undefined;
    const sections = style.maps.map(
      ({ condition, style: name }) => `[${condition}]${this.data.get(name)?.code ?? "0"}`,
    );
    return [...sections, style.code].join(";");
  }
}

function digitsIn(text: string | undefined): number {
  const number = Number(text ?? 0);
  return Number.isInteger(number) && number > 0 ? Math.min(number, mostDigits) : 0;
}

/** In a percentage the sign itself says that the number is multiplied; elsewhere it is only written. */
function literal(text: string, isPercentage: boolean): string {
  if (isPercentage && text.trim() === "%") return "%";
  return /^[\s()+\-/:]*$/.test(text) ? text : `"${text.replaceAll('"', "")}"`;
}

function digitsCode({ whole, decimals, thousands, embedded }: Digits): string {
  let code = "";
  for (let place = Math.max(whole, ...[...embedded.keys()].map((position) => position + 1), 1); place > 0; place--) {
    code += "0";
    // A text at place p has p digits behind it.
    const text = embedded.get(place - 1);
    if (text !== undefined) code += literal(text, false);
  }
  return `${code}${decimals > 0 ? `.${"0".repeat(decimals)}` : ""}${",".repeat(thousands)}`;
}
