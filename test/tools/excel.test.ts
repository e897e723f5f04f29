/** `npm run excel` and `npm stop` as Windows runs them, in a folder with blanks in its name; Microsoft's tools are played by a script that says what it got. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const tools = join(__dirname, "..", "..", "tools");
const folder = mkdtempSync(join(tmpdir(), "excel 招商 考核 "));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const put = (path: string, text = "") => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};

/** The tools that matter, and everything else as if it had been installed and built. */
function prepare(tool: string): void {
  for (const name of ["excel.mjs", "ensure.mjs", "https.mjs", "serve.mjs", "build.mjs"])
    cpSync(join(tools, name), join(folder, "tools", name));
  put("manifest.xml");
  for (const where of ["", "tools/excel/"]) {
    put(`${where}package-lock.json`);
    put(`${where}node_modules/.package-lock.json`);
  }
  put("dist/addin/taskpane.html");
  put("tools/excel/node_modules/office-addin-debugging/package.json", '{"bin":{"office-addin-debugging":"cli.cjs"}}');
  put("tools/excel/node_modules/office-addin-debugging/cli.cjs", tool);
  for (const made of [
    "node_modules/.package-lock.json",
    "tools/excel/node_modules/.package-lock.json",
    "dist/addin/taskpane.html",
  ])
    utimesSync(join(folder, made), new Date(), new Date(Date.now() + 60_000));
}

function run(action: string) {
  const asWindows = `data:text/javascript,Object.defineProperty(process,"platform",{value:"win32"})`;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", asWindows, join(folder, "tools", "excel.mjs"), action],
    { encoding: "utf8", cwd: tmpdir() },
  );
  return { status, stdout, stderr };
}

const saysItsWords = "console.log(JSON.stringify({ words: process.argv.slice(2), cwd: process.cwd() }))";

test("the tools get every word whole, and start the server from the project's folder", () => {
  prepare(saysItsWords);
  const { status, stdout, stderr } = run("start");
  expect(stderr).toBe("");
  expect(JSON.parse(stdout)).toEqual({
    words: [
      ...["start", join(folder, "manifest.xml"), "desktop", "--app", "excel"],
      ...["--dev-server", "node tools/excel.mjs serve", "--dev-server-port", "3000"],
    ],
    cwd: folder,
  });
  expect(status).toBe(0);
  expect(JSON.parse(run("stop").stdout)).toMatchObject({ words: ["stop", join(folder, "manifest.xml")] });
});

test.each([
  ["ends with 0 and an error", `console.error("Error: Unable to start debugging.\\nError: no Excel")`, 1],
  ["ends with 3", "process.exit(3)", 3],
])("a failure is told: the tool %s", (_, tool, code) => {
  prepare(tool);
  const { status, stderr } = run("start");
  expect(status).toBe(code);
  expect(stderr).toContain("没有成功：请确认已安装 Excel 2021 或更高版本。");
});
