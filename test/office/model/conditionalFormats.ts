/** Conditional formats: data bars, cell values, texts, formulas. Kept, not drawn. */
import { joined, intersection, tiles, without } from "./address.js";
import { invalidArgument, invalidOperation, itemNotFound } from "../officeError.js";
import { WireObject } from "../server.js";
import type { Json } from "../wire.js";
import type { Area } from "../../../engine/grid/grid.js";
import { ListOf, Part } from "./part.js";
import { Range, RangeAreas } from "./range.js";
import type { Worksheet } from "./worksheet.js";

const border = () => new Part("ConditionalRangeBorder", { color: "#000000", sideIndex: "EdgeBottom", style: "None" });

const look = () =>
  new Part(
    "ConditionalRangeFormat",
    { numberFormat: "General" },
    {
      parts: {
        fill: () => new Part("ConditionalRangeFill", { color: "" }, { methods: { clear: () => undefined } }),
        font: () =>
          new Part(
            "ConditionalRangeFont",
            { bold: false, color: "", italic: false, strikethrough: false, underline: "None" },
            { methods: { clear: () => undefined } },
          ),
        borders: () =>
          new Part(
            "ConditionalRangeBorderCollection",
            { count: 4 },
            { parts: { top: border, bottom: border, left: border, right: border } },
          ),
      },
    },
  );

/** What a kind of format has below it; property name by `Excel.ConditionalFormatType`. */
const kinds: Readonly<Record<string, { readonly name: string; readonly make: () => Part }>> = {
  DataBar: {
    name: "dataBar",
    make: () =>
      new Part(
        "DataBarConditionalFormat",
        {
          axisColor: "",
          axisFormat: "Automatic",
          barDirection: "Context",
          lowerBoundRule: { type: "Automatic" },
          showDataBarOnly: false,
          upperBoundRule: { type: "Automatic" },
        },
        {
          parts: {
            positiveFormat: () =>
              new Part("ConditionalDataBarPositiveFormat", {
                borderColor: "",
                fillColor: "#638EC6",
                gradientFill: true,
              }),
            negativeFormat: () =>
              new Part("ConditionalDataBarNegativeFormat", {
                borderColor: "",
                fillColor: "#FF0000",
                matchPositiveBorderColor: false,
                matchPositiveFillColor: false,
              }),
          },
        },
      ),
  },
  CellValue: {
    name: "cellValue",
    make: () => new Part("CellValueConditionalFormat", { rule: null }, { parts: { format: look } }),
  },
  ContainsText: {
    name: "textComparison",
    make: () => new Part("TextConditionalFormat", { rule: null }, { parts: { format: look } }),
  },
  PresetCriteria: {
    name: "preset",
    make: () => new Part("PresetCriteriaConditionalFormat", { rule: null }, { parts: { format: look } }),
  },
  TopBottom: {
    name: "topBottom",
    make: () => new Part("TopBottomConditionalFormat", { rule: null }, { parts: { format: look } }),
  },
  ColorScale: {
    name: "colorScale",
    make: () => new Part("ColorScaleConditionalFormat", { criteria: null, threeColorScale: false }),
  },
  Custom: {
    name: "custom",
    make: () =>
      new Part(
        "CustomConditionalFormat",
        {},
        {
          parts: {
            format: look,
            rule: () => new Part("ConditionalFormatRule", { formula: "", formulaLocal: "", formulaR1C1: "" }),
          },
        },
      ),
  },
};

export class ConditionalFormat extends WireObject {
  readonly apiClass = "ConditionalFormat";
  readonly scalars = ["id", "priority", "stopIfTrue", "type"];
  stopIfTrue = false;
  readonly id: string;
  /** What it holds for. */
  areas: readonly Area[];
  private readonly detail: Part;

