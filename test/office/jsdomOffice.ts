/** office.js in jsdom, before a stand-in. The test's docblock must ask for jsdom with `resources: usable` and an https address. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { readApiTable } from "./apiTableFile.js";
import { OfficeHost, type OfficeHostOptions } from "./officeHost.js";

const officeJs = join(__dirname, "..", "..", "node_modules", "@microsoft", "office-js", "dist", "office.js");

/** Loads Microsoft's unmodified office.js into the window of the running test; resolves when `Office.onReady` has. Once per test file. */
export async function startOffice(
  options: Omit<OfficeHostOptions, "api"> & { readonly prepare?: (host: OfficeHost) => void } = {},
): Promise<OfficeHost> {
  if (!existsSync(officeJs)) throw new Error("@microsoft/office-js is not installed");
  const host = new OfficeHost({ ...options, api: readApiTable() });
  options.prepare?.(host);
  host.install(window);
  await new Promise<void>((resolve, reject) => {
    const script = document.createElement("script");
    script.src = pathToFileURL(officeJs).href;
    script.onload = () => resolve();
    script.onerror = () => reject(new Error("office.js did not load: does the test's docblock say resources: usable?"));
    document.head.append(script);
  });
  await Office.onReady();
  return host;
}

/** Fails when the add-in asked for anything that the stand-in or the floor does not have. */
export function expectNoComplaints(host: OfficeHost): void {
  expect(host.complaints).toEqual([]);
}

/** Waits until a condition holds; fails with its words after `limit` milliseconds. */
export async function until(what: string, holds: () => boolean, limit = 5000): Promise<void> {
  const end = Date.now() + limit;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`waited ${limit} ms in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
