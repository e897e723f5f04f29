import { readFileSync } from "node:fs";
import { join } from "node:path";
import { changedWithoutNewVersion, checkManifest } from "../../../addin/manifest/checkManifest.js";

const manifest = readFileSync(join(__dirname, "../../../manifest.xml"), "utf8");
const rulesOf = (xml: string) => [...new Set(checkManifest(xml).map(({ rule }) => rule))];

/** The manifest with one text replaced; a replacement that finds nothing would test nothing. */
function broken(find: string | RegExp, replacement: string): string {
  const after = manifest.replace(find, () => replacement);
  if (after === manifest) throw new Error(`the manifest has no ${String(find)}`);
  return after;
}

const https = "https://localhost:3000/";

describe("our manifest", () => {
  test("breaks no rule", () => expect(checkManifest(manifest)).toEqual([]));

  test("has the six buttons in their order, on one tab of its own", () => {
    const controls = [...manifest.matchAll(/<Control xsi:type="Button" id="([^"]+)">\s*<Label resid="([^"]+)"/g)].map(
      ([, , label]) => label,
    );
    const titles = controls.map((label) =>
      new RegExp(`<bt:String id="${label}" DefaultValue="([^"]+)">\\s*<bt:Override Locale="en-US" Value="([^"]+)"`)
        .exec(manifest)
        ?.slice(1),
    );
    expect(titles).toEqual([
      ["打开面板", "Open pane"],
      ["一键汇总", "One-click summary"],
      ["数据体检", "Data check"],
      ["导入报表", "Import reports"],
      ["月度预警", "Monthly warning"],
      ["帮助", "Help"],
    ]);
    expect(manifest).toContain('<bt:String id="Tab.Label" DefaultValue="招商考核">');
  });

  test("names functions without a namespace and asks for the floor, no more", () => {
    expect(manifest).not.toContain("Namespace");
    expect(
      [...manifest.matchAll(/<bt:Set Name="(\w+)" MinVersion="([\d.]+)"/g)].map(
        ([, name, version]) => `${name} ${version}`,
      ),
    ).toEqual(["SharedRuntime 1.1", "CustomFunctionsRuntime 1.3", "ExcelApi 1.14"]);
  });

  test("every text has its English", () => {
    expect([...manifest.matchAll(/<bt:String [^>]*\/>/g)]).toEqual([]);
    const strings = [...manifest.matchAll(/<bt:String [^>]*>([\s\S]*?)<\/bt:String>/g)];
    expect(strings.length).toBeGreaterThan(10);
    for (const [, inside] of strings) expect(inside).toContain('Locale="en-US"');
  });

  test("every picture is there, in the size that its name says", () => {
    const pictures = [...manifest.matchAll(/assets\/(\w+-(\d+)\.png)/g)];
    expect(pictures.length).toBeGreaterThan(20);
    for (const [, name, size] of pictures) {
      const png = readFileSync(join(__dirname, "../../../addin/assets", String(name)));
      expect([name, png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([name, Number(size), Number(size)]);
    }
  });
});

describe("a manifest that breaks a rule", () => {
  test.each<[string, string, string | RegExp, string]>([
    ["xml", "an element is not closed", "</OfficeApp>", ""],
    ["xml", "a document type", "<OfficeApp", '<!DOCTYPE a [<!ENTITY b "c">]><OfficeApp'],
    ["root", "another kind of add-in", 'xsi:type="TaskPaneApp"', 'xsi:type="MailApp"'],
    [
      "order",
      "the version before the id",
      /(<Id>.*<\/Id>)\s*(<Version>.*<\/Version>)/,
      "<Version>1.0.0.0</Version><Id>f62c5d3e-de02-4d12-b5c7-3912a9e9649d</Id>",
    ],
    [
      "order",
      "an icon before its button's tip",
      /<Supertip>\s*<Title resid="Panel.Label"\/>\s*<Description resid="Panel.Text"\/>\s*<\/Supertip>\s*(<Icon>[\s\S]*?<\/Icon>)/,
      '<Icon><bt:Image size="16" resid="Panel.16"/><bt:Image size="32" resid="Panel.32"/><bt:Image size="80" resid="Panel.80"/></Icon><Supertip><Title resid="Panel.Label"/><Description resid="Panel.Text"/></Supertip>',
    ],
    ["unknownElement", "an element of nobody's", "<Permissions>", "<Colour>red</Colour><Permissions>"],
    ["missing", "no support address", /<SupportUrl .*\/>/, ""],
    ["missing", "no page for the functions", /<Page>[\s\S]*?<\/Page>/, ""],
    ["missing", "no tip on a button", /<Supertip>[\s\S]*?<\/Supertip>/, ""],
    ["repeated", "two versions", "<ProviderName>", "<Version>1.0.0.0</Version><ProviderName>"],
    ["guid", "the id is a word", /<Id>.*<\/Id>/, "<Id>changnan</Id>"],
    ["guid", "the id is all zeros", /<Id>.*<\/Id>/, "<Id>00000000-0000-0000-0000-000000000000</Id>"],
    ["version", "a version of letters", /<Version>.*<\/Version>/, "<Version>v1.0</Version>"],
    ["version", "five numbers", /<Version>.*<\/Version>/, "<Version>1.0.0.0.0</Version>"],
    ["locale", "an unknown default locale", "<DefaultLocale>zh-CN", "<DefaultLocale>chinese"],
    ["locale", "an override without a region", 'Locale="en-US" Value="Help"', 'Locale="en" Value="Help"'],
    ["set", "a set without minor version", 'MinVersion="1.14"', 'MinVersion="1"'],
    ["permissions", "a permission that does not exist", "ReadWriteDocument", "Everything"],
    ["host", "another application", '<Host Name="Workbook"/>', '<Host Name="Document"/>'],
    ["https", "http", `<IconUrl DefaultValue="${https}`, '<IconUrl DefaultValue="http://localhost:3000/'],
    ["https", "no address", /<SupportUrl DefaultValue="[^"]*"/, '<SupportUrl DefaultValue="standalone.html"'],
    [
      "https",
      "an override with http",
      `Locale="en-US" Value="${https}`,
      'Locale="en-US" Value="http://localhost:3000/',
    ],
    ["https", "a domain with http", `<AppDomain>https`, "<AppDomain>http"],
    ["picture", "an icon that is no picture", "assets/icon-32.png", "assets/icon-32.svg"],
    ["resid", "an id of 33 signs", /Help\.Text/g, "H".repeat(33)],
    ["residUndefined", "a label that is nowhere", '<Label resid="Tab.Label"/>', '<Label resid="Tab.Name"/>'],
    ["residKind", "a label from the long texts", '<Label resid="Group.Work"/>', '<Label resid="Help.Text"/>'],
    ["duplicateId", "a resource twice", ' id="Help.16"', ' id="Help.32"'],
    ["duplicateId", "a button twice", 'id="Changnan.Help"', 'id="Changnan.Panel"'],
    [
      "unused",
      "a text that nothing shows",
      "</bt:ShortStrings>",
      '<bt:String id="Other" DefaultValue="其他"/></bt:ShortStrings>',
    ],
    ["emptyText", "an empty label", 'DefaultValue="打开面板"', 'DefaultValue=""'],
    ["iconSize", "no icon of 80", '<bt:Image size="80" resid="Panel.80"/>', ""],
    [
      "iconSize",
      "an icon of 17",
      '<bt:Image size="16" resid="Panel.16"/>',
      '<bt:Image size="16" resid="Panel.16"/><bt:Image size="17" resid="Panel.16"/>',
    ],
    [
      "oneTab",
      "a second tab",
      "</CustomTab>",
      '</CustomTab><CustomTab id="Second"><Label resid="Tab.Label"/></CustomTab>',
    ],
    ["controlId", "a button without an id", 'id="Changnan.Help"', 'id=""'],
    ["functionName", "a function's name with a space", "showHelp", "show help"],
    ["sharedRuntime", "a runtime that ends", 'lifetime="long"', 'lifetime="short"'],
    ["sharedRuntime", "no runtime", /<Runtimes>[\s\S]*<\/Runtimes>/, ""],
    [
      "sharedRuntime",
      "a second runtime",
      '<Runtime resid="Page.Url" lifetime="long"/>',
      '<Runtime resid="Page.Url" lifetime="long"/><Runtime resid="Script.Url" lifetime="long"/>',
    ],
    ["sharedRuntime", "the set is not asked for", '<bt:Set Name="SharedRuntime" MinVersion="1.1"/>', ""],
    ["onePage", "commands on another page", '<FunctionFile resid="Page.Url"/>', '<FunctionFile resid="Help.Url"/>'],
    [
      "onePane",
      "two panes",
      '<Action xsi:type="ExecuteFunction">\n                    <FunctionName>showHelp</FunctionName>',
      '<Action xsi:type="ShowTaskpane"><TaskpaneId>Second</TaskpaneId><SourceLocation resid="Page.Url"/>',
    ],
    ["namespace", "an empty namespace", "</Metadata>", '</Metadata><Namespace resid="Empty"/>'],
    ["namespace", "a namespace of a whole sentence", "</Metadata>", '</Metadata><Namespace resid="GetStarted.Text"/>'],
  ])("%s: %s", (rule, _what, find, replacement) => {
    expect(rulesOf(broken(find, replacement))).toContain(rule);
  });

  test.each<[string, string | RegExp, (length: number) => string, number]>([
    ["a short text", 'DefaultValue="打开面板"', (length) => `DefaultValue="${"开".repeat(length)}"`, 125],
    ["a short text in English", 'Value="Open pane"', (length) => `Value="${"o".repeat(length)}"`, 125],
    [
      "a long text",
      'DefaultValue="函数、表格要求和常见问题。"',
      (length) => `DefaultValue="${"问".repeat(length)}"`,
      250,
    ],
    [
      "the display name",
      '<DisplayName DefaultValue="昌南招商考核"',
      (length) => `<DisplayName DefaultValue="${"昌".repeat(length)}"`,
      125,
    ],
    [
      "the description",
      /<Description DefaultValue="[^"]*"/,
      (length) => `<Description DefaultValue="${"述".repeat(length)}"`,
      250,
    ],
    [
      "the provider",
      /<ProviderName>.*<\/ProviderName>/,
      (length) => `<ProviderName>${"昌".repeat(length)}</ProviderName>`,
      125,
    ],
    [
      "an address",
      /(<bt:Url id="Help.Url" DefaultValue=)"[^"]*"/,
      (length) => `<bt:Url id="Help.Url" DefaultValue="${https}${"h".repeat(length - https.length)}"`,
      2048,
    ],
  ])("length: %s may have so many characters and not one more", (_what, find, text, limit) => {
    expect(rulesOf(broken(find, text(limit)))).toEqual([]);
    expect(rulesOf(broken(find, text(limit + 1)))).toEqual(["length"]);
  });

  test("order: functions after the ribbon", () => {
    const functions = /<AllFormFactors>[\s\S]*<\/AllFormFactors>/.exec(manifest)?.[0] ?? "";
    expect(rulesOf(broken(functions, "").replace("</DesktopFormFactor>", `</DesktopFormFactor>${functions}`))).toEqual([
      "order",
    ]);
  });

  test("a resource id may have 32 characters", () =>
    expect(rulesOf(broken(/Help\.Text/g, "H".repeat(32)))).toEqual([]));

  test("a group takes six buttons and a tab ten groups", () => {
    const group = /<Group [\s\S]*<\/Group>/.exec(manifest)?.[0] ?? "";
    const control = /<Control [\s\S]*?<\/Control>/.exec(group)?.[0] ?? "";
    const copy = (text: string, number: number) => text.replace(/id="(Changnan\.\w+)"/g, `id="$1${number}"`);
    expect(rulesOf(manifest.replace(control, control + copy(control, 1)))).toEqual(["tooMany"]);
    const groups = (count: number) =>
      manifest.replace(group, Array.from({ length: count }, (_, number) => copy(group, number)).join(""));
    expect(rulesOf(groups(10))).toEqual([]);
    expect(rulesOf(groups(11))).toEqual(["tooMany"]);
  });

  test("a finding names its line, and findings come in the order of lines", () => {
    const xml = broken("ReadWriteDocument", "Everything").replace(/<Id>.*<\/Id>/, "<Id>changnan</Id>");
    const lines = xml.split("\n");
    expect(checkManifest(xml).map(({ line }) => lines[line - 1]?.trim())).toEqual([
      "<Id>changnan</Id>",
      "<Permissions>Everything</Permissions>",
    ]);
  });
});

describe("a changed manifest needs a higher version", () => {
  const at = (version: string, xml = manifest) =>
    xml.replace(/<Version>.*<\/Version>/, `<Version>${version}</Version>`);
  const changed = broken("打开面板", "打开窗格");
  test.each<[string, string, string, boolean]>([
    ["nothing changed", at("1.0.0.0"), at("1.0.0.0"), false],
    ["only the version changed", at("1.0.0.0"), at("1.0.0.1"), false],
    ["a text under the same version", at("1.0.0.0"), at("1.0.0.0", changed), true],
    ["a text under a lower version", at("1.0.1.0"), at("1.0.0.9", changed), true],
    ["a text under a higher version", at("1.0.0.9"), at("1.0.0.10", changed), false],
    ["versions of two and four numbers", at("1.1"), at("1.1.0.0", changed), true],
  ])("%s", (_what, before, after, needs) => expect(changedWithoutNewVersion(before, after)).toBe(needs));
});
