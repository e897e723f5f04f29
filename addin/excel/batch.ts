import { HostError } from "../live/ports.js";

/** Codes of Excel's errors that a person can do something about, and our code for each. */
const known: Readonly<Record<string, string>> = {
  AccessDenied: "sheetProtected",
  InvalidOperationInCellEditMode: "cellEditMode",
  RequestPayloadSizeLimitExceeded: "payloadTooLarge",
  ResponsePayloadSizeLimitExceeded: "payloadTooLarge",
  ItemNotFound: "itemNotFound",
  InvalidReference: "itemNotFound",
  RequestAborted: "requestAborted",
  NonBlankCellOffSheet: "sheetFull",
  UnsupportedSheet: "unsupportedSheet",
};

/** What Excel threw, as an error that the catalogues have a sentence for; errors of our own pass through. */
export function hostErrorOf(error: unknown): unknown {
  if (error instanceof HostError) return error;
  const code = (error as { code?: unknown } | undefined)?.code;
  if (typeof code !== "string") return error;
  return new HostError(
    known[code] ?? "excelFailed",
    { code, message: String((error as { message?: unknown }).message ?? "") },
    { cause: error },
  );
}

/**
 * One conversation with Excel. Waits while a person is typing in a cell (`delayForCellEdit`) instead of failing.
 * @throws HostError for anything that Excel refuses
 */
export async function withExcel<T>(work: (context: Excel.RequestContext) => Promise<T>): Promise<T> {
  try {
    return await Excel.run({ delayForCellEdit: true }, work);
  } catch (error) {
    throw hostErrorOf(error);
  }
}
