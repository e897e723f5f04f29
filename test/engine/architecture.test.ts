/** The house holds: what may import what, what the engine may not know, and where names and headings live. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import ts from "typescript";
import { rules } from "../../engine/items.js";
import { tableHeadings } from "../../engine/tables/headings.js";

const root = resolve(__dirname, "../..");
const posix = (path: string): string => path.split(sep).join("/");

interface SourceFile {
  /** From the root, with `/`. */
  readonly path: string;
  /** Specifiers as written. */
  readonly imports: readonly string[];

  /** Imported files from the root, of relative specifiers only. */
  readonly files: readonly string[];
  /** Names used here that the file does not declare itself, properties and types left out. */
  readonly globals: ReadonlySet<string>;
  /** Literal texts that something is compared with or looked up by; not those that only stand in a sentence. */
  readonly lookups: readonly string[];
  readonly exports: readonly string[];
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory()
      ? filesUnder(path)
      : /\.tsx?$/.test(name) && !name.endsWith(".d.ts")
        ? [path]
        : [];
  });
}

function readSource(path: string): SourceFile {
  const file = ts.createSourceFile(
    path,
    readFileSync(path, "utf8"),
    ts.ScriptTarget.ES2022,
    true,
    path.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );
  const imports: string[] = [];
  const globals = new Set<string>();
  const lookups: string[] = [];
  const exports: string[] = [];
  const visit = (node: ts.Node): void => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier !== undefined)
      imports.push((node.moduleSpecifier as ts.StringLiteral).text);
    else if (
      ts.isCallExpression(node) &&
      (node.expression.kind === ts.SyntaxKind.ImportKeyword ||
        (ts.isIdentifier(node.expression) && node.expression.text === "require"))
    ) {
      const [target] = node.arguments;
      imports.push(target !== undefined && ts.isStringLiteral(target) ? target.text : "(computed)");
    } else if (ts.isStringLiteralLike(node) && isLookup(node)) lookups.push(node.text);
    if (ts.isIdentifier(node) && !isOwnName(node)) globals.add(node.text);
    if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression))
      globals.add(`${node.expression.text}.${node.name.text}`);
    if ((ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node)) && node.name !== undefined && isExported(node))
      exports.push(node.name.text);
    if (ts.isVariableStatement(node) && isExported(node))
      for (const { name } of node.declarationList.declarations) if (ts.isIdentifier(name)) exports.push(name.text);
    ts.forEachChild(node, visit);
  };
  const declared = new Set<string>();
  const declare = (node: ts.Node): void => {
    if (
      (ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isBindingElement(node)) &&
      ts.isIdentifier(node.name)
    )
      declared.add(node.name.text);
    ts.forEachChild(node, declare);
  };
  visit(file);
  declare(file);
  for (const name of declared) globals.delete(name);
  const files = imports
    .filter((specifier) => specifier.startsWith("."))
    .map((specifier) => posix(relative(root, resolve(dirname(path), specifier))));
  return { path: posix(relative(root, path)), imports, files, globals, lookups, exports };
}

function isLookup(node: ts.Node): boolean {
  const { parent } = node;
  return (
    ts.isBinaryExpression(parent) ||
    ts.isArrayLiteralExpression(parent) ||
    ts.isCaseClause(parent) ||
    (ts.isPropertyAssignment(parent) && parent.name === node) ||
    ts.isElementAccessExpression(parent) ||
    (ts.isCallExpression(parent) && ts.isPropertyAccessExpression(parent.expression))
  );
}

function isOwnName(node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    ts.isPropertyAssignment(parent) ||
    ts.isPropertySignature(parent) ||
    ts.isTypeReferenceNode(parent) ||
    ts.isQualifiedName(parent)
  );
}

function isExported(node: ts.Node & { readonly modifiers?: readonly ts.ModifierLike[] | undefined }): boolean {
  return node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
}

const engine = filesUnder(join(root, "engine")).map(readSource);
const addin = filesUnder(join(root, "addin")).map(readSource);
const templates = filesUnder(join(root, "templates")).map(readSource);
const scoring = engine.filter(({ path }) => path.startsWith("engine/scoring/"));
const folderOf = (path: string): string => path.split("/")[1] as string;

