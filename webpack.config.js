import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import CopyPlugin from "copy-webpack-plugin";
import CustomFunctionsMetadataPlugin from "custom-functions-metadata-plugin";
import HtmlPlugin from "html-webpack-plugin";
import MinimizerPlugin from "minimizer-webpack-plugin";
import webpack from "webpack";
import { BudgetPlugin } from "./tools/webpack/budget.mjs";
import { BundledPackagesPlugin } from "./tools/webpack/bundledPackages.mjs";
import { EnglishFunctionsPlugin } from "./tools/webpack/englishFunctions.mjs";
import { olderMinimizer, olderTarget } from "./tools/webpack/olderBrowsers.mjs";
import { StableNamePlugin } from "./tools/webpack/stableName.mjs";
import { StandaloneFilesPlugin } from "./tools/webpack/standaloneFiles.mjs";
import { wpsEntries, wpsPlugins } from "./tools/webpack/wpsSite.mjs";

const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const typescript = {
  test: /\.tsx?$/,
  loader: "ts-loader",
  options: { transpileOnly: true, configFile: path("./tsconfig.json"), compilerOptions: { noEmit: false } },
};
/** Runs before the types are taken away. */
const lateSentences = {
  test: /[\\/]engine[\\/].*\.ts$/,
  enforce: "pre",
  loader: path("./tools/webpack/lateSentences.mjs"),
};
const resolve = { extensions: [".ts", ".tsx", ".mjs", ".js"], extensionAlias: { ".js": [".ts", ".tsx", ".js"] } };
const plugins = readdirSync(path("./tools/webpack")).map((name) => path(`./tools/webpack/${name}`));
const cache = (name) => ({
  type: "filesystem",
  name,
  buildDependencies: { config: [fileURLToPath(import.meta.url), path("./addin/functions/texts.en.js"), ...plugins] },
});

/** What is built is written even when nothing in it changed, so that its time says when that was (`tools/build.mjs`). */
const compareBeforeEmit = false;

/** The `scorecard` command: a file with its chunks that needs Node and nothing else. */
const cli = ({ mode, devtool, to }) => ({
  name: "cli",
  target: "node20",
  mode,
  devtool,
  entry: { cli: path("./addin/cli/main.ts") },
  output: {
    path: path(to),
    filename: "[name].js",
    chunkFilename: "cli.[name].js",
    chunkFormat: "module",
    module: true,
    library: { type: "module" },
    compareBeforeEmit,
  },
  experiments: { outputModule: true },
  optimization: { minimize: false },
  // Where cli.js lies is asked when it runs, not when it is built.
  module: { rules: [typescript], parser: { javascript: { importMeta: false } } },
  resolve,
  cache: cache(`cli-${mode}`),
  plugins: [
    new webpack.BannerPlugin({ banner: "#!/usr/bin/env node", raw: true, include: /^cli\.js$/ }),
    new BundledPackagesPlugin(path("./out/packages/cli.json")),
  ],
  stats: "errors-warnings",
});

/**
 * `changnan-scorecard/file`: the reader and writer of workbooks for other programs, one file in each module format. The engine stays outside,
 * so that a grid and the assessment made of it come from the same copy.
 */
const file =
  (format) =>
  ({ mode, devtool, to }) => ({
    name: `file-${format}`,
    target: format === "esm" ? "es2022" : "node20",
    mode,
    devtool,
    entry: { file: path("./addin/file/library.ts") },
    output: {
      path: path(`${to}/${format}`),
      filename: "[name].js",
      library: { type: format === "esm" ? "module" : "commonjs2" },
      ...(format === "esm" && { module: true, chunkFormat: "module" }),
      compareBeforeEmit,
    },
    experiments: { outputModule: format === "esm" },
    optimization: { minimize: false },
    externals: [
      ({ request }, done) =>
        /\/engine\/index\.js$/.test(request)
          ? done(null, `${format === "esm" ? "module" : "commonjs2"} ./engine/index.js`)
          : done(),
    ],
    module: { rules: [typescript], parser: { javascript: { dynamicImportMode: "eager" } } },
    resolve,
    cache: cache(`file-${format}-${mode}`),
    plugins: [new BundledPackagesPlugin(path(`./out/packages/file-${format}.json`))],
    stats: "errors-warnings",
  });

/** Where the page finds Microsoft's office.js; `npm run manifest -- --office` chooses among the pages. */
const officeSources = {
  local: { page: "taskpane.html", office: "office/office.js", officeOrigin: "" },
  global: {
    page: "taskpane.global.html",
    office: "https://appsforoffice.microsoft.com/lib/1/hosted/office.js",
    officeOrigin: " https://appsforoffice.microsoft.com",
  },
  "21vianet": {
    page: "taskpane.21vianet.html",
    office: "https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/office.js",
    officeOrigin: " https://appsforoffice.cdn.partner.office365.cn",
  },
};

