/** The scanner against saxes, an independent strict parser: they agree on every document, cut into pieces anywhere, and on what is no document. */
import fc from "fast-check";
import { SaxesParser } from "saxes";
import { XmlScanner } from "../../../../addin/file/package/xmlScanner";
import { parseXml, spliceBytes } from "../../../../addin/file/package/xmlTree";
import { HostError } from "../../../../addin/live/ports";

/** Tags and joined texts as one list. */
function bySaxes(xml: string): string[] | "refused" {
  const events: string[] = [];
  const text = (piece: string) => {
    const last = events[events.length - 1];
    if (last?.startsWith("text ")) events[events.length - 1] = last + piece;
    else events.push(`text ${piece}`);
  };
  const parser = new SaxesParser({ fragment: false });
  let depth = 0;
  parser.on("opentag", ({ name, attributes }) => {
    depth++;
    events.push(`open ${name} ${JSON.stringify(Object.entries(attributes))}`);
  });
  parser.on("closetag", () => {
    depth--;
    events.push("close");
  });
  parser.on("text", (piece) => depth > 0 && text(piece));
  parser.on("cdata", text);
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("doctype", () => {
    throw new Error("DOCTYPE");
  });
  try {
    parser.write(xml).close();
  } catch {
    return "refused";
  }
  return events;
}

function byScanner(xml: string, cuts: readonly number[] = []): string[] | "refused" {
  const events: string[] = [];
  const scanner: XmlScanner = new XmlScanner(
    {
      open: () => events.push(`open ${scanner.qualifiedName()} ${JSON.stringify(scanner.allAttributes())}`),
      close: () => events.push("close"),
      text: () => {
        const last = events[events.length - 1];
        if (last?.startsWith("text ")) events[events.length - 1] = last + scanner.text();
        else if (scanner.text() !== "") events.push(`text ${scanner.text()}`);
      },
    },
    "a.xml",
  );
  const bytes = new TextEncoder().encode(xml);
  const places = [
    0,
    ...[...cuts].map((cut) => cut % (bytes.length + 1)).sort((one, other) => one - other),
    bytes.length,
  ];
  try {
    for (let index = 1; index < places.length; index++)
      scanner.write(bytes.slice(places[index - 1], places[index]), false);
    scanner.write(new Uint8Array(0), true);
  } catch (error) {
    if (error instanceof HostError) return "refused";
    throw error;
  }
  return events;
}

const name = fc.constantFrom("a", "row", "x:c", "名称", "r-1", "_b");
const characters = fc.string({
  unit: fc.constantFrom(
    "甲",
    "a",
    " ",
    "\n",
    "\t",
    "\r\n",
    "𠮷",
    "é",
    "&amp;",
    "&lt;",
    "&#10;",
    "&#x4E2D;",
    "&apos;",
    ">",
  ),
  maxLength: 60,
});
const attributes = fc
  .uniqueArray(fc.tuple(fc.constantFrom("r", "x:id", "样", "t"), characters, fc.constantFrom('"', "'")), {
    maxLength: 3,
    selector: ([key]) => key,
  })
  .map((list) => list.map(([key, value, quote]) => ` ${key} = ${quote}${value}${quote}`).join(""));
const { document } = fc.letrec<{ document: string }>((tie) => ({
  document: fc
    .tuple(
      name,
      attributes,
      fc.array(
        fc.oneof(
          { depthSize: "small" },
          characters,
          fc.constant("<!-- a - b -->"),
          fc.constant("<?p i?>"),
          fc.constant("<![CDATA[<a>]]&amp;]]>"),
          tie("document"),
        ),
        { maxLength: 4 },
      ),
    )
    .map(([tag, list, inside]) =>
      inside.length === 0 ? `<${tag}${list} />` : `<${tag}${list}>${inside.join("")}</${tag} >`,
    ),
}));

test("documents of every kind read the same, cut anywhere", () => {
  fc.assert(
    fc.property(document, fc.array(fc.nat(2000), { maxLength: 6 }), (xml, cuts) => {
      const whole = `<?xml version="1.0" encoding="UTF-8"?>\n<!-- c -->\n<x xmlns:x="u">${xml}</x>\n`;
      expect(byScanner(whole, cuts)).toEqual(bySaxes(whole));
    }),
    { numRuns: 400 },
  );
});

test("what saxes refuses after a random change, we refuse, or it is a name that Office never writes", () => {
  let refused = 0;
  fc.assert(
    fc.property(
      document,
      fc.nat(),
      fc.constantFrom("<", "&", '"', ">", "/", "=", "</a>", "<!DOCTYPE a>"),
      (xml, at, piece) => {
        const bad = `<x>${xml.slice(0, at % (xml.length + 1))}${piece}${xml.slice(at % (xml.length + 1))}</x>`;
        const [ours, theirs] = [byScanner(bad), bySaxes(bad)];
        if (theirs === "refused") refused++;
        if (theirs !== "refused") expect(ours).toEqual(theirs);
        else if (ours !== "refused") expect(bad).toMatch(/\]\]>|<[^<>]*[/=][^<>]*>|<\?|<!--/);
      },
    ),
    { numRuns: 400 },
  );
  expect(refused).toBeGreaterThan(50);
});