  constructor(
    private readonly sheet: Worksheet,
    area: Area,
    readonly type: string,
    detail?: Part,
  ) {
    super();
    this.areas = [area];
    const kind = kinds[type];
    if (!kind) throw invalidArgument(`conditional format ${type}`);
    this.id = sheet.workbook.nextGuid();
    this.detail = detail ?? kind.make();
    for (const [name, { name: property }] of Object.entries(kinds)) {
      Object.defineProperty(this, property, {
        get: () => {
          if (name !== type) throw invalidArgument(`${property} of a ${type}`);
          return this.detail;
        },
      });
      Object.defineProperty(this, `${property}OrNullObject`, { get: () => (name === type ? this.detail : null) });
    }
  }

  get priority(): number {
    return this.sheet.conditionalFormats.indexOf(this);
  }

  set priority(priority: number) {
    const others = this.sheet.conditionalFormats.filter((format) => format !== this);
    others.splice(priority, 0, this);
    this.sheet.conditionalFormats = others;
  }

  /** What it does, for tests. */
  get part(): Part {
    return this.detail;
  }

  /** The first of its areas. */
  get area(): Area {
    return this.areas[0] as Area;
  }

  /** The same on another sheet. */
  on(sheet: Worksheet, areas: readonly Area[]): ConditionalFormat {
    const copy = new ConditionalFormat(sheet, areas[0] as Area, this.type, this.detail);
    copy.areas = areas;
    copy.stopIfTrue = this.stopIfTrue;
    return copy;
  }

  touches(area: Area): boolean {
    return this.areas.some((own) => intersection(own, area));
  }

  getRange(): Range {
    if (this.areas.length > 1) throw invalidOperation("a conditional format of several ranges");
    return new Range(this.sheet, this.area);
  }

  getRangeOrNullObject(): Range | null {
    return this.areas.length > 1 ? null : this.getRange();
  }

  getRanges(): RangeAreas {
    return new RangeAreas(
      this.sheet,
      this.areas.map((area) => new Range(this.sheet, area)),
    );
  }

  delete(): void {
    this.sheet.conditionalFormats = this.sheet.conditionalFormats.filter((format) => format !== this);
  }
}

class ConditionalFormatCollection extends ListOf<ConditionalFormat> {
  constructor(private readonly range: Range) {
    super(
      "ConditionalFormatCollection",
      () => range.sheet.conditionalFormats.filter((format) => format.touches(range.area)),
      (id: Json) => range.sheet.conditionalFormats.find((format) => format.id === id),
      itemNotFound,
    );
  }

  add(type: string): ConditionalFormat {
    this.range.requireFormattable();
    const format = new ConditionalFormat(this.range.sheet, this.range.area, type);
    this.range.sheet.conditionalFormats.unshift(format);
    return format;
  }

  clearAll(): void {
    this.range.requireFormattable();
    clearConditionalFormats(this.range.sheet, this.range.area);
  }
}

export const conditionalFormatsOf = (range: Range): WireObject => new ConditionalFormatCollection(range);

/** Cells lose their conditional formats; what these hold for besides stays. */
export function clearConditionalFormats(sheet: Worksheet, area: Area): void {
  for (const format of sheet.conditionalFormats) format.areas = format.areas.flatMap((own) => without(own, area));
  sheet.conditionalFormats = sheet.conditionalFormats.filter(({ areas }) => areas.length > 0);
}

/**
 * Cells take over the conditional formats of others, as pasted formats bring them along. A format that holds for both grows; on another sheet
 * it becomes one of that sheet.
 */
export function copyConditionalFormats(source: Worksheet, from: Area, target: Worksheet, to: Area): void {
  const copied = source.conditionalFormats.flatMap((format) => {
    const areas = format.areas.flatMap((own) => tiles(own, from, to));
    return areas.length > 0 ? [{ format, areas }] : [];
  });
  clearConditionalFormats(target, to);
  for (const { format, areas } of copied) {
    if (source !== target) target.conditionalFormats.push(format.on(target, areas));
    else {
      format.areas = joined([...format.areas, ...areas]);
      if (!target.conditionalFormats.includes(format)) target.conditionalFormats.push(format);
    }
  }
}
