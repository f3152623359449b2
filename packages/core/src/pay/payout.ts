/** From what components earn to what is paid: cap, team, floor, draw and the one rounding (steps 5 to 9 of the order in pay.md). */

import { refuse } from "../error.ts";
import * as Money from "../money.ts";
import type * as Plan from "../plan/plan.ts";
import * as Rational from "../rational.ts";
import * as Factor from "./factor.ts";
import * as Trace from "./trace.ts";

/** What goes from period to period. Owed and withheld are never below 0. */
export type Balance = {
  owed: Rational.Info;
  withheld: Rational.Info;
  /** what roundings left over inside a quarter or year that is paid in parts, so that the parts sum to the whole */
  rest: Rational.Info;
  /** minor units that the unit was paid so far, which decide a half: the whole unit rounds as if it were paid at once */
  unitMinor: bigint;
  unit: string;
};
export type Setting = {
  plan: Plan.ExactInfo;
  /** what a field shrinks by: 1, or the share of working days when the plan prorates it */
  share: (field: Plan.Prorated) => Rational.Info;
  variable: Rational.Info | null;
  /** 1 = the first period, by service month where known */
  month: bigint;
  /** month of service, 1 = the first; null = the input does not say */
  service: bigint | null;
  /** 1 = the first period of the input */
  order: bigint;
  figures: Factor.Figures;
  place: string;
};
export type Settled = { minor: bigint; earnedMinor: bigint; drawMinor: bigint; balance: Balance };

const WHOLE = { component: null, figure: "pay" } as const;

/** Settles one period on its trace; answers minor units and the balances after it. */
export function of(setting: Setting, before: Balance, trace: Trace.Trace): Settled {
  const { plan } = setting;
  const withheld = cap(setting, before, trace);
  team(setting, trace);
  floor(setting, trace);
  const smallest = Rational.divide(Rational.ONE, Money.minorPerMajor(plan.currency));
  const gross = Trace.at(trace, WHOLE);
  const owed = draw(setting, before, trace);
  const exact = addRest(before, trace);
  const rounding = halfOf(Rational.divide(exact, smallest), before.unitMinor, plan.rounding);
  const minor = Trace.round(trace, { stage: "round", ...WHOLE }, smallest, rounding);
  const rest = Rational.subtract(exact, Rational.multiply(Rational.of(minor), smallest));
  const unitMinor = before.unitMinor + minor;
  // The draw's own line is what it changed; the two lines come to the paid sum to the cent.
  const isDrawn = trace.steps.some((step) => step.stage === "draw");
  const earnedMinor = isDrawn ? Rational.round(Rational.divide(gross, smallest), plan.rounding) : minor;
  return {
    minor,
    earnedMinor,
    drawMinor: minor - earnedMinor,
    balance: { ...before, owed, withheld, rest, unitMinor },
  };
}

/**
 * Which way a half goes for the parts of a unit to sum to the unit: after 464.19, -1.575 is -1.57, for 462.615 is 462.62.
 */
function halfOf(exact: Rational.Info, paid: bigint, rounding: Rational.Rounding): Rational.Rounding {
  const minor = Rational.round(Rational.add(exact, Rational.of(paid)), rounding) - paid;
  const all = [rounding, "half-up", "half-down"] as const;
  return all.find((way) => Rational.round(exact, way) === minor) ?? rounding;
}

function addRest(before: Balance, trace: Trace.Trace): Rational.Info {
  if (before.rest.n === 0n) return Trace.at(trace, WHOLE);
  return Trace.step(trace, { stage: "round", ...WHOLE }, "add", [before.rest], { code: "round-rest" });
}

/** Individual cap; with a carried balance what it holds back waits for room. */
function cap(setting: Setting, before: Balance, trace: Trace.Trace): Rational.Info {
  const rule = setting.plan.cap;
  if (rule === undefined) return before.withheld;
  const place = { stage: "cap", ...WHOLE } as const;
  if (before.withheld.n > 0n) Trace.step(trace, place, "add", [before.withheld], { code: "cap-carried" });
  const limits = [
    ...(rule.amount === undefined ? [] : [rule.amount]),
    ...(rule.ofVariable === undefined ? [] : [Rational.multiply(rule.ofVariable, variableOf(setting))]),
  ].map((limit) => Rational.multiply(limit, setting.share("cap")));
  let held = Rational.ZERO;
  for (const limit of limits) {
    const full = Trace.at(trace, WHOLE);
    const paid = Trace.step(trace, place, "most", [limit], { code: "cap", params: { cap: Rational.exactText(limit) } });
    held = Rational.add(held, Rational.subtract(full, paid));
  }
  return rule.carried ? held : Rational.ZERO;
}

