/** Excel, played: a workbook, the server before it, and what a person or a co-author does with it. */
import { floor, type ApiSets, type ApiTable } from "./apiTable.js";
import { parseAddress } from "./model/address.js";
import { Workbook } from "./model/workbook.js";
import { EventType, type Worksheet } from "./model/worksheet.js";
import type { FunctionMetadata } from "./model/calculator.js";
import { inCellEditMode, OfficeError, requestTooLarge, responseTooLarge } from "./officeError.js";
import { installSeam, type Seam, type Target, type ThemeName } from "./seam.js";
import { RichApiServer, WireObject } from "./server.js";
import { ActionType, PathType, type Json, type ReplyBody, type RequestBody } from "./wire.js";

const eventCategory = 65536;
const mayWaitForCellEdit = 64;

/** What office.js itself asks when it starts and when functions answer; the rest is the add-in's. */
const ownTraffic = /"Microsoft\.(InternalService|ExcelServices|AppRuntime)\./;

/** One batch as it went over the wire. */
export interface WireRecord {
  readonly request: RequestBody;
  readonly reply: ReplyBody;
  readonly requestBytes: number;
  readonly replyBytes: number;
}

export interface OfficeHostOptions {
  readonly api: ApiTable;
  /** Requirement sets; the manifest's floor unless a test raises it. */
  readonly sets?: ApiSets;
  readonly language?: string;
  readonly fileName?: string;
  readonly theme?: ThemeName;
  /** Bytes that a request or a reply may have; 5 MB in Excel on the web. */
  readonly payloadLimit?: number;
}

class CustomFunctionsService extends WireObject {
  readonly apiClass = "CustomFunctions";
  readonly scalars: readonly string[] = [];
  override readonly wireOnly = {
    setInvocationArrayResults: null,
    setInvocationResults: null,
    _setOsfControlContainerReadyForCustomFunctions: null,
    _getEnabledFeatures: null,
  };

  constructor(private readonly workbook: Workbook) {
    super();
  }

  setInvocationArrayResults(results: readonly (readonly Json[])[]): void {
    this.workbook.calculator.takeResults(results);
  }

  setInvocationResults(
    results: readonly {
      readonly id: number;
      readonly failed?: boolean;
      readonly value: Json;
      readonly errorCode?: number;
    }[],
  ): void {
    this.workbook.calculator.takeResults(
      results.map(({ id, failed, value, errorCode }) => [id, failed !== true, value, errorCode ?? 0]),
    );
  }

  _setOsfControlContainerReadyForCustomFunctions(): void {
    this.workbook.calculator.start();
  }

  _getEnabledFeatures(): Json {
    return [];
  }
}

class CustomFunctionsContainer extends WireObject {
  readonly apiClass = "CustomFunctionsContainer";
  readonly scalars: readonly string[] = [];
  override readonly wireOnly = { customFunctions: null };

  constructor(readonly customFunctions: CustomFunctionsService) {
    super();
  }
}

class AddinInternalService extends WireObject {
  readonly apiClass = "AddinInternalService";
  readonly scalars: readonly string[] = [];
  override readonly wireOnly = { notifyActionHandlerReady: null };

  notifyActionHandlerReady(): void {
    // Excel starts sending ribbon actions; tests send them themselves.
  }
}

class AppRuntimeService extends WireObject {
  readonly apiClass = "AppRuntimeService";
  readonly scalars: readonly string[] = [];
  override readonly wireOnly = { setAppRuntimeState: null, getAppRuntimeState: null };

  constructor(private readonly host: OfficeHost) {
    super();
  }

  setAppRuntimeState(state: string): void {
    this.host.runtimeState = state;
  }

  getAppRuntimeState(): string {
    return this.host.runtimeState;
  }
}

export class OfficeHost {
  readonly workbook: Workbook;
  readonly server: RichApiServer;
  /** Batches of the add-in, without what office.js sends for itself. */
  readonly wire: WireRecord[] = [];
  /** Batches by which office.js lets go what it kept, at the end of an `Excel.run`; the add-in neither asks nor waits for them. */
  releases = 0;
  /** Batches in which office.js brought results of functions. */
  functionBatches = 0;
  payloadLimit: number;
  /** Whether the add-in asked for its pane to be shown, or for the background. */
  runtimeState = "Background";
  private seam: Seam | undefined;
  private editing = false;
  private readonly waiting: (() => void)[] = [];
  private readonly undoable: (() => void)[] = [];
  private readonly options: OfficeHostOptions;
  private busy = 0;

  constructor(options: OfficeHostOptions) {
    this.options = options;
    this.payloadLimit = options.payloadLimit ?? 5 * 1024 * 1024;
    this.workbook = new Workbook((type, target, happened) => this.fire(type, target, happened));
    if (options.fileName !== undefined) this.workbook.name = options.fileName;
    const functions = new CustomFunctionsService(this.workbook);
    this.server = new RichApiServer({
      root: this.workbook,
      services: {
        "Microsoft.ExcelServices.CustomFunctions": functions,
        "Microsoft.ExcelServices.CustomFunctionsContainer": new CustomFunctionsContainer(functions),
        "Microsoft.InternalService.AddinInternalService": new AddinInternalService(),
        "Microsoft.AppRuntime.AppRuntimeService": new AppRuntimeService(this),
      },
      api: options.api,
      sets: options.sets ?? floor,
    });
    this.workbook.calculator.send = (entries) => this.seam?.push(entries);
  }

