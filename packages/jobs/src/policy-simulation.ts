/** Pays past months again by a draft policy, beside the policy that holds for them; nothing is stored. */
import { setImmediate as breathe } from "node:timers/promises";
import type * as Inputs from "@clearboard/core/board/inputs";
import { refuse } from "@clearboard/core/error";
import type * as Entry from "@clearboard/core/pay/entry";
import * as MonthPay from "@clearboard/core/pay/month-pay";
import * as Simulation from "@clearboard/core/pay/simulation";
import type * as Statement from "@clearboard/core/pay/statement";
import * as Period from "@clearboard/core/period";
import type * as Policy from "@clearboard/core/policy";
import * as Month from "@clearboard/store/month";
import * as Organisation from "@clearboard/store/organisation";
import * as Store from "@clearboard/store/policy";
import { fresh, readInputs } from "./board.ts";
import type { Context } from "./context.ts";
import * as LoadInputs from "./inputs.ts";
import { assertSize, demand, whole } from "./policy/document.ts";
import { numberFor, document as policyOf } from "./policy.ts";

/** Months of one simulation: two years. */
export const MOST = 24;

/**
 * The months from `from` to `to` by what is stored of them: what was published, else what is known now. Owed draws and held
 * pay run on from month to month on each side alone, from nothing. Throws `simulate-months`, `simulate-no-data` naming the
 * months without data, and `policy-refused`.
 */
export async function simulate(
  ctx: Context,
  what: { document: unknown; from: string; to: string },
): Promise<Simulation.Info> {
  assertSize(what.document);
  const months = monthsOf(what);
  const { currency } = await Organisation.get(ctx.table);
  const versions = await Store.versions(ctx.table);
  const last = await policyOf(ctx, numberFor(versions, what.to));
  const { policy } = demand(whole(last, what.document), currency);
  const known = new Map((await Month.list(ctx.table)).map((item) => [item.month, item]));
  const missing = months.filter((month) => !known.has(month));
  if (missing.length > 0) {
    throw refuse("simulate-no-data", { months: missing.join(", ") });
  }
  const paid: Simulation.Month[] = [];
  let balances: Balances = { current: new Map(), draft: new Map() };
  for (const month of months) {
    const inputs = await inputsOf(ctx, month);
    const earlier = await earlierOf(ctx, policy, month);
    const drafted = { ...inputs, policy, ...(earlier.length === 0 ? {} : { earlier }) };
    const pair = {
      current: MonthPay.payMonth(inputs, balances.current),
      draft: MonthPay.payMonth(drafted, balances.draft),
    };
    balances = { current: after(pair.current), draft: after(pair.draft) };
    paid.push({ month, current: pair.current.map(slim), draft: pair.draft.map(slim) });
    await breathe();
  }
  return Simulation.simulate(paid, currency);
}

type Balances = { current: Map<string, Entry.Balance>; draft: Map<string, Entry.Balance> };

function monthsOf({ from, to }: { from: string; to: string }): string[] {
  const months = from > to || Period.shift(from, MOST) <= to ? [] : Period.range(from, to);
  if (months.length > 0) return months;
  throw refuse("simulate-months", { most: MOST, from, to });
}

async function inputsOf(ctx: Context, month: string): Promise<Inputs.Inputs> {
  const item = await Month.get(ctx.table, month);
  const published = item === undefined ? undefined : Month.version(item, item.published);
  const board = published?.board ?? (await fresh(ctx, month)).candidate;
  return readInputs(ctx, board.inputs);
}

/** What the draft pays on beside the month where it pays by quarter or year; a month without data has nothing. */
async function earlierOf(ctx: Context, policy: Policy.Info, month: string): Promise<Inputs.Earlier[]> {
  const found: Inputs.Earlier[] = [];
  for (const earlier of LoadInputs.before(policy, month, await Organisation.get(ctx.table))) {
    const item = await Month.get(ctx.table, earlier);
    if (item === undefined) continue;
    const { deals, refunds, payments, refundedDeals, targets, surveys, peers, knowledge, calls } = await inputsOf(
      ctx,
      earlier,
    );
    found.push({ month: earlier, deals, refunds, payments, refundedDeals, targets, surveys, peers, knowledge, calls });
  }
  return found;
}

const after = (statements: readonly Statement.Info[]) =>
  new Map(statements.map((statement) => [statement.person.id, statement.after]));

/** Without deals and steps: twenty-four months of a large company's would not fit in the memory. */
const slim = (statement: Statement.Info): Statement.Info => ({
  ...statement,
  input: null,
  deals: [],
  older: [],
  result: null,
});
