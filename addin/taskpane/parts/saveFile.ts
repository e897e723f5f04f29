/** Hands bytes to the browser's downloads under a name. */
export function saveFile(bytes: Uint8Array, name: string, type: string): void {
  const address = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken the content over by the time of the next task; a minute is for slow disks.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
