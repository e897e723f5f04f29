import { createHash } from "node:crypto";
import webpack from "webpack";

/** Every script that the entry may ever load: its own, what it imports later, and the workers that it starts. */
export function scriptsOf(entrypoint) {
  const groups = new Set([entrypoint]);
  for (const group of groups) {
    for (const child of group.getChildren()) groups.add(child);
    for (const worker of group.asyncEntrypointsIterable) groups.add(worker);
  }
  const files = [...groups].flatMap((group) => group.chunks.flatMap((chunk) => [...chunk.files]));
  return [...new Set(files)].filter((file) => file.endsWith(".js"));
}

/**
 * Tells the service worker what the stand-alone page is made of: `self.standalone = { version, files }` in front of `serviceWorker.js`, whose
 * bytes therefore change with every part of the page, which is how a browser notices a new version.
 */
export class StandaloneFilesPlugin {
  /** @param others files beside the scripts, the page first; one that ends with `/` is all of a folder */
  constructor(others) {
    this.others = others;
  }
  apply(compiler) {
    compiler.hooks.thisCompilation.tap("StandaloneFilesPlugin", (compilation) => {
      // After the hashes in the names are final.
      const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_OPTIMIZE_HASH + 1;
      compilation.hooks.processAssets.tap({ name: "StandaloneFilesPlugin", stage }, (assets) => {
        const others = this.others.flatMap((other) =>
          other.endsWith("/")
            ? Object.keys(assets)
                .filter((file) => file.startsWith(other))
                .sort()
            : [other],
        );
        const files = [...others, ...scriptsOf(compilation.entrypoints.get("standalone")).sort()];
        const sum = createHash("sha256");
        for (const file of files) {
          if (assets[file] === undefined) throw new Error(`the stand-alone page's file ${file} is not built`);
          sum.update(file).update(assets[file].buffer());
        }
        const standalone = { version: sum.digest("hex").slice(0, 16), files };
        compilation.updateAsset(
          "serviceWorker.js",
          (source) => new webpack.sources.ConcatSource(`self.standalone = ${JSON.stringify(standalone)};\n`, source),
        );
      });
    });
  }
}
