/**
 * The last step of `npm run build`: the library in its two module formats with types, and THIRD-PARTY.txt.
 * The bundles of `changnan-scorecard/file` are webpack's; here come the engine, file by file, and the declarations of both.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import ts from "typescript";
import { root } from "./ensure.mjs";
import { writeThirdParty } from "./thirdParty.mjs";

const write = (path, text) => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
};

/** `npm test` checks the types of everything by itself. */
const isChecked = !process.argv.includes("--unchecked");
const { config } = ts.readConfigFile(join(root, "engine", "tsconfig.json"), ts.sys.readFile);
const { options } = ts.parseJsonConfigFileContent(config, ts.sys, join(root, "engine"));
const program = ts.createProgram([join(root, "engine", "index.ts"), join(root, "addin", "file", "library.ts")], {
  ...options,
  noCheck: !isChecked,
  rootDir: root,
  outDir: join(root, "dist", "esm"),
  // The engine alone is checked without the DOM (`npm run typecheck`); the reader of files uses the platform's streams.
  lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
});
const problems = isChecked ? ts.getPreEmitDiagnostics(program) : [];
if (problems.length > 0) {
  process.stderr.write(
    ts.formatDiagnostics(problems, {
      getCanonicalFileName: (name) => name,
      getCurrentDirectory: () => root,
      getNewLine: () => "\n",
    }),
  );
  process.exit(1);
}

/** Texts by path from the root, as TypeScript emits them: `engine/index.js`, `addin/file/library.d.ts` … */
const emitted = new Map();
program.emit(undefined, (path, text) =>
  emitted.set(
    relative(join(root, "dist", "esm"), path)
      .split(sep)
      .join("/"),
    text,
  ),
);

/** The declarations that a declaration leads to, itself included. */
function declarationsFrom(start) {
  const found = [start];
  for (const path of found) {
    for (const [, target] of emitted.get(path).matchAll(/(?:from|import\()\s*"(\.{1,2}\/[^"]+)\.js"/g)) {
      const next = relative(root, resolve(root, dirname(path), `${target}.d.ts`))
        .split(sep)
        .join("/");
      if (!found.includes(next)) found.push(next);
    }
  }
  return found;
}

const engine = [...emitted.keys()].filter((path) => path.startsWith("engine/") && path.endsWith(".js"));
const declarations = new Set(["engine/index.d.ts", "addin/file/library.d.ts"].flatMap(declarationsFrom));
for (const format of ["esm", "cjs"]) {
  const folder = join(root, "dist", format);
  for (const part of ["engine", "addin"]) rmSync(join(folder, part), { recursive: true, force: true });
  for (const path of declarations) write(join(folder, path), emitted.get(path));
  for (const path of engine) {
    const text =
      format === "esm"
        ? emitted.get(path)
        : ts.transpileModule(readFileSync(join(root, path.replace(/\.js$/, ".ts")), "utf8"), {
            compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS, esModuleInterop: true },
          }).outputText;
    write(join(folder, path), text);
  }
  // Says to Node and to TypeScript which of the two kinds the files below are.
  write(
    join(folder, "package.json"),
    `${JSON.stringify({ type: format === "esm" ? "module" : "commonjs", sideEffects: false })}\n`,
  );
}

writeThirdParty();
