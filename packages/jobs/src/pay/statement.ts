/** One person's statement, why it changed, and what one more deal would add to it: each reads one part of a run. */
import { refuse } from "@clearboard/core/error";
import * as Money from "@clearboard/core/money";
import * as Decision from "@clearboard/core/pay/decision";
import * as Difference from "@clearboard/core/pay/difference";
import * as Estimate from "@clearboard/core/pay/estimate";
import * as Statement from "@clearboard/core/pay/statement";
import * as Zone from "@clearboard/core/zone";
import * as Month from "@clearboard/store/month";
import * as Organisation from "@clearboard/store/organisation";
import type { Context } from "../context.ts";
import * as DealHolder from "../deal-holder.ts";
import * as LedgerHead from "./ledger-head.ts";
import * as MonthStatements from "./month-statements.ts";
import * as RowOutcome from "./row-outcome.ts";
import * as Run from "./run.ts";
import * as RunFile from "./run-file.ts";
import * as StatementChunk from "./statement-chunk.ts";

/** Throws `month-unknown`, and `pay-none` for who has no statement in the month. */
export async function statementFor(ctx: Context, month: string, person: string): Promise<Statement.Info> {
  const { item, run } = await Run.current(ctx, month);
  const found = await inRun(ctx, run, person);
  if (found === null) throw refuse("pay-none", { month, person });
  const decisions = { ...(await Run.withNames(ctx, item)), actuals: await Run.actualsOf(ctx, item) };
  const held = await heldOf(ctx, person);
  const statement = { ...Statement.decide(found, decisions), ...Run.readStatus(item) };
  return { ...(await withHolders(ctx, statement)), ...(held.length > 0 && { held }) };
}

/** With the name of who has a deal of it now, of those that were handed over. */
async function withHolders(ctx: Context, statement: Statement.Info): Promise<Statement.Info> {
  const { deals, older } = statement;
  const holderOf = await DealHolder.open(
    ctx,
    [...deals, ...older].map(({ row }) => row),
  );
  const named = (list: Statement.Deal[]) => list.map((deal) => ({ ...deal, ...holderOf(deal.row) }));
  return { ...statement, deals: named(deals), older: named(older) };
}

/** Pay of any month that is on hold: balances count it as paid, payroll does not get it. */
async function heldOf(ctx: Context, person: string): Promise<NonNullable<Statement.Info["held"]>> {
  const held: NonNullable<Statement.Info["held"]> = [];
  for (const item of await Month.list(ctx.table)) {
    const hold = Decision.holdOf(item, person);
    if (hold === undefined) continue;
    const row = (await Run.runFor(ctx, item.month)).people.find(({ id }) => id === person);
    if (row !== undefined) held.push({ month: item.month, amount: row.paid, reason: hold.reason });
  }
  return held;
}

/** Every statement of a month, part by part. */
export async function* statements(ctx: Context, month: string): AsyncGenerator<Statement.Info> {
  const { item, run } = await Run.current(ctx, month);
  const status = Run.readStatus(item);
  const decisions = { ...(await Run.withNames(ctx, item)), actuals: await Run.actualsOf(ctx, item) };
  for (const part of run.parts)
    for (const statement of (await StatementChunk.read(ctx, part)).statements)
      yield { ...Statement.decide(statement, decisions), ...status };
}

async function inRun(ctx: Context, { parts }: Pick<RunFile.Info, "parts">, person: string) {
  const { statements: list } = await StatementChunk.read(ctx, parts[StatementChunk.indexOf(person)] ?? "");
  return list.find((item) => item.person.id === person) ?? null;
}

/** By the engine, on the statement that is shown now. Throws what `Estimate.estimate` throws. */
export async function estimateFor(
  ctx: Context,
  month: string,
  person: string,
  ask: Estimate.Ask,
): Promise<Estimate.Info> {
  return Estimate.estimate(await statementFor(ctx, month, person), ask);
}

/**
 * Why a person's pay is another than it was. An open month is compared with what the last night before today saw; a posted
 * one with what is known now, which the next month's statement will put right. Where nothing is known of that time, `at`
 * and `before` are null.
 */
export async function changesFor(
  ctx: Context,
  month: string,
  person: string,
  since: Difference.Since,
): Promise<Difference.Info> {
  const { item, run } = await Run.current(ctx, month);
  const { currency } = run;
  const shown = await inRun(ctx, run, person);
  const pay = Month.payOf(item);
  if (since === "yesterday") {
    const { zone } = await Organisation.get(ctx.table);
    const today = Zone.dayOf(ctx.now(), zone).day;
    const night = item.nightly.find(({ day }) => day < today);
    if (night === undefined) return unknown(month, person, since, shown?.paid ?? null, currency);
    const kept = await RunFile.read(ctx, night.digest);
    const before = await inRun(ctx, kept, person);
    if (before === null && shown === null) throw refuse("pay-none", { month, person });
    const teamRows = await MonthStatements.changedTeams(ctx, await ownSet(ctx, kept), await ownSet(ctx, run));
    const { causes, files } = await RowOutcome.ofCauses(ctx, Difference.paid(before, shown, teamRows));
    const common = { month, person, since, at: night.day, files };
    return change(common, before?.paid ?? null, shown?.paid ?? null, currency, causes);
  }
  const when = pay?.history.find(({ state }) => state === (since === "publication" ? "earned" : "approved"))?.at;
  if (pay === undefined || when === undefined) return unknown(month, person, since, shown?.paid ?? null, currency);
  const set = await setNow(ctx, month);
  const now = set === undefined ? null : await inRun(ctx, set, person);
  if (now === null && shown === null) throw refuse("pay-none", { month, person });
  const money = (item: Statement.Info | null) =>
    item === null ? null : Money.of(Statement.earnedMinor(item), currency);
  const was = await ownSet(ctx, run);
  const teamRows = await MonthStatements.changedTeams(ctx, was, set ?? was);
  const { causes, files } = await RowOutcome.ofCauses(ctx, Difference.between(shown, now, teamRows));
  const common = { month, person, since, at: new Date(when).toISOString(), files };
  return change(common, money(shown), money(now), currency, causes);
}

/** The statements of a posted month as known now. */
async function setNow(ctx: Context, month: string): Promise<MonthStatements.Info | undefined> {
  const months = await Run.refreshMonths(ctx, month);
  const { sets } = await Run.knownNow(ctx, months, await LedgerHead.readHead(ctx, months));
  return sets.find((item) => item.month === month)?.set;
}

/** The statements of its own month that a run was made of. */
async function ownSet(ctx: Context, { month, known }: RunFile.Info): Promise<MonthStatements.Info> {
  const own = known.find((item) => item.month === month);
  if (own === undefined) throw new Error(`the run of ${month} does not know its own month`);
  return MonthStatements.read(ctx, own.set);
}

type About = Pick<Difference.Info, "month" | "person" | "since" | "at" | "files">;

function change(
  about: About,
  before: Money.Info | null,
  after: Money.Info | null,
  currency: string,
  causes: Difference.Info["causes"],
): Difference.Info {
  const difference = Money.of(BigInt(after?.minor ?? "0") - BigInt(before?.minor ?? "0"), currency);
  return { ...about, before, after, difference, causes };
}

function unknown(
  month: string,
  person: string,
  since: Difference.Since,
  after: Money.Info | null,
  currency: string,
): Difference.Info {
  const difference = Money.of(0n, currency);
  return { month, person, since, at: null, before: null, after, difference, causes: [], files: {} };
}