  /** Makes a window look like the one Excel gives an add-in; before office.js loads. */
  install(target: Target): void {
    this.seam = installSeam(target, {
      sets: this.server.sets,
      language: this.options.language ?? "zh-CN",
      fileName: this.workbook.name,
      theme: this.options.theme ?? "light",
      answer: (bodyText, flags) => this.answer(bodyText, flags),
    });
  }

  // What the add-in sees.

  private async answer(bodyText: string, flags: number): Promise<string> {
    this.busy++;
    try {
      if (this.editing && flags & mayWaitForCellEdit) await new Promise<void>((resolve) => this.waiting.push(resolve));
      await new Promise<void>((resolve) => setTimeout(resolve, 0));
      const request = JSON.parse(bodyText) as RequestBody;
      const requestBytes = byteLength(bodyText);
      let reply =
        this.editing && touchesDocument(request)
          ? failed(inCellEditMode())
          : requestBytes > this.payloadLimit
            ? failed(requestTooLarge())
            : this.server.process(request);
      let replyText = JSON.stringify(reply);
      if (byteLength(replyText) > this.payloadLimit) {
        reply = failed(responseTooLarge());
        replyText = JSON.stringify(reply);
      }
      if (ownTraffic.test(bodyText)) {
        if (bodyText.includes("InvocationArrayResults") || bodyText.includes("InvocationResults"))
          this.functionBatches++;
      } else if (onlyReleases(request)) {
        this.releases++;
      } else {
        this.wire.push({
          request,
          reply: JSON.parse(replyText) as ReplyBody,
          requestBytes,
          replyBytes: byteLength(replyText),
        });
      }
      return replyText;
    } finally {
      this.busy--;
    }
  }

  private fire(type: number, target: string, happened: Record<string, Json>): void {
    this.seam?.push([[eventCategory, type, target, JSON.stringify(happened), 0]]);
  }

  /** How many `context.sync()` the add-in made. */
  get syncs(): number {
    return this.wire.length;
  }

  get bytes(): { readonly sent: number; readonly received: number } {
    return {
      sent: this.wire.reduce((total, { requestBytes }) => total + requestBytes, 0),
      received: this.wire.reduce((total, { replyBytes }) => total + replyBytes, 0),
    };
  }

  /** Starts counting anew. */
  forgetWire(): void {
    this.wire.length = 0;
    this.functionBatches = 0;
    this.releases = 0;
  }

  /** `true` while a batch is being answered. */
  get isBusy(): boolean {
    return this.busy > 0;
  }

  /** What was asked for and is not there: unknown to the stand-in, or above the requirement sets. */
  get complaints(): readonly string[] {
    return [
      ...[...this.server.unsupported].map(([what, times]) => `not modelled: ${what} (${times})`),
      ...[...this.server.aboveFloor].map(([what, times]) => `above the floor: ${what} (${times})`),
    ];
  }

  /** Makes a member of the API fail from now on, such as `ChartCollection.add`; without a name nothing fails any more. */
  refuse(member?: string, code = "GeneralException"): void {
    this.server.refuse =
      member === undefined
        ? undefined
        : (asked) => (asked === member ? new OfficeError(code, `${member} was refused.`, 500) : undefined);
  }

  /** The add-in's functions, from `functions.json`. */
  registerFunctions(functions: readonly FunctionMetadata[]): void {
    this.workbook.calculator.registerFunctions(functions);
  }

  // What people do.

  /** Presses a ribbon button by the name of its function in the manifest; resolves when the add-in has called `event.completed()`. */
  async press(action: string): Promise<void> {
    if (!this.seam) throw new Error("not installed");
    return this.seam.press(action);
  }

  private sheet(name: string): Worksheet {
    return this.workbook.sheetNamed(name);
  }

