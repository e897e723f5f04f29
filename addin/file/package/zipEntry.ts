import { HostError } from "../../live/ports.js";

/** One part of a package. */
export interface ZipEntry {
  readonly name: string;
  readonly nameBytes: Uint8Array;
  readonly flags: number;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly crc: number;
  /** MS-DOS time and date as they stand in the file. */
  readonly time: number;
  /** The bytes as they stand in the file. */
  readonly compressed: Uint8Array;
  /** Length once inflated. */
  readonly size: number;
}

export const localSignature = 0x04034b50;
export const centralSignature = 0x02014b50;
export const endSignature = 0x06054b50;

/** The content of a part is not what the directory says, or the package is not whole. */
export function damaged(what: string, cause?: unknown): HostError {
  return new HostError("damaged", { what }, { cause });
}
