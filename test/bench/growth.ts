/** How cost grows with rows and with units; drawn as SVG so that a bend can be seen. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { leadColumns, leadGrid } from "./data.js";
import { rank } from "./ledger.js";
import { median, within, type BenchRow } from "./measure.js";

const factors = [1, 10, 100, 1000] as const;

interface Curve {
  readonly title: string;
  readonly color: string;
  readonly points: readonly { readonly size: number; readonly ms: number }[];
}

/** Least-squares slope of log cost over log size: 1 is a straight line, more is a bend upwards. */
function exponent(points: Curve["points"]): number {
  const logs = points.map(({ size, ms }) => [Math.log10(size), Math.log10(ms)] as const);
  const [mx, my] = [0, 1].map(
    (axis) => logs.reduce((sum, point) => sum + (point[axis] as number), 0) / logs.length,
  ) as [number, number];
  return logs.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0) / logs.reduce((sum, [x]) => sum + (x - mx) ** 2, 0);
}

/** The exponent between two neighbouring sizes where cost grows most. */
function steepest(points: Curve["points"]): number {
  return Math.max(
    ...points.slice(1).map((point, index) => exponent([points[index] as Curve["points"][number], point])),
  );
}

function drawing(curves: readonly Curve[]): string {
  const [width, height, margin] = [760, 440, 76];
  const all = curves.flatMap((curve) => curve.points);
  const bounds = (pick: (point: { size: number; ms: number }) => number) => {
    const logs = all.map((point) => Math.log10(pick(point)));
    return [Math.floor(Math.min(...logs)), Math.ceil(Math.max(...logs))] as const;
  };
  const [x0, x1] = bounds((point) => point.size);
  const [y0, y1] = bounds((point) => point.ms);
  const x = (size: number) => margin + ((Math.log10(size) - x0) / (x1 - x0)) * (width - 2 * margin);
  const y = (ms: number) => height - margin - ((Math.log10(ms) - y0) / (y1 - y0)) * (height - 2 * margin);
  const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const grid = [
    ...range(x0, x1).map(
      (power) =>
        `<line x1="${x(10 ** power)}" y1="${margin}" x2="${x(10 ** power)}" y2="${height - margin}"/><text x="${x(10 ** power)}" y="${height - margin + 20}" text-anchor="middle">${(10 ** power).toLocaleString("en")}</text>`,
    ),
    ...range(y0, y1).map(
      (power) =>
        `<line x1="${margin}" y1="${y(10 ** power)}" x2="${width - margin}" y2="${y(10 ** power)}"/><text x="${margin - 8}" y="${y(10 ** power) + 4}" text-anchor="end">${(10 ** power).toLocaleString("en")} ms</text>`,
    ),
  ].join("");
  const lines = curves
    .map((curve, index) => {
      const path = curve.points.map((point) => `${x(point.size).toFixed(1)},${y(point.ms).toFixed(1)}`).join(" ");
      const dots = curve.points
        .map(
          (point) =>
            `<circle cx="${x(point.size).toFixed(1)}" cy="${y(point.ms).toFixed(1)}" r="4" fill="${curve.color}" stroke="none"/>`,
        )
        .join("");
      return `<polyline points="${path}" fill="none" stroke="${curve.color}" stroke-width="2"/>${dots}<text x="${margin + 12}" y="${margin + 20 + 20 * index}" fill="${curve.color}">${curve.title} (exponent ${exponent(curve.points).toFixed(2)})</text>`;
    })
    .join("");
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="13"><rect width="${width}" height="${height}" fill="#fff"/>` +
    `<text x="${margin}" y="40" font-size="17" fill="#222">From a grid to a ranking: milliseconds by size</text><g stroke="#ddd">${grid.replace(/<text/g, '<text stroke="none" fill="#555"')}</g>${lines}<text x="${width / 2}" y="${height - 14}" text-anchor="middle" fill="#333">lead rows, or units with 20 leads each (both axes logarithmic)</text></svg>\n`
  );
}

export async function growthRows(): Promise<BenchRow[]> {
  const measure = async (
    title: string,
    color: string,
    rows: (factor: number) => number,
    units: (factor: number) => number,
    size: (factor: number) => number,
  ): Promise<Curve> => {
    const points: { size: number; ms: number }[] = [];
    for (const factor of factors) {
      const grid = leadGrid(leadColumns(rows(factor), units(factor)));
      // Small sizes would otherwise be measured while the code is still being compiled.
      for (let warmUp = 0; warmUp < 1000 / factor; warmUp += 5) rank(grid);
      points.push({ size: size(factor), ms: (await median(factor >= 1000 ? 5 : 31, () => rank(grid))).ms });
    }
    return { title, color, points };
  };
  const curves = [
    await measure(
      "rows, 17 units",
      "#0f6cbd",
      (factor) => 1000 * factor,
      () => 17,
      (factor) => 1000 * factor,
    ),
    await measure(
      "units, 20 leads each",
      "#c43501",
      (factor) => 340 * factor,
      (factor) => 17 * factor,
      (factor) => 17 * factor,
    ),
  ];
  const out = join(process.cwd(), "out");
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, "growth.svg"), drawing(curves));
  return curves.map((curve) => {
    const shown = curve.points
      .map((point) => `${point.size.toLocaleString("en")}: ${point.ms.toFixed(1)} ms`)
      .join(", ");
    return within(
      `growth with ${curve.title}`,
      "a straight line (exponent 1)",
      exponent(curve.points),
      1.1,
      `${shown}; steepest step ${steepest(curve.points).toFixed(2)}`,
    );
  });
}
