/** The part of the stand-alone page that reads and writes workbooks; it is loaded after the page is drawn. */
import { newestOf, plans } from "../../../engine/index.js";
import { buildTemplate } from "../../../templates/buildTemplate.js";
import { drawSheets } from "../../file/write/drawSheets.js";

export { FileHost } from "../../file/fileHost.js";

/** The bytes of a workbook with an invented year in it. */
export async function exampleWorkbook(): Promise<Uint8Array> {
  const { bytes } = await drawSheets(undefined, buildTemplate(newestOf(plans), { example: true, storeResults: false }));
  return bytes;
}
