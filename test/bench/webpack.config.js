import { fileURLToPath } from "node:url";

const path = (name) => fileURLToPath(new URL(name, import.meta.url));

/** The benchmarks as one module that imports its peers at run time, from the node_modules beside it and above. */
export default {
  target: "node20",
  mode: "production",
  devtool: false,
  entry: { bench: path("./main.ts") },
  output: {
    path: path("./dist"),
    filename: "[name].mjs",
    module: true,
    chunkFormat: "module",
    library: { type: "module" },
  },
  experiments: { outputModule: true },
  optimization: { minimize: false },
  externals: [({ request }, done) => (/^(\.|\/|[A-Za-z]:\\)/.test(request) ? done() : done(null, `module ${request}`))],
  module: {
    rules: [
      {
        test: /\.tsx?$/,
        loader: "ts-loader",
        options: { transpileOnly: true, configFile: path("../../tsconfig.json"), compilerOptions: { noEmit: false } },
      },
    ],
  },
  resolve: { extensions: [".ts", ".tsx", ".mjs", ".js"], extensionAlias: { ".js": [".ts", ".tsx", ".js"] } },
  stats: "errors-warnings",
};
