/**
 * `npm run dev-server [-- --http]`: builds the add-in with source maps into out/dev, again at every change, and serves it on port 3000, where
 * manifest.xml looks for it. Over https where desktop Excel is, which loads nothing else; over plain http elsewhere, for the stand-alone page.
 */
import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { ensureInstalled, root } from "./ensure.mjs";
import { serveHttps } from "./https.mjs";
import { fileServer, listen } from "./serve.mjs";

const port = 3000;
const folder = "out/dev/addin";

ensureInstalled();
mkdirSync(join(root, folder), { recursive: true });
const https = ["win32", "darwin"].includes(process.platform) && !process.argv.includes("--http");
const address = https
  ? await serveHttps(folder, port)
  : await listen(fileServer(join(root, folder)), port).catch((error) => {
      process.stderr.write(`无法监听端口 ${port}：${error.message}。Cannot listen on port ${port}.\n`);
      process.exit(1);
    });
process.stdout.write(`${address}\n改动后会重新构建，请刷新页面。Rebuilt at every change; reload the page then.\n`);
const webpack = spawn(
  process.execPath,
  [
    join(root, "node_modules", "webpack", "bin", "webpack.js"),
    ...["--mode", "development", "--watch", "--config-name", "addin"],
  ],
  { cwd: root, stdio: "inherit" },
);
webpack.on("exit", (code) => process.exit(code ?? 0));
