/** What an office installs in WPS: the scripts leave other vendors' entries alone and can be run again; the archive holds what it should. */
import { execFileSync, spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import SevenZip from "7z-wasm";
import { writePackage } from "../../tools/wps/package.mjs";

const scripts = join(__dirname, "../../tools/wps");
let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "wps install "));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const ours = (version: string): string =>
  `<jsplugin name="ChangnanScorecard" type="et" url="ChangnanScorecard_${version}" version="${version}" enable="enable_dev" install="null" customDomain=""/>`;
const online = (url: string): string =>
  `<jspluginonline name="ChangnanScorecard" type="et" url="${url}" debug="" enable="enable_dev" install="null" customDomain=""/>`;

describe("install.sh", () => {
  const addons = () => join(folder, "家 目录", ".local/share/Kingsoft/wps/jsaddons");
  const list = () => join(addons(), "publish.xml");
  const read = () => readFileSync(list(), "utf8");
  const backups = () => readdirSync(addons()).filter((name) => name.endsWith(".bak"));
  const given = (text: string): void => {
    mkdirSync(addons(), { recursive: true });
    writeFileSync(list(), text);
  };
  /** A package of a version, in a folder with blanks. */
  const packed = (version: string): string => {
    const place = join(folder, `安装 包 ${version}`);
    mkdirSync(join(place, `ChangnanScorecard_${version}`, "assets"), { recursive: true });
    writeFileSync(join(place, `ChangnanScorecard_${version}`, "ribbon.xml"), version);
    writeFileSync(join(place, "install.sh"), readFileSync(join(scripts, "install.sh")));
    return place;
  };
  const install = (place: string, ...given: string[]) => {
    const { status, stdout, stderr } = spawnSync("sh", [join(place, "install.sh"), ...given], {
      encoding: "utf8",
      env: { PATH: process.env["PATH"], HOME: join(folder, "家 目录") },
    });
    return { status, said: stdout + stderr };
  };

  test("where nothing is there it makes the folder and the list; run again it changes nothing; removed, all is gone", () => {
    const place = packed("1.0.0");
    expect(install(place).status).toBe(0);
    expect(read()).toBe(`<jsplugins>\n  ${ours("1.0.0")}\n</jsplugins>\n`);
    expect(readFileSync(join(addons(), "ChangnanScorecard_1.0.0/ribbon.xml"), "utf8")).toBe("1.0.0");
    expect(install(place).said).toContain("没有改动");
    expect(backups()).toEqual([]);
    expect(install(place, "--remove").status).toBe(0);
    expect(read()).toBe("<jsplugins>\n</jsplugins>\n");
    expect(readdirSync(addons()).filter((name) => !name.startsWith("publish.xml"))).toEqual([]);
    expect(install(place, "--remove").said).toContain("没有改动");
  });

  const others = `<?xml version="1.0" encoding="UTF-8"?>
<jsplugins>
  <!-- <jsplugin name="ChangnanScorecard" url="注释里的 > 不算"/> -->
  <jspluginonline name="别家" type="wps" url="https://a.example/?x=1>2" debug=""/>
  <jsplugin name='ChangnanScorecardPlus' note=" name='ChangnanScorecard' "   url = "b_1"  version="1" ></jsplugin>
</jsplugins>
`;

  test.each([
    ["as they are", others],
    ["with the line ends of Windows", others.replaceAll("\n", "\r\n")],
    ["with a mark of UTF-8", `\ufeff${others}`],
    ["on one line", others.replaceAll("\n", "")],
  ])("other vendors' entries stay to the byte, %s", (_, text) => {
    given(text);
    chmodSync(list(), 0o640);
    mkdirSync(join(addons(), "b_1"));
    const place = packed("1.0.0");
    expect(install(place).status).toBe(0);
    expect(
      read()
        .replace(/[ \r\n]*<jsplugin name="ChangnanScorecard" type[^>]*>/, "")
        .replace(/\s/g, ""),
    ).toBe(text.replace(/\s/g, ""));
    expect(read()).toContain(ours("1.0.0"));
    expect(statSync(list()).mode & 0o777).toBe(0o640);
    expect(backups()).toHaveLength(1);
    expect(readFileSync(join(addons(), backups()[0] as string), "utf8")).toBe(text);
    expect(install(place, "--remove").status).toBe(0);
    expect(read().replace(/\s+(?=<\/jsplugins>)/, "")).toBe(text.replace(/\s+(?=<\/jsplugins>)/, ""));
    expect(existsSync(join(addons(), "b_1"))).toBe(true);
  });

  test("a new version, and pages on a server, take the place of the old entry", () => {
    given(others);
    install(packed("1.0.0"));
    install(packed("1.1.0"));
    expect(read()).toBe(others.replace("</jsplugins>", `  ${ours("1.1.0")}\n</jsplugins>`));
    expect(readdirSync(addons()).filter((name) => name.startsWith("Changnan"))).toEqual(["ChangnanScorecard_1.1.0"]);
    install(packed("1.1.0"), "--url", "https://inside.example/wps/");
    expect(read()).toBe(others.replace("</jsplugins>", `  ${online("https://inside.example/wps/")}\n</jsplugins>`));
  });

  test("an entry of ours that is written otherwise is replaced, a pair of tags whole", () => {
    given(`<jsplugins>\n  <jsplugin url="alt"\n    name = 'ChangnanScorecard'>\n  </jsplugin>\n</jsplugins>`);
    install(packed("1.0.0"));
    expect(read()).toBe(`<jsplugins>\n  ${ours("1.0.0")}\n</jsplugins>`);
  });

  test("an empty list is filled", () => {
    given("<jsplugins/>");
    install(packed("1.0.0"));
    expect(read()).toBe(`<jsplugins>\n  ${ours("1.0.0")}\n</jsplugins>`);
  });

  test.each([
    ["cut off in a tag", '<jsplugins><jsplugin name="别家"></jsplug'],
    ["cut off in a comment", "<jsplugins><!-- "],
    ["without its end", '<jsplugins><jsplugin name="别家"/>'],
    ["twice the root", "<jsplugins></jsplugins><jsplugins></jsplugins>"],
    ["another root", "<plugins></plugins>"],
    ["in UTF-16", Buffer.from("\ufeff<jsplugins></jsplugins>", "utf16le").toString("latin1")],
    ["empty", ""],
    ["an entry of ours without its end", '<jsplugins><jsplugin name="ChangnanScorecard"></jsplugins>'],
  ])("a list that is %s is left as it is", (_, text) => {
    given(text);
    const { status, said } = install(packed("1.0.0"));
    expect([status, read()]).toEqual([1, text]);
    expect(said).toContain("没有改动");
    expect(readdirSync(addons())).toEqual(["publish.xml"]);
  });

  test("jsplugins.xml is another list, whose neighbours stay", () => {
    const place = packed("1.0.0");
    const other = join(folder, "服务 器", "jsplugins.xml");
    mkdirSync(join(folder, "服务 器"));
    writeFileSync(other, others);
    expect(install(place, "--file", other, "--url", "http://10.0.0.1/wps/").status).toBe(0);
    expect(readFileSync(other, "utf8")).toBe(
      others.replace("</jsplugins>", `  ${online("http://10.0.0.1/wps/")}\n</jsplugins>`),
    );
    expect(existsSync(addons())).toBe(false);
  });

  test.each([
    ["no slash at the end", ["--url", "https://inside.example/wps"]],
    ["another scheme", ["--url", "ftp://inside.example/"]],
    ["what would break the list", ["--url", 'https://inside.example/"/']],
    ["no address", ["--url"]],
    ["a word that it does not know", ["--all"]],
  ])("%s is refused", (_, words) => {
    expect(install(packed("1.0.0"), ...words).status).toBe(1);
    expect(existsSync(addons())).toBe(false);
  });

  test("without the package beside it, it says so", () => {
    const place = packed("1.0.0");
    rmSync(join(place, "ChangnanScorecard_1.0.0"), { recursive: true });
    expect(install(place).said).toContain("本文件旁没有文件夹");
  });
});

