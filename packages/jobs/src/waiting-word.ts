/** Words of files that nobody has explained: the rows that wait for them, and the answer, given once for a source. */
import { refuse } from "@clearboard/core/error";
import { askedFor } from "@clearboard/ingest/profile-words";
import * as Audit from "@clearboard/store/audit";
import * as Ledger from "@clearboard/store/ledger";
import * as SourceWord from "@clearboard/store/source-word";
import * as z from "zod";
import type { Context } from "./context.ts";
import { readAgain } from "./import/read-again.ts";
import { operation } from "./operation.ts";
import * as Profiles from "./profile.ts";

export const Waiting = Ledger.Word.extend({
  source: z.string(),
  kind: z.string(),
  field: z.string(),
  /** what it may mean, in our words */
  choices: z.array(z.string()),
}).meta({ id: "WaitingWord" });
export type Waiting = z.output<typeof Waiting>;

/** The words of applied files that are still to be answered, with the rows of the newest file that has each; most rows first. */
export async function list(ctx: Context): Promise<Waiting[]> {
  const found = new Map<string, Waiting>();
  for (const entry of await Ledger.list(ctx.table)) {
    if (entry.state !== "applied" || !entry.words?.length) continue;
    const answers = await SourceWord.get(ctx.table, entry.source);
    const profile = await Profiles.kept(ctx, entry.profileDigest);
    for (const item of entry.words) {
      const name = JSON.stringify([entry.source, item.column, item.word]);
      if (found.has(name) || answers[item.column]?.[item.word] !== undefined) continue;
      const asked = askedFor(profile, item.column);
      if (asked !== undefined) found.set(name, { ...item, ...asked, source: entry.source });
    }
  }
  return [...found.values()].sort((a, b) => b.rows - a.rows);
}

/** One of the words that wait, and what it means. */
export type Answer = { source: string; column: string; word: string; is: string };

/**
 * Remembers what a word means for all files of the source, and enters every applied file with rows that wait for it once
 * more; gives those imports, to be brought to their end. Throws `word-not-waiting`, `word-meaning`. Audited.
 */
export async function answer(ctx: Context, { source, column, word, is }: Answer, by: string): Promise<string[]> {
  const waiting = (await list(ctx)).find(
    (item) => item.source === source && item.column === column && item.word === word,
  );
  if (waiting === undefined) throw refuse("word-not-waiting", { source, column, word });
  const { choices } = waiting;
  if (!choices.includes(is)) throw refuse("word-meaning", { column, is, choices: choices.join(", ") });
  return Audit.record(ctx.table, ctx.now, by, "answer word", { source, column, word, is }, async () => {
    await SourceWord.add(ctx.table, source, { column, word, is });
    const imports = new Set<string>();
    // The newest first: what it says when it is read again stands over what the older ones do.
    for (const entry of await Ledger.list(ctx.table)) {
      const isOf = entry.words?.some((item) => item.column === column && item.word === word) === true;
      if (isOf && entry.source === source && entry.state === "applied") {
        const profile = await Profiles.ofSource(ctx, await Profiles.kept(ctx, entry.profileDigest), source);
        imports.add(await readAgain(ctx, entry, profile));
      }
    }
    return [...imports];
  });
}

export const listWords = operation({
  name: "words.list",
  route: "GET /api/words",
  summary: "Words of files that rows wait for",
  action: "import.manage",
  output: z.object({ words: z.array(Waiting) }),
  run: async (ctx) => ({ words: await list(ctx) }),
});

const Text = z.string().min(1).max(200);

export const answerWord = operation({
  name: "words.answer",
  route: "POST /api/words",
  summary: "Say what a word of a source means: its rows count at once, and in later files",
  action: "import.manage",
  input: z.strictObject({ source: Text, column: Text, word: Text, is: Text }),
  output: z.object({ imports: z.array(z.string()) }),
  status: 202,
  refusals: ["word-not-waiting", "word-meaning", "request-invalid"],
  audit: "answer word",
  run: async (ctx, input, { id: by }) => {
    const imports = await answer(ctx, input, by);
    for (const importId of imports) await ctx.startImport(importId);
    return { imports };
  },
});
