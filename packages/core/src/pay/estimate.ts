/** What one more deal would pay, by the same engine that pays. */

import * as z from "zod";
import { refuse, VisibleError } from "../error.ts";
import * as Money from "../money.ts";
import * as Period from "../period.ts";
import * as Component from "../plan/component.ts";
import type * as Plan from "../plan/plan.ts";
import { Amount, Count, Title } from "../plan/value.ts";
import * as Rational from "../rational.ts";
import * as Calculate from "./calculate.ts";
import type * as Input from "./input.ts";
import * as PersonPay from "./person-pay.ts";
import type * as Result from "./result.ts";
import type * as Statement from "./statement.ts";

export const Ask = z.strictObject({
  /** of each deal, in major units of the plan's currency */
  amount: Amount,
  product: z.string().min(1).optional(),
  /** how many such deals; 1 when absent */
  count: Count.optional(),
});
export type Ask = z.output<typeof Ask>;

export const Line = z.object({ id: z.string(), title: Title.nullable(), rate: z.string().nullable() });
export type Line = z.output<typeof Line>;

export const Info = z.object({
  month: z.string(),
  person: z.string(),
  before: Money.Info,
  after: Money.Info,
  /** after - before */
  adds: Money.Info,
  /** the added money by the tier it falls into; amounts are exact text in major units */
  parts: z.array(z.object({ component: z.string(), tier: z.string(), measured: z.string(), pays: z.string() })),
  lineBefore: Line.nullable(),
  lineAfter: Line.nullable(),
  /** the next line from here, what is missing to it, and what the pay would be on reaching it exactly */
  next: Line.extend({ from: Money.Info, missing: Money.Info, pays: Money.Info }).nullable(),
});
export type Info = z.output<typeof Info>;

/** More than anybody sells in a month, and few enough to count one by one. */
const MOST = 1_000n;

type Closed = { month: string; plan: Plan.Info; input: Input.Info; person: Input.Person; period: Input.Period };

/**
 * On the default plan at 90,000.00 of 100,000.00, one more deal of 20,000.00 adds 200.00 + 350.00. The deal is won on the
 * month's last day; the team's and others' figures stay as they are. Throws a VisibleError for a negative amount or count,
 * for who has no plan or no pay, and for plans that no deal moves or that need more than its amount.
 */
export function estimate(statement: Statement.Info, ask: Ask): Info {
  const closed = closedOf(statement);
  const { plan } = closed;
  const amount = Money.parseMajor(ask.amount, plan.currency);
  const count = BigInt(ask.count ?? "1");
  if (amount.d !== 1n) {
    const params = { place: "/amount", value: ask.amount, currency: plan.currency };
    throw refuse("pay-too-fine", { ...params, decimals: `${Money.decimals(plan.currency)}` });
  }
  if (amount.n < 0n) throw refuse("estimate-negative", { place: "/", amount: ask.amount });
  if (count < 1n || count > MOST) throw refuse("estimate-count", { place: "/", count: `${count}`, most: `${MOST}` });
  if (!plan.components.some(({ measure }) => Component.OF_DEALS.includes(measure)))
    throw refuse("estimate-no-deals", { place: "/", plan: plan.id });
  const [before, after] = [pay(closed), pay(added(closed, { minor: amount.n, count, product: ask.product ?? null }))];
  const [was, is] = [BigInt(before.pay.minor), BigInt(after.pay.minor)];
  const money = (minor: bigint) => Money.of(minor, plan.currency);
  return {
    month: statement.month,
    person: statement.person.id,
    before: money(was),
    after: money(is),
    adds: money(is - was),
    parts: parts(before, after),
    ...lines(closed, before, after),
  };
}

function closedOf({ month, plan, input, reason, person: { name } }: Statement.Info): Closed {
  const person = input?.people?.[0];
  const period = person?.periods.find(({ id }) => id === month);
  if (plan === null) throw refuse("estimate-no-plan", { place: "/", name });
  if (input === null || person === undefined || period === undefined)
    throw refuse("estimate-no-pay", { place: "/", name, reason: reason ?? "" });
  return { month, plan: plan.document, input, person, period };
}

function pay({ month, plan, input }: Closed): Result.Statement {
  try {
    const result = Calculate.calculate(plan, input).people[0]?.periods.find(({ id }) => id === month);
    if (result === undefined) throw new Error("a period that is given is paid");
    return result;
  } catch (error) {
    // A plan on margin, units or a deal's own figures asks for what an amount alone does not say.
    if (error instanceof VisibleError && error.code === "pay-field-missing")
      throw refuse("estimate-needs-more", {
        place: "/",
        plan: plan.id,
        field: String(error.params.place).split("/").at(-1) ?? "",
      });
    throw error;
  }
}

type Deal = { minor: bigint; count: bigint; product: string | null };

/** The same month in a world that has that many such deals more. */
function added(closed: Closed, deal: Deal): Closed {
  const { plan, person, input } = closed;
  const period = scored(closed, withFigures(closed, deal), deal);
  const last = Period.days(closed.month).at(-1) ?? "";
  const deals = Array.from({ length: Number(deal.count) }, (_, at): Input.Deal => {
    const { product } = deal;
    return {
      // After every other deal of that day, in the order in which whole deals cross the lines.
      id: `\u{10ffff}${`${at}`.padStart(4, "0")}`,
      ...{ day: last, amount: Money.majorText(Rational.of(deal.minor), plan.currency), share: "1", credit: "direct" },
      ...{ refunds: [], payments: [] },
      ...(product !== null && { labels: { product } }),
    };
  });
  const next = period.deals === undefined ? period : { ...period, deals: [...period.deals, ...deals] };
  const periods = person.periods.map((item) => (item === closed.period ? next : item));
  const { periods: _, ...rest } = input;
  return { ...closed, period: next, input: { ...rest, people: [{ ...person, periods }] } };
}

