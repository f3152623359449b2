/** Where a person stands in their plan, and how pay would go on from there: what a page draws of a statement. */
import * as Money from "../money.ts";
import type * as Component from "../plan/component.ts";
import * as Rational from "../rational.ts";
import * as Calculate from "./calculate.ts";
import type * as Estimate from "./estimate.ts";
import type * as Statement from "./statement.ts";

export type Line = Estimate.Line;
export type Next = Line & { from: Money.Info; missing: Money.Info };
export type Position = { line: Line | null; next: Next | null };
export type Point = { sold: Money.Info; pay: Money.Info };
export type Curve = { now: Point; points: Point[]; lines: (Line & { from: Money.Info })[] };

/**
 * The line reached and the next one, of the plan's first component. Null where lines are no amounts of money (a count, a
 * matrix, tiers decided by another figure) or where there is no pay at all.
 */
export function findPosition(statement: Statement.Info): Position | null {
  const found = first(statement);
  if (found === null) return null;
  const { component, reached } = found;
  const measured = Rational.parseRate(reached.measured);
  const lines = linesOf(statement, component, reached.lines);
  const next = lines.find((line) => Rational.compare(Rational.parseRate(line.exact), measured) > 0);
  const line = reached.tier === null ? null : lineOf(component, reached.tier);
  if (next === undefined) return { line, next: null };
  const { exact, ...named } = next;
  return {
    line,
    next: { ...named, missing: up(Rational.subtract(Rational.parseRate(exact), measured), statement.currency) },
  };
}

/** Products a rep may name for one more deal: those that the plan pays apart; none where it pays all alike. */
export function products(statement: Statement.Info): string[] {
  const named = (statement.plan?.document.components ?? []).flatMap((component) => component.where?.product ?? []);
  return [...new Set(named)].sort();
}

/** Pieces the drawn line is reached of; it bends at the lines, which are added as the present sum is. */
const PIECES = 12n;

/**
 * Pay against what is sold, from nothing to a third above the last line or the present sum, whichever is more. Null where
 * `findPosition` is, and for plans that look at each deal.
 */
export function curve(statement: Statement.Info): Curve | null {
  const found = first(statement);
  if (found === null || found.component.unit !== "month" || isByDeal(statement)) return null;
  const { component, reached } = found;
  const { currency } = statement;
  const measured = Rational.parseRate(reached.measured);
  const lines = linesOf(statement, component, reached.lines).filter((line) => Rational.parseRate(line.exact).n > 0n);
  const highest = lines.reduce((most, line) => Rational.max(most, Rational.parseRate(line.exact)), measured);
  if (highest.n <= 0n) return null;
  const end = Rational.multiply(highest, Rational.of(13n, 10n));
  const stops = [
    ...Array.from({ length: Number(PIECES) + 1 }, (_, index) =>
      Rational.divide(Rational.multiply(end, Rational.of(index)), Rational.of(PIECES)),
    ),
    ...lines.map((line) => Rational.parseRate(line.exact)),
    measured,
  ].sort(Rational.compare);
  const points: Point[] = [];
  for (const stop of stops) {
    const sold = down(stop, currency);
    if (points.at(-1)?.sold.minor === sold.minor) continue;
    const pay = payAt(statement, component, sold);
    if (pay === null) return null;
    points.push({ sold, pay });
  }
  const now = { sold: down(measured, currency), pay: statement.own ?? Money.of(0n, currency) };
  return { now, points, lines: lines.map(({ exact: _, ...line }) => line) };
}

type First = {
  component: Component.Info;
  reached: { measured: string; tier: string | null; lines: { id: string; from: string; fromMinor: string | null }[] };
};

function first({ plan, result }: Statement.Info): First | null {
  const component = plan?.document.components[0];
  const reached = result?.components[0];
  if (component === undefined || reached === undefined || reached.measured === null) return null;
  const isMoney = reached.lines.length > 0 && reached.lines.every((line) => line.fromMinor !== null);
  if (!isMoney || component.by !== undefined || component.matrix !== undefined) return null;
  return { component, reached: { ...reached, measured: reached.measured } };
}

function linesOf(
  { currency }: Statement.Info,
  component: Component.Info,
  lines: First["reached"]["lines"],
): (Line & { from: Money.Info; exact: string })[] {
  return lines.map((line) => ({
    ...lineOf(component, line.id),
    // reached at the next whole unit where the exact line lies between two
    from: up(Rational.parseRate(line.from), currency),
    exact: line.from,
  }));
}

function lineOf(component: Component.Info, id: string): Line {
  const tier = component.tiers.find((item) => item.id === id);
  return { id, title: tier?.title ?? null, rate: tier?.rate ?? tier?.payout ?? null };
}

function isByDeal({ plan }: Statement.Info): boolean {
  return (plan?.document.components ?? []).some(
    (component, index) =>
      component.unit === "deal" ||
      component.where !== undefined ||
      component.crossing !== "split" ||
      component.release !== undefined ||
      (index > 0 && ["paid", "margin", "deals", "units"].includes(component.measure)),
  );
}

/** The month's pay if this had been sold in place of what was; null where the plan does not pay it. */
function payAt({ plan, input }: Statement.Info, { id, measure }: Component.Info, sold: Money.Info): Money.Info | null {
  const person = input?.people?.[0];
  const last = person?.periods.at(-1);
  if (plan === null || input === null || person === undefined || last === undefined) return null;
  const { deals: _deals, amount: _amount, ...rest } = last;
  const sums = { ...rest.sums, [measure]: Money.majorText(Rational.of(BigInt(sold.minor)), sold.currency) };
  delete sums[id === measure ? "" : id];
  const period = { ...rest, sums };
  const changed = { ...input, deals: [], people: [{ ...person, periods: [...person.periods.slice(0, -1), period] }] };
  try {
    const pay = Calculate.calculate(plan.document, changed).people[0]?.periods.at(-1)?.pay;
    return pay === undefined ? null : Money.of(BigInt(pay.minor), pay.currency);
  } catch {
    return null;
  }
}

function up(major: Rational.Info, currency: string): Money.Info {
  return Money.of(Rational.ceil(Rational.multiply(major, Money.minorPerMajor(currency))), currency);
}

function down(major: Rational.Info, currency: string): Money.Info {
  return Money.of(Rational.floor(Rational.multiply(major, Money.minorPerMajor(currency))), currency);
}
