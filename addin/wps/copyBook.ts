/** The content of an open workbook as bytes: what reads files then reads what stands in WPS, unsaved changes included. */
import { HostError } from "../live/ports.js";
import { endingOf, type Disk } from "./disk.js";
import { member, saidBy, type Office } from "./office.js";

export interface BookCopy {
  readonly bytes: Uint8Array;
  /** The workbook's name; one that was never saved has no ending. */
  readonly fileName: string;
}

/**
 * Has WPS write a copy beside the workbook, reads it and deletes it. The workbook itself stays as it is: neither saved nor renamed.
 * @throws HostError `wpsNoCopy`, `wpsFilesMissing`
 */
export function copyBook(office: Office, disk: Disk, book: Et.Workbook): BookCopy {
  const fileName = book.Name;
  const path = disk.temporary(endingOf(fileName) || ".xlsx");
  try {
    quietly(office.app, () => book.SaveCopyAs(path));
    return { bytes: disk.read(path), fileName };
  } catch (error) {
    if (error instanceof HostError) throw error;
    return { bytes: unchangedFile(disk, book) ?? refuse(fileName, error), fileName };
  } finally {
    disk.remove(path);
  }
}

/** Where no copy is to be had, the file on the disk will do if nothing in WPS differs from it. */
function unchangedFile(disk: Disk, book: Et.Workbook): Uint8Array | undefined {
  try {
    return book.Path !== "" && book.Saved ? disk.read(book.FullName) : undefined;
  } catch {
    return undefined;
  }
}

function refuse(file: string, error: unknown): never {
  throw new HostError("wpsNoCopy", { file, message: saidBy(error) }, { cause: error });
}

/** Without dialogues, which would hold the page until somebody answers them. */
function quietly(app: Et.Application, work: () => void): void {
  const before = member(app, "DisplayAlerts");
  const mayAsk = (asks: boolean) => {
    try {
      app.DisplayAlerts = asks;
    } catch {
      // A version that does not let it be set asks nothing either, as far as is known.
    }
  };
  if (before === true) mayAsk(false);
  try {
    work();
  } finally {
    if (before === true) mayAsk(true);
  }
}
