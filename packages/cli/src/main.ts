/** The `clearboard` command: finds the command, runs it, and turns what goes wrong into one clear line. */
import * as Code from "@clearboard/core/code";
import { VisibleError } from "@clearboard/core/error";
import type { Locale } from "@clearboard/core/words/text";
import * as Args from "./args.ts";
import type { Command, ExitCode } from "./command-spec.ts";
import { localeOf } from "./locale.ts";
import { type Output, STANDARD } from "./output.ts";
import * as SystemError from "./system-error.ts";

// Loaded when asked for, so that a quick command does not pay for the server.
const COMMANDS: { [name: string]: () => Promise<{ command: Command }> } = {
  start: () => import("./command/start.ts"),
  init: () => import("./command/init.ts"),
  import: () => import("./command/import.ts"),
  held: () => import("./command/held.ts"),
  undo: () => import("./command/undo.ts"),
  rejected: () => import("./command/rejected.ts"),
  profiles: () => import("./command/profiles.ts"),
  people: () => import("./command/people.ts"),
  columns: () => import("./command/columns.ts"),
  rates: () => import("./command/rates.ts"),
  records: () => import("./command/records.ts"),
  words: () => import("./command/answer-word.ts"),
  users: () => import("./command/users.ts"),
  keys: () => import("./command/keys.ts"),
  notices: () => import("./command/notices.ts"),
  nightly: () => import("./command/nightly.ts"),
  board: () => import("./command/board.ts"),
  close: () => import("./command/close.ts"),
  publish: () => import("./command/publish.ts"),
  statement: () => import("./command/statement.ts"),
  pay: () => import("./command/pay.ts"),
  restate: () => import("./command/restate.ts"),
  explain: () => import("./command/explain.ts"),
  verify: () => import("./command/verify.ts"),
  rebuild: () => import("./command/rebuild.ts"),
  policy: () => import("./command/policy.ts"),
  calc: () => import("./command/calc.ts"),
};

export async function main(argv: string[], output: Output = STANDARD): Promise<ExitCode> {
  const [name = "", ...rest] = argv;
  let asked: Args.Args | undefined;
  try {
    const [about] = rest;
    if (name === "help" && about !== undefined && (await findCommand(about)) !== undefined)
      return await main([about, "--help"], output);
    if (name === "" || name === "help" || name === "--help" || name === "-h") {
      output.out(await help());
      return 0;
    }
    const command = await findCommand(name);
    if (command === undefined) throw new Args.UsageError(`there is no command "${name}"`);
    const args = Args.parse(rest, command.options, command.takesWords === true);
    asked = args;
    if (Args.is(args, "help")) {
      output.out(`clearboard ${name} ${command.usage}\n\n${command.summary}`);
      return 0;
    }
    return await command.run(args, output);
  } catch (error) {
    return tell(error, argv.includes("--json"), await localeOfFailure(asked), output);
  }
}

/** A command of its own, or the one of the operations of a noun: `clearboard months list`. */
async function findCommand(name: string): Promise<Command | undefined> {
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (load !== undefined) return (await load()).command;
  const [{ commandOfNoun }, { OPERATIONS }] = await Promise.all([
    import("./derive.ts"),
    import("@clearboard/jobs/operations"),
  ]);
  return commandOfNoun(OPERATIONS, name);
}

/** The language to say what went wrong in; English where that is not known either. */
async function localeOfFailure(args: Args.Args | undefined): Promise<Locale> {
  if (args === undefined) return "en";
  return localeOf(args).catch(() => "en" as const);
}

function tell(error: unknown, isJson: boolean, locale: Locale, output: Output): ExitCode {
  if (error instanceof Args.UsageError) {
    if (isJson) output.out(JSON.stringify({ error: { code: "usage", message: error.message, params: {} } }));
    output.err(`clearboard: ${error.message.replace(/\.$/, "")}. See: clearboard help`);
    return 2;
  }
  if (error instanceof VisibleError) {
    if (isJson)
      output.out(JSON.stringify({ error: { code: error.code, message: error.message, params: error.params } }));
    else output.err(`clearboard: ${Code.say(error.code, locale, error.params)}`);
    return 1;
  }
  if (SystemError.isSystem(error)) {
    if (isJson) output.out(JSON.stringify({ error: { code: "system", message: error.message, params: {} } }));
    else output.err(`clearboard: ${error.message}`);
    return 1;
  }
  throw error;
}

async function help(): Promise<string> {
  const lines = ["Clearboard: performance boards, pay and coaching from the exports a sales team already has.", ""];
  for (const [name, load] of Object.entries(COMMANDS)) {
    const { command } = await load();
    lines.push(`  clearboard ${name} ${command.usage}`.trimEnd(), `      ${command.summary}`);
  }
  const { OPERATIONS } = await import("@clearboard/jobs/operations");
  const nouns = new Set(OPERATIONS.map(({ name }) => name.slice(0, name.indexOf("."))));
  const others = [...nouns].filter((noun) => !Object.hasOwn(COMMANDS, noun));
  lines.push("", `Commands of the API's operations, each with its own help: ${others.join(", ")}.`);
  lines.push(
    "",
    "Every command takes --data DIR (default .clearboard), --json and --locale en|zh-CN (default: the organisation's).",
  );
  lines.push("Exit codes: 0 done, 1 something was refused or does not hold, 2 wrong usage.");
  return lines.join("\n");
}
