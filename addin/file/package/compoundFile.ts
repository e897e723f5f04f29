/**
 * OLE2 compound files ([MS-CFB]), in which BIFF workbooks and protected .xlsx stand. Every chain is followed for no more sectors than the file has,
 * so that no loop in a hostile file can hold the reader.
 */
import { HostError } from "../../live/ports.js";

const lastSector = 0xfffffff9;
const noEntry = 0xffffffff;

interface DirectoryEntry {
  readonly name: string;
  /** 1 storage, 2 stream, 5 root. */
  readonly type: number;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
}

/** Whether the bytes are a compound file. */
export function looksLikeOle(bytes: Uint8Array): boolean {
  return [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1].every((byte, index) => bytes[index] === byte);
}

export class CompoundFile {
  private readonly view: DataView;
  private readonly sectorBytes: number;
  private readonly sectorCount: number;
  private readonly tableSectors: readonly number[];
  /** The streams at the top, by name in small letters: names compare without case. */
  private readonly streams = new Map<string, DirectoryEntry>();
  private readonly root: DirectoryEntry | undefined;
  private miniStream: Uint8Array | undefined;
  private miniTable: Uint8Array | undefined;

  /** @throws HostError `damaged` */
  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    if (bytes.length < 512) throw damaged("header");
    const shift = this.view.getUint16(30, true);
    if (shift !== 9 && shift !== 12) throw damaged("header");
    this.sectorBytes = 1 << shift;
    this.sectorCount = Math.ceil(bytes.length / this.sectorBytes);
    this.tableSectors = this.readTableSectors();
    const entries = this.readDirectory();
    this.root = entries.find(({ type }) => type === 5);
    this.collect(entries, this.root?.child ?? noEntry);
    // Some writers leave the tree of names out.
    if (this.streams.size === 0) entries.forEach((entry) => this.add(entry));
  }

  has(name: string): boolean {
    return this.streams.has(name.toLowerCase());
  }

  /**
   * The content of a stream at the top.
   * @param whole whether all of it must be there; some writers of encrypted files count more than they write
   * @throws HostError `damaged` where the file has less of it than it says
   */
  stream(name: string, whole = true): Uint8Array | undefined {
    const entry = this.streams.get(name.toLowerCase());
    if (!entry) return undefined;
    const { start, size } = entry;
    if (size === 0) return new Uint8Array(0);
    if (size >= this.view.getUint32(56, true))
      return this.joined(this.chain(start, name), size, whole ? name : undefined);
    this.miniStream ??= this.root
      ? this.joined(this.chain(this.root.start, "mini"), this.root.size, undefined)
      : new Uint8Array(0);
    this.miniTable ??= this.allOf(this.chain(this.view.getUint32(60, true), "mini table"));
    return this.fromMini(start, size, name);
  }

  /** Sectors of the allocation table: 109 stand in the header, more in a chain of their own. */
  private readTableSectors(): number[] {
    const { view } = this;
    const sectors = Array.from({ length: 109 }, (_, index) => view.getUint32(76 + index * 4, true));
    const perSector = this.sectorBytes / 4 - 1;
    let next = view.getUint32(68, true);
    for (let count = 0; next <= lastSector && count < this.sectorCount; count++) {
      const at = this.offsetOf(next);
      if (at + this.sectorBytes > this.bytes.length) break;
      for (let index = 0; index < perSector; index++) sectors.push(view.getUint32(at + index * 4, true));
      next = view.getUint32(at + perSector * 4, true);
    }
    return sectors;
  }

  private readDirectory(): DirectoryEntry[] {
    const { view, bytes } = this;
    const entries: DirectoryEntry[] = [];
    for (const sector of this.chain(view.getUint32(48, true), "directory", true)) {
      const start = this.offsetOf(sector);
      if (start + this.sectorBytes > bytes.length) break;
      for (let at = start; at < start + this.sectorBytes; at += 128) {
        const length = Math.min(view.getUint16(at + 64, true), 64);
        entries.push({
          name:
            length >= 2 ? new TextDecoder("utf-16le").decode(bytes.subarray(at, at + length - 2)).toLowerCase() : "",
          type: bytes[at + 66] as number,
          left: view.getUint32(at + 68, true),
          right: view.getUint32(at + 72, true),
          child: view.getUint32(at + 76, true),
          start: view.getUint32(at + 116, true),
          // The high half is not reliable in files with small sectors, and no stream of ours is that long.
          size: view.getUint32(at + 120, true),
        });
      }
    }
    return entries;
  }

  /** The tree of names below the root, each entry once. */
  private collect(entries: readonly DirectoryEntry[], first: number): void {
    const seen = new Set<number>();
    const waiting = [first];
    for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
      const entry = entries[index];
      if (!entry || seen.has(index)) continue;
      seen.add(index);
      this.add(entry);
      waiting.push(entry.left, entry.right);
    }
  }

  private add(entry: DirectoryEntry): void {
    if (entry.type === 2 && !this.streams.has(entry.name)) this.streams.set(entry.name, entry);
  }

  private offsetOf(sector: number): number {
    return (sector + 1) * this.sectorBytes;
  }

  private next(sector: number): number {
    const perSector = this.sectorBytes / 4;
    const table = this.tableSectors[Math.floor(sector / perSector)];
    const at = table === undefined ? Infinity : this.offsetOf(table) + (sector % perSector) * 4;
    return at + 4 <= this.bytes.length ? this.view.getUint32(at, true) : noEntry;
  }

  private chain(first: number, what: string, mayCircle = false): number[] {
    const sectors: number[] = [];
    const seen = new Uint8Array(this.sectorCount);
    for (let sector = first; sector <= lastSector && sector < this.sectorCount; sector = this.next(sector)) {
      if (seen[sector] === 1) {
        if (mayCircle) break;
        throw damaged(what);
      }
      seen[sector] = 1;
      sectors.push(sector);
    }
    return sectors;
  }

  private allOf(sectors: readonly number[]): Uint8Array {
    return this.joined(sectors, sectors.length * this.sectorBytes, undefined);
  }

  /** @param what named in the error where less is there than wanted; `undefined` takes what there is */
  private joined(sectors: readonly number[], size: number, what: string | undefined): Uint8Array {
    const there = Math.min(size, sectors.length * this.sectorBytes);
    const content = new Uint8Array(there);
    let filled = 0;
    for (const sector of sectors) {
      const at = this.offsetOf(sector);
      const piece = this.bytes.subarray(at, Math.min(at + this.sectorBytes, at + there - filled));
      content.set(piece, filled);
      filled += piece.length;
      // The last sector of a file may be cut short.
      if (filled >= there || piece.length < this.sectorBytes) break;
    }
    if (what !== undefined && filled < size) throw damaged(what);
    return content;
  }

  private fromMini(first: number, size: number, name: string): Uint8Array {
    const [stream, table] = [this.miniStream as Uint8Array, this.miniTable as Uint8Array];
    const view = new DataView(table.buffer, table.byteOffset, table.length);
    const content = new Uint8Array(size);
    let sector = first;
    for (let filled = 0; filled < size; filled += 64) {
      const piece = stream.subarray(sector * 64, sector * 64 + Math.min(64, size - filled));
      if (piece.length < Math.min(64, size - filled)) throw damaged(name);
      content.set(piece, filled);
      sector = sector * 4 + 4 <= table.length ? view.getUint32(sector * 4, true) : noEntry;
    }
    return content;
  }
}

function damaged(what: string): HostError {
  return new HostError("damaged", { what: `OLE2: ${what}` });
}
