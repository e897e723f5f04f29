/**
 * What in the engine's sources never runs, or runs only for the compiler's sake: files of types alone, and what stands behind `??` and `?.`
 * where, but for `noUncheckedIndexedAccess`, nothing could be absent (`columns[index]?.kinds[row] ?? CellKind.empty` behind a check of the index).
 */
import { join } from "node:path";
import ts from "typescript";
import { root } from "./ensure.mjs";

/** Where the last name of what stands left of `??` begins: counters of an optional chain begin there. */
function lastName(node) {
  return ts.isPropertyAccessExpression(node) ? node.name.getStart() : node.end;
}

/** Both answers for files of the engine, with its own settings but for that one. */
export function engineSources() {
  const path = join(root, "engine", "tsconfig.json");
  const { fileNames, options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(path, ts.sys.readFile).config,
    ts.sys,
    join(root, "engine"),
  );
  const program = ts.createProgram(fileNames, { ...options, noUncheckedIndexedAccess: false });
  const checker = program.getTypeChecker();

  const mayBeAbsent = (node) => {
    const type = checker.getTypeAtLocation(node);
    return (type.isUnion() ? type.types : [type]).some(
      ({ flags }) =>
        (flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Null | ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0,
    );
  };

  return {
    /** Whether a file holds nothing but types. */
    holdsOnlyTypes: (file) =>
      program
        .getSourceFile(file)
        .statements.every(
          (statement) =>
            ts.isInterfaceDeclaration(statement) ||
            ts.isTypeAliasDeclaration(statement) ||
            ((ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)) &&
              (statement.importClause ?? statement).isTypeOnly),
        ),

    /** The ranges of a file, as [from, to] in characters, that only the index guard asks for. */
    guardsOf(file) {
      const source = program.getSourceFile(file);
      const ranges = [];
      const visit = (node) => {
        if (
          ts.isBinaryExpression(node) &&
          node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken &&
          !mayBeAbsent(node.left)
        )
          ranges.push([lastName(node.left), node.end]);
        ts.forEachChild(node, visit);
      };
      visit(source);
      return ranges;
    },

    /** Where a line and a column (from 1 and 0) are in a file. */
    offsetOf: (file, { line, column }) => {
      const source = program.getSourceFile(file);
      const starts = source.getLineStarts();
      return line > starts.length ? source.end : starts[line - 1] + Math.min(column, source.end);
    },
  };
}
