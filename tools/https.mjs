/** Serving over https from this machine, as Office wants it; Microsoft's tools for that are a package of their own, installed when first needed. */
import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ensureInstalled, root } from "./ensure.mjs";
import { fileServer } from "./serve.mjs";

/** The package that holds them: some 400 packages, so that whoever does not develop in Excel is spared them. */
const tools = "tools/excel";

/** The script that a command of those tools is, for `node`; installs them first. */
export function toolScript(name) {
  ensureInstalled(tools);
  const folder = join(root, tools, "node_modules", name);
  const { bin } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return join(folder, typeof bin === "string" ? bin : bin[name]);
}

/** Serves a folder below the root over https on localhost, with a certificate that the machine is asked to trust; resolves the address. */
export async function serveHttps(folder, port) {
  ensureInstalled(tools);
  const certificates = createRequire(join(root, tools, "package.json")).resolve("office-addin-dev-certs");
  const { getHttpsServerOptions } = await import(pathToFileURL(certificates).href);
  const files = fileServer(join(root, folder));
  const server = createServer(await getHttpsServerOptions(), (request, response) => {
    // Excel on the web fetches functions.json from its own origin.
    response.setHeader("Access-Control-Allow-Origin", "*");
    files.emit("request", request, response);
  });
  await new Promise((resolve, reject) => server.once("error", reject).listen(port, "localhost", resolve));
  return `https://localhost:${port}/`;
}
