import { fileURLToPath } from "node:url";
import webpack from "webpack";

const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const typescript = {
  test: /\.tsx?$/,
  loader: "ts-loader",
  options: { transpileOnly: true, configFile: path("./tsconfig.json"), compilerOptions: { noEmit: false } },
};
const resolve = { extensions: [".ts", ".tsx", ".mjs", ".js"], extensionAlias: { ".js": [".ts", ".tsx", ".js"] } };

/** The `scorecard` command: one file that needs Node and nothing else. */
const cli = {
  name: "cli",
  target: "node20",
  mode: "production",
  devtool: false,
  entry: { cli: path("./addin/cli/main.ts") },
  output: { path: path("./dist"), filename: "[name].js", chunkFormat: "module", module: true, library: { type: "module" } },
  experiments: { outputModule: true },
  optimization: { minimize: false },
  module: { rules: [typescript] },
  resolve,
  cache: { type: "filesystem", name: "cli" },
  plugins: [new webpack.BannerPlugin({ banner: "#!/usr/bin/env node", raw: true })],
  stats: "errors-warnings",
};

export default [cli];
