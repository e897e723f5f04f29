import type { Day } from "../../../engine/index.js";
import { scorecard } from "../../../addin/cli/scorecard.js";

/** What a command printed, and the code that it ended with. */
export interface CommandRun {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** The command line on a day, without a terminal. */
export const scorecardOn =
  (today: Day) =>
  async (...words: string[]): Promise<CommandRun> => {
    let [out, err] = ["", ""];
    const code = await scorecard(words, {
      out: (text) => (out += text),
      err: (text) => (err += text),
      terminal: false,
      today,
    });
    return { code, out, err };
  };
