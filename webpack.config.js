import { gzipSync } from "node:zlib";
import { fileURLToPath } from "node:url";
import CopyPlugin from "copy-webpack-plugin";
import CustomFunctionsMetadataPlugin from "custom-functions-metadata-plugin";
import HtmlPlugin from "html-webpack-plugin";
import webpack from "webpack";
import { functionTexts } from "./addin/functions/texts.en.js";

const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const typescript = {
  test: /\.tsx?$/,
  loader: "ts-loader",
  options: { transpileOnly: true, configFile: path("./tsconfig.json"), compilerOptions: { noEmit: false } },
};
const resolve = { extensions: [".ts", ".tsx", ".mjs", ".js"], extensionAlias: { ".js": [".ts", ".tsx", ".js"] } };
const cache = (name) => ({
  type: "filesystem",
  name,
  buildDependencies: { config: [fileURLToPath(import.meta.url), path("./addin/functions/texts.en.js")] },
});

/** What is built is written even when nothing in it changed, so that its time says when that was (`tools/build.mjs`). */
const compareBeforeEmit = false;

/** The `scorecard` command: one file that needs Node and nothing else. */
const cli = {
  name: "cli",
  target: "node20",
  mode: "production",
  devtool: false,
  entry: { cli: path("./addin/cli/main.ts") },
  output: {
    path: path("./dist"),
    filename: "[name].js",
    chunkFilename: "cli.[name].js",
    chunkFormat: "module",
    module: true,
    library: { type: "module" },
    compareBeforeEmit,
  },
  experiments: { outputModule: true },
  optimization: { minimize: false },
  module: { rules: [typescript] },
  resolve,
  cache: cache("cli"),
  plugins: [new webpack.BannerPlugin({ banner: "#!/usr/bin/env node", raw: true, include: /^cli\.js$/ })],
  stats: "errors-warnings",
};

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

/** Fails the build when what must load first has grown too large; gzip is what a browser waits for. */
class BudgetPlugin {
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

/** `functions.en-US.json`: the same functions with English descriptions; names and ids never change (office-js issue 891). */
class EnglishFunctionsPlugin {
  apply(compiler) {
    compiler.hooks.thisCompilation.tap("EnglishFunctionsPlugin", (compilation) => {
      compilation.hooks.processAssets.tap(
        { name: "EnglishFunctionsPlugin", stage: webpack.Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL },
        (assets) => {
          if (assets["functions.json"] === undefined) return;
          const metadata = JSON.parse(assets["functions.json"].source().toString());
          for (const one of metadata.functions) {
            const text = functionTexts[one.id];
            if (text === undefined) throw new Error(`texts.en.js lacks the function ${one.id}`);
            one.description = text.description;
            for (const parameter of one.parameters) {
              if (text.parameters[parameter.name] === undefined)
                throw new Error(`texts.en.js lacks ${one.id}(${parameter.name})`);
              parameter.description = text.parameters[parameter.name];
            }
          }
          compilation.emitAsset(
            "functions.en-US.json",
            new webpack.sources.RawSource(JSON.stringify(metadata, null, 2)),
          );
        },
      );
    });
  }
}

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

/** The add-in and the stand-alone page, as static files. */
const addin = {
  name: "addin",
  target: ["web", "es2022"],
  mode: "production",
  devtool: false,
  entry: {
    runtime: path("./addin/runtime/runtime.ts"),
    standalone: path("./addin/taskpane/standalone.tsx"),
    serviceWorker: path("./addin/taskpane/serviceWorker.ts"),
  },
  output: {
    path: path("./dist/addin"),
    filename: "[name].js",
    chunkFilename: "[name].js",
    publicPath: "",
    clean: true,
    compareBeforeEmit,
  },
  module: { rules: [typescript] },
  resolve,
  cache: cache("addin"),
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
    new BudgetPlugin([
      { title: "functions", kilobytes: 80, files: entryFiles("runtime") },
      { title: "pane", kilobytes: 350, files: paneFiles },
    ]),
  ],
  stats: "errors-warnings",
};

export default [cli, addin];
