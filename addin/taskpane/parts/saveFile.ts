const types: Readonly<Record<string, string>> = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  ics: "text/calendar",
  txt: "text/plain;charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  xlsm: "application/vnd.ms-excel.sheet.macroEnabled.12",
  zip: "application/zip",
};

/** Hands bytes to the browser's downloads under a name, and gives the name. Whether the browser took them is not told to a page. */
export function saveFile(bytes: Uint8Array, name: string): string {
  const type = types[name.split(".").at(-1) ?? ""] ?? "application/octet-stream";
  const address = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken the content over by the time of the next task; a minute is for slow disks.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return name;
}
