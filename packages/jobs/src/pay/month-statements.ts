/** Everybody's own statement of a month, as some facts and opening balances make them: worked out once and kept by what made it. */
import * as Build from "@clearboard/core/board/build";
import * as Id from "@clearboard/core/id";
import { byText } from "@clearboard/core/order";
import type * as Entry from "@clearboard/core/pay/entry";
import * as MonthPay from "@clearboard/core/pay/month-pay";
import * as Posting from "@clearboard/core/pay/posting";
import { readInputs } from "../board.ts";
import type { Context } from "../context.ts";
import * as StatementChunk from "./statement-chunk.ts";

/** What is owed and withheld by person; who owes nothing and has nothing withheld is left out. */
export type Openings = ReadonlyMap<string, Entry.Balance>;
type Stored = { currency: string; policyVersion: number; parts: string[]; after: Entry.Balance[] };
export type Info = Omit<Stored, "after"> & { key: string; after: Openings };

/** The statements made of stored inputs; `inputs` is their file's name, which is the hash of what it holds. */
export async function statementsOf(ctx: Context, inputs: string, openings: Openings): Promise<Info> {
  const sorted = [...openings.values()].sort((item, two) => byText(item.person, two.person));
  const key = Id.hash(JSON.stringify([Posting.METHOD, Build.METHOD, inputs, sorted]));
  const name = `pay/set/${key}`;
  if (!(await ctx.files.has(name))) await StatementChunk.writeJson(ctx, name, await make(ctx, inputs, openings));
  return read(ctx, key);
}

/** A set by its key. */
export async function read(ctx: Context, key: string): Promise<Info> {
  const stored = (await StatementChunk.readJson(ctx, `pay/set/${key}`)) as Stored;
  return { ...stored, key, after: new Map(stored.after.map((item) => [item.person, item])) };
}

async function make(ctx: Context, name: string, openings: Openings): Promise<Stored> {
  const inputs = await readInputs(ctx, name);
  const { policy, organisation } = inputs;
  const statements = MonthPay.payMonth(inputs, openings);
  const lists = Array.from(
    { length: StatementChunk.COUNT },
    (): StatementChunk.Info => ({ statements: [], balances: [] }),
  );
  for (const item of statements) lists[StatementChunk.indexOf(item.person.id)]?.statements.push(item);
  const parts: string[] = [];
  for (const part of lists) parts.push(await StatementChunk.write(ctx, part));
  const after = [...Posting.carry(openings, statements).values()]
    .filter(({ owed, withheld }) => owed.minor !== "0" || withheld.minor !== "0")
    .map((item) => ({ ...item, posted: {} }))
    .sort((item, two) => byText(item.person, two.person));
  return {
    currency: organisation.currency,
    policyVersion: policy.version,
    parts,
    after,
  };
}
