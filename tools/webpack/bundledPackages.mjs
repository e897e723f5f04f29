import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, sep } from "node:path";

/** The package that a file below node_modules belongs to: its folder; `undefined` for our own files. */
function packageFolder(resource) {
  const parts = resource.split(/[?]/)[0].split(sep);
  const at = parts.lastIndexOf("node_modules");
  if (at < 0) return undefined;
  return parts.slice(0, at + (parts[at + 1].startsWith("@") ? 3 : 2)).join(sep);
}

/**
 * Writes down which npm packages are really in the bundles of a compilation, as JSON: `[{ name, version, folder }]`, sorted. Modules that were
 * dropped as unused do not count. `tools/thirdParty.mjs` makes THIRD-PARTY.txt of it.
 */
export class BundledPackagesPlugin {
  constructor(file) {
    this.file = file;
  }
  apply(compiler) {
    compiler.hooks.afterEmit.tap("BundledPackagesPlugin", (compilation) => {
      const folders = new Set();
      for (const chunk of compilation.chunks)
        for (const module of compilation.chunkGraph.getChunkModulesIterable(chunk))
          for (const { resource } of module.modules ?? [module]) {
            const folder = resource === undefined ? undefined : packageFolder(resource);
            if (folder !== undefined) folders.add(folder);
          }
      const packages = [...folders].map((folder) => {
        const { name, version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
        return {
          name,
          version,
          folder: folder
            .slice(compiler.context.length + 1)
            .split(sep)
            .join("/"),
        };
      });
      packages.sort((one, other) => (one.folder < other.folder ? -1 : 1));
      mkdirSync(dirname(this.file), { recursive: true });
      writeFileSync(this.file, `${JSON.stringify(packages, null, 2)}\n`);
    });
  }
}
