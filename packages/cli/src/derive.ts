/** Commands derived from operations: words and flags come from the input shape, what is printed from the answer. */
import { randomBytes } from "node:crypto";
import type { Locale } from "@clearboard/core/words/text";
import type { Context } from "@clearboard/jobs/context";
import { proceed } from "@clearboard/jobs/import";
import {
  type Actor,
  demandRight,
  type Edge,
  findActor,
  MonthText,
  type Operation,
  perform,
} from "@clearboard/jobs/operation";
import { DEFAULT_MAX_IMPORT_BYTES } from "@clearboard/jobs/presigned-upload";
import * as z from "zod";
import * as Args from "./args.ts";
import type { Command, ExitCode } from "./command-spec.ts";
import { DEFAULT_DIR, withStore } from "./local.ts";
import { localeOf } from "./locale.ts";
import { outboxOf } from "./outbox.ts";
import { type Output, table } from "./output.ts";
import { phraseIn } from "./words.ts";

/** A verb of a command. */
export type Verb = {
  /** behind the verb: words in capitals, flags in their order */
  usage: string;
  options: Args.Spec;
  run: (args: Args.Args, words: readonly string[], place: string) => Promise<Printed>;
};
export type Printed = { json: unknown; text: (locale: Locale) => string; exit?: ExitCode };

type In<O extends Operation> = z.output<O["input"]>;
type Out<O extends Operation> = Awaited<ReturnType<O["run"]>>;

/** What the command line says in another way than the operation. */
type View<O extends Operation, T> = {
  /** fields that are words without a dash, in their order */
  words?: readonly (keyof In<O> & string)[];
  /** flags and words that are not called as their field */
  flags?: { [Field in keyof In<O>]?: string };
  /** values of fields that the API demands and a person may leave out */
  defaults?: Partial<In<O>>;
  /** `--as` has to name who decides */
  needsUser?: true;
  /** what a terminal waits for in place of the operation's own run */
  run?: (ctx: Edge, input: In<O>, actor: Actor) => Promise<T>;
  /** default: the answer */
  json?: (output: T, input: In<O>) => unknown;
  /** default: the first list of the answer as a table, else a line for each field */
  text?: (output: T, input: In<O>, locale: Locale) => string;
  /** default: 0 */
  exit?: (output: T) => ExitCode;
};

/**
 * The verb of an operation.
 *
 * @example
 * verb(Keys.revoke, { words: ["id"], text: (key) => `Revoked ${key.id} of ${key.source}.` }) // clearboard keys revoke ID
 */
export function verb<O extends Operation, T = Out<O>>(operation: O, view: View<O, T> = {}): Verb {
  const { words = [], flags = {}, defaults = {}, needsUser = false, json, text, exit } = view;
  const shape = Object.entries(operation.input.shape as Record<string, z.ZodType>);
  const isWord = (name: string) => (words as readonly string[]).includes(name);
  const called = (name: string) =>
    (flags as Record<string, string>)[name] ?? name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const fields = shape
    .filter(([name]) => !isWord(name))
    .map(([name, field]) => ({
      name,
      field,
      flag: called(name),
      otherwise: (defaults as Record<string, unknown>)[name],
    }));
  const flagUsage = fields.map(({ flag, field, otherwise }) => {
    const shown = `--${flag} ${flag.toUpperCase()}`;
    return field.safeParse(otherwise).success ? `[${shown}]` : shown;
  });
  const run = view.run ?? ((ctx, input, actor) => perform(operation, ctx, input, actor) as Promise<T>);
  return {
    usage: [...words.map((word) => called(word).toUpperCase()), ...flagUsage, ...(needsUser ? ["--as USER"] : [])].join(
      " ",
    ),
    options: Object.fromEntries([...fields.map(({ flag }) => flag), "as"].map((flag) => [flag, { type: "string" }])),
    async run(args, given, place) {
      checkWords(given, words.map(called), place);
      const input = Object.fromEntries([
        ...words.map((word, at) => [word, given[at]]),
        ...fields.map(({ name, field, flag, otherwise }) => [name, readFlag(args, flag, field, otherwise)]),
      ]) as In<O>;
      if (needsUser) Args.demand(args, "as");
      const output = await inStore(args, async (ctx) =>
        run(edgeOf(ctx), input, await demandActor(ctx, args, operation)),
      );
      return {
        json: json === undefined ? output : json(output, input),
        text: (locale) => (text === undefined ? plainText(output, locale) : text(output, input, locale)),
        exit: exit?.(output) ?? 0,
      };
    },
  };
}

/** A verb that is no operation: `words` in capitals, those that may be left out in brackets. */
export function ownVerb(
  words: readonly string[],
  flags: { usage?: string; options?: Args.Spec },
  run: (args: Args.Args, words: readonly string[]) => Promise<Printed>,
): Verb {
  const names = words.map((word) => word.replace(/[[\]]/g, "").toLowerCase());
  const needed = words.filter((word) => !word.startsWith("[")).length;
  return {
    usage: [...words, ...(flags.usage === undefined ? [] : [flags.usage])].join(" "),
    options: flags.options ?? {},
    run(args, given, place) {
      checkWords(given, names, place, needed);
      return run(args, given);
    },
  };
}

function checkWords(given: readonly string[], names: readonly string[], place: string, needed = names.length): void {
  if (given.length < needed) throw new Args.UsageError(`${place} takes the ${names[given.length]}`);
  if (given.length > names.length) throw new Args.UsageError(`"${given[names.length]}" means nothing here`);
}

/** Work in the data directory that a command names. */
export function inStore<T>(args: Args.Args, work: (ctx: Context) => Promise<T>): Promise<T> {
  return withStore(Args.text(args, "data") ?? DEFAULT_DIR, work);
}

