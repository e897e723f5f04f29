/** The two command lines around the manifest, run as a person runs them. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkManifest } from "../../../addin/manifest/checkManifest.js";

const root = join(__dirname, "../../..");
// Each case starts Node several times, which takes a busy machine long.
jest.setTimeout(120_000);
const folder = mkdtempSync(join(tmpdir(), "manifest-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(tool: string, ...words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, "tools", tool), ...words], {
    encoding: "utf8",
    env: { ...process.env, INIT_CWD: folder },
  });
  return { status, stdout, stderr };
}

const host = "https://scorecard.example.gov.cn/addin";

describe("npm run manifest", () => {
  test.each([
    ["local", "taskpane.html"],
    ["global", "taskpane.global.html"],
    ["21vianet", "taskpane.21vianet.html"],
  ])("writes a good manifest for a host, with office.js from %s", (office, page) => {
    const file = `${office}.xml`;
    const { status, stdout } = run(
      "manifest.mjs",
      "--host",
      `${host}/`,
      "--version",
      "1.2.0.0",
      "--office",
      office,
      "-o",
      file,
    );
    expect(status).toBe(0);
    expect(stdout).toContain(`昌南招商考核 1.2.0.0，${host}/${page}`);
    const xml = readFileSync(join(folder, file), "utf8");
    expect(checkManifest(xml)).toEqual([]);
    expect(xml).not.toContain("localhost");
    expect(xml).toContain(`<bt:Url id="Page.Url" DefaultValue="${host}/${page}"/>`);
    expect(xml).toContain(`<bt:Url id="Script.Url" DefaultValue="${host}/runtime.js"/>`);
    expect(xml).toContain("<AppDomain>https://scorecard.example.gov.cn</AppDomain>");
  });

  test("gives another district its own id and name", () => {
    const id = "11111111-2222-4333-8444-555555555555";
    expect(
      run(
        "manifest.mjs",
        "--host",
        host,
        "--version",
        "1.0.0.0",
        "--id",
        id,
        "--name",
        "某县招商考核",
        "-o",
        "other.xml",
      ).status,
    ).toBe(0);
    const xml = readFileSync(join(folder, "other.xml"), "utf8");
    expect(xml).toContain(`<Id>${id}</Id>`);
    expect(xml).toContain('<DisplayName DefaultValue="某县招商考核">');
  });

  test("does not write another content under the same version over an old file", () => {
    const write = (version: string, to: string) =>
      run("manifest.mjs", "--host", to, "--version", version, "-o", "again.xml");
    expect(write("1.0.0.0", host).status).toBe(0);
    const before = readFileSync(join(folder, "again.xml"), "utf8");
    expect(write("1.0.0.0", host).status).toBe(0);
    const refused = write("1.0.0.0", "https://other.example.cn");
    expect(refused).toMatchObject({ status: 1 });
    expect(refused.stderr).toContain("--version");
    expect(readFileSync(join(folder, "again.xml"), "utf8")).toBe(before);
    expect(write("1.0.0.1", "https://other.example.cn").status).toBe(0);
  });

  test.each<[string, number, readonly string[]]>([
    ["nothing given", 2, []],
    ["no version", 2, ["--host", host]],
    ["http", 2, ["--host", "http://scorecard.example.gov.cn", "--version", "1.0.0.0"]],
    ["no address", 2, ["--host", "scorecard", "--version", "1.0.0.0"]],
    ["an address with parameters", 2, ["--host", `${host}?a=1`, "--version", "1.0.0.0"]],
    ["an unknown source", 2, ["--host", host, "--version", "1.0.0.0", "--office", "usb"]],
    ["an unknown option", 2, ["--hots", host]],
    ["a version of letters", 1, ["--host", host, "--version", "one"]],
    ["an id that is none", 1, ["--host", host, "--version", "1.0.0.0", "--id", "changnan"]],
  ])("refuses: %s", (_what, code, words) => {
    const { status, stdout, stderr } = run("manifest.mjs", ...words, "-o", "refused.xml");
    expect(status).toBe(code);
    expect(stdout).toBe("");
    expect(stderr).not.toContain("    at ");
    expect(stderr.length).toBeGreaterThan(10);
    expect(existsSync(join(folder, "refused.xml"))).toBe(false);
  });

  test("checks a manifest and names line and rule", () => {
    expect(run("manifest.mjs", "--check", join(root, "manifest.xml"))).toMatchObject({ status: 0 });
    writeFileSync(
      join(folder, "bad.xml"),
      readFileSync(join(root, "manifest.xml"), "utf8").replace(/<Id>.*<\/Id>/, "<Id>x</Id>"),
    );
    const { status, stderr } = run("manifest.mjs", "--check", "bad.xml");
    expect(status).toBe(1);
    expect(stderr).toMatch(/^bad\.xml:4 \[guid\] /);
    expect(run("manifest.mjs", "--check", "nowhere.xml").status).toBe(1);
  });
});

describe("npm run excel", () => {
  const desktop = process.platform === "win32" || process.platform === "darwin";
  if (desktop) process.stderr.write("SKIPPED: on Windows and Mac this would open Excel; run it on Linux\n");
  (desktop ? test.skip : test).each(["start", "stop"])(
    "%s says what to do where there is no desktop Excel",
    (action) => {
      const { status, stderr } = run("excel.mjs", action);
      expect(status).toBe(1);
      expect(stderr).toContain("npm run serve");
      expect(stderr).toContain("npm run manifest");
      expect(stderr).not.toContain("    at ");
    },
  );

  test("refuses an unknown word", () => expect(run("excel.mjs", "open").status).toBe(2));
});
