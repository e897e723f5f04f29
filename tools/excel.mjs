/**
 * `npm run excel` opens Excel with the add-in, served from this machine with a certificate of this machine; `npm stop` ends it.
 * Microsoft's debugging tools do both, on Windows and Mac; elsewhere a sentence says what to do instead. They bring some 400 packages, so they
 * are a package of their own, `tools/excel`, which is installed when it is first needed.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ensureInstalled, root } from "./ensure.mjs";
import { serveHttps, toolScript } from "./https.mjs";

const port = 3000;
const manifest = join(root, "manifest.xml");
const [action] = process.argv.slice(2);

/**
 * What the tools are told, word for word: as a list, since a line would come apart at the blanks of a path and of the server's command, which they
 * start from here by a shell of their own.
 */
const words = {
  start: [
    ...["start", manifest, "desktop", "--app", "excel"],
    ...["--dev-server", "node tools/excel.mjs serve", "--dev-server-port", String(port)],
  ],
  stop: ["stop", manifest],
};

async function start() {
  ensureInstalled();
  const { build, isStale } = await import("./build.mjs");
  if (isStale("dist/addin/taskpane.html")) build(["addin"]);
  return debugging(words.start);
}

function debugging(arguments_) {
  const script = toolScript("office-addin-debugging");
  const { status, stderr, error } = spawnSync(process.execPath, [script, ...arguments_], {
    cwd: root,
    stdio: ["inherit", "inherit", "pipe"],
    encoding: "utf8",
  });
  if (error) throw error;
  process.stderr.write(stderr);
  // The tools end with 0 when they have failed, and say so.
  const failed = status !== 0 || /^Error: Unable to/m.test(stderr);
  if (failed)
    process.stderr.write(
      "没有成功：请确认已安装 Excel 2021 或更高版本。\nThat failed: is Excel 2021 or later installed?\n",
    );
  return failed ? status || 1 : 0;
}

if (!["start", "stop", "serve"].includes(action)) {
  process.stderr.write("用法：npm run excel | npm stop\nUsage: npm run excel | npm stop\n");
  process.exitCode = 2;
} else if (process.platform !== "win32" && process.platform !== "darwin") {
  process.stderr.write(
    "这里没有桌面版 Excel：请在 Windows 或 Mac 上运行；或用 npm run serve 打开单机页面；或用 npm run manifest 写一份清单，上传到网页版 Excel。\n" +
      "There is no desktop Excel here: run this on Windows or Mac; or open the stand-alone page with npm run serve; or write a manifest with npm run manifest and upload it to Excel on the web.\n",
  );
  process.exitCode = 1;
} else if (action === "serve") process.stdout.write(`${await serveHttps("dist/addin", port)}\n`);
else process.exitCode = action === "start" ? await start() : debugging(words.stop);