/** A command of one verb; `other` stands in for it where `when` says so. */
export function commandOfVerb(
  name: string,
  summary: string,
  verb: Verb,
  other?: { verb: Verb; when: (args: Args.Args) => boolean; usage?: string; options?: Args.Spec },
): Command {
  const options = { ...verb.options, ...other?.verb.options, ...other?.options };
  const optionalUser = "as" in options && !verb.usage.includes("--as") ? "[--as USER]" : "";
  return {
    usage: [verb.usage, other?.usage, optionalUser].filter(Boolean).join(" "),
    summary,
    takesWords: true,
    options,
    run: async (args, output) =>
      print(await (other?.when(args) ? other.verb : verb).run(args, args.rest, name), args, output),
  };
}

async function print({ json, text, exit = 0 }: Printed, args: Args.Args, output: Output): Promise<ExitCode> {
  const printed = Args.is(args, "json") ? JSON.stringify(json) : text(await localeOf(args));
  if (printed !== "") output.out(printed);
  return exit;
}

/** A command of several verbs; without one, the first. */
export function commandOf(name: string, summary: string, verbs: { [name: string]: Verb }): Command {
  const names = Object.keys(verbs);
  return {
    usage: `[${Object.entries(verbs)
      .map(([called, { usage }]) => `${called} ${usage}`.trim())
      .join("|")}] [--as USER]`,
    summary,
    takesWords: true,
    options: Object.assign({}, ...Object.values(verbs).map(({ options }) => options)),
    async run(args, output) {
      const [called = names[0] ?? "", ...words] = args.rest;
      const found = Object.hasOwn(verbs, called) ? verbs[called] : undefined;
      if (found === undefined) {
        const known = `${names.slice(0, -1).join(", ")}${names.length > 1 ? " or " : ""}${names.at(-1)}`;
        throw new Args.UsageError(`${name} takes ${known}, not "${called}"`);
      }
      return print(await found.run(args, words, `${name} ${called}`), args, output);
    },
  };
}

/** The command of all operations whose names begin with a noun; undefined where there is none. */
export function commandOfNoun(operations: readonly Operation[], noun: string): Command | undefined {
  const own = operations.filter(({ name }) => name.startsWith(`${noun}.`));
  if (own.length === 0) return undefined;
  const verbs = own.map((operation): [string, Verb] => {
    const words = Object.keys(operation.input.shape).filter((name) => operation.route?.includes(`:${name}`));
    return [operation.name.slice(noun.length + 1), verb(operation, { words })];
  });
  return commandOf(noun, own.map(({ summary }) => `${summary}.`).join(" "), Object.fromEntries(verbs));
}

/** What operations on one machine work with; an import that they start is brought to its end at once. */
export function edgeOf(ctx: Context): Edge {
  return {
    ...ctx,
    random: randomBytes,
    startImport: async (importId) => void (await proceed(ctx, importId)),
    outbox: outboxOf(process.env),
    maxImportBytes: DEFAULT_MAX_IMPORT_BYTES,
  };
}

/**
 * Who runs a command: the user that `--as` names, with that user's rights as in the API; without it the owner of the
 * machine, who has the rights of a director. Throws `user-unknown`, `role-forbidden`.
 */
export async function demandActor(ctx: Context, args: Args.Args, operation: Pick<Operation, "action">): Promise<Actor> {
  const name = Args.text(args, "as");
  const actor: Actor =
    name === undefined ? { id: "command line", role: "director", person: null } : await findActor(ctx, name);
  demandRight(actor, operation);
  return actor;
}

/** A flag as its field takes it: lists by commas, whole numbers, one of the choices. Wrong usage when it is missing or of another type. */
function readFlag(args: Args.Args, flag: string, field: z.ZodType, otherwise: unknown): unknown {
  if (field === MonthText) return Args.month(args, flag);
  const text = Args.text(args, flag);
  const { type, enum: choices, items } = z.toJSONSchema(field, { io: "input", unrepresentable: "any" });
  if (text === undefined || text === "") {
    const parsed = field.safeParse(otherwise);
    if (parsed.success) return parsed.data;
    throw new Args.UsageError(`--${flag} is missing${choices === undefined ? "" : `: ${choices.join(", ")}`}`);
  }
  const values = type === "array" ? text.split(",").map((word) => word.trim()) : [text];
  const allowed = choices ?? (typeof items === "object" && !Array.isArray(items) ? items.enum : undefined);
  const wrong = values.find((value) => allowed !== undefined && !allowed.includes(value));
  if (wrong !== undefined) throw new Args.UsageError(`--${flag} takes ${allowed?.join(", ")}, not "${wrong}"`);
  const isNumber = type === "integer" || type === "number";
  if (isNumber && !/^-?\d{1,15}$/.test(text))
    throw new Args.UsageError(`--${flag} takes a whole number, not "${text}"`);
  const value = type === "array" ? values : isNumber ? Number(text) : text;
  const parsed = field.safeParse(value);
  // What is of the right type but out of range is left to the operation, which refuses it with a sentence.
  return parsed.success ? parsed.data : value;
}

/** Any answer as text: the first list in it as a table, else a line for each field. */
function plainText(output: unknown, locale: Locale): string {
  if (typeof output !== "object" || output === null) return phraseIn(locale)("done");
  const fields = Object.entries(output);
  const rows = fields.map(([, value]) => value).find(Array.isArray) as Record<string, unknown>[] | undefined;
  if (rows === undefined) return fields.map(([name, value]) => `${name}: ${cellText(value)}`).join("\n");
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return table(
    names.map((title) => ({ title })),
    rows.map((row) => names.map((name) => cellText(row[name]))),
  );
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return "-";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
