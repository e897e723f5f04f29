/**
 * What the functions are registered with in WPS, made of the same source as Excel's functions.json and of the English texts. WPS's own scanner is
 * not used: it would register the TypeScript names, with Excel's invocation among the parameters.
 */
import { createRequire } from "node:module";
import { join } from "node:path";
import webpack from "webpack";
import { functionTexts } from "../../addin/functions/texts.en.js";

const plugin = createRequire(import.meta.url).resolve("custom-functions-metadata-plugin");
const { generateCustomFunctionsMetadata } = createRequire(plugin)("custom-functions-metadata");
const folder = join(import.meta.dirname, "..", "..", "addin", "functions");
const source = join(folder, "functions.ts");

/** Any kind of value: where Excel has an error, WPS gets a sentence. */
const resultOf = ({ dimensionality }) => (dimensionality === "matrix" ? "any[][]" : "any");

/** `Registration[]` of `addin/wps/functions.ts`. */
export async function wpsRegistrations() {
  const { metadataJson, errors } = await generateCustomFunctionsMetadata(source, true);
  if (errors.length > 0) throw new Error(errors.join("\n"));
  return JSON.parse(metadataJson).functions.map(({ id, description, parameters, result }) => {
    const english = functionTexts[id];
    return {
      id,
      description: { "zh-CN": description, "en-US": english.description },
      parameters: parameters.map((parameter) => ({
        name: parameter.name,
        type: `${parameter.type ?? "any"}${parameter.optional ? "?" : ""}`,
        description: { "zh-CN": parameter.description, "en-US": english.parameters[parameter.name] },
      })),
      result: resultOf(result),
    };
  });
}

/** Puts the list in the place of `wpsRegistrations` in the entry page's script. */
export class WpsFunctionsPlugin {
  apply(compiler) {
    let json = "[]";
    const generate = async () => {
      json = JSON.stringify(await wpsRegistrations());
    };
    compiler.hooks.beforeCompile.tapPromise("WpsFunctionsPlugin", generate);
    new webpack.DefinePlugin({
      wpsRegistrations: webpack.DefinePlugin.runtimeValue(() => json, {
        fileDependencies: [source, join(folder, "texts.en.js")],
      }),
    }).apply(compiler);
  }
}