const entryFiles = (name) => (compilation) =>
  compilation.entrypoints
    .get(name)
    .getFiles()
    .filter((file) => file.endsWith(".js"));
/** What the pane loads after the functions: the chunk that the runtime imports for it, with everything that it needs. */
const paneFiles = (compilation) => {
  const group = compilation.namedChunkGroups.get("pane");
  return group === undefined
    ? []
    : group.getFiles().filter((file) => file.endsWith(".js") && !entryFiles("runtime")(compilation).includes(file));
};

/** What Excel alone loads, in an engine of its own time: the functions, whose size counts most. */
const excelOnly = /^runtime\./;

/**
 * The add-in and the stand-alone page, and the add-in for WPS (`../wps`), as static files. A script's name carries the hash of its content, so that a page and its parts are always
 * of one version; what the manifest or a browser asks for by name keeps its name: the pages, functions.json, runtime.js, serviceWorker.js, icons.
 */
const addin = ({ mode, devtool, to }) => ({
  name: "addin",
  target: olderTarget,
  mode,
  devtool,
  entry: {
    runtime: path("./addin/runtime/runtime.ts"),
    standalone: path("./addin/taskpane/standalone.tsx"),
    serviceWorker: path("./addin/taskpane/serviceWorker.ts"),
    ...wpsEntries,
  },
  output: {
    path: path(`${to}/addin`),
    filename: ({ chunk }) =>
      mode === "production" && chunk.name !== "serviceWorker" ? "[name].[contenthash:12].js" : "[name].js",
    chunkFilename: mode === "production" ? "[name].[contenthash:12].js" : "[name].js",
    publicPath: "",
    // Written by the step after webpack (`tools/library.mjs`).
    clean: { keep: /^THIRD-PARTY\.txt$/ },
    compareBeforeEmit,
  },
  optimization: {
    // The functions are what Excel waits for: names and numbers of modules as short as they can be; the hash of a script tells versions apart.
    moduleIds: "size",
    mangleExports: "size",
    // The same compiler as the tests use, several times as fast as the usual one.
    minimizer: [
      new MinimizerPlugin({
        include: excelOnly,
        minify: MinimizerPlugin.swcMinify,
        extractComments: false,
        minimizerOptions: { ecma: 2022, compress: { ecma: 2022, passes: 3, pure_getters: true } },
      }),
      olderMinimizer({ exclude: excelOnly }),
    ],
  },
  module: { rules: [typescript, ...(mode === "production" ? [lateSentences] : [])] },
  resolve,
  cache: cache(`addin-${mode}`),
  performance: { hints: false },
  plugins: [
    new CustomFunctionsMetadataPlugin({ output: "functions.json", input: path("./addin/functions/functions.ts") }),
    new EnglishFunctionsPlugin(),
    ...Object.values(officeSources).map(
      ({ page, office, officeOrigin }) =>
        new HtmlPlugin({
          template: path("./addin/taskpane/taskpane.html"),
          filename: page,
          chunks: ["runtime"],
          scriptLoading: "defer",
          minify: false,
          office,
          officeOrigin,
        }),
    ),
    new HtmlPlugin({
      template: path("./addin/taskpane/standalone.html"),
      filename: "standalone.html",
      chunks: ["standalone"],
      scriptLoading: "defer",
      minify: false,
    }),
    new CopyPlugin({
      patterns: [
        { from: path("./addin/assets"), to: "assets" },
        { from: path("./manifest.xml"), to: "manifest.xml" },
        {
          context: path("./node_modules/@microsoft/office-js/dist"),
          from: "{office.js,excel-*.js,o15apptofilemappingtable.js,custom-functions-runtime.js,{zh-cn,en-us}/office_strings.js,telemetry/oteljs_agave.js}",
          to: "office/[path][name][ext]",
          globOptions: { ignore: ["**/*.debug.js"] },
          info: { minimized: true },
        },
      ],
    }),
    new StableNamePlugin("runtime", "runtime.js"),
    new StandaloneFilesPlugin(["standalone.html", "assets/icon-32.png", "assets/pictures/"]),
    ...wpsPlugins(),
    new BundledPackagesPlugin(path("./out/packages/addin.json")),
    ...(mode === "production"
      ? [
          new BudgetPlugin([
            { title: "functions", kilobytes: 80, files: entryFiles("runtime") },
            { title: "pane", kilobytes: 350, files: paneFiles },
          ]),
        ]
      : []),
  ],
  stats: "errors-warnings",
});

/** `webpack` builds what is deployed, into `dist/`; `webpack --mode development` builds with source maps into `out/dev/`, which nobody deploys. */
export default (_, { mode = "production" }) => {
  const options =
    mode === "production" ? { mode, devtool: false, to: "./dist" } : { mode, devtool: "source-map", to: "./out/dev" };
  return [cli, file("esm"), file("cjs"), addin].map((configuration) => configuration(options));
};
