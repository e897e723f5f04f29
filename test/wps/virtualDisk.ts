/** A disk in memory, as WPS's FileSystem shows it. */
import { part, type Ledger } from "./part.js";

const exclusive = 1;

export class VirtualDisk {
  /** By path. */
  readonly files = new Map<string, Uint8Array>();
  /** Folders that cannot be written to, and those below them. */
  readonly locked = new Set<string>();
  /** What a file may hold until the disk is full. */
  room = Infinity;
  /** Text is written as UTF-8, so that a byte above 127 becomes two: nobody confirms that WPS does not. */
  mangles = false;
  /** Somebody else's file that comes to be a moment before a copy is made. */
  rival: { readonly path: string; readonly bytes: Uint8Array } | undefined;

  constructor(
    private readonly ledger: Ledger,
    readonly temporary: string,
  ) {}

  /** @throws Error where the folder is locked */
  write(path: string, bytes: Uint8Array): void {
    if ([...this.locked].some((folder) => path.startsWith(folder))) throw new Error(`EACCES: ${path}`);
    this.files.set(path, Uint8Array.from(bytes.subarray(0, Math.min(bytes.length, this.room))));
    if (bytes.length > this.room) throw new Error(`ENOSPC: ${path}`);
  }

  read(path: string): Uint8Array {
    const bytes = this.files.get(path);
    if (bytes === undefined) throw new Error(`ENOENT: ${path}`);
    return bytes;
  }

  /** @param absent members that this version lacks */
  fileSystem(absent: readonly string[]): object {
    const exists = (path: string): boolean => this.files.has(path);
    const remove = (path: string): boolean => this.files.delete(path);
    return part(
      this.ledger,
      "WPS.FileSystem",
      {
        Exists: exists,
        existsSync: exists,
        Remove: remove,
        unlinkSync: remove,
        tmpdir: () => this.temporary,
        constants: part(this.ledger, "WPS.FsConstants", { COPYFILE_EXCL: exclusive }),
        ReadFileAsArrayBuffer: (path: string) => Uint8Array.from(this.read(path)).buffer,
        readAsBinaryString: (path: string) => Buffer.from(this.read(path)).toString("latin1"),
        // It answers yes or no and throws nothing, as the types say.
        writeAsBinaryString: (path: string, data: string) =>
          this.tried(() => this.write(path, Buffer.from(data, this.mangles ? "utf8" : "latin1"))),
        copyFileSync: (from: string, to: string, flags = 0) =>
          this.tried(() => {
            if (this.rival?.path === to) this.files.set(to, this.rival.bytes);
            if (flags === exclusive && exists(to)) throw new Error(`EEXIST: ${to}`);
            try {
              this.write(to, this.read(from));
            } catch (error) {
              // libuv deletes what a failed copy left.
              this.files.delete(to);
              throw error;
            }
          }),
      },
      absent,
    );
  }

  private tried(work: () => void): boolean {
    try {
      work();
      return true;
    } catch {
      return false;
    }
  }
}