function variableOf({ variable, place }: Setting): Rational.Info {
  if (variable === null) throw refuse("pay-cap-variable-missing", { place: `${place}/variable` });
  return variable;
}

function team(setting: Setting, trace: Trace.Trace): void {
  const rule = setting.plan.team;
  if (rule === undefined) return;
  const { value } = setting.figures("team");
  const factor = Factor.curve(rule, value, "/team");
  const params = { attainment: Rational.exactText(value) };
  Trace.step(trace, { stage: "team", ...WHOLE }, "times", [factor], { code: "team", params });
}

function floor(setting: Setting, trace: Trace.Trace): void {
  const { plan, share, month } = setting;
  const place = { stage: "floor", ...WHOLE } as const;
  if (plan.floor !== undefined) {
    const least = Rational.multiply(plan.floor, share("floor"));
    Trace.step(trace, place, "least", [least], { code: "floor", params: { floor: Rational.exactText(least) } });
  }
  const rule = plan.guarantee;
  if (rule === undefined || (rule.periods !== undefined && month > rule.periods.n)) return;
  const least = Rational.multiply(rule.amount, share("guarantee"));
  Trace.step(trace, place, "least", [least], { code: "guarantee", params: { guarantee: Rational.exactText(least) } });
}

type Draw = NonNullable<Plan.ExactInfo["draw"]>;
type Terms = {
  /** before proration; null where no draw is paid */
  amount: Rational.Info | null;
  /** whether what the draw lifts is owed, and whether pay above it gives back what is owed from before */
  isOwed: boolean;
  isRecovered: boolean;
  /** which period or month of service this is, for recovery that starts later */
  at: bigint;
};

/** What a draw is in this period: by the month of service where the plan has ranges of it, else by the number of the period. */
function termsOf(rule: Draw, { order, service, place }: Setting): Terms {
  const { amount = null, recoverable, periods, byService } = rule;
  if (byService === undefined) {
    const isPaid = periods === undefined || order <= periods.n;
    return { amount: isPaid ? amount : null, isOwed: recoverable, isRecovered: recoverable, at: order };
  }
  if (service === null) throw refuse("pay-service-missing", { place: `${place}/serviceMonth` });
  const range = byService.find(({ from, to }) => from.n <= service && (to === undefined || service <= to.n));
  return { amount: range?.amount ?? null, isOwed: range?.recoverable === true, isRecovered: true, at: service };
}

/**
 * A draw lifts pay to its amount and the lift is owed; pay above the draw gives it back once recovery has begun.
 * Earned 500, 700, 400 with a draw of 1,000 is paid 1,000 three times; 500, 800, 1,400 are owed. Answers what is owed.
 */
function draw(setting: Setting, before: Balance, trace: Trace.Trace): Rational.Info {
  const rule = setting.plan.draw;
  if (rule === undefined) return before.owed;
  const place = { stage: "draw", ...WHOLE } as const;
  const terms = termsOf(rule, setting);
  const isPaid = terms.amount !== null;
  const amount = Rational.multiply(terms.amount ?? Rational.ZERO, setting.share("draw"));
  const gross = Trace.at(trace, WHOLE);
  let { owed } = before;
  if (isPaid && Rational.isBelow(gross, amount)) {
    const left = rule.limit === undefined ? null : Rational.max(Rational.ZERO, Rational.subtract(rule.limit, owed));
    const wanted = Rational.subtract(amount, gross);
    const lift = left === null || !terms.isOwed ? wanted : Rational.min(left, wanted);
    if (terms.isOwed) owed = Rational.add(owed, lift);
    const month = rule.byService === undefined ? {} : { month: `${terms.at}` };
    const params = { draw: Rational.exactText(amount), owed: Rational.exactText(owed), ...month };
    Trace.step(trace, place, "add", [lift], { code: codeOf(rule, terms), params });
  } else if (terms.isRecovered && owed.n > 0n && terms.at >= rule.recovery.startsIn.n) {
    const above = Rational.multiply(Rational.subtract(gross, amount), rule.recovery.share);
    let back = Rational.max(Rational.ZERO, Rational.min(owed, above));
    if (rule.recovery.most !== undefined) back = Rational.min(back, rule.recovery.most);
    owed = Rational.subtract(owed, back);
    Trace.step(trace, place, "add", [Rational.negate(back)], {
      code: "draw-recovery",
      params: { owed: Rational.exactText(owed) },
    });
  }
  if (rule.inAdvance && isPaid)
    Trace.step(trace, place, "add", [Rational.negate(amount)], {
      code: "draw-in-advance",
      params: { draw: Rational.exactText(amount) },
    });
  return owed;
}

function codeOf({ byService }: Draw, { isOwed }: Terms): string {
  if (byService === undefined) return "draw";
  return isOwed ? "draw.service" : "draw.service.kept";
}
