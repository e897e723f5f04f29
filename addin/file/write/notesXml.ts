/** Comments on cells: their texts, and the boxes in the old vector language that Excel still wants for them (ECMA-376 part 1, 18.7 and part 4). */
import { a1 } from "../../../engine/index.js";
import { writtenText } from "../read/cellText.js";
import { xmlHead, type Namespaces } from "../package/namespaces.js";
import { escapeXml } from "../package/xmlTree.js";

/** A comment and the cell it hangs on. */
export interface Note {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

export function commentsXml(notes: readonly Note[], spaces: Namespaces): string {
  const comments = notes.map(
    ({ row, column, text }) =>
      `<comment ref="${a1({ row, column })}" authorId="0"><text><r><rPr><sz val="9"/><rFont val="宋体"/></rPr><t xml:space="preserve">${escapeXml(writtenText(text))}</t></r></text></comment>`,
  );
  return `${xmlHead}<comments xmlns="${spaces.main}"><authors><author></author></authors><commentList>${comments.join("")}</commentList></comments>`;
}

/** @param number the number of this drawing in the workbook: shapes number on from 1024 times it, so that no two sheets share an id */
export function notesDrawing(notes: readonly Note[], number: number): string {
  const shapes = notes.map(({ row, column, text }, index) => {
    const top = Math.max(0, row - 1);
    const anchor = [column + 1, 15, top, 10, column + 4, 15, top + noteLines(text) + 1, 4].join(", ");
    return (
      `<v:shape id="_x0000_s${number * 1024 + index + 1}" type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/><v:path o:connecttype="none"/>` +
      `<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`
    );
  });
  return (
    `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="${number}"/></o:shapelayout>` +
    `<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>${shapes.join("")}</xml>`
  );
}

/** About fifteen Chinese characters stand in a line of a box three columns wide. */
function noteLines(text: string): number {
  return text.split("\n").reduce((lines, line) => lines + Math.max(1, Math.ceil(line.length / 15)), 0);
}
