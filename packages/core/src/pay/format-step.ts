/** Steps of a pay as people read them: names in place of ids, percentages, grouped digits; the exact numbers stay in the step. */
import { MEASURES } from "../metric/plan-measures.ts";
import * as Money from "../money.ts";
import * as Component from "../plan/component.ts";
import type * as Plan from "../plan/plan.ts";
import * as Rational from "../rational.ts";
import { ROUNDINGS, STEPS, TIERS, UNITS_TO_DATE } from "../words/pay-step.ts";
import { type Locale, say, type Text } from "../words/text.ts";
import * as PayPeriod from "./pay-period.ts";
import type * as Statement from "./statement.ts";
import type * as Trace from "./trace.ts";

const MONEY = ["cap", "minimum", "floor", "guarantee", "draw", "owed", "amount", "variable"];
const SHARES = ["payout", "share", "otherwise", "attainment", "onWin", "paid"];

/** The sentence of a step with every figure as people write it; a number that has no end is cut and marked with "…". */
export function formatStep(step: Trace.Step, plan: Plan.Info, locale: Locale): string {
  const component = plan.components.find(({ id }) => id === step.component);
  const kind = component === undefined ? "money" : Component.kindOf(component);
  const about = { plan, component, kind, locale, isShare: isShareOf(step.params.measure ?? "") };
  const params = Object.fromEntries(
    Object.entries(step.params).map(([name, value]) => [name, param(name, value, about)]),
  );
  return sayStep({ ...step, params }, locale);
}

/** A tier by its title, one of the three lines by its name, else by its id. */
export function tier(plan: Plan.Info, component: string | null, id: string, locale: Locale): string {
  const found = plan.components.find((item) => item.id === component)?.tiers.find((item) => item.id === id);
  return either(found?.title ?? TIERS[id], locale) ?? id;
}

/** What a component measures, in words. */
export function measure(name: string, locale: Locale): string {
  return either(MEASURES[name], locale) ?? name;
}

/** Major units with the currency's decimals and grouped digits: "800000/11" CNY is 72,727.27…. */
export function money(exact: string, currency: string): string {
  const all = "0".repeat(Money.decimals(currency));
  return places(exact, all, all);
}

/** "0.035" and "7/200" are 3.5%. */
export function share(exact: string): string {
  return `${places(Rational.exactText(Rational.multiply(Rational.parseRate(exact), Rational.of(100n))), "", "0000")}%`;
}

/** A count or a plain figure, at most four decimals. */
export function figure(exact: string): string {
  return places(exact, "", "0000");
}

/** What each step adds or takes by itself, as an exact decimal: the running value is the sum of these. */
export function ownAmounts(steps: readonly Trace.Step[]): string[] {
  const before = new Map<string, Rational.Info>();
  return steps.map(({ component, figure: of, value }) => {
    const [key, now] = [`${component}|${of}`, Rational.parseRate(value)];
    const change = Rational.subtract(now, before.get(key) ?? Rational.ZERO);
    before.set(key, now);
    return Rational.exactText(change);
  });
}

/** A value of a step as people write it: pay and sales as money, everything else as a figure. */
export function stepValue({ component, figure: of }: Trace.Step, exact: string, plan: Plan.Info): string {
  const found = plan.components.find(({ id }) => id === component);
  if (of === "pay" || found === undefined) return money(exact, plan.currency);
  return measured(found, exact, plan);
}

/** What a component measures: money, a percentage where it is an attainment by itself, else a figure. */
export function measured(component: Component.Info, exact: string, plan: Plan.Info): string {
  if (component.measure === "team" || component.measure === "scorecard") return share(exact);
  return Component.kindOf(component) === "money" ? money(exact, plan.currency) : figure(exact);
}

type About = {
  plan: Plan.Info;
  component: Component.Info | undefined;
  kind: "money" | "count" | "ratio";
  locale: Locale;
  /** whether the named figure is an attainment */
  isShare: boolean;
};

/** Whether a name stands for a share: of a target, or of revenue. */
export function isShareOf(name: string): boolean {
  return /^(team|attainment(:.+)?)$/.test(name) || name === Component.MARGIN_RATE;
}

function param(name: string, value: string, { plan, component, kind, locale, isShare }: About): string {
  if (name === "measure" || name === "row" || name === "column") return measure(value, locale);
  if (name === "tier") return tier(plan, component?.id ?? null, value, locale);
  if (name === "component") return either(plan.components.find(({ id }) => id === value)?.title, locale) ?? value;
  if (name === "rounding") return either(ROUNDINGS[value], locale) ?? value;
  if (!isExact(value)) return value;
  if (name === "rate") return kind === "count" ? money(value, plan.currency) : share(value);
  if (MONEY.includes(name)) return money(value, plan.currency);
  if (SHARES.includes(name)) return share(value);
  if (name === "part" || name === "from" || name === "to")
    return kind === "money" ? money(value, plan.currency) : figure(value);
  if (isShare && (name === "value" || name === "bound")) return share(value);
  return name === "value" || name === "bound" || name.endsWith("Value") ? figure(value) : value;
}

function isExact(value: string): boolean {
  return /^-?\d+(\.\d+)?(\/\d+(\.\d+)?|%)?$/.test(value);
}

/** Cut to the decimals of `most`, zeros at the end left out beyond those of `least`; both are written in zeros. */
function places(exact: string, least: string, most: string): string {
  const value = Rational.parseRate(exact);
  const isNegative = value.n < 0n;
  const size = isNegative ? Rational.negate(value) : value;
  const scale = Rational.of(BigInt(`1${most}`));
  const scaled = Rational.multiply(size, scale);
  const whole = Rational.floor(scaled);
  const digits = whole.toString().padStart(most.length + 1, "0");
  const cut = digits.length - most.length;
  const decimals = digits.slice(cut).replace(/0+$/, "").padEnd(least.length, "0");
  const grouped = digits.slice(0, cut).replace(/\B(?=(\d{3})+$)/g, ",");
  const isCut = !Rational.equals(Rational.of(whole), scaled);
  return `${isNegative ? "−" : ""}${grouped}${decimals === "" ? "" : `.${decimals}`}${isCut ? "…" : ""}`;
}

function either(text: Text | undefined, locale: Locale): string | undefined {
  return text && say(text, locale);
}

/** The sentence of a step; a code without a sentence stands for itself. */
export function sayStep({ code, params }: Trace.Step, locale: Locale): string {
  const text = STEPS[code];
  return text === undefined ? code : say(text, locale, params);
}

/** Which period of a longer unit a month is, once for each unit of the plan: "Month 2 of 3 of the quarter: ...". */
export function unitsToDate({ month, plan, input }: Pick<Statement.Info, "month" | "plan" | "input">, locale: Locale) {
  if (plan === null) return [];
  const { components, period } = plan.document;
  const firstMonth = Number.parseInt(input?.firstMonth ?? "1", 10);
  const units = new Set(components.flatMap(({ unit }) => (unit === "deal" || unit === period ? [] : [unit])));
  return [...units].flatMap((unit) => {
    const found = PayPeriod.unitOf({ id: month }, 0, unit, period, firstMonth);
    if (found === null || found.place === null) return [];
    const text = UNITS_TO_DATE[period];
    const unitZh = PayPeriod.ZH[unit];
    return [say(text, locale, { place: found.place, periods: found.periods, unit, unitZh })];
  });
}
