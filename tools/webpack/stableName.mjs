import webpack from "webpack";

/** Gives an entry's hashed script a second, stable name: the manifest names a script that Excel may ask for. */
export class StableNamePlugin {
  constructor(entry, name) {
    this.entry = entry;
    this.name = name;
  }
  apply(compiler) {
    compiler.hooks.thisCompilation.tap("StableNamePlugin", (compilation) => {
      const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_OPTIMIZE_HASH + 1;
      compilation.hooks.processAssets.tap({ name: "StableNamePlugin", stage }, (assets) => {
        const scripts = compilation.entrypoints
          .get(this.entry)
          .getFiles()
          .filter((file) => file.endsWith(".js"));
        if (scripts.length !== 1) throw new Error(`${this.entry} is ${scripts.length} scripts, not one`);
        // A build without hashes has the name already.
        if (scripts[0] !== this.name) compilation.emitAsset(this.name, assets[scripts[0]], { minimized: true });
      });
    });
  }
}
