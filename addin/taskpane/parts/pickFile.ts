import type { PaneFiles } from "../services.js";

const endings = [".xlsx", ".xlsm", ".xls", ".et", ".ods", ".fods", ".csv"];

/** The browser's own file picker that lets a page write back what it opened (Chromium, over https or on this machine). */
type OpenFilePicker = (options: {
  readonly types: readonly {
    readonly description: string;
    readonly accept: Readonly<Record<string, readonly string[]>>;
  }[];
}) => Promise<readonly FileSystemFileHandle[]>;

/** Asks for a workbook with the host's dialogue, else the browser's, and opens it; nothing happens where there are no files or none is picked. */
export function pickFile(files: PaneFiles | undefined): void {
  if (files === undefined) return;
  if (files.pick !== undefined) return files.pick();
  const picker = (globalThis as { readonly showOpenFilePicker?: OpenFilePicker }).showOpenFilePicker;
  if (picker === undefined) return pickWithInput(files);
  void picker({ types: [{ description: "Excel", accept: { "application/x-spreadsheet": endings } }] }).then(
    async ([handle]) => {
      if (handle !== undefined) await files.open(await handle.getFile(), handle);
    },
    (error: unknown) => {
      // Closed without a choice; where the picker itself is forbidden (a frame of another origin) the plain dialogue may still work.
      if (!(error instanceof DOMException && error.name === "AbortError")) pickWithInput(files);
    },
  );
}

function pickWithInput(files: PaneFiles): void {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = endings.join(",");
  input.onchange = () => {
    const file = input.files?.[0];
    if (file !== undefined) void files.open(file);
  };
  input.click();
}