/** The board's figures by name, where the plan was told them, and the sum where it needs no single deals. */
function withFigures({ plan, period }: Closed, { minor, count }: Deal): Input.Period {
  const total = Rational.of(minor * count);
  const more = { revenue: Money.majorText(total, plan.currency), dealsWon: `${count}`, deals: `${count}` };
  const plus = (figures: Record<string, string>, names: readonly (keyof typeof more)[]) => {
    const result = { ...figures };
    for (const name of names) {
      const given = figures[name];
      if (given !== undefined)
        result[name] = Rational.exactText(Rational.add(Rational.parseRate(given), Rational.parseRate(more[name])));
    }
    return result;
  };
  return {
    ...period,
    ...(period.measures && { measures: plus(period.measures, ["revenue", "dealsWon", "deals"]) }),
    ...(period.sums && { sums: plus(period.sums, ["revenue"]) }),
  };
}

/** The scorecard's sales part as the board would have it: revenue / target to two places of points. */
function scored({ plan, period: before }: Closed, period: Input.Period, { minor, count }: Deal): Input.Period {
  const given = period.scores?.sales;
  if (given === undefined || minor === 0n) return period;
  const component = plan.components.find(({ measure, target }) => measure === "revenue" && target === "person");
  const target = period.targets?.[component?.id ?? ""] ?? period.targets?.revenue ?? period.target;
  if (target === undefined) return period;
  const [aim, sold] = [Money.parseMajor(target, plan.currency), soldOf(before, plan)];
  if (sold === null || aim.n <= 0n) return period;
  const reached = Rational.divide(Rational.add(sold, Rational.of(minor * count)), aim);
  const points = Rational.parse(Rational.text(Rational.multiply(reached, Rational.of(100n)), 2));
  const cap = plan.scorecard?.parts.find(({ id }) => id === "sales")?.cap;
  const share = Rational.divide(points, Rational.of(100n));
  const sales = Rational.exactText(cap === undefined ? share : Rational.min(share, Rational.parseRate(cap)));
  return { ...period, scores: { ...period.scores, sales } };
}

function soldOf({ sums, deals }: Input.Period, plan: Plan.Info): Rational.Info | null {
  if (sums?.revenue !== undefined) return Money.parseMajor(sums.revenue, plan.currency);
  if (deals === undefined) return null;
  const minor = (text: string | undefined) => Money.parseMajor(text ?? "0", plan.currency);
  const direct = deals.filter(({ credit }) => credit === "direct");
  return Rational.sum(
    direct.map((deal) =>
      Rational.subtract(minor(deal.amount), Rational.sum(deal.refunds.map((item) => minor(item.amount)))),
    ),
  );
}

/** What falls into each tier more than before, and what that pays. */
function parts(before: Result.Statement, after: Result.Statement): Info["parts"] {
  const [was, is] = [tiers(before), tiers(after)];
  const result: Info["parts"] = [];
  for (const key of new Set([...is.keys(), ...was.keys()])) {
    const [item, other] = [was.get(key) ?? NONE, is.get(key) ?? NONE];
    const measured = Rational.subtract(other.measured, item.measured);
    const pays = Rational.subtract(other.pays, item.pays);
    if (measured.n === 0n && pays.n === 0n) continue;
    const [component = "", tier = ""] = JSON.parse(key) as string[];
    result.push({ component, tier, measured: Rational.exactText(measured), pays: Rational.exactText(pays) });
  }
  return result;
}

const NONE = { measured: Rational.ZERO, pays: Rational.ZERO };

function tiers({ steps }: Result.Statement): Map<string, typeof NONE> {
  const found = new Map<string, typeof NONE>();
  for (const { component, params, by } of steps) {
    if (component === null || params.tier === undefined) continue;
    const key = JSON.stringify([component, params.tier]);
    const { measured, pays } = found.get(key) ?? NONE;
    const part = Rational.parseRate(params.part ?? "0");
    found.set(key, { measured: Rational.add(measured, part), pays: Rational.add(pays, Rational.parseRate(by)) });
  }
  return found;
}

/** The lines reached before and after, and the next one from here with what reaching it exactly would pay. */
function lines(
  closed: Closed,
  before: Result.Statement,
  after: Result.Statement,
): Pick<Info, "lineBefore" | "lineAfter" | "next"> {
  const { plan, input } = closed;
  const personPay = (result: Result.Statement): PersonPay.Info => ({
    pay: { roles: ["rep"], plan },
    ...{ input, result, ownMinor: BigInt(result.pay.minor), notes: [] },
  });
  const component = plan.components.find(
    ({ id }) => id === before.components.find((item) => item.lines.length > 0)?.id,
  );
  const named = (id: string | null) => (id === null || component === undefined ? null : lineOf(component, id));
  const next = PersonPay.nextOf(personPay(before));
  const line = named(next?.id ?? null);
  const money = (minor: bigint) => Money.of(minor, plan.currency);
  return {
    lineBefore: named(PersonPay.lineOf(personPay(before))),
    lineAfter: named(PersonPay.lineOf(personPay(after))),
    next:
      next === null || line === null || component?.measure !== "revenue"
        ? null
        : {
            ...line,
            from: money(next.fromMinor),
            missing: money(next.missingMinor),
            pays: money(BigInt(pay(added(closed, { minor: next.missingMinor, count: 1n, product: null })).pay.minor)),
          },
  };
}

function lineOf({ tiers: list }: Component.Info, id: string): Info["lineBefore"] {
  const tier = list.find((item, at) => (item.id ?? `${at + 1}`) === id);
  return { id, title: tier?.title ?? null, rate: tier?.rate ?? tier?.payout ?? null };
}
