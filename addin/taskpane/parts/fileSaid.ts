import type { PaneServices } from "../services.js";
import type { Strings } from "../strings.zh.js";

/** What a person is told of a file that was handed out: where it lies, or what to do when no download came. @param file what `saveFile` gave */
export function fileSaid({ onDisk, openStandalone }: PaneServices, say: Strings, file: string): string {
  if (onDisk === true) return say.writtenTo(file);
  return `${say.downloaded(file)}${openStandalone === undefined ? say.noDownloadHere : say.noDownloadInPane}`;
}
