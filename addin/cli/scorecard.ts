import { Command, CommanderError, Option } from "commander";
import {
  parseIsoDate,
  readingChoices,
  visibleText,
  type Day,
  type ReadingId,
  type SomeReadings,
} from "../../engine/index.js";
import { HostError } from "../live/ports.js";
import { hostErrorText } from "../live/messages.js";
import {
  assessCommand,
  checkCommand,
  explainCommand,
  summaryCommand,
  templateCommand,
  type CommonOptions,
  type Session,
} from "./commands.js";
import { collectCommand } from "./collect.js";
import { draftCommand } from "./draft.js";
import { InputError, UsageError, type CommandIo } from "./io.js";
import { en } from "./strings.en.js";
import { zh, type Strings } from "./strings.zh.js";
import packageJson from "../../package.json";

/**
 * Runs one `scorecard` command.
 * @param words the command line after `scorecard`
 * @returns the exit code: 0 done, 1 the input cannot be used, 2 usage
 */
export async function scorecard(words: readonly string[], world: CommandIo): Promise<number> {
  const io = plainIo(world);
  let language: "zh-CN" | "en-US" = "zh-CN";
  let say: Strings = zh;
  try {
    language = languageOf(words);
    say = language === "en-US" ? en : zh;
    let code = 0;
    await commandLine({ io, say, language }, () => (code = 1)).parseAsync([...words], { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return 0;
      io.err(`${usageText(error, say)}\n`);
      return 2;
    }
    if (error instanceof UsageError) {
      io.err(`${error.message}\n`);
      return 2;
    }
    if (error instanceof InputError) {
      io.err(`${error.message}\n`);
      return 1;
    }
    if (error instanceof HostError) {
      io.err(`${hostErrorText(error, language)}\n`);
      return 1;
    }
    io.err(
      `${say.ourFault(error instanceof Error ? `${error.name}: ${error.message.split("\n")[0]}` : String(error))}\n`,
    );
    return 1;
  }
}

/** Texts come from files and command lines: a control character in one is shown and never reaches the terminal. */
function plainIo(world: CommandIo): CommandIo {
  return {
    out: (text) => world.out(visibleText(text)),
    err: (text) => world.err(visibleText(text)),
    control: (sequence) => (world.control ?? world.err)(sequence),
    terminal: world.terminal,
    today: world.today,
  };
}

/** The language must be known before commander prints anything, help included. */
function languageOf(words: readonly string[]): "zh-CN" | "en-US" {
  const at = words.findIndex((word) => word === "--lang" || word.startsWith("--lang="));
  if (at < 0) return "zh-CN";
  const word = words[at] as string;
  const text = word === "--lang" ? words[at + 1] : word.slice("--lang=".length);
  if (text === undefined || /^zh/i.test(text)) return "zh-CN";
  if (/^en/i.test(text)) return "en-US";
  throw new UsageError(zh.unknownLanguage(text));
}

/** @param failed called when a command has done its work and what it found asks for exit code 1 */
function commandLine(session: Session, failed: () => void): Command {
  const { say, io } = session;
  const program = new Command("scorecard")
    .description(say.description)
    .version(packageJson.version, "-V, --version", say.versionOption)
    .helpOption("-h, --help", say.helpOption)
    .helpCommand("help [command]", say.helpCommand)
    .exitOverride()
    .configureOutput({ writeOut: io.out, writeErr: () => undefined });

  const command = (name: string, description: string) =>
    program
      .command(name)
      .description(description)
      .helpOption("-h, --help", say.helpOption)
      .addOption(new Option("--lang <language>", say.optionLanguage).default("zh-CN"));
  const onWorkbook = (name: string, description: string) =>
    command(name, description)
      .argument("<workbook>", say.workbook)
      .addOption(new Option("--as-of <date>", say.optionAsOf).argParser((text) => dayOption(text, say)))
      .addOption(
        new Option("--reading <id=value>", say.optionReading)
          .default([])
          .argParser((text, before: readonly string[]) => [...before, text]),
      );
  const common = (options: { asOf?: Day; reading: readonly string[] }): CommonOptions => ({
    ...(options.asOf === undefined ? {} : { asOf: options.asOf }),
    readings: readingOptions(options.reading, say),
  });

  onWorkbook("assess", say.assess)
    .option("--json", say.optionJson)
    .action((workbook: string, options) =>
      assessCommand(session, workbook, { ...common(options), json: options.json === true }),
    );
  onWorkbook("explain", say.explain)
    .argument("<unit>", say.unit)
    .argument("[item]", say.item)
    .option("--json", say.optionJson)
    .action((workbook: string, unit: string, item: string | undefined, options) =>
      explainCommand(session, workbook, unit, item, { ...common(options), json: options.json === true }),
    );
  onWorkbook("summary", say.summary)
    .requiredOption("-o, --out <file>", say.optionOut)
    .action((workbook: string, options) => summaryCommand(session, workbook, options.out, common(options)));
  command("collect", say.collect)
    .argument("<workbook>", say.workbook)
    .argument("<forms...>", say.forms)
    .requiredOption("-o, --out <file>", say.optionOut)
    .action((workbook: string, forms: string[], options) => collectCommand(session, workbook, forms, options.out));
  onWorkbook("draft", say.draft)
    .requiredOption("-o, --out <folder>", say.optionOutFolder)
    .option("--month <month>", say.optionMonth)
    .addOption(
      new Option("--only <name>", say.optionOnly)
        .default([])
        .argParser((text, before: readonly string[]) => [...before, text]),
    )
    .action((workbook: string, options) =>
      draftCommand(session, workbook, options.out, { ...common(options), month: options.month, only: options.only }),
    );
  onWorkbook("check", say.check)
    .option("--json", say.optionJson)
    .action(async (workbook: string, options) => {
      if (!(await checkCommand(session, workbook, { ...common(options), json: options.json === true }))) failed();
    });
  command("template", say.template)
    .requiredOption("-o, --out <file>", say.optionOut)
    .option("--example", say.optionExample)
    .action((options) => templateCommand(session, options.out, options.example === true));
  return program;
}

function dayOption(text: string, say: Strings): Day {
  const day = parseIsoDate(text);
  if (day === undefined) throw new UsageError(say.badDate(text));
  return day;
}

function readingOptions(texts: readonly string[], say: Strings): SomeReadings {
  const readings: Partial<Record<ReadingId, string>> = {};
  for (const text of texts) {
    const match = /^([^=]+)=(.*)$/.exec(text);
    if (!match) throw new UsageError(say.badReading(text));
    const [id, choice] = [(match[1] as string).trim(), (match[2] as string).trim()];
    if (!Object.hasOwn(readingChoices, id))
      throw new UsageError(say.unknownReading(id, Object.keys(readingChoices).join("、")));
    const choices: readonly string[] = readingChoices[id as ReadingId];
    if (!choices.includes(choice)) throw new UsageError(say.unknownChoice(id, choice, choices.join("、")));
    readings[id as ReadingId] = choice;
  }
  return readings as SomeReadings;
}

function usageText(error: CommanderError, say: Strings): string {
  const named = /'([^']+)'/.exec(error.message)?.[1] ?? "";
  switch (error.code) {
    case "commander.missingArgument":
    case "commander.missingMandatoryOptionValue":
    case "commander.optionMissingArgument":
      return say.missingArgument(named);
    case "commander.unknownOption":
    case "commander.invalidArgument":
      return say.unknownOption(named);
    case "commander.unknownCommand":
      return say.unknownCommand(named);
    case "commander.excessArguments":
      return say.excessArguments;
    default:
      return say.badUsage;
  }
}
