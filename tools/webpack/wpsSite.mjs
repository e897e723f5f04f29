/**
 * The add-in for WPS, a folder beside the one for Excel. Its two pages are entries of the same compilation, so that the pane is compiled once; this
 * puts the scripts that they may load into the folder, whole, since WPS takes a folder as it is.
 */
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import CopyPlugin from "copy-webpack-plugin";
import HtmlPlugin from "html-webpack-plugin";
import webpack from "webpack";
import { scriptsOf } from "./standaloneFiles.mjs";
import { WpsFunctionsPlugin } from "./wpsFunctions.mjs";

const source = join(import.meta.dirname, "..", "..", "addin", "wps");
/** From the folder of the add-in for Excel. */
const site = "../wps/";
/** Written into the folder by the step after webpack (`tools/library.mjs`). */
const written = ["THIRD-PARTY.txt"];

export const wpsEntries = { wps: join(source, "main.ts"), wpsPane: join(source, "panePage.ts") };

/** Moves what only the pages for WPS load into their folder and copies what they share. */
class WpsSitePlugin {
  apply(compiler) {
    compiler.hooks.thisCompilation.tap("WpsSitePlugin", (compilation) => {
      // After the hashes in the names are final.
      const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_OPTIMIZE_HASH + 1;
      compilation.hooks.processAssets.tap({ name: "WpsSitePlugin", stage }, (assets) => {
        const scripts = (mine) =>
          [...compilation.entrypoints].flatMap(([name, entry]) =>
            name in wpsEntries === mine ? scriptsOf(entry) : [],
          );
        const others = new Set(scripts(false));
        for (const file of new Set(scripts(true))) {
          compilation.emitAsset(`${site}${file}`, assets[file], { minimized: true });
          if (!others.has(file)) compilation.deleteAsset(file);
        }
      });
    });
    // What webpack cleans is its own folder only.
    compiler.hooks.afterEmit.tap("WpsSitePlugin", ({ assets }) => {
      const folder = join(compiler.outputPath, site);
      if (!existsSync(folder)) return;
      for (const file of readdirSync(folder))
        if (!written.includes(file) && !Object.keys(assets).some((name) => `${name}/`.startsWith(`${site}${file}/`)))
          rmSync(join(folder, file), { recursive: true });
    });
  }
}

const page = (template, entry) =>
  new HtmlPlugin({
    template: join(source, template),
    filename: `${site}${template}`,
    chunks: [entry],
    // WPS may call the entry page's functions as soon as the page is there.
    scriptLoading: "blocking",
    inject: "body",
    minify: false,
  });

export const wpsPlugins = () => [
  new WpsFunctionsPlugin(),
  page("index.html", "wps"),
  page("pane.html", "wpsPane"),
  new CopyPlugin({
    patterns: [
      ...["ribbon.xml", "manifest.xml", "probe.html", "probe.js"].map((name) => ({
        from: join(source, name),
        to: `${site}${name}`,
        info: { minimized: true },
      })),
      { from: join(source, "..", "assets"), to: `${site}assets` },
    ],
  }),
  new WpsSitePlugin(),
];