test("there is something to look at", () => {
  expect(engine.length).toBeGreaterThan(30);
  expect(addin.length).toBeGreaterThan(30);
});

describe("the engine is pure", () => {
  test.each(engine.map((file) => [file.path, file] as const))("%s", (_, { imports, files, globals }) => {
    expect(imports.filter((specifier) => !specifier.startsWith("./") && !specifier.startsWith("../"))).toEqual([]);
    expect(files.filter((path) => !path.startsWith("engine/"))).toEqual([]);
    const forbidden = [
      "Date",
      "Math.random",
      "console",
      "process",
      "globalThis",
      "window",
      "document",
      "navigator",
      "performance",
      "crypto",
      "fetch",
      "setTimeout",
      "setInterval",
      "queueMicrotask",
      "require",
      "Intl",
      "Office",
      "Excel",
      "Buffer",
      "eval",
      "Function",
    ];
    expect(forbidden.filter((name) => globals.has(name))).toEqual([]);
  });
});

describe("one line of 附件5, one rule, one file, one test", () => {
  const expected = Object.keys(rules).sort();

  test("file name = rule = key of the line, with its native formula", () => {
    expect(scoring.map(({ path }) => basename(path, ".ts")).sort()).toEqual(expected);
    for (const { path, exports } of scoring) expect(exports).toEqual([basename(path, ".ts"), "nativeFormula"]);
  });

  test("rules never import each other", () => {
    expect(
      scoring.flatMap(({ path, files }) =>
        files.filter((file) => file.startsWith("engine/scoring/")).map((file) => `${path} → ${file}`),
      ),
    ).toEqual([]);
  });

  test.each(scoring.map(({ path }) => path))("%s has its test", (path) => {
    expect(existsSync(join(root, "test", path.replace(/\.ts$/, ".test.ts")))).toBe(true);
  });
});

describe("one 计分方式 of 考核规则, one file, one test", () => {
  const files = engine.filter(({ path }) => /^engine\/mechanisms\/(?!index\.)/.test(path));

  test("mechanisms never import each other, and export what the file is called", () => {
    expect(files.length).toBeGreaterThanOrEqual(8);
    for (const { path, exports, files: imported } of files) {
      expect(exports).toEqual([basename(path, ".ts")]);
      expect(imported.filter((file) => file.startsWith("engine/mechanisms/"))).toEqual([]);
    }
  });

  test.each(files.map(({ path }) => path))("%s has its test", (path) => {
    expect(existsSync(join(root, "test", path.replace(/\.ts$/, ".test.ts")))).toBe(true);
  });
});

test("nothing in the engine imports itself through the public index", () => {
  expect(engine.filter(({ files }) => files.includes("engine/index.js")).map(({ path }) => path)).toEqual([]);
});

test("nothing that a score is computed from knows how it is shown or collected", () => {
  const byPath = new Map(engine.map((file) => [file.path, file]));
  const reached = new Set<string>();
  const reach = (path: string): void => {
    if (reached.has(path)) return;
    reached.add(path);
    for (const file of byPath.get(path)?.files ?? []) reach(file.replace(/\.js$/, ".ts"));
  };
  [
    "engine/assess.ts",
    "engine/explain/explain.ts",
    "engine/explain/otherReadings.ts",
    "engine/scenario.ts",
    "engine/tables/readAllFacts.ts",
  ].forEach(reach);
  expect(reached.size).toBeGreaterThan(40);
  expect(
    [...reached].filter(
      (path) =>
        !/^engine\/(grid|tables|judgement|mechanisms|scoring|explain|plans)\/|^engine\/[a-zA-Z]+\.ts$/.test(path),
    ),
  ).toEqual([]);
});

/** Circles among files, by whatever they import of each other, types too. */
function circlesOf(sources: readonly Pick<SourceFile, "path" | "files">[]): string[] {
  const graph = new Map(
    sources.map(({ path, files }) => [
      path,
      files.flatMap((file) => [".ts", ".tsx"].map((ending) => file.replace(/\.js$/, ending))),
    ]),
  );
  const done = new Set<string>();
  const circles: string[] = [];
  const walk = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) circles.push([...trail.slice(trail.indexOf(path)), path].join(" → "));
    if (done.has(path) || trail.includes(path)) return;
    for (const next of graph.get(path) ?? []) walk(next, [...trail, path]);
    done.add(path);
  };
  for (const path of graph.keys()) walk(path, []);
  return circles;
}

