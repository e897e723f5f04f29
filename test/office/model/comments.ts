/** Threaded comments (notes came with ExcelApi 1.18, above the floor). */
import { invalidArgument, itemNotFound } from "../officeError.js";
import { WireObject } from "../server.js";
import type { Json } from "../wire.js";
import { Range } from "./range.js";
import type { Workbook } from "./workbook.js";
import type { Worksheet } from "./worksheet.js";

class Comment extends WireObject {
  readonly apiClass = "Comment";
  readonly scalars = [
    "authorEmail",
    "authorName",
    "content",
    "contentType",
    "creationDate",
    "id",
    "resolved",
    "richContent",
  ];
  readonly authorEmail = "";
  readonly authorName = "试用者";
  readonly contentType = "Plain";
  readonly creationDate = "2024-01-01T00:00:00Z";
  readonly id: string;
  resolved = false;

  constructor(
    readonly sheet: Worksheet,
    readonly row: number,
    readonly column: number,
    public content: string,
  ) {
    super();
    this.id = sheet.workbook.nextGuid();
  }

  get richContent(): string {
    return this.content;
  }

  getLocation(): Range {
    return this.sheet.getCell(this.row, this.column);
  }

  delete(): void {
    this.sheet.comments.own = this.sheet.comments.own.filter((comment) => comment !== this);
  }
}

export class CommentCollection extends WireObject {
  readonly apiClass = "CommentCollection";
  readonly scalars: readonly string[] = [];
  own: Comment[] = [];

  constructor(
    private readonly workbook: Workbook,
    private readonly sheet: Worksheet | undefined,
  ) {
    super();
  }

  get items(): readonly Comment[] {
    return this.sheet ? this.own : this.workbook.sheets.flatMap((sheet) => sheet.comments.own);
  }

  getCount(): number {
    return this.items.length;
  }

  getItem(id: Json): Comment {
    const comment = this.items.find((one) => one.id === id);
    if (!comment) throw itemNotFound();
    return comment;
  }

  getItemOrNullObject(id: Json): Comment | null {
    return this.items.find((one) => one.id === id) ?? null;
  }

  getItemAt(index: number): Comment {
    const comment = this.items[index];
    if (!comment) throw itemNotFound();
    return comment;
  }

  private place(cell: Range | string): Range {
    return cell instanceof Range ? cell : this.workbook.rangeAt(cell, this.sheet ?? this.workbook.active);
  }

  getItemByCell(cell: Range | string): Comment {
    const { sheet, area } = this.place(cell);
    const comment = this.items.find((one) => one.sheet === sheet && one.row === area.top && one.column === area.left);
    if (!comment) throw itemNotFound();
    return comment;
  }

  add(cell: Range | string, content: string): Comment {
    const { sheet, area, cellCount } = this.place(cell);
    if (cellCount !== 1 || sheet.comments.own.some((one) => one.row === area.top && one.column === area.left))
      throw invalidArgument("comment");
    const comment = new Comment(sheet, area.top, area.left, content);
    sheet.comments.own.push(comment);
    return comment;
  }
}
