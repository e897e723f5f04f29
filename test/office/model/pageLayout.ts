/** How a sheet is printed. */
import { invalidArgument, itemNotFound } from "../officeError.js";
import { WireObject } from "../server.js";
import type { Json } from "../wire.js";
import { localAddress } from "./address.js";
import { Part } from "./part.js";
import { Range, RangeAreas } from "./range.js";
import type { Worksheet } from "./worksheet.js";

const texts = () =>
  new Part(
    "HeaderFooter",
    { centerFooter: "", centerHeader: "", leftFooter: "", leftHeader: "", rightFooter: "", rightHeader: "" },
    {
      before: (name, value) => {
        if (typeof value === "string" && value.length > 255) throw invalidArgument(name);
      },
    },
  );

const pointsPer: Readonly<Record<string, number>> = { Points: 1, Inches: 72, Centimeters: 72 / 2.54 };

/** What was printed where, beside the scalars; read by tests. */
export interface PrintRanges {
  /** Areas parted by commas. */
  area?: string;
  titleRows?: string;
  titleColumns?: string;
}
const ranges = new WeakMap<Part, PrintRanges>();

/** The print area and repeated rows of a page layout. */
export const printRangesOf = (layout: Part): PrintRanges => ranges.get(layout) ?? {};

export function pageLayout(sheet: Worksheet): Part {
  const kept: PrintRanges = {};
  const addressOf = (range: Range | string) =>
    localAddress((range instanceof Range ? range : sheet.getRange(range)).area);
  const areasOf = (range: Range | RangeAreas | string) => {
    if (range instanceof Range) return [range];
    return (range instanceof RangeAreas ? range : sheet.getRanges(range)).ranges;
  };
  const printArea = () => (kept.area === undefined ? null : sheet.getRanges(kept.area));
  const rangeOrNull = (address: string | undefined) => (address === undefined ? null : sheet.getRange(address));
  const rangeOrThrow = (address: string | undefined) => {
    if (address === undefined) throw itemNotFound();
    return sheet.getRange(address);
  };
  const layout: Part = new Part(
    "PageLayout",
    {
      blackAndWhite: false,
      bottomMargin: 54,
      centerHorizontally: false,
      centerVertically: false,
      draftMode: false,
      firstPageNumber: "",
      footerMargin: 21.6,
      headerMargin: 21.6,
      leftMargin: 50.4,
      orientation: "Portrait",
      paperSize: "A4",
      printComments: "NoComments",
      printErrors: "AsDisplayed",
      printGridlines: false,
      printHeadings: false,
      printOrder: "DownThenOver",
      rightMargin: 50.4,
      topMargin: 54,
      zoom: { scale: 100 },
    },
    {
      before: (name, value) => {
        if (name !== "zoom") return;
        const { scale, horizontalFitToPages, verticalFitToPages } = value as {
          scale?: number;
          horizontalFitToPages?: number;
          verticalFitToPages?: number;
        };
        if (scale !== undefined && (scale < 10 || scale > 400)) throw invalidArgument("zoom");
        for (const pages of [horizontalFitToPages, verticalFitToPages])
          if (pages !== undefined && (!Number.isInteger(pages) || pages < 1)) throw invalidArgument("zoom");
      },
      parts: {
        headersFooters: () =>
          new Part(
            "HeaderFooterGroup",
            { state: "Default", useSheetMargins: true, useSheetScale: true },
            { parts: { defaultForAllPages: texts, evenPages: texts, firstPage: texts, oddPages: texts } },
          ),
      },
      methods: {
        setPrintArea: (range: Range | RangeAreas | string) => {
          kept.area = areasOf(range)
            .map(({ area }) => localAddress(area))
            .join(",");
        },
        setPrintTitleRows: (range: Range | string) => {
          kept.titleRows = addressOf(range);
        },
        setPrintTitleColumns: (range: Range | string) => {
          kept.titleColumns = addressOf(range);
        },
        getPrintArea: () => {
          const areas = printArea();
          if (areas === null) throw itemNotFound();
          return areas;
        },
        getPrintAreaOrNullObject: printArea,
        getPrintTitleRows: () => rangeOrThrow(kept.titleRows),
        getPrintTitleRowsOrNullObject: () => rangeOrNull(kept.titleRows),
        setPrintMargins: (unit: string, margins: Readonly<Record<string, number>>) => {
          const points = pointsPer[unit];
          if (points === undefined) throw invalidArgument(unit);
          for (const [name, value] of Object.entries(margins)) {
            const property = `${name}Margin`;
            if (!(property in layout.values)) throw invalidArgument(name);
            layout.values[property] = value * points;
          }
        },
      },
    },
  );
  ranges.set(layout, kept);
  return layout;
}

class PageBreak extends WireObject {
  readonly apiClass = "PageBreak";
  readonly scalars = ["columnIndex", "rowIndex"];

  constructor(
    private readonly list: PageBreakCollection,
    private readonly sheet: Worksheet,
    readonly rowIndex: number,
    readonly columnIndex: number,
  ) {
    super();
  }

  getCellAfterBreak(): Range {
    return this.sheet.getCell(this.rowIndex, this.columnIndex);
  }

  delete(): void {
    this.list.remove(this);
  }
}

export class PageBreakCollection extends WireObject {
  readonly apiClass = "PageBreakCollection";
  readonly scalars: readonly string[] = [];
  private list: PageBreak[] = [];

  constructor(
    private readonly sheet: Worksheet,
    private readonly along: "row" | "column",
  ) {
    super();
  }

  get items(): readonly PageBreak[] {
    return this.list;
  }

  getCount(): number {
    return this.list.length;
  }

  getItem(index: Json): PageBreak {
    const item = this.list[Number(index)];
    if (!item) throw itemNotFound();
    return item;
  }

  add(range: Range | string): PageBreak {
    const { area } = range instanceof Range ? range : this.sheet.getRange(range);
    if ((this.along === "row" ? area.top : area.left) === 0)
      throw invalidArgument("no page ends before the first cell");
    const made = new PageBreak(this, this.sheet, area.top, area.left);
    this.list.push(made);
    return made;
  }

  removePageBreaks(): void {
    this.list = [];
  }

  remove(item: PageBreak): void {
    this.list = this.list.filter((one) => one !== item);
  }
}
