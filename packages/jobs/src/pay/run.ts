/** The pay run of a month: worked out from the facts known now and the ledger's head while it is open, as posted afterwards. */

import * as Build from "@clearboard/core/board/build";
import { refuse } from "@clearboard/core/error";
import * as Id from "@clearboard/core/id";
import { byText } from "@clearboard/core/order";
import type * as Actual from "@clearboard/core/pay/actual";
import * as Decision from "@clearboard/core/pay/decision";
import * as Entry from "@clearboard/core/pay/entry";
import * as Gap from "@clearboard/core/pay/gap";
import * as Posting from "@clearboard/core/pay/posting";
import * as Run from "@clearboard/core/pay/run";
import type * as Statement from "@clearboard/core/pay/statement";
import * as Lease from "@clearboard/store/lease";
import * as Month from "@clearboard/store/month";
import * as User from "@clearboard/store/user";
import { fresh } from "../board.ts";
import { type Context, holderOf } from "../context.ts";
import { oncePerKey } from "../once-per-key.ts";
import * as ActualFile from "./actual-file.ts";
import { isStuck } from "./approver.ts";
import * as LedgerHead from "./ledger-head.ts";
import * as MonthStatements from "./month-statements.ts";
import * as RowOutcome from "./row-outcome.ts";
import * as RunFile from "./run-file.ts";
import * as StatementChunk from "./statement-chunk.ts";

export type Current = { digest: string; run: RunFile.Info };

/** The run of a month for a payroll office. Throws `month-unknown`. */
export async function runFor(ctx: Context, month: string): Promise<Run.Info> {
  const { item, digest, run } = await current(ctx, month);
  const pay = Month.payOf(item);
  return {
    month,
    ...readStatus(item),
    digest: Decision.digestWith(digest, item),
    policyVersion: run.policyVersion,
    currency: run.currency,
    gaps: run.gaps,
    ...Run.decide(run, item),
    ...(await withNames(ctx, item)),
    actuals: await actualsOf(ctx, item),
    isStuck:
      pay !== undefined &&
      pay.state !== "released" &&
      (await isStuck(ctx, { first: pay.history.find(({ state }) => state === "earned")?.by, paid: paidBy(run) })),
    history: await Promise.all(
      (pay?.history ?? []).map(async ({ state, ...mark }) => ({ state, ...(await named(ctx, mark)) })),
    ),
  };
}

/** The people whom a run pays or whose plan it works out. */
export function paidBy({ people }: RunFile.Info): string[] {
  return people.filter(({ plan, paid }) => plan !== null || paid.minor !== "0").map(({ id }) => id);
}

/** Who did it by the name they sign in with, whether the page kept the id or the command line the name. */
async function named<M extends { by: string; at: string | number }>(ctx: Context, mark: M) {
  return { ...mark, by: (await User.get(ctx.table, mark.by))?.name ?? mark.by, at: new Date(mark.at).toISOString() };
}

/** What was decided by hand, by whom. */
export async function withNames(ctx: Context, { holds, adjustments }: Decision.Info): Promise<Decision.Info> {
  const of = async (mark: Decision.Mark | null) => (mark === null ? null : named(ctx, mark));
  return {
    holds: await Promise.all(
      holds.map(async (hold) => ({ ...hold, set: await named(ctx, hold.set), lifted: await of(hold.lifted) })),
    ),
    adjustments: await Promise.all(
      adjustments.map(async (item) => ({
        ...item,
        entered: await named(ctx, item.entered),
        confirmed: await of(item.confirmed),
      })),
    ),
  };
}

/** What payroll really paid, with the names of who entered it. */
export async function actualsOf(ctx: Context, item: Month.Info): Promise<Actual.Info[]> {
  const list = await ActualFile.read(ctx, item);
  if (list.length === 0) return [];
  const names = new Map((await User.list(ctx.table)).map(({ id, name }) => [id, name]));
  const nameOf = ({ by, ...mark }: Decision.Mark) => ({ ...mark, by: names.get(by) ?? by });
  return list.map(({ person, history }) => ({
    person,
    history: history.map((entry) => ({ ...entry, entered: nameOf(entry.entered) })),
  }));
}

/** What a month's statements say of where they stand. */
export function readStatus(item: Month.Info): Pick<Statement.Info, "status" | "state" | "version"> {
  const version = item.versions.find(({ pay }) => pay !== undefined) ?? Month.version(item, item.published);
  if (version === undefined) return { status: "preliminary", state: null, version: null };
  return { status: "posted", state: version.pay?.state ?? null, version: version.number };
}

