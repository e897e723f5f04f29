/** A native chart and its place on the sheet (ECMA-376 part 1, 20.5 and 21.2). */
import { a1, type Area, type PlanCell, type PlanChart } from "../../../engine/index.js";
import { packageRelations, xmlHead, type Namespaces } from "../package/namespaces.js";
import { escapeXml } from "../package/xmlTree.js";

/** The cell of a plan, where it has one. */
export type CellAt = (row: number, column: number) => PlanCell | undefined;

/** `'名称'!$A$1:$B$2`; quoted always, so that no name needs to be judged. */
export function absoluteReference(sheetName: string, area: Area): string {
  const corner = (row: number, column: number) => a1({ row, column }).replace(/^([A-Z]+)(\d+)$/, "$$$1$$$2");
  const [start, end] = [corner(area.top, area.left), corner(area.bottom, area.right)];
  return `${quotedName(sheetName)}!${start === end ? start : `${start}:${end}`}`;
}

/** A sheet's name as formulas write it. */
export function quotedName(sheetName: string): string {
  return `'${sheetName.replaceAll("'", "''")}'`;
}

/** The chart part. The values are written into it too, for programs that show a chart without calculating. */
export function chartXml(chart: PlanChart, sheetName: string, cellAt: CellAt, spaces: Namespaces): string {
  const plot = chart.kind === "pie" ? pieChart(chart, sheetName, cellAt) : axesChart(chart, sheetName, cellAt);
  const legend =
    chart.series.length > 1 || chart.kind === "pie"
      ? `<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>`
      : "";
  return (
    `${xmlHead}<c:chartSpace xmlns:c="${spaces.chart}" xmlns:a="${spaces.drawing}" xmlns:r="${spaces.relations}"><c:roundedCorners val="0"/>` +
    `<c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="1200" b="1"/></a:pPr><a:r><a:rPr lang="zh-CN" sz="1200" b="1"/><a:t>${escapeXml(chart.title)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>` +
    `<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>${plot}</c:plotArea>${legend}<c:plotVisOnly val="0"/><c:dispBlanksAs val="gap"/></c:chart>` +
    `<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln w="6350"><a:solidFill><a:srgbClr val="BFBFBF"/></a:solidFill></a:ln></c:spPr>` +
    `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="900"><a:latin typeface="微软雅黑"/><a:ea typeface="微软雅黑"/></a:defRPr></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr></c:chartSpace>`
  );
}

/** The drawing part that puts charts onto their cells; chart `n` has the relation `rId{n}`, counted from 1. */
export function drawingXml(charts: readonly PlanChart[], spaces: Namespaces): string {
  const anchors = charts.map(({ anchor, title }, index) => {
    const corner = (name: "from" | "to", row: number, column: number) =>
      `<xdr:${name}><xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:${name}>`;
    return (
      `<xdr:twoCellAnchor editAs="oneCell">${corner("from", anchor.top, anchor.left)}${corner("to", anchor.bottom + 1, anchor.right + 1)}` +
      `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="${index + 2}" name="图表 ${index + 1}" descr="${escapeXml(title)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>` +
      `<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="${spaces.chart}"><c:chart xmlns:c="${spaces.chart}" xmlns:r="${spaces.relations}" r:id="rId${index + 1}"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>`
    );
  });
  return `${xmlHead}<xdr:wsDr xmlns:xdr="${spaces.spreadsheetDrawing}" xmlns:a="${spaces.drawing}">${anchors.join("")}</xdr:wsDr>`;
}

/** A relations part; the ids are `rId1`, `rId2` … in this order. */
export function relationsXml(relations: readonly { readonly type: string; readonly target: string }[]): string {
  const items = relations.map(
    ({ type, target }, index) =>
      `<Relationship Id="rId${index + 1}" Type="${type}" Target="/${escapeXml(encodeURI(target))}"/>`,
  );
  return `${xmlHead}<Relationships xmlns="${packageRelations}">${items.join("")}</Relationships>`;
}

