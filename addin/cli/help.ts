/** How help looks: in the language of the command line, lined up where a Chinese sign is two cells wide. */
import type { Command, CommanderError, Help, Option } from "commander";
import { nearWords } from "../../engine/index.js";
import type { Strings } from "./strings.zh.js";
import { textWidth, wrapped } from "./textTable.js";

/** Commander's own words, which it has in English only. */
export function helpIn(say: Strings): Partial<Help> {
  const headings: Readonly<Record<string, string>> = {
    "Usage:": say.helpUsage,
    "Arguments:": say.helpArguments,
    "Options:": say.helpOptions,
    "Commands:": say.helpCommands,
  };
  return {
    helpWidth: 80,
    styleTitle: (title: string) => headings[title] ?? title,
    styleUsage: (usage: string) => usage.replace("[options]", say.optionsWord).replace("[command]", say.commandWord),
    subcommandTerm: (command: Command) => {
      const words = command.registeredArguments.map((argument) => {
        const word = `${argument.name()}${argument.variadic ? "..." : ""}`;
        return argument.required ? `<${word}>` : `[${word}]`;
      });
      return [command.name(), ...words].join(" ");
    },
    optionDescription: (option: Option) => option.description,
    displayWidth: textWidth,
    boxWrap: (text: string, width: number) =>
      text
        .split("\n")
        .map((line) => wrapped(line, width, 0))
        .join("\n"),
    formatItem: (term: string, termWidth: number, description: string) => {
      const blanks = " ".repeat(Math.max(0, termWidth - textWidth(term)));
      if (description === "") return `  ${term}`;
      const [first = "", ...rest] = wrapped(description, 80 - termWidth - 4, 0).split("\n");
      const more = rest.map((line) => `\n${" ".repeat(termWidth + 4)}${line}`);
      return `  ${term}${blanks}  ${first}${more.join("")}`;
    },
  };
}

/** What was wrong with the words themselves, with what may have been meant. */
export function usageText({ code, message }: CommanderError, program: Command, say: Strings): string {
  const named = /'([^']+)'/.exec(message)?.[1] ?? "";
  const didYouMean = (near: readonly string[]): string => (near.length === 0 ? "" : say.didYouMean(near.join("、")));
  switch (code) {
    case "commander.missingArgument":
    case "commander.missingMandatoryOptionValue":
    case "commander.optionMissingArgument":
      return say.missingArgument(named);
    case "commander.unknownOption":
    case "commander.invalidArgument": {
      const known = program.commands.flatMap((command) => command.options.flatMap(({ long }) => long ?? []));
      return say.unknownOption(named, didYouMean(nearWords(named.replace(/=.*$/s, ""), [...known, "--help"])));
    }
    case "commander.unknownCommand":
      return say.unknownCommand(
        named,
        didYouMean(
          nearWords(
            named,
            program.commands.map((command) => command.name()),
          ),
        ),
      );
    case "commander.excessArguments":
      return say.excessArguments;
    default:
      return say.badUsage;
  }
}
