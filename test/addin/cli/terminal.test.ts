import { progressLine } from "../../../addin/cli/commands.js";
import { scorecard } from "../../../addin/cli/scorecard.js";
import { dayOf, type Day } from "../../../engine/index.js";

test("a control character in a file's name or an argument is shown and never reaches the terminal", async () => {
  for (const words of [
    ["assess", "\u001b[2J\u0007无.xlsx"],
    ["\u001b]0;标题\u0007"],
    ["assess", "a.xlsx", "--as-of", "\u009b31m"],
    ["assess", "a.xlsx", "--lang", "\u001b[31m"],
  ]) {
    let said = "";
    const say = (text: string) => void (said += text);
    const code = await scorecard(words, { out: say, err: say, terminal: true, today: dayOf(2024, 8, 14) as Day });
    expect([code > 0, said]).toEqual([true, expect.stringMatching(/␛|U\+009B/)]);
    expect(said).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f]/);
  }
});

test("what steers the line of progress goes a way of its own", () => {
  const [said, sent]: string[][] = [[], []];
  const io = {
    out: (text: string) => void said?.push(text),
    err: (text: string) => void said?.push(text),
    control: (text: string) => void sent?.push(text),
    terminal: true,
    today: dayOf(2024, 8, 14) as Day,
  };
  const times = [0, 2000, 2000];
  const line = progressLine(io, () => times.shift() ?? 2000);
  line.show("正在读取…");
  line.clear();
  expect([said, sent]).toEqual([[], ["\r\u001b[K正在读取…", "\r\u001b[K"]]);
});
