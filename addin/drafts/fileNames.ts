/**
 * A text as a part of a file's name on Windows, macOS and Linux: signs that one of them forbids, white space and control characters are left out,
 * as are dots at the front. No name begins like a formula.
 */
export function fileNamePart(text: string): string {
  return text.replace(/[\\/:*?"<>|\s\u0000-\u001f\u007f]/g, "").replace(/^[.=+\-@]+/, "");
}

/** Gives each file a name of its own: a second of the same name is numbered, as Windows counts, without regard to case. */
export function uniqueNames<File extends { readonly name: string }>(files: readonly File[]): File[] {
  const taken = new Set<string>();
  return files.map((file) => {
    const dot = file.name.lastIndexOf(".");
    let name = file.name;
    for (let count = 2; taken.has(name.toLowerCase()); count++)
      name = `${file.name.slice(0, dot)}（${count}）${file.name.slice(dot)}`;
    taken.add(name.toLowerCase());
    return { ...file, name };
  });
}
