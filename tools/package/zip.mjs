/** Packages as a Windows, Kylin or Mac desktop unpacks them by itself. */
import { zipSync } from "fflate";

/** The same content gives the same package, whenever it is made; ZIP knows no time zone. */
const mtime = new Date(2024, 0, 1);

/**
 * @param {Map<string, string | Uint8Array>} files contents by path, with `/`; text is written as UTF-8
 * @returns {Uint8Array} a ZIP whose names carry the UTF-8 flag where they need it (APPNOTE 6.3, bit 11), so that Chinese names come out right
 */
export function zipOf(files) {
  return zipSync(
    Object.fromEntries([...files].map(([path, content]) => [path, [bytesOf(content), { level: 9, mtime }]])),
  );
}

/** Text as UTF-8. */
export const bytesOf = (content) => (typeof content === "string" ? new TextEncoder().encode(content) : content);

/** Text as Notepad of any Windows reads it: with a byte order mark, lines ended by CR LF. */
export const forNotepad = (text) => `\uFEFF${text.replace(/\r?\n/g, "\r\n")}`;

/** Text as `regedit` reads it: UTF-16, little end first, with a byte order mark. */
export function forRegistry(text) {
  return Buffer.from(`\uFEFF${text.replace(/\r?\n/g, "\r\n")}`, "utf16le");
}

/** Puts values into the `{{name}}` of a text. @throws when one has no value */
export function filled(text, values) {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name) => {
    if (!Object.hasOwn(values, name)) throw new Error(`nothing to put into {{${name}}}`);
    return values[name];
  });
}
