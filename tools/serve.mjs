/**
 * `npm run serve [-- --port N]`: serves the built add-in and the stand-alone page on this machine only, and prints the address.
 * Builds first when the build is missing or older than its sources.
 */
import { createReadStream, realpathSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./ensure.mjs";

const page = "standalone.html";

const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".xml": "application/xml; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".md": "text/plain; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".ico": "image/x-icon",
  ".webmanifest": "application/manifest+json",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** What the page's own meta element says, and what only a header can say: who may put the page into a frame. */
const contentSecurityPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The file that a request means, or `undefined` for anything outside of the folder. */
function fileOf(folder, url) {
  let path;
  try {
    path = decodeURIComponent(new URL(url, "http://localhost").pathname);
  } catch {
    return undefined;
  }
  const file = normalize(join(folder, path === "/" ? page : path));
  if (path.includes("\0") || !file.startsWith(folder + sep)) return undefined;
  try {
    if (!statSync(file).isFile() || !realpathSync(file).startsWith(realpathSync(folder) + sep)) return undefined;
  } catch {
    return undefined;
  }
  return file;
}

/** Whether a request names this machine; another name that leads here is a page elsewhere that tries to read us (DNS rebinding). */
function namesThisMachine(host) {
  return /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i.test(host ?? "");
}

/** A name with the hash of its content in it never means anything else. */
function isHashed(file) {
  return /\.[0-9a-f]{12}\.js$/.test(file);
}

/** A server of a folder's files; listens nowhere yet. */
export function fileServer(folder) {
  return createServer((request, response) => {
    const headers = {
      "X-Content-Type-Options": "nosniff",
      "Referrer-Policy": "no-referrer",
      "Cache-Control": isHashed(request.url ?? "") ? "public, max-age=31536000, immutable" : "no-cache",
    };
    const answer = (status, text) =>
      response
        .writeHead(status, { ...headers, "Cache-Control": "no-cache", "Content-Type": "text/plain; charset=utf-8" })
        .end(text);
    if (!namesThisMachine(request.headers.host)) return answer(421, "Misdirected request\n");
    if (request.method !== "GET" && request.method !== "HEAD") return answer(405, "Method not allowed\n");
    const file = fileOf(folder, request.url ?? "/");
    if (file === undefined) return answer(404, "找不到 Not found\n");
    const type = types[extname(file).toLowerCase()] ?? "application/octet-stream";
    response.writeHead(200, {
      ...headers,
      "Content-Type": type,
      "Content-Length": statSync(file).size,
      ...(type.startsWith("text/html") && file.endsWith(page) && { "Content-Security-Policy": contentSecurityPolicy }),
    });
    if (request.method === "HEAD") return response.end();
    createReadStream(file)
      .on("error", () => response.destroy())
      .pipe(response);
  });
}

/** Starts serving; resolves the address. Port 0 is any free one. */
export function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve(`http://localhost:${server.address().port}/`));
  });
}

async function main() {
  const words = process.argv.slice(2);
  const given = words.includes("--port") ? words[words.indexOf("--port") + 1] : undefined;
  const wanted = given === undefined ? undefined : Number(given);
  if (wanted !== undefined && !(Number.isInteger(wanted) && given !== "" && wanted >= 0 && wanted <= 65535)) {
    process.stderr.write("用法：npm run serve -- --port 0…65535\nUsage: npm run serve -- --port 0…65535\n");
    process.exit(2);
  }
  const { ensureInstalled } = await import("./ensure.mjs");
  ensureInstalled();
  const { build, isStale } = await import("./build.mjs");
  if (isStale(`dist/addin/${page}`)) build(["addin"]);

  const folder = join(root, "dist", "addin");
  const ports = wanted === undefined ? [8124, 0] : [wanted];
  for (const port of ports) {
    try {
      const address = await listen(fileServer(folder), port);
      process.stdout.write(`单机页面 Stand-alone page: ${address}\n按 Ctrl+C 停止。Press Ctrl+C to stop.\n`);
      return;
    } catch (error) {
      const busy = error.code === "EADDRINUSE";
      if (busy && port !== ports.at(-1)) continue;
      process.stderr.write(
        busy
          ? `端口 ${port} 已被占用，请用 --port 换一个。Port ${port} is in use; choose another with --port.\n`
          : `无法监听端口 ${port}：${error.message}。Cannot listen on port ${port}.\n`,
      );
      process.exit(1);
    }
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href) await main();