/** The run that is shown: the posted one, else that of the facts known now. */
export async function current(ctx: Context, month: string): Promise<Current & { item: Month.Info }> {
  const item = await Month.get(ctx.table, month);
  if (item === undefined) throw refuse("month-unknown", { month });
  const pay = Month.payOf(item);
  if (pay !== undefined) return { item, digest: pay.digest, run: await RunFile.read(ctx, pay.digest) };
  const months = await refreshMonths(ctx, month);
  return {
    item,
    ...(item.published > 0
      ? await unposted(ctx, item)
      : await makeOnce(ctx.files, keyOf(months, month), () => make(ctx, months, month))),
  };
}

const makeOnce = oncePerKey<Context["files"], Current>();

/** Every month item with a candidate that holds what is known now, up to this month and all months posted. */
export async function refreshMonths(ctx: Context, month: string): Promise<Month.Info[]> {
  const months = await Month.list(ctx.table);
  const merging = await Lease.holdersOf(ctx.table, "source ", holderOf(ctx), ctx.now());
  const needed = months.filter((item) => item.month === month || item.published > 0);
  // Who reads while a file is taken in gets the last whole run at once.
  if (merging === "living" && needed.every(({ candidate }) => candidate !== null)) return months;
  const latest = needed.at(-1);
  if (latest === undefined) return months;
  await fresh(ctx, latest.month);
  return Month.list(ctx.table);
}

/** All that a run is made of: the same key, the same run. */
function keyOf(months: readonly Month.Info[], month: string): string {
  const used = months.filter((item) => item.month === month || item.published > 0);
  const { digest } = LedgerHead.last(months);
  return Id.hash(
    JSON.stringify([
      Posting.METHOD,
      Build.METHOD,
      month,
      digest,
      used.map((item) => [item.month, item.candidate?.inputs, item.actuals]),
    ]),
  );
}

/** The run a month would post now. The same facts and the same head give the same run, made once and found again. */
export async function make(ctx: Context, months: readonly Month.Info[], month: string): Promise<Current> {
  const pointer = `pay/at/${keyOf(months, month)}`;
  if (await ctx.files.has(pointer)) {
    const digest = (await StatementChunk.readJson(ctx, pointer)) as string;
    return { digest, run: await RunFile.read(ctx, digest) };
  }
  const head = await LedgerHead.readHead(ctx, months);
  const now = await knownNow(ctx, months, head);
  const run = await post(ctx, month, head, now, inputsOf(months, month));
  const digest = await RunFile.write(ctx, run);
  await StatementChunk.writeJson(ctx, pointer, digest);
  return { digest, run };
}

export type Now = {
  sets: { month: string; set: MonthStatements.Info; actuals: string }[];
  openings: MonthStatements.Openings;
  /** by person: what payroll really paid */
  actuals: ReadonlyMap<string, Actual.Known[]>;
};

/** Every month posted before as known now, each from the balances the one before it leaves, as payroll really paid it. */
export async function knownNow(ctx: Context, months: readonly Month.Info[], head: LedgerHead.Info): Promise<Now> {
  const sets: Now["sets"] = [];
  const actuals = new Map<string, Actual.Known[]>();
  let openings: MonthStatements.Openings = new Map();
  for (const { month } of head.known) {
    const set = await MonthStatements.statementsOf(ctx, inputsOf(months, month), openings);
    const item = months.find((found) => found.month === month);
    const paid = await ActualFile.apply(ctx, item, set);
    openings = paid.openings;
    for (const { person, known } of paid.known) actuals.set(person, [...(actuals.get(person) ?? []), known]);
    sets.push({ month, set, actuals: item?.actuals ?? "" });
  }
  return { sets, openings, actuals };
}

function inputsOf(months: readonly Month.Info[], month: string): string {
  const candidate = months.find((item) => item.month === month)?.candidate;
  if (candidate === null || candidate === undefined) throw refuse("month-unknown", { month });
  return candidate.inputs;
}

