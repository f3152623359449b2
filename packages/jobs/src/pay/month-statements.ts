/** Everybody's own statement of a month, as some facts and opening balances make them: worked out once and kept by what made it. */
import * as Build from "@clearboard/core/board/build";
import * as Id from "@clearboard/core/id";
import { byText } from "@clearboard/core/order";
import type * as Entry from "@clearboard/core/pay/entry";
import * as MonthPay from "@clearboard/core/pay/month-pay";
import * as PayContext from "@clearboard/core/pay/pay-context";
import * as Posting from "@clearboard/core/pay/posting";
import * as TeamRows from "@clearboard/core/pay/team-rows";
import { readInputs } from "../board.ts";
import type { Context } from "../context.ts";
import * as StatementChunk from "./statement-chunk.ts";

/** What is owed and withheld by person; who owes nothing and has nothing withheld is left out. */
export type Openings = ReadonlyMap<string, Entry.Balance>;
type Stored = {
  currency: string;
  policyVersion: number;
  parts: string[];
  /** the file of the rows that teams' figures stand on; "" where no plan asks for a team */
  teams: string;
  after: Entry.Balance[];
};
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
  const context = PayContext.ofInputs(inputs, true);
  const statements = MonthPay.payOpened(context, openings);
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
    teams: await writeTeams(ctx, TeamRows.of(context)),
    after,
  };
}

async function writeTeams(ctx: Context, rows: TeamRows.Info): Promise<string> {
  if (Object.keys(rows).length === 0) return "";
  const name = `pay/teams/${Id.hash(JSON.stringify(rows))}`;
  await StatementChunk.writeJson(ctx, name, rows);
  return name;
}

/** The rows of each team that changed between two sets of a month. */
export async function changedTeams(ctx: Context, was: Info, now: Info): Promise<(team: string) => Entry.Row[]> {
  if (was.teams === now.teams) return () => [];
  const [before, after] = await Promise.all(
    [was, now].map(async ({ teams }) =>
      teams === "" ? {} : ((await StatementChunk.readJson(ctx, teams)) as TeamRows.Info),
    ),
  );
  return (team) => TeamRows.changed(before ?? {}, after ?? {}, team);
}
