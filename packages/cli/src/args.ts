/** What was typed: options by name, each command naming its own; anything else is wrong usage. */
import { parseArgs } from "node:util";
import * as Fiscal from "@clearboard/core/fiscal";

export type Option = { type: "string" | "boolean"; short?: string };
export type Spec = { [name: string]: Option };
export type Args = { values: { [name: string]: string | boolean | undefined }; rest: string[] };

/** Options every command takes. */
const COMMON: Spec = {
  data: { type: "string" },
  json: { type: "boolean" },
  locale: { type: "string" },
  help: { type: "boolean", short: "h" },
};

export const LOCALES = ["en", "zh-CN"] as const;

/** Wrong usage: exit code 2, one line, and where to look. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "UsageError";
  }
}

export function parse(argv: string[], spec: Spec, takesWords = true): Args {
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      options: { ...COMMON, ...spec },
      allowPositionals: takesWords,
      strict: true,
    });
    return { values, rest: positionals };
  } catch (error) {
    throw new UsageError(messageOf(error));
  }
}

// The parser's own words, without its advice on how to escape a dash.
function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const named = /^Option '(?:-\w, )?(--[\w-]+).*argument (?:is ambiguous|missing)/s.exec(message)?.[1];
  if (named !== undefined) return `${named} needs a value`;
  const word = /^Unexpected argument '(.*)'\. This command/s.exec(message)?.[1];
  if (word !== undefined) return `"${word}" means nothing here`;
  return message.split(". To specify")[0] ?? message;
}

export function text(args: Args, name: string): string | undefined {
  const value = args.values[name];
  return typeof value === "string" ? value : undefined;
}

export function demand(args: Args, name: string): string {
  const value = text(args, name);
  if (value === undefined || value === "") throw new UsageError(`--${name} is missing`);
  return value;
}

export function is(args: Args, name: string): boolean {
  return args.values[name] === true;
}

export function oneOf<const T extends string>(args: Args, name: string, words: readonly T[], otherwise: T): T {
  const value = text(args, name);
  if (value === undefined) return otherwise;
  const found = words.find((word) => word === value);
  if (found === undefined) throw new UsageError(`--${name} takes ${words.join(", ")}, not "${value}"`);
  return found;
}

export function month(args: Args, name = "month"): string {
  const value = demand(args, name);
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(value))
    throw new UsageError(`--${name} takes a month such as 2026-03, not "${value}"`);
  return value;
}

/** A month, quarter, year or range; what is none is wrong usage. */
export function period(args: Args, name = "month"): string {
  const value = demand(args, name);
  try {
    Fiscal.demand(value);
  } catch (error) {
    throw new UsageError(messageOf(error));
  }
  return value;
}

/** Whether a text names a day of the calendar; the 30th of February is none. */
export function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const at = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value);
}

/** A time as epoch ms: an ISO date and time with its offset, or a day, which is its first instant in UTC. */
export function time(args: Args, name: string): number | undefined {
  const value = text(args, name);
  if (value === undefined) return undefined;
  const isInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/.test(value);
  const at = isDay(value) || (isInstant && isDay(value.slice(0, 10))) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(at))
    throw new UsageError(`--${name} takes a time such as 2026-03-31T23:30:00+08:00, not "${value}"`);
  return at;
}
