/** Files by WPS's FileSystem: bytes in and out, nothing half-written, nothing of others written over. */
import { HostError } from "../live/ports.js";
import { member, type Office } from "./office.js";

/** libuv's flag for a copy that fails where the target exists, in case WPS does not name it. */
const exclusively = 1;
/** So many names are tried beside a taken one. */
const mostNames = 200;
/** Characters at a time when bytes become a text; more arguments overflow the stack. */
const piece = 0x8000;

export class Disk {
  /** @param unique a text that no other temporary file has in its name */
  constructor(
    private readonly office: Office,
    private readonly unique: () => string,
  ) {}

  /** A path in the folder for temporary files where nothing is. @param ending such as `.xlsx` */
  temporary(ending: string): string {
    const folder = this.tell(["tmpdir"]) ?? this.environment("GetTempPath");
    if (folder === undefined) throw new HostError("wpsFilesMissing", { member: "tmpdir" });
    return inFolder(folder, `changnan-${this.unique()}${ending}`);
  }

  exists(path: string): boolean {
    const answer = this.call(["Exists", "existsSync"], path);
    return answer === true;
  }

  /** @throws whatever WPS throws where there is no such file */
  read(path: string): Uint8Array {
    const files = this.files();
    if (typeof member(files, "ReadFileAsArrayBuffer") === "function")
      return new Uint8Array(files.ReadFileAsArrayBuffer(path));
    return bytesOfText(String(this.call(["readAsBinaryString"], path)));
  }

  /** Deletes a file of ours; one that will not go stays, which harms nothing. */
  remove(path: string): void {
    try {
      this.call(["unlinkSync", "Remove"], path);
    } catch {
      // It lies in the folder for temporary files, or is what a failed copy left and WPS did not let go.
    }
  }

  /** The folders where a person looks for files, best first. */
  personFolders(): string[] {
    return (["GetDownloadPath", "GetDesktopPath", "GetHomePath"] as const).flatMap(
      (name) => this.environment(name) ?? [],
    );
  }

  /**
   * Writes a new file whole or not at all: beside where it belongs first, looked at, and only then put there under a name that is free.
   * @param folders tried in order; the first that takes the file gets it
   * @param isTaken names that are not to be used although no file has them, such as a workbook's that is open
   * @returns the path that the file got
   * @throws HostError `wpsNotWritten`, `wpsFilesMissing`
   */
  writeNew(
    folders: readonly string[],
    name: string,
    bytes: Uint8Array,
    isTaken: (name: string) => boolean = () => false,
  ): string {
    const draft = this.temporary(endingOf(name));
    try {
      if (!this.write(draft, bytes)) throw new HostError("wpsNotWritten", { file: name });
      for (const folder of folders) {
        const path = this.place(draft, folder, name, bytes, isTaken);
        if (path !== undefined) return path;
      }
    } finally {
      this.remove(draft);
    }
    throw new HostError("wpsNotWritten", { file: name });
  }

  private place(
    draft: string,
    folder: string,
    name: string,
    bytes: Uint8Array,
    isTaken: (name: string) => boolean,
  ): string | undefined {
    for (let number = 1; number <= mostNames; number++) {
      const candidate = numbered(name, number);
      const path = inFolder(folder, candidate);
      if (isTaken(candidate) || this.exists(path)) continue;
      if (this.put(draft, path, bytes)) return path;
      // Somebody else took the name at this very moment, or the folder does not let itself be written to.
      if (!this.exists(path)) return undefined;
    }
    return undefined;
  }

  /** Copies the draft to where nothing is. */
  private put(draft: string, path: string, bytes: Uint8Array): boolean {
    const files = this.files();
    if (typeof member(files, "copyFileSync") !== "function") return this.write(path, bytes);
    try {
      const flag = member(member(files, "constants"), "COPYFILE_EXCL");
      const copied = files.copyFileSync(draft, path, typeof flag === "number" ? flag : exclusively);
      if (this.holds(path, bytes)) return true;
      if (copied) this.remove(path);
    } catch {
      // A copy that fails leaves no file behind; one that was there meanwhile is another's.
    }
    return false;
  }

  /** Writes where nothing is and looks at what came of it; what is not whole is deleted. */
  private write(path: string, bytes: Uint8Array): boolean {
    const files = this.files();
    if (typeof member(files, "writeAsBinaryString") !== "function")
      throw new HostError("wpsFilesMissing", { member: "writeAsBinaryString" });
    try {
      files.writeAsBinaryString(path, textOfBytes(bytes));
      if (this.holds(path, bytes)) return true;
    } catch {
      // Told as “not written” by the caller.
    }
    this.remove(path);
    return false;
  }

  private holds(path: string, bytes: Uint8Array): boolean {
    try {
      const found = this.read(path);
      return found.length === bytes.length && found.every((byte, index) => byte === bytes[index]);
    } catch {
      return false;
    }
  }

  private files(): WPS.FileSystem {
    const files = this.office.addon("FileSystem")?.FileSystem;
    if (files === undefined || files === null) throw new HostError("wpsFilesMissing", { member: "FileSystem" });
    return files;
  }

  /** Calls the first of some members that this WPS has. */
  private call(names: readonly (keyof WPS.FileSystem)[], ...given: readonly unknown[]): unknown {
    const files = this.files();
    for (const name of names) {
      const found = member(files, name);
      if (typeof found === "function") return found.apply(files, given);
    }
    throw new HostError("wpsFilesMissing", { member: names[0] as string });
  }

  /** A text that some member gives; `undefined` where none does. */
  private tell(names: readonly (keyof WPS.FileSystem)[]): string | undefined {
    try {
      const told = this.call(names);
      return typeof told === "string" && told !== "" ? told : undefined;
    } catch (error) {
      if (error instanceof HostError && this.office.addon("FileSystem") === undefined) throw error;
      return undefined;
    }
  }

  private environment(name: keyof WPS.Env): string | undefined {
    const environment = this.office.addon("Env")?.Env;
    if (typeof member(environment, name) !== "function") return undefined;
    try {
      const path = (environment as WPS.Env)[name]();
      return typeof path === "string" && path !== "" ? path : undefined;
    } catch {
      return undefined;
    }
  }
}

/** The folder of a path's kind, joined with a name. */
export function inFolder(folder: string, name: string): string {
  const slash = /^[A-Za-z]:|\\/.test(folder) ? "\\" : "/";
  return /[\\/]$/.test(folder) ? `${folder}${name}` : `${folder}${slash}${name}`;
}

/** `.xlsx` of `月报.xlsx`; empty where there is none. */
export function endingOf(name: string): string {
  return /\.[^./\\]+$/.exec(name)?.[0] ?? "";
}

function numbered(name: string, number: number): string {
  if (number === 1) return name;
  const ending = endingOf(name);
  return `${name.slice(0, name.length - ending.length)} (${number})${ending}`;
}

function textOfBytes(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += piece) pieces.push(String.fromCharCode(...bytes.subarray(at, at + piece)));
  return pieces.join("");
}

/** @throws HostError `wpsFilesMissing` for a text that cannot be bytes */
function bytesOfText(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => {
    const code = character.charCodeAt(0);
    if (code > 255) throw new HostError("wpsFilesMissing", { member: "ReadFileAsArrayBuffer" });
    return code;
  });
}