test("imports make no circle, in the engine, in the templates and in the add-in", () => {
  expect(circlesOf([...engine, ...templates, ...addin])).toEqual([]);
});

test("an import over several lines is an import, and so is one of types", () => {
  const folder = mkdtempSync(join(tmpdir(), "circle-"));
  try {
    const lines = [
      "import {",
      "  type One,",
      "  two,",
      '} from "./b.js";',
      "export const a = (one: One) => [one, two];",
    ];
    writeFileSync(join(folder, "a.ts"), lines.join("\n"));
    writeFileSync(join(folder, "b.ts"), 'export type { a } from "./a.js";');
    expect(circlesOf(filesUnder(folder).map(readSource))).toHaveLength(1);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

describe("the shells", () => {
  const hosts = ["excel", "file"];

  test("take the engine by its public index only", () => {
    expect(
      addin.flatMap(({ path, files }) =>
        files
          .filter((file) => file.startsWith("engine/") && file !== "engine/index.js")
          .map((file) => `${path} → ${file}`),
      ),
    ).toEqual([]);
  });

  test("arrows point one way: shells → live → ports; hosts know ports and engine only", () => {
    const wrong = addin.flatMap(({ path, files }) => {
      const from = folderOf(path);
      return files
        .filter((file) => file.startsWith("addin/") && folderOf(file) !== from)
        .filter((file) => {
          const to = folderOf(file);
          if (from === "live") return true;
          if (hosts.includes(from)) return to !== "live";
          return false;
        })
        .map((file) => `${path} → ${file}`);
    });
    expect(wrong).toEqual([]);
  });

  test("only addin/excel names Excel.*", () => {
    expect(
      addin.filter(({ path, globals }) => folderOf(path) !== "excel" && globals.has("Excel")).map(({ path }) => path),
    ).toEqual([]);
  });

  test("only addin/wps names WPS's objects, and it computes nothing: plans go in, assessments come out", () => {
    const named = ({ path, globals }: SourceFile): boolean =>
      ["wps", "Application"].some((name) => globals.has(name)) ||
      /\b(?:Et|WPS|Kso)\.[A-Z]|et-jsapi-declare/.test(readFileSync(join(root, path), "utf8"));
    expect(addin.filter((file) => folderOf(file.path) !== "wps" && named(file)).map(({ path }) => path)).toEqual([]);
    const wps = addin.filter(({ path }) => folderOf(path) === "wps");
    expect(wps.filter(named).length).toBeGreaterThan(5);
    const computing = ["assess", "readFacts", "readFactsWith", "updateFacts", "updateAssessment", "rules"];
    expect(wps.filter(({ globals }) => computing.some((name) => globals.has(name))).map(({ path }) => path)).toEqual(
      [],
    );
  });

  test("only addin/file imports the libraries for workbooks", () => {
    const libraries = ["hucre", "@e965/xlsx", "exceljs"];
    const named = (specifier: string): boolean =>
      libraries.some((library) => specifier === library || specifier.startsWith(`${library}/`));
    expect(
      addin.filter(({ path, imports }) => folderOf(path) !== "file" && imports.some(named)).map(({ path }) => path),
    ).toEqual([]);
  });
});

test("headings of the ledgers are written where the headings of ledgers and forms are, and nowhere else", () => {
  const headings = new Set(
    Object.values(tableHeadings)
      .flatMap(({ fields }) => fields.flatMap(({ heading, synonyms }) => [heading, ...synonyms]))
      .filter((heading) => heading.length >= 4),
  );
  // What the summary, the catalogues of sentences and the plan say are outputs and quotations, not headings that are looked for.
  const readers = [
    ...engine.filter(({ path }) => path.startsWith("engine/tables/") && !/\/(headings|formHeadings)\.ts$/.test(path)),
    ...addin.filter(({ path }) => !/\/(strings|messages)\.\w+\.ts$/.test(path)),
  ];
  expect(headings.size).toBeGreaterThan(50);
  expect(
    readers.flatMap(({ path, lookups }) =>
      lookups.filter((text) => headings.has(text)).map((text) => `${path}: ${text}`),
    ),
  ).toEqual([]);
});
