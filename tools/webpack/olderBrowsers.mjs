/** How bundles are built that browsers since Chromium 80 (February 2020) must be able to read: the page in a browser, and in WPS. */
import { fileURLToPath } from "node:url";
import MinimizerPlugin from "minimizer-webpack-plugin";

/** What webpack may use in its own few lines. */
export const olderTarget = ["web", "es2019"];

/** The minimizer that writes older syntax. @param which `{ include }` or `{ exclude }` by the names of scripts; all without it */
export const olderMinimizer = (which = {}) =>
  new MinimizerPlugin({
    ...which,
    minify: fileURLToPath(new URL("./minify.cjs", import.meta.url)),
    extractComments: false,
    minimizerOptions: { target: "es2019", compress: { passes: 3, pure_getters: true } },
  });