  /** A person (or a co-author) puts values into cells, from a corner on; text is understood as when typed. */
  edit(
    sheetName: string,
    corner: string,
    rows: readonly (readonly (string | number | boolean | null)[])[],
    source: "Local" | "Remote" = "Local",
  ): void {
    const sheet = this.sheet(sheetName);
    const { top, left } = parseAddress(corner).area;
    const area = {
      top,
      left,
      bottom: top + rows.length - 1,
      right: left + Math.max(...rows.map((row) => row.length)) - 1,
    };
    const kept = rows.map((cells, down) =>
      cells
        .map((_, across) => sheet.cells.peek(top + down, left + across))
        .map((cell) => ({
          value: cell?.formula ?? cell?.value ?? "",
          isFormula: cell?.formula !== undefined,
          error: cell?.error ?? false,
        })),
    );
    const tell = (before: ReturnType<Worksheet["before"]>) => {
      const after = sheet.before(area);
      sheet.announce(area, {
        changeType: "RangeEdited",
        source,
        triggerSource: "Unknown",
        ...(before && after
          ? {
              valueBefore: before.value,
              valueAfter: after.value,
              valueTypeBefore: before.type,
              valueTypeAfter: after.type,
            }
          : {}),
      });
      this.workbook.calculator.cellsChanged(sheet, area);
    };
    const before = sheet.before(area);
    rows.forEach((cells, down) =>
      cells.forEach((value, across) => sheet.enter(top + down, left + across, value ?? "")),
    );
    this.growTables(sheet, area);
    tell(before);
    this.undoable.push(() => {
      const changed = sheet.before(area);
      kept.forEach((cells, down) =>
        cells.forEach(({ value, isFormula, error }, across) => {
          if (isFormula) sheet.enter(top + down, left + across, value);
          else sheet.setValue(top + down, left + across, value, error);
        }),
      );
      tell(changed);
    });
  }

  /** What a person types right below a table belongs to it (AutoCorrect); what the API writes does not. */
  private growTables(
    sheet: Worksheet,
    area: { readonly top: number; readonly left: number; readonly right: number; readonly bottom: number },
  ): void {
    for (const table of this.workbook.allTables()) {
      if (
        table.sheet === sheet &&
        !table.showTotals &&
        area.top === table.area.bottom + 1 &&
        area.left <= table.area.right &&
        area.right >= table.area.left
      )
        table.area = { ...table.area, bottom: area.bottom };
    }
  }

  /** Ctrl+Z: undoes the last edit of a person; Excel tells of it as of an edit. */
  undo(): void {
    const back = this.undoable.pop();
    if (!back) throw new Error("nothing to undo");
    back();
  }

  insertRows(sheetName: string, row: number, count: number): void {
    this.sheet(sheetName)
      .getRange(`${row}:${row + count - 1}`)
      .insert("Down");
  }

  deleteRows(sheetName: string, row: number, count: number): void {
    this.sheet(sheetName)
      .getRange(`${row}:${row + count - 1}`)
      .delete("Up");
  }

  addSheet(name: string, source: "Local" | "Remote" = "Local"): void {
    this.workbook.addSheet(name, source);
  }

  renameSheet(from: string, to: string, source: "Local" | "Remote" = "Local"): void {
    this.sheet(from).rename(to, source);
  }

  deleteSheet(name: string, source: "Local" | "Remote" = "Local"): void {
    this.workbook.removeSheet(this.sheet(name), source);
  }

  activateSheet(name: string): void {
    this.workbook.show(this.sheet(name));
  }

  select(sheetName: string, address: string): void {
    const sheet = this.sheet(sheetName);
    this.workbook.show(sheet);
    this.workbook.selection = sheet.getRange(address);
    this.workbook.emit(EventType.selectionChanged, sheet, { address, worksheetId: sheet.id });
  }

  protectSheet(name: string, password?: string): void {
    this.sheet(name).protection.protect({}, password);
  }

  unprotectSheet(name: string, password?: string): void {
    this.sheet(name).protection.unprotect(password);
  }

  /** A person starts typing into a cell: batches fail, or wait when they were told to. */
  beginCellEdit(): void {
    this.editing = true;
  }

  endCellEdit(): void {
    this.editing = false;
    for (const go of this.waiting.splice(0)) go();
  }

  /** Values of a range, such as `A1:C3`. */
  values(sheetName: string, address: string): Json {
    return this.sheet(sheetName).getRange(address).values;
  }

  value(sheetName: string, address: string): Json {
    return ((this.values(sheetName, address) as Json[])[0] as Json[])[0] as Json;
  }

  /** The text behind an error in a cell. */
  errorMessage(sheetName: string, address: string): string | undefined {
    const { top, left } = parseAddress(address).area;
    return this.workbook.calculator.messageAt(this.sheet(sheetName), top, left);
  }
}

/** Bytes in UTF-8; jsdom has no TextEncoder. */
function byteLength(text: string): number {
  let bytes = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    // Each half of a surrogate pair counts two of the pair's four bytes.
    bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 2 : 3;
  }
  return bytes;
}

function onlyReleases(request: RequestBody): boolean {
  return request.Actions.every(
    ({ ActionType: type, Name: name, ObjectPathId: id }) =>
      name === "_RemoveReference" ||
      (type === ActionType.instantiate && request.ObjectPaths[String(id)]?.ObjectPathType === PathType.global),
  );
}

const failed = (error: OfficeError): ReplyBody => ({
  Error: { Code: error.code, Message: error.message, Location: "", HttpStatusCode: error.httpStatus },
});

/** In cell edit mode Excel refuses whatever touches the document; registering the runtime itself goes through. */
function touchesDocument(request: RequestBody): boolean {
  return request.Actions.some(
    ({ ActionType: type, ObjectPathId }) =>
      type !== ActionType.trace && request.ObjectPaths[String(ObjectPathId)]?.ObjectPathType !== PathType.newObject,
  );
}
