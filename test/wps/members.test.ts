/** The stand-in has no member that Kingsoft's types do not declare, and the add-in uses none that the stand-in lacks. */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";
import { memberList } from "./members.js";

const folder = dirname(require.resolve("et-jsapi-declare/package.json"));

/** The members of every interface in the types, by `Namespace.Interface`, those of what it extends included. */
function declared(): Map<string, Set<string>> {
  const own = new Map<string, Set<string>>();
  const bases = new Map<string, string[]>();
  for (const file of ["index.d.ts", "addon.et.d.ts", "lib.et.d.ts", "lib.kso.d.ts"]) {
    const source = ts.createSourceFile(file, readFileSync(join(folder, file), "utf8"), ts.ScriptTarget.Latest);
    const visit = (node: ts.Node, namespace: string): void => {
      if (ts.isModuleDeclaration(node)) ts.forEachChild(node, (child) => visit(child, node.name.text));
      else if (ts.isInterfaceDeclaration(node)) {
        const name = `${namespace}.${node.name.text}`;
        const members = own.get(name) ?? new Set();
        own.set(name, members);
        for (const { name: key } of node.members) if (key !== undefined) members.add((key as ts.Identifier).text);
        for (const { types } of node.heritageClauses ?? [])
          bases.set(
            name,
            types.map(({ expression }) => `${namespace}.${(expression as ts.Identifier).text}`),
          );
      } else ts.forEachChild(node, (child) => visit(child, namespace));
    };
    visit(source, "");
  }
  for (const [name, names] of bases)
    for (const base of names) for (const member of own.get(base) ?? []) own.get(name)?.add(member);
  return own;
}

test("every member on the list is declared by the interface that it is listed under", () => {
  const interfaces = declared();
  expect(interfaces.size).toBeGreaterThan(300);
  const wrong = Object.entries(memberList).flatMap(([name, members]) =>
    members.filter((member) => interfaces.get(name)?.has(member) !== true).map((member) => `${name}.${member}`),
  );
  expect(wrong).toEqual([]);
});

test("a member that nobody declares would be found", () => {
  expect(declared().get("Et.Workbook")?.has("SaveCopyAsBytes")).toBe(false);
});