/** Posts part by part, so that no more than one part of each month is in memory. */
async function post(
  ctx: Context,
  month: string,
  head: LedgerHead.Info,
  now: Now,
  inputs: string,
): Promise<RunFile.Info> {
  const own = await MonthStatements.statementsOf(ctx, inputs, now.openings);
  const then = new Map<string, MonthStatements.Info>();
  for (const item of head.known) then.set(item.month, await MonthStatements.read(ctx, item.set));
  const teams = new Map<string, (team: string) => Entry.Row[]>();
  for (const { month: source, set } of now.sets) {
    const was = then.get(source);
    if (was !== undefined) teams.set(source, await MonthStatements.changedTeams(ctx, was, set));
  }
  const parts: string[] = [];
  const people: Run.PostedRow[] = [];
  const gaps: Gap.Info[] = [];
  for (let index = 0; index < StatementChunk.COUNT; index += 1) {
    const changed = now.sets.flatMap(({ month: source, set }) => {
      const [was, is] = [then.get(source)?.parts[index] ?? "", set.parts[index] ?? ""];
      return was === is && !head.isFirst ? [] : [{ month: source, was, is }];
    });
    const part = await onePart(ctx, { month, own, head, now, changed, teams, index });
    parts.push(await StatementChunk.write(ctx, part));
    people.push(...part.statements.map(Run.rowOf));
    gaps.push(...part.statements.flatMap(Gap.ofStatement));
  }
  people.sort((item, two) => byText(item.name, two.name) || byText(item.id, two.id));
  return {
    method: Posting.METHOD,
    month,
    head: head.digest,
    seq: head.seq + 1,
    currency: own.currency,
    policyVersion: own.policyVersion,
    parts,
    known: [
      ...now.sets.map(({ month: source, set, actuals }) => ({ month: source, set: set.key, actuals })),
      { month, set: own.key, actuals: "" },
    ],
    totals: { people: people.length, ...Run.sumRows(people, own.currency) },
    people,
    gaps: Gap.sum(gaps),
  };
}

type Work = {
  month: string;
  own: MonthStatements.Info;
  head: LedgerHead.Info;
  now: Now;
  changed: { month: string; was: string; is: string }[];
  /** by month: the rows of a team that changed */
  teams: ReadonlyMap<string, (team: string) => Entry.Row[]>;
  index: number;
};

async function onePart(
  ctx: Context,
  { month, own, head, now, changed, teams, index }: Work,
): Promise<StatementChunk.Info> {
  const byPerson = async (digest: string) =>
    new Map((await StatementChunk.read(ctx, digest)).statements.map((item) => [item.person.id, item]));
  const ownByPerson = await byPerson(own.parts[index] ?? "");
  const { balances: before, people } = await head.read(index);
  const earlier = await Promise.all(
    changed.map(async ({ month: source, was, is }) => ({
      month: source,
      was: await byPerson(was),
      now: await byPerson(is),
    })),
  );
  const ids = new Set([
    ...ownByPerson.keys(),
    ...before.keys(),
    ...earlier.flatMap((item) => [...item.was.keys(), ...item.now.keys()]),
  ]);
  const part: StatementChunk.Info = { statements: [], balances: [] };
  for (const person of [...ids].sort(byText)) {
    const { statement, after } = Posting.postMonth({
      month,
      person,
      currency: own.currency,
      own: ownByPerson.get(person) ?? null,
      before: before.get(person) ?? null,
      known: people.get(person),
      earlier: earlier.map((item) => ({
        month: item.month,
        was: item.was.get(person) ?? null,
        now: item.now.get(person) ?? null,
        teamRows: teams.get(item.month) ?? (() => []),
      })),
      actuals: now.actuals.get(person) ?? [],
      opening: now.openings.get(person) ?? Entry.emptyBalance(person, own.currency),
    });
    if (statement !== null) part.statements.push(statement);
    else if (before.has(person) || after.owed.minor !== "0" || after.withheld.minor !== "0") part.balances.push(after);
  }
  return { ...part, statements: await RowOutcome.ofStatements(ctx, part.statements) };
}

/** A month published before there was a ledger has its own statements and posts nothing. */
async function unposted(ctx: Context, item: Month.Info): Promise<Current> {
  const board = item.versions[0]?.board;
  if (board === undefined) throw refuse("month-unknown", { month: item.month });
  const nobody: LedgerHead.Info = {
    digest: "",
    seq: 0,
    known: [],
    read: async () => ({ balances: new Map(), people: new Map() }),
    isFirst: false,
  };
  const run = await post(ctx, item.month, nobody, { sets: [], openings: new Map(), actuals: new Map() }, board.inputs);
  return { digest: await RunFile.write(ctx, run), run };
}