function axesChart(chart: PlanChart, sheetName: string, cellAt: CellAt): string {
  const isLine = chart.kind === "line";
  const isBar = chart.kind === "bar";
  const stacked = chart.stacked === true;
  // Lines across columns are a chart of their own on the same axes.
  const across = (one: PlanChart["series"][number]): boolean => chart.kind === "column" && one.line === true;
  const drawn = chart.series.map((one, index) => {
    const asLine = isLine || across(one);
    const paint = asLine
      ? `<c:spPr><a:ln w="28575" cap="rnd"><a:solidFill>${rgb(one.color)}</a:solidFill>${dash(one.dash)}<a:round/></a:ln></c:spPr><c:marker><c:symbol val="${one.mark ?? "circle"}"/><c:size val="${one.mark === undefined ? 5 : 7}"/><c:spPr><a:solidFill>${rgb(one.color)}</a:solidFill></c:spPr></c:marker>`
      : `<c:spPr><a:solidFill>${rgb(one.color)}</a:solidFill></c:spPr><c:invertIfNegative val="0"/>`;
    const labels = chart.labels === true ? valueLabels(asLine ? "t" : stacked ? "ctr" : "outEnd") : "";
    return `${seriesHead(one.name, index)}${paint}${labels}${categories(chart, sheetName, cellAt)}${values(one.values, sheetName, cellAt)}${asLine ? `<c:smooth val="0"/>` : ""}</c:ser>`;
  });
  const series = drawn.filter((_, index) => !across(chart.series[index] as PlanChart["series"][number]));
  const lines = drawn.filter((one) => !series.includes(one));
  const overlay =
    lines.length === 0
      ? ""
      : `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${lines.join("")}<c:marker val="1"/><c:axId val="1"/><c:axId val="2"/></c:lineChart>`;
  const grouping = `<c:grouping val="${stacked ? "stacked" : isLine ? "standard" : "clustered"}"/><c:varyColors val="0"/>`;
  const body = isLine
    ? `<c:lineChart>${grouping}${series.join("")}<c:marker val="1"/><c:axId val="1"/><c:axId val="2"/></c:lineChart>`
    : `<c:barChart><c:barDir val="${isBar ? "bar" : "col"}"/>${grouping}${series.join("")}<c:gapWidth val="60"/>${stacked ? `<c:overlap val="100"/>` : ""}<c:axId val="1"/><c:axId val="2"/></c:barChart>`;
  // A bar chart counts its categories from below; turned round, the first row of the table is the topmost bar.
  const categoryAxis =
    `<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="${isBar ? "maxMin" : "minMax"}"/></c:scaling><c:delete val="0"/><c:axPos val="${isBar ? "l" : "b"}"/>` +
    `<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>`;
  const valueAxis =
    `<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="${isBar ? "b" : "l"}"/><c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="D9D9D9"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>` +
    `<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="1"/><c:crosses val="${isBar ? "max" : "autoZero"}"/><c:crossBetween val="between"/></c:valAx>`;
  return body + overlay + categoryAxis + valueAxis;
}

function pieChart(chart: PlanChart, sheetName: string, cellAt: CellAt): string {
  const series = chart.series.slice(0, 1).map((one, index) => {
    const labels = chart.labels === true ? valueLabels("outEnd") : "";
    return `${seriesHead(one.name, index)}${labels}${categories(chart, sheetName, cellAt)}${values(one.values, sheetName, cellAt)}</c:ser>`;
  });
  return `<c:pieChart><c:varyColors val="1"/>${series.join("")}<c:firstSliceAng val="0"/></c:pieChart>`;
}

function seriesHead(name: string, index: number): string {
  return `<c:ser><c:idx val="${index}"/><c:order val="${index}"/><c:tx><c:v>${escapeXml(name)}</c:v></c:tx>`;
}

function valueLabels(position: "t" | "ctr" | "outEnd"): string {
  return `<c:dLbls><c:dLblPos val="${position}"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>`;
}

function categories(chart: PlanChart, sheetName: string, cellAt: CellAt): string {
  const cells = cellsOf(chart.categories, cellAt);
  const points = cells.map((cell, index) => (cell?.value === undefined ? "" : point(index, String(cell.value))));
  return `<c:cat><c:strRef><c:f>${escapeXml(absoluteReference(sheetName, chart.categories))}</c:f><c:strCache><c:ptCount val="${cells.length}"/>${points.join("")}</c:strCache></c:strRef></c:cat>`;
}

function values(area: Area, sheetName: string, cellAt: CellAt): string {
  const cells = cellsOf(area, cellAt);
  const points = cells.map((cell, index) => (typeof cell?.value === "number" ? point(index, String(cell.value)) : ""));
  return `<c:val><c:numRef><c:f>${escapeXml(absoluteReference(sheetName, area))}</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="${cells.length}"/>${points.join("")}</c:numCache></c:numRef></c:val>`;
}

function point(index: number, value: string): string {
  return `<c:pt idx="${index}"><c:v>${escapeXml(value)}</c:v></c:pt>`;
}

function cellsOf({ top, left, bottom, right }: Area, cellAt: CellAt): (PlanCell | undefined)[] {
  const cells: (PlanCell | undefined)[] = [];
  for (let row = top; row <= bottom; row++)
    for (let column = left; column <= right; column++) cells.push(cellAt(row, column));
  return cells;
}

function dash(kind: PlanChart["series"][number]["dash"]): string {
  return kind === undefined ? "" : `<a:prstDash val="${kind === "dot" ? "sysDot" : "dash"}"/>`;
}

function rgb(color: string): string {
  return `<a:srgbClr val="${color.replace("#", "").toUpperCase()}"/>`;
}
