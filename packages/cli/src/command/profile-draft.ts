/** A draft of a profile for people at a terminal: what each column is taken for, what is open, and how to answer. */
import { readFile, writeFile } from "node:fs/promises";
import { type Code, say } from "@clearboard/core/code";
import { refuse } from "@clearboard/core/error";
import type { Context } from "@clearboard/jobs/context";
import * as ProfileDraft from "@clearboard/jobs/profile-draft";
import * as Args from "../args.ts";
import type { ExitCode } from "../command-spec.ts";
import { localeOf } from "../locale.ts";
import { type Output, table } from "../output.ts";
import { phraseIn, titlesIn } from "../words.ts";

export type Sample = ProfileDraft.Sample;

/** Prints the draft, and writes it where `--out` says; 1 while something is open. */
export async function show(
  ctx: Context | undefined,
  sample: Sample,
  args: Args.Args,
  output: Output,
): Promise<ExitCode> {
  const locale = await localeOf(args, ctx);
  const phrase = phraseIn(locale);
  const draft = await ProfileDraft.propose(ctx, sample, await answersOf(args));
  if (draft.unused.length > 0) throw new Args.UsageError(unusedText(draft));
  const out = Args.text(args, "out");
  if (out !== undefined) await writeFile(out, `${JSON.stringify(draft.profile, null, 2)}\n`);
  if (Args.is(args, "json")) {
    output.out(JSON.stringify(draft));
    return draft.isReady ? 0 : 1;
  }
  const why = ({ code, params }: { code: string; params: Record<string, string | number> }) =>
    say(code as Code, locale, params);
  if (draft.known.length > 0) output.out(phrase("draft.known", { names: draft.known.join(phrase("comma")) }));
  output.out(
    `${draft.kind ?? phrase("draft.open")}${phrase("comma")}${draft.encoding}${draft.hasHeader ? "" : phrase("draft.noHeader")}\n`,
  );
  output.out(
    table(
      titlesIn(locale)("draft.column", "columns.holds", "draft.taken", "draft.why"),
      draft.columns.map((column) => [
        column.name,
        column.samples.join(" | "),
        column.guess ?? "-",
        why(column.proof ?? column.why),
      ]),
    ),
  );
  for (const column of draft.undecided)
    output.out(`\n? ${why(column.why)}\n  --set "${column.field}=${column.choices.join('" or "')}"`);
  const free = draft.columns.filter(({ guess }) => guess === null).map(({ name }) => name);
  for (const { field, why: cause } of draft.missing) {
    output.out(`\n! ${field === "" ? "" : `${field}: `}${why(cause)}`);
    if (cause.code === "draft-field-missing" && free.length > 0)
      output.out(
        `  --set "column.NAME=${field}"${phrase("comma")}${phrase("draft.choose", { names: free.join(phrase("comma")) })}`,
      );
  }
  if (draft.isReady)
    output.out(out ? `\n${phrase("draft.written", { file: out })}` : `\n${JSON.stringify(draft.profile, null, 2)}`);
  return draft.isReady ? 0 : 1;
}

type Draft = Awaited<ReturnType<typeof ProfileDraft.propose>>;

/** Which answers are misspelt, and what this file does ask. */
function unusedText({ unused, columns, undecided, fields }: Draft): string {
  const known = [...undecided.map(({ field }) => field), ...columns.map(({ name }) => `column.${name}`)];
  return [
    `this file asks for no ${unused.map((key) => `"${key}"`).join(", ")}.`,
    `It takes: ${known.join(", ")}; a column holds one of: ${fields.map(({ name }) => name).join(", ")}`,
  ].join(" ");
}

/** What `--answers`, `--kind` and `--set` state; `column.Phase=stage` says what a column is. */
async function answersOf(args: Args.Args): Promise<ProfileDraft.Answers> {
  const path = Args.text(args, "answers");
  const stated = path === undefined ? {} : await readAnswers(path);
  const kind = Args.text(args, "kind");
  const settings: Record<string, string> = {};
  const columns: Record<string, string> = {};
  for (const pair of (Args.text(args, "set") ?? "").split(",").filter((text) => text !== "")) {
    const at = pair.lastIndexOf("=");
    if (at < 1) throw new Args.UsageError(`--set takes KEY=VALUE, not "${pair}"`);
    const [key, value] = [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
    if (key.startsWith("column.")) columns[key.slice(7)] = value;
    else settings[key] = value;
  }
  const { kind: chosen, ...others } = settings;
  const result = ProfileDraft.Answers.safeParse({
    ...stated,
    ...((kind ?? chosen) ? { kind: kind ?? chosen } : {}),
    columns: { ...stated.columns, ...columns },
    settings: { ...stated.settings, ...others },
  });
  if (result.success) return result.data;
  const [first] = result.error.issues;
  throw new Args.UsageError(`${first?.path.join(".") ?? ""}: ${first?.message ?? ""}`);
}

async function readAnswers(path: string): Promise<ProfileDraft.Answers> {
  const text = await readFile(path, "utf8").catch(() => {
    throw refuse("file-missing", { path });
  });
  try {
    return JSON.parse(text);
  } catch (cause) {
    const sentence = `${path} is not JSON.`;
    throw refuse("profile-not-json", { detail: sentence }, cause);
  }
}
