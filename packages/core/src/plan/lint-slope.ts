/** The plan tried out: what one more unit of sales pays at every line, tiers nobody can feel, and cost against target. */
import * as z from "zod";
import * as Money from "../money.ts";
import * as Rational from "../rational.ts";
import * as Component from "./component.ts";
import * as Exact from "./exact.ts";
import * as Finding from "./finding.ts";
import * as Plan from "./plan.ts";
import * as Tier from "./tier.ts";

/** The person a plan is tried on where it has no fixed numbers: target 100,000, or 100 things, or 1; variable 10,000. */
const SAMPLE = { money: "100000", count: "100", ratio: "1", variable: "10000" } as const;
const LEVELS = ["0.8", "1", "1.2", "1.5"] as const;

export const Cost = z.object({ at: z.string(), pay: z.string(), ofSales: z.string().nullable() });
export type Cost = z.output<typeof Cost>;

/** Cliffs, falling pay and tiers that a cap makes pointless. Only for plans without errors. */
export function findings(document: Plan.Info): Finding.Info[] {
  const plan = Plan.readNumbers(document);
  return plan.components.flatMap((component, at) => {
    if (component.by !== undefined || component.crossing !== "split") return [];
    return [...slopes(plan, component, `/components/${at}`), ...caps(plan, component, `/components/${at}`)];
  });
}

/** Pay at 80, 100, 120 and 150% of target, and its share of the money sold; null when no money is sold. */
export function costs(document: Plan.Info): Cost[] {
  const plan = Plan.readNumbers(document);
  if (plan.components.some((item) => item.matrix !== undefined || item.by !== undefined)) return [];
  return LEVELS.map((at) => {
    let [pay, sold] = [Rational.ZERO, Rational.ZERO];
    for (const [index, component] of plan.components.entries()) {
      const scale = sample(plan, component, `/components/${index}`);
      const value = Rational.multiply(Rational.parseRate(at), scale.target ?? Rational.ONE);
      if (isAbove(component, value, scale)) return { at, pay: "", ofSales: null };
      pay = Rational.add(pay, earn(component, value, scale));
      if (Component.kindOf(component) === "money") sold = Rational.max(sold, value);
    }
    if (plan.cap?.amount !== undefined) pay = Rational.min(pay, plan.cap.amount);
    if (plan.floor !== undefined) pay = Rational.max(pay, plan.floor);
    const ofSales = sold.n === 0n ? null : Rational.text(Rational.divide(pay, sold), "1234".length);
    return { at, pay: Rational.text(pay, Money.decimals(plan.currency)), ofSales };
  });
}

function sample(plan: Plan.ExactInfo, component: Component.ExactInfo, place: string): Tier.Scale {
  const kind = Component.kindOf(component);
  const fixed = component.target === "person" ? undefined : component.target;
  const variable = Rational.parseRate(
    plan.variable === undefined || plan.variable === "person" ? SAMPLE.variable : plan.variable,
  );
  return {
    target: Rational.parseRate(fixed ?? SAMPLE[kind]),
    variable: Rational.multiply(variable, component.weight ?? Rational.ONE),
    shrink: Rational.ONE,
    amounts: Rational.ONE,
    place,
    period: "",
  };
}

function isAbove(component: Component.ExactInfo, value: Rational.Info, scale: Tier.Scale): boolean {
  const last = Tier.bounds(component, scale).at(-1);
  return last !== undefined && last.to !== null && !Rational.isBelow(value, last.to);
}

function earn(component: Component.ExactInfo, value: Rational.Info, scale: Tier.Scale): Rational.Info {
  const { minimum = Rational.ZERO } = component;
  const tiers = Rational.sum(Tier.lines(component, value, scale).map((line) => Rational.product(line.factors)));
  const pay = value.n > 0n ? Rational.max(tiers, minimum) : tiers;
  return component.cap === undefined ? pay : Rational.min(pay, component.cap);
}

const STEP = {
  money: { en: "smallest unit of money", zh: "个最小货币单位" },
  count: { en: "thing counted", zh: "件" },
  ratio: { en: "ten-thousandth", zh: "万分之一" },
} as const;

/** At each line: what is paid just below and just above it, beyond what the slopes beside it explain. */
function slopes(plan: Plan.ExactInfo, component: Component.ExactInfo, place: string): Finding.Info[] {
  const scale = sample(plan, component, place);
  const kind = Component.kindOf(component);
  const step = {
    money: Rational.divide(Rational.ONE, Money.minorPerMajor(plan.currency)),
    count: Rational.ONE,
    ratio: Rational.parse("0.0001"),
  }[kind];
  const list = Tier.bounds(component, scale);
  const pay = (value: Rational.Info) => earn(component, value, scale);
  return list.flatMap((bound, at) => {
    const here = `${place}/tiers/${at}`;
    const [below, above] = [Rational.subtract(bound.from, step), Rational.add(bound.from, step)];
    const end = bound.to ?? null;
    const isRoomy = end === null || Rational.isBelow(Rational.add(above, step), end);
    const rise = isRoomy ? Rational.subtract(pay(Rational.add(above, step)), pay(above)) : Rational.ZERO;
    const about = (jump: Rational.Info) => ({
      place: here,
      at: Rational.exactText(bound.from),
      unit: STEP[kind].en,
      unitZh: STEP[kind].zh,
      jump: Rational.exactText(jump),
    });
    const inside = rise.n < 0n ? [Finding.warning("lint-falls", about(Rational.negate(rise)))] : [];
    if (at === 0) return inside;
    const before = Rational.subtract(pay(below), pay(Rational.subtract(below, step)));
    const jump = Rational.subtract(pay(above), pay(below));
    const extra = Rational.subtract(jump, Rational.add(before, rise));
    if (jump.n < 0n) return [...inside, Finding.warning("lint-falls", about(Rational.negate(jump)))];
    // Rates that change at the line explain a difference of at most one step's pay; anything beyond is a cliff.
    const usual = Rational.add(Rational.max(before, Rational.ZERO), Rational.max(rise, Rational.ZERO));
    return Rational.isBelow(usual, extra) ? [...inside, Finding.warning("lint-cliff", about(jump))] : inside;
  });
}

/** Tiers that begin where a cap already holds everything. */
function caps(plan: Plan.ExactInfo, component: Component.ExactInfo, place: string): Finding.Info[] {
  const isAlone = plan.components.length === 1 && component.unit !== "deal" && plan.cap?.carried !== true;
  const cap = component.cap ?? (isAlone ? plan.cap?.amount : undefined);
  if (cap === undefined) return [];
  const scale = sample(plan, component, place);
  const free = { ...component, cap: undefined };
  return Tier.bounds(component, scale).flatMap((bound, at) => {
    if (at === 0 || Rational.isBelow(earn(free, bound.from, scale), cap)) return [];
    return [
      Finding.warning("lint-unreachable", {
        place: `${place}/tiers/${at}`,
        from: Rational.exactText(bound.from),
        cap: Exact.textOf(cap),
      }),
    ];
  });
}
