/** The built add-in for WPS, as WPS would load it: the folder is whole, the entry page gives what ribbon.xml names, the pane reads, shows and writes. Needs `npm run build` before. */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { TextDecoder, TextEncoder } from "node:util";
import { JSDOM, type DOMWindow } from "jsdom";
import { leanWorkbook } from "../helpers/leanTemplate.js";
import { StandIn } from "../wps/standIn.js";

const site = join(__dirname, "..", "..", "dist", "wps");
const files = readdirSync(site, { recursive: true, encoding: "utf8" });
const page = (name: string): string => readFileSync(join(site, name), "utf8");
const ledger = "/台账/考核.xlsx";

const windows: DOMWindow[] = [];
afterAll(() => windows.forEach((window) => window.close()));

/** A page of the folder in a window of its own, with WPS's two globals and what jsdom lacks of a browser. */
function load(name: string, office: StandIn): DOMWindow {
  return new JSDOM(page(name), {
    url: pathToFileURL(join(site, name)).href,
    runScripts: "dangerously",
    resources: "usable",
    pretendToBeVisual: true,
    beforeParse: (window) => {
      windows.push(window);
      Object.defineProperty(window.navigator, "language", { value: "zh-CN" });
      Object.assign(window, office.page(), {
        TextDecoder,
        TextEncoder,
        Uint8Array,
        ArrayBuffer,
        Blob,
        Response,
        ReadableStream,
        DecompressionStream,
        CompressionStream,
        ResizeObserver: class {
          observe(): void {}
          unobserve(): void {}
          disconnect(): void {}
        },
        matchMedia: () => ({ matches: false, addEventListener: () => undefined, removeEventListener: () => undefined }),
        scrollTo: () => undefined,
      });
    },
  }).window;
}

async function until(what: string, holds: () => boolean): Promise<void> {
  for (let turn = 0; turn < 3000; turn++) {
    if (holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`never: ${what}`);
}

test("the folder holds what its pages, the ribbon and WPS name, and nothing else that is a page", () => {
  expect(files.filter((name) => /\.(html|xml)$/.test(name)).sort()).toEqual(
    ["index.html", "manifest.xml", "pane.html", "probe.html", "ribbon.xml"].sort(),
  );
  for (const name of ["index.html", "pane.html", "probe.html"]) {
    const scripts = [...page(name).matchAll(/<script[^>]* src="([^"]+)"/g)].map((match) => match[1] as string);
    expect(scripts).toHaveLength(1);
    expect([name, existsSync(join(site, scripts[0] as string))]).toEqual([name, true]);
    expect(page(name)).toContain("default-src 'none'");
  }
  const hashed = files.filter((name) => name.endsWith(".js") && name !== "probe.js");
  expect(hashed.filter((name) => !/\.[0-9a-f]{12}\.js$/.test(name))).toEqual([]);
  // Nothing there was of Excel's, and no service worker.
  expect(hashed.filter((name) => /^(runtime|standalone|serviceWorker|pane)\./.test(name))).toEqual([]);
});

test("nothing of Kingsoft's types is in what ships", () => {
  const scripts = files.filter((name) => name.endsWith(".js")).map(page);
  expect(scripts.filter((text) => /Kingsoft office|et-jsapi-declare/i.test(text))).toEqual([]);
});

test("entry page and pane, each with a global object of its own: a formula, one click, the new workbook open", async () => {
  // The shape that hides more; the other one differs in nothing that a bundle could break.
  const office = new StandIn({ shape: "mac" });
  office.open(ledger, await leanWorkbook({ example: true }));
  const entry = load("index.html", office);
  await until("the entry page's functions", () => typeof entry["OnAddinLoad"] === "function");
  const { OnAddinLoad, OnScorecardAction } = entry as unknown as Record<string, (given: unknown) => unknown>;
  OnAddinLoad?.({});
  office.formula("A1", "SCORE", "罗家桥乡");
  await until("a score", () => typeof office.shown("A1") === "number");
  // The build puts the sentences of issues apart; here they are wanted at once.
  const issues = (office.formula("A2", "SCOREISSUES") as string[][]).slice(1);
  expect(issues.length).toBeGreaterThan(10);
  expect(issues.filter(([, , sentence]) => !/[\u4e00-\u9fff]{3}/.test(sentence ?? ""))).toEqual([]);

  OnScorecardAction?.({ Id: "ScorecardSummary" });
  expect([...office.panes.values()][0]?.url).toBe(pathToFileURL(join(site, "pane.html")).href);
  const pane = load("pane.html", office);
  expect(pane["OnAddinLoad"]).toBeUndefined();
  const text = (): string => pane.document.body.textContent ?? "";
  await until("the new workbook", () => office.openPaths.length === 2);
  expect(office.openPaths).toEqual([ledger, "/台账/考核-考核汇总.xlsx"]);
  await until("the sentence that says where", () => text().includes("已另存为新文件 /台账/考核-考核汇总.xlsx"));
  // The pane follows what it wrote, which is in front now.
  await until("the ranking of the new workbook", () => text().includes("陶瓷科创中心"));
  expect(text()).toContain("考核-考核汇总.xlsx");
  expect(office.ledger.complaints).toEqual([]);
  expect([...office.disk.files.keys()].filter((path) => path.startsWith("/tmp/"))).toEqual([]);
});
