/** The built add-in on the loopback, as any static host would serve it. */
import { spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize, sep } from "node:path";

const root = join(__dirname, "..", "..");
const folder = join(root, "dist", "addin");

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".png": "image/png",
  ".xml": "application/xml; charset=utf-8",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** Builds the add-in when its sources are newer than what is built; fails with the build's own words. */
export function ensureBuilt(): void {
  const program = `import("./tools/build.mjs").then(({ isStale, build }) => isStale("dist/addin/taskpane.html") && build(["addin"]))`;
  const { status, stderr } = spawnSync(process.execPath, ["-e", program], { cwd: root, encoding: "utf8" });
  if (status !== 0) throw new Error(`the add-in does not build:\n${stderr}`);
}

/** Serves `dist/addin` on a free port. */
export async function serveAddin(): Promise<{
  readonly address: string;
  readonly missed: readonly string[];
  /** Has the server answer with a text of the test's own, as JSON. */
  offer(path: `/${string}`, content: string): void;
  close(): Promise<void>;
}> {
  const missed: string[] = [];
  const offered = new Map<string, string>();
  const server: Server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    const own = offered.get(path);
    if (own !== undefined) {
      response.writeHead(200, { "Content-Type": types[".json"] }).end(own);
      return;
    }
    const file = normalize(join(folder, path));
    const type = types[extname(file)];
    if (!file.startsWith(folder + sep) || type === undefined) {
      missed.push(path);
      response.writeHead(404).end();
      return;
    }
    readFile(file).then(
      (content) => response.writeHead(200, { "Content-Type": type, "X-Content-Type-Options": "nosniff" }).end(content),
      () => {
        missed.push(path);
        response.writeHead(404).end();
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}/`,
    missed,
    offer: (path, content) => void offered.set(path, content),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
