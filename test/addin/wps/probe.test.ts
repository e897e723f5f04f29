/** The probe, whose report a stranger will send us: it tells what is there, and nothing of the workbook or the person. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { JSDOM } from "jsdom";
import { ledgerWith } from "../../wps/books.js";
import { shapes, StandIn, type Options } from "../../wps/standIn.js";

const folder = join(__dirname, "../../../addin/wps");
const ledger = "/home/张三/台账/机密.xlsx";

function reportOf(options: Options, prepare: (office: StandIn) => void = () => undefined) {
  const office = new StandIn(options);
  office.open(ledger, ledgerWith(2));
  prepare(office);
  const html = readFileSync(join(folder, "probe.html"), "utf8").replace(/<script[^>]*><\/script>/, "");
  const { window } = new JSDOM(html, {
    runScripts: "outside-only",
    beforeParse: (page) => void Object.assign(page, office.page()),
  });
  window.eval(readFileSync(join(folder, "probe.js"), "utf8"));
  window.document.getElementById("run")?.click();
  const area = window.document.getElementById("report") as unknown as { readonly value: string };
  return { office, report: () => area.value, close: () => window.close() };
}

test("it is written for engines that the add-in does not run in", () => {
  const source = readFileSync(join(folder, "probe.js"), "utf8");
  expect(source).not.toMatch(/=>|\b(?:const|let|async|await)\b|`/);
});

describe.each(shapes)("on %s", (shape) => {
  test("it tells where the members are and what the files do, and leaves nothing behind", () => {
    const { office, report, close } = reportOf({ shape });
    const found = shape === "mac" ? "wps object, Application undefined" : "wps undefined, Application object";
    expect(report()).toContain(`FileSystem: ${found}`);
    expect(report()).toContain("ReadFileAsArrayBuffer gives the 256 bytes: true, length 256");
    expect(report()).toContain(
      "copyFileSync to a new name: true\ncopyFileSync over an existing one, exclusively: false",
    );
    expect(report()).toMatch(
      /SaveCopyAs: ending \.xlsx, \d+ bytes, begins 80 75, has a path true, saved before true after true/,
    );
    expect(report()).toContain(
      "PluginStorage text, number, yes, missing: string 文 | number 1.5 | boolean true | undefined",
    );
    office.edit(ledger, ledgerWith(3));
    expect(report()).toContain("edit: 2 values, object, object, Parent.FullName string");
    expect([...office.disk.files.keys()]).toEqual([ledger]);
    close();
  });

  test("an error does not carry names and paths into the report", () => {
    const { report, close } = reportOf({ shape }, (office) => office.disk.locked.add("/tmp/"));
    expect(report()).toContain("SaveCopyAs: throws EACCES: (…)");
    for (const word of ["张三", "机密", "/tmp", "产促局"]) expect(report()).not.toContain(word);
    close();
  });
});
