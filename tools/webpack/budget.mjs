import { gzipSync } from "node:zlib";
import webpack from "webpack";

/** Fails the build when what must load first has grown too large; gzip is what a browser waits for. */
export class BudgetPlugin {
  constructor(budgets) {
    this.budgets = budgets;
  }
  apply(compiler) {
    compiler.hooks.thisCompilation.tap("BudgetPlugin", (compilation) => {
      compilation.hooks.processAssets.tap(
        { name: "BudgetPlugin", stage: webpack.Compilation.PROCESS_ASSETS_STAGE_REPORT },
        (assets) => {
          for (const { title, kilobytes, files } of this.budgets) {
            const names = files(compilation);
            const size = names.reduce((sum, name) => sum + gzipSync(assets[name].buffer()).length, 0) / 1024;
            const line = `${title}: ${size.toFixed(1)} KB gzip of ${kilobytes} KB (${names.join(", ")})`;
            if (names.length === 0 || size > kilobytes)
              compilation.errors.push(new webpack.WebpackError(`budget passed: ${line}`));
            else process.stderr.write(`${line}\n`);
          }
        },
      );
    });
  }
}
