import { Command, CommanderError, Option } from "commander";
import { newestOf, plans, visibleText } from "../../engine/index.js";
import { HostError } from "../live/ports.js";
import { hostErrorText } from "../live/messages.js";
import { assessCommand } from "./assess.js";
import {
  checkCommand,
  explainCommand,
  summaryCommand,
  type CommonOptions,
  type PrintOptions,
  type Session,
} from "./commands.js";
import { helpIn, usageText } from "./help.js";
import { InputError, UsageError, type CommandIo } from "./io.js";
import { dayOption, readingOptions } from "./options.js";
import { en } from "./strings.en.js";
import { zh, type Strings } from "./strings.zh.js";
import packageJson from "../../package.json";

/** Commands whose parts the others need not wait for: the libraries of documents alone are half of all the code. */
const later = {
  collect: () => import(/* webpackChunkName: "collect" */ "./collect.js"),
  draft: () => import(/* webpackChunkName: "draft" */ "./draft.js"),
  template: () => import(/* webpackChunkName: "template" */ "./template.js"),
};

/**
 * Runs one `scorecard` command.
 * @param words the command line after `scorecard`
 * @returns the exit code: 0 done, 1 the input cannot be used, 2 usage
 */
export async function scorecard(words: readonly string[], world: CommandIo): Promise<number> {
  const io = plainIo(world);
  let language: "zh-CN" | "en-US" = "zh-CN";
  let say: Strings = zh;
  let program: Command | undefined;
  try {
    language = languageOf(words);
    say = language === "en-US" ? en : zh;
    let code = 0;
    program = commandLine({ io, say, language }, () => (code = 1));
    await program.parseAsync([...words], { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return 0;
      io.err(`${usageText(error, program ?? new Command(), say)}\n`);
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
    ...(world.columns === undefined ? {} : { columns: world.columns }),
    today: world.today,
    ...(world.startThread === undefined ? {} : { startThread: world.startThread }),
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
    .helpCommand(`help ${say.commandWord}`, say.helpCommand)
    .exitOverride()
    .configureHelp(helpIn(say))
    .configureOutput({ writeOut: io.out, writeErr: () => undefined, getOutHelpWidth: () => 80 });

  const command = (name: string, description: string) =>
    program
      .command(name)
      .description(description)
      .configureHelp(helpIn(say))
      .helpOption("-h, --help", say.helpOption)
      .addOption(new Option(`--lang <${say.languageWord}>`, say.optionLanguage).default("zh-CN"));
  const repeatable = (flags: string, description: string) =>
    new Option(flags, description).default([]).argParser((text, before: readonly string[]) => [...before, text]);
  const assessing = (name: string, description: string) =>
    command(name, description)
      .option(`--as-of <${say.dateWord}>`, say.optionAsOf(newestOf(plans).year))
      .addOption(repeatable(`--reading <${say.readingWord}>`, say.optionReading));
  const onWorkbook = (name: string, description: string) =>
    assessing(name, description).argument(`<${say.workbookWord}>`, say.workbook);
  const common = ({ asOf, reading }: { asOf?: string; reading: readonly string[] }): CommonOptions => {
    // Looked at before the workbook is read, so that a slip of the pen is answered at once.
    if (asOf !== undefined) dayOption(asOf, newestOf(plans).year, say);
    return { ...(asOf === undefined ? {} : { asOf }), readings: readingOptions(reading, say) };
  };
  const print = ({ json, wide }: { json?: boolean; wide?: boolean }): PrintOptions => ({
    json: json === true,
    wide: wide === true,
  });

  assessing("assess", say.assess)
    .argument(`<${say.workbookWord}...>`, say.workbooks)
    .option(`--units <${say.unitsWord}>`, say.optionUnits)
    .option("--table", say.optionTable)
    .option("--specials", say.optionSpecials)
    .option("--wide", say.optionWide)
    .option("--json", say.optionJson)
    .action(async (workbooks: string[], options) => {
      const { units, table, specials } = options;
      const request = {
        ...common(options),
        ...print(options),
        units,
        table: table === true,
        specials: specials === true,
      };
      if (!(await assessCommand(session, workbooks, request))) failed();
    });
  onWorkbook("explain", say.explain)
    .argument(`<${say.unitWord}>`, say.unit)
    .argument(`[${say.itemWord}]`, say.item)
    .option("--wide", say.optionWide)
    .option("--json", say.optionJson)
    .action((workbook: string, unit: string, item: string | undefined, options) =>
      explainCommand(session, workbook, unit, item, { ...common(options), ...print(options) }),
    );
  onWorkbook("summary", say.summary)
    .requiredOption(`-o, --out <${say.fileWord}>`, say.optionOut)
    .option("--only-summary", say.optionOnlySummary)
    .option("--per-unit", say.optionPerUnit)
    .action((workbook: string, options) =>
      summaryCommand(session, workbook, options.out, {
        ...common(options),
        onlySummary: options.onlySummary === true,
        perUnit: options.perUnit === true,
      }),
    );
  command("collect", say.collect)
    .argument(`<${say.workbookWord}>`, say.workbook)
    .argument(`<${say.formsWord}...>`, say.forms)
    .requiredOption(`-o, --out <${say.fileWord}>`, say.optionOut)
    .action(async (workbook: string, forms: string[], options) => {
      const { collectCommand } = await later.collect();
      if (!(await collectCommand(session, workbook, forms, options.out))) failed();
    });
  onWorkbook("draft", say.draft)
    .requiredOption(`-o, --out <${say.folderWord}>`, say.optionOutFolder)
    .option(`--month <${say.monthWord}>`, say.optionMonth)
    .addOption(repeatable(`--only <${say.nameWord}>`, say.optionOnly))
    .action(async (workbook: string, options) => {
      const { month, only } = options;
      const { draftCommand } = await later.draft();
      await draftCommand(session, workbook, options.out, { ...common(options), month, only });
    });
  onWorkbook("check", say.check)
    .option("--wide", say.optionWide)
    .option("--json", say.optionJson)
    .action(async (workbook: string, options) => {
      if (!(await checkCommand(session, workbook, { ...common(options), ...print(options) }))) failed();
    });
  command("template", say.template)
    .requiredOption(`-o, --out <${say.fileWord}>`, say.optionOut)
    .option("--example", say.optionExample)
    .option(`--from <${say.fileWord}>`, say.optionFrom)
    .option(`--year <${say.yearWord}>`, say.optionYear)
    .option("--blank-plan", say.optionBlankPlan)
    .action(async (options) => {
      const { templateCommand } = await later.template();
      await templateCommand(session, options.out, {
        example: options.example === true,
        blankPlan: options.blankPlan === true,
        ...(options.from === undefined ? {} : { from: options.from }),
        ...(options.year === undefined ? {} : { year: options.year }),
      });
    });
  return program;
}