test.each([
  "",
  "a",
  "<a>",
  "</a>",
  "<a></b>",
  "<a/><b/>",
  "<a b/>",
  "<a b=c/>",
  '<a b="1" b="2"/>',
  '<a b="<"/>',
  "<a>&b;</a>",
  "<a>&#0;</a>",
  "<a>&#xD800;</a>",
  "<a>& b</a>",
  "<a",
  "<!DOCTYPE a><a/>",
  "<!ENTITY a>",
  "<a>",
  "a<a/>",
  "<a/>a",
  "<>",
  "< a/>",
  '<?xml version="1.0" encoding="GB2312"?><a/>',
])("%s is refused by both", (xml) => {
  expect(byScanner(xml)).toBe("refused");
  if (!xml.includes("GB2312")) expect(bySaxes(xml)).toBe("refused");
});

test("depth has two sides", () => {
  const nested = (depth: number) => byScanner("<a>".repeat(depth) + "</a>".repeat(depth));
  expect(nested(256)).toHaveLength(512);
  expect(nested(257)).toBe("refused");
});

test("numbers come out to the last bit, whichever way they are read", () => {
  const read = (text: string) => {
    let value = NaN;
    const scanner: XmlScanner = new XmlScanner({ text: () => (value = scanner.number()) }, "");
    scanner.write(new TextEncoder().encode(`<v>${text}</v>`), true);
    return value;
  };
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) =>
      expect(read(String(value))).toBe(Number(String(value))),
    ),
  );
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.nat(8), (value, digits) =>
      expect(read((value / 10 ** digits).toFixed(digits))).toBe(Number((value / 10 ** digits).toFixed(digits))),
    ),
  );
  for (const text of ["1E+2", "+5", ".5", "5.", " 7 "]) expect(read(text)).toBe(Number(text));
  for (const text of ["1,5", "0x10", "Infinity", "NaN", "1 2", "-", ".", "1.2.3", "１"]) expect(read(text)).toBeNaN();
});

describe("text is what the platform's strict decoder makes of the bytes, or refused", () => {
  const [opening, closing] = ["<v>", "</v>"].map((tag) => new TextEncoder().encode(tag));
  const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const outcome = (read: () => string): string => {
    try {
      return read();
    } catch {
      return "refused";
    }
  };
  const expectSame = (bytes: readonly number[]) => {
    let text = "";
    const scanner: XmlScanner = new XmlScanner({ text: () => (text = scanner.text()) }, "");
    const ours = outcome(() => {
      scanner.write(Uint8Array.from([...(opening ?? []), ...bytes, ...(closing ?? [])]), true);
      return text;
    });
    const theirs = outcome(() => strict.decode(Uint8Array.from(bytes)));
    if (ours !== theirs) throw new Error(`${bytes.join(" ")}: ${ours} instead of ${theirs}`);
  };
  /** The first and last of every kind of byte behind a leading one. */
  const tails = [0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xff];

  test("every leading byte with every kind of tail", () => {
    for (let lead = 0x80; lead <= 0xff; lead++)
      for (const second of tails)
        for (const third of tails) for (const rest of [[], [0x80], [0x41]]) expectSame([lead, second, third, ...rest]);
  });

  test("cut off within a character, and of any length", () => {
    const sign = [...new TextEncoder().encode("区")];
    for (let count = 0; count <= 100; count++)
      for (let kept = 0; kept < 3; kept++) {
        expectSame([...Array<number[]>(count).fill(sign).flat(), ...sign.slice(0, kept)]);
        expectSame([...Array<number[]>(count).fill(sign).flat(), ...Array<number>(kept).fill(0x61), 0xc2, 0xb7]);
      }
  });
});

test("places in the tree are places in the bytes", () => {
  const xml = `<?xml version="1.0"?><根 a="1"><x:子 b='2'>文<![CDATA[<]]>字</x:子><空/></根>`;
  const bytes = new TextEncoder().encode(xml);
  const root = parseXml(bytes, "");
  const cut = (start: number, end: number) => new TextDecoder().decode(bytes.subarray(start, end));
  const [child, empty] = root.children;
  expect([root.name, child?.prefix, child?.name, child?.text, child?.attributes.get("b")]).toEqual([
    "根",
    "x:",
    "子",
    "文<字",
    "2",
  ]);
  expect(child && [cut(child.start, child.openEnd), cut(child.closeStart, child.end)]).toEqual([
    "<x:子 b='2'>",
    "</x:子>",
  ]);
  expect(empty && [cut(empty.start, empty.end), empty.selfClosing]).toEqual(["<空/>", true]);
  const edited = spliceBytes(bytes, [
    { at: root.closeStart, remove: 0, insert: "<新/>" },
    { at: child?.openEnd ?? 0, remove: 0, insert: "前" },
    { at: child?.openEnd ?? 0, remove: 0, insert: "后" },
  ]);
  expect(new TextDecoder().decode(edited)).toBe(xml.replace("文<", "前后文<").replace("</根>", "<新/></根>"));
});
