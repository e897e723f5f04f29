import webpack from "webpack";
import { functionTexts } from "../../addin/functions/texts.en.js";

/** `functions.en-US.json`: the same functions with English descriptions; names and ids never change (office-js issue 891). */
export class EnglishFunctionsPlugin {
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