describe("install.ps1", () => {
  test("Windows reads it as UTF-8, and lines end as there", () => {
    const script = readFileSync(join(scripts, "install.ps1"));
    expect([...script.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(script.toString().replaceAll("\r\n", "")).not.toContain("\n");
  });
});

test("the package: the folder, the same as a .7z, both lists, scripts and instructions", async () => {
  const from = join(folder, "dist");
  mkdirSync(join(from, "assets"), { recursive: true });
  writeFileSync(join(from, "ribbon.xml"), "<customUI/>");
  writeFileSync(join(from, "assets", "图.png"), Uint8Array.of(1, 2, 3));
  const to = join(folder, "out");
  const names = await writePackage({ from, to, version: "1.2.3", url: "https://inside.example/a/wps/" });
  expect(names).toEqual(
    [
      "ChangnanScorecard_1.2.3",
      "ChangnanScorecard_1.2.3.7z",
      "install.ps1",
      "install.sh",
      "jsplugins.xml",
      "publish.online.xml",
      "publish.xml",
      "安装说明.txt",
    ].sort(),
  );
  expect([...readFileSync(join(to, "ChangnanScorecard_1.2.3.7z")).subarray(0, 6)]).toEqual([
    0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c,
  ]);
  expect(readFileSync(join(to, "publish.xml"), "utf8")).toContain(ours("1.2.3"));
  expect(readFileSync(join(to, "publish.online.xml"), "utf8")).toContain(online("https://inside.example/a/wps/"));
  expect(readFileSync(join(to, "jsplugins.xml"), "utf8")).toContain(
    'url="https://inside.example/a/ChangnanScorecard_1.2.3.7z" version="1.2.3"',
  );
  expect(readFileSync(join(to, "安装说明.txt"), "utf8")).toContain("加载项 1.2.3\r\n");
  execFileSync("sh", ["-n", join(to, "install.sh")]);

  const unpacked = join(folder, "un");
  mkdirSync(unpacked);
  const packer = await SevenZip({ print: () => undefined });
  packer.FS.mkdir("/from");
  packer.FS.mount(packer.NODEFS, { root: to }, "/from");
  packer.FS.mkdir("/to");
  packer.FS.mount(packer.NODEFS, { root: unpacked }, "/to");
  packer.callMain(["x", "/from/ChangnanScorecard_1.2.3.7z", "-o/to"]);
  expect(readdirSync(unpacked, { recursive: true }).sort()).toEqual(
    [
      "ChangnanScorecard_1.2.3",
      "ChangnanScorecard_1.2.3/assets",
      "ChangnanScorecard_1.2.3/assets/图.png",
      "ChangnanScorecard_1.2.3/ribbon.xml",
    ].sort(),
  );
  expect([...readFileSync(join(unpacked, "ChangnanScorecard_1.2.3/assets/图.png"))]).toEqual([1, 2, 3]);
});
