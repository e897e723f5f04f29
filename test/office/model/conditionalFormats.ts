/** Conditional formats: data bars, cell values, texts, formulas. Kept, not drawn. */
import { intersection } from "./address.js";
import { invalidArgument, itemNotFound } from "../officeError.js";
import { WireObject } from "../server.js";
import type { Json } from "../wire.js";
import type { Area } from "../../../engine/grid/grid.js";
import { ListOf, Part } from "./part.js";
import { Range } from "./range.js";
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
  private readonly detail: Part;

  constructor(
    private readonly sheet: Worksheet,
    readonly area: Area,
    readonly type: string,
    detail?: Part,
  ) {
    super();
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

  /** The same on another sheet; nobody changes one after it was made. */
  copyFor(sheet: Worksheet): ConditionalFormat {
    return new ConditionalFormat(sheet, this.area, this.type, this.detail);
  }

  getRange(): Range {
    return new Range(this.sheet, this.area);
  }

  delete(): void {
    this.sheet.conditionalFormats = this.sheet.conditionalFormats.filter((format) => format !== this);
  }
}

class ConditionalFormatCollection extends ListOf<ConditionalFormat> {
  constructor(private readonly range: Range) {
    super(
      "ConditionalFormatCollection",
      () => range.sheet.conditionalFormats.filter((format) => intersection(format.area, range.area)),
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
    this.range.sheet.conditionalFormats = this.range.sheet.conditionalFormats.filter(
      (format) => !intersection(format.area, this.range.area),
    );
  }
}

export const conditionalFormatsOf = (range: Range): WireObject => new ConditionalFormatCollection(range);
