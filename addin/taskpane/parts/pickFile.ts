import type { PaneFiles } from "../services.js";

/** Asks for a workbook with the browser's own dialogue and opens it; nothing happens where there are no files or none is picked. */
export function pickFile(files: PaneFiles | undefined): void {
  if (files === undefined) return;
  const input = document.createElement("input");
  input.type = "file";
  input.accept = ".xlsx,.xlsm,.xls,.et,.ods,.csv";
  input.onchange = () => {
    const file = input.files?.[0];
    if (file !== undefined) void files.open(file);
  };
  input.click();
}
