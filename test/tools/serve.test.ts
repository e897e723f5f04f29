import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const script = join(__dirname, "..", "..", "tools", "serve.mjs");
let folder: string;
let server: ChildProcess;
let address: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "serve-"));
  const site = join(folder, "site");
  mkdirSync(join(site, "assets"), { recursive: true });
  writeFileSync(join(site, "standalone.html"), "<!doctype html><title>页</title>");
  writeFileSync(join(site, "taskpane.html"), "<!doctype html>");
  writeFileSync(join(site, "standalone.js"), "1;");
  writeFileSync(join(site, "pane.0123456789ab.js"), "1;");
  writeFileSync(join(site, "functions.json"), "{}");
  writeFileSync(join(site, "assets", "icon-32.png"), "png");
  writeFileSync(join(folder, "secret.txt"), "secret");
  symlinkSync(join(folder, "secret.txt"), join(site, "link.txt"));
  const source = `import { fileServer, listen } from ${JSON.stringify(pathToFileURL(script).href)}; console.log(await listen(fileServer(${JSON.stringify(site)}), 0));`;
  server = spawn(process.execPath, ["--input-type=module", "-e", source], { stdio: ["ignore", "pipe", "inherit"] });
  const [chunk] = (await once(server.stdout!, "data")) as [Buffer];
  address = chunk.toString().trim().replace("localhost", "127.0.0.1");
});

afterAll(() => {
  server.kill();
  rmSync(folder, { recursive: true, force: true });
});

test.each([
  ["", "text/html; charset=utf-8"],
  ["standalone.html", "text/html; charset=utf-8"],
  ["standalone.js?v=1", "text/javascript; charset=utf-8"],
  ["functions.json", "application/json; charset=utf-8"],
  ["assets/icon-32.png", "image/png"],
])("/%s is served as %s", async (path, type) => {
  const response = await fetch(address + path);
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe(type);
  expect(response.headers.get("x-content-type-options")).toBe("nosniff");
});

test("the stand-alone page comes with its policy, Excel's page with its own", async () => {
  const policy = (await fetch(address)).headers.get("content-security-policy") ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain("connect-src 'self';");
  expect((await fetch(`${address}taskpane.html`)).headers.get("content-security-policy")).toBeNull();
});

/** The status line for a path that no well-behaved client would send. */
async function raw(path: string, host = "localhost"): Promise<string> {
  const socket = connect(Number(new URL(address).port), "127.0.0.1");
  socket.write(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
  let text = "";
  for await (const chunk of socket) text += String(chunk);
  return text;
}

test.each([
  "/../secret.txt",
  "/..%2fsecret.txt",
  "/%2e%2e/secret.txt",
  "/assets/../../secret.txt",
  "/link.txt",
  "/%00",
  "/%ff",
  "/assets",
  "/nowhere.js",
])("%s is not found", async (path) => {
  const text = await raw(path);
  expect(text).toMatch(/^HTTP\/1\.1 404 /);
  expect(text).not.toContain("secret");
});

test.each(["localhost", "LOCALHOST:8124", "127.0.0.1:1", "[::1]:8124"])("it answers to %s", async (host) => {
  expect(await raw("/", host)).toMatch(/^HTTP\/1\.1 200 /);
});

test.each([
  "scorecard.example.org",
  "localhost.example.org",
  "localhost:8124.example.org",
  "192.168.1.5:8124",
  "127.0.0.1.nip.io",
  "",
])("it refuses the name “%s” of another machine", async (host) => {
  const text = await raw("/", host);
  expect(text).toMatch(/^HTTP\/1\.1 4(21|00) /);
  expect(text).not.toContain("页");
});

test("it listens on the loopback only", async () => {
  const source = `import { fileServer, listen } from ${JSON.stringify(pathToFileURL(script).href)}; const server = fileServer(".."); await listen(server, 0); console.log(server.address().address); process.exit();`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", source], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
  await once(child, "close");
  expect(said.trim()).toBe("127.0.0.1");
});

test("names with a hash may be kept for ever, all others are asked for anew, and so is what is missing", async () => {
  const kept = async (path: string) => (await fetch(address + path)).headers.get("cache-control");
  expect(await kept("pane.0123456789ab.js")).toBe("public, max-age=31536000, immutable");
  for (const path of ["", "standalone.js", "functions.json", "gone.0123456789ab.js"])
    expect(await kept(path)).toBe("no-cache");
});

test("nothing can be sent to it", async () => {
  expect((await fetch(address, { method: "POST", body: "x" })).status).toBe(405);
});

test("a port that is no port is a usage error, and nothing is built or served", async () => {
  const child = spawn(process.execPath, [script, "--port", "70000"], { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const [code] = (await once(child, "close")) as [number];
  expect(code).toBe(2);
  expect(said).toContain("--port");
});

test("listening on a port that is taken is refused, not shared", async () => {
  const taken = createServer().listen(0, "127.0.0.1");
  await once(taken, "listening");
  const { port } = taken.address() as { port: number };
  const source = `import { fileServer, listen } from ${JSON.stringify(pathToFileURL(script).href)}; await listen(fileServer(".."), ${port}).catch((error) => { console.log(error.code); });`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", source], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
  await once(child, "close");
  taken.close();
  expect(said.trim()).toBe("EADDRINUSE");
});
