/** An error as Excel reports it inside a batch; `code` is one of `Excel.ErrorCodes`. */
export class OfficeError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly httpStatus = 400,
  ) {
    super(message);
    this.name = "OfficeError";
  }
}

export const invalidArgument = (detail = "") =>
  new OfficeError(
    "InvalidArgument",
    `The argument is invalid or missing or has an incorrect format.${detail && ` (${detail})`}`,
  );
export const itemNotFound = () => new OfficeError("ItemNotFound", "The requested resource doesn't exist.", 404);
export const itemAlreadyExists = () =>
  new OfficeError("ItemAlreadyExists", "A resource with the same name or identifier already exists.", 409);
export const accessDenied = () => new OfficeError("AccessDenied", "You can't perform the requested operation.", 403);
export const invalidReference = () =>
  new OfficeError("InvalidReference", "This reference is not valid for the current operation.");
export const invalidOperation = (detail: string) =>
  new OfficeError("InvalidOperation", `The operation attempted is invalid on the object. (${detail})`);
export const rangeTooLarge = () =>
  new OfficeError("RangeExceedsLimit", "The cell count in the range has exceeded the maximum supported number.");
export const inCellEditMode = () =>
  new OfficeError(
    "InvalidOperationInCellEditMode",
    "Excel is in cell-editing mode. Please exit the edit mode by pressing ENTER or TAB or selecting another cell, and then try again.",
  );
export const requestTooLarge = () =>
  new OfficeError("RequestPayloadSizeLimitExceeded", "The request payload size has exceeded the limit.", 413);
export const responseTooLarge = () =>
  new OfficeError("ResponsePayloadSizeLimitExceeded", "The response payload size has exceeded the limit.", 413);
