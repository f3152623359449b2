/** The plan as a whole on paper: ids, weights, references, amounts, tables and matrices. */

import * as Money from "../money.ts";
import * as Rational from "../rational.ts";
import * as Component from "./component.ts";
import * as Finding from "./finding.ts";
import * as LintTier from "./lint-tier.ts";
import type * as Plan from "./plan.ts";

/** Everything about a plan that can be told without a sale. */
export function findings(plan: Plan.Info): Finding.Info[] {
  return [
    ...plan.components.flatMap((component, at) => ofComponent(plan, component, `/components/${at}`)),
    ...ids(plan),
    ...weights(plan),
    ...factors(plan),
    ...amounts(plan),
    ...shares(plan),
    ...belowZero(plan),
    ...draws(plan),
    ...plan.pools.flatMap((pool, at) => condition(plan, pool.condition, `/pools/${at}/condition`)),
  ];
}

const UNIT_ZH = { week: "周", month: "月", quarter: "季度", year: "年度" } as const;
/** From the shortest on. */
const LENGTH = ["deal", "week", "month", "quarter", "year"];

function ofComponent(plan: Plan.Info, component: Component.Info, place: string): Finding.Info[] {
  const { matrix: rule, tiers, unit } = component;
  const found: Finding.Info[] = [];
  if ((rule === undefined) === (tiers.length === 0)) found.push(Finding.error("lint-no-tiers", { place }));
  if (unit !== "deal" && LENGTH.indexOf(unit) < LENGTH.indexOf(plan.period))
    found.push(Finding.error("lint-unit", { place: `${place}/unit`, unit, period: plan.period }));
  if (
    unit !== "deal" &&
    LENGTH.indexOf(unit) > LENGTH.indexOf(plan.period) &&
    component.target === "person" &&
    paysVariable(component)
  ) {
    const { period } = plan;
    const words = { unit, unitZh: UNIT_ZH[unit], period, periodZh: UNIT_ZH[period] };
    found.push(Finding.warning("lint-unit-to-date", { place: `${place}/unit`, ...words }));
  }
  if (component.target !== undefined && component.target !== "person")
    found.push(...positive(component.target, `${place}/target`));
  if (rule !== undefined) found.push(...matrix(rule, `${place}/matrix`));
  if (component.release !== undefined) found.push(...share(component.release.onWin, `${place}/release/onWin`));
  return [
    ...found,
    ...decider(plan, component, place),
    ...minimum(component, place),
    ...LintTier.tiers(component, place, plan.currency),
  ];
}

const MEASURED = [...Component.OF_DEALS, Component.MARGIN_RATE, "team", "scorecard"];

/** The figure that decides the tiers is one of the plan, of the deals it pays, or has to be given. */
function decider(plan: Plan.Info, { by, unit }: Component.Info, place: string): Finding.Info[] {
  if (by === undefined) return [];
  const here = `${place}/by`;
  const [word, id] = by.split(":");
  const isKnown = (name: string) => plan.components.some((item) => item.id === name || item.measure === name);
  if (word === "attainment" && id !== undefined)
    return isKnown(id) ? [] : [Finding.error("lint-unknown", { place: here, id })];
  // A single deal may give any figure among its values.
  if (unit === "deal" || by === "attainment" || MEASURED.includes(by) || isKnown(by)) return [];
  return [Finding.warning("lint-figure-given", { place: here, figure: by })];
}

/** A minimum is of each deal alone: of sales and not of cash, which comes in parts, and no more than a deal may pay. */
function minimum({ minimum: amount, cap, unit, measure, matrix: rule }: Component.Info, place: string): Finding.Info[] {
  if (amount === undefined) return [];
  const here = `${place}/minimum`;
  const other =
    unit !== "deal" ? `unit ${unit}` : rule !== undefined ? "matrix" : measure === "paid" ? "measure paid" : null;
  if (other !== null) return [Finding.error("lint-value-mixed", { place: here, field: "minimum", other })];
  if (cap !== undefined && Rational.isBelow(Rational.parseRate(cap), Rational.parseRate(amount)))
    return [Finding.error("lint-minimum-over-cap", { place: here, minimum: amount, cap })];
  return [];
}

const paysVariable = ({ tiers, matrix: rule }: Component.Info) =>
  rule?.gives === "payout" || tiers.some(({ payout }) => payout !== undefined);

function ids(plan: Plan.Info): Finding.Info[] {
  const known = plan.components.map(({ id }) => id);
  const found = known.flatMap((id, at) =>
    known.indexOf(id) === at ? [] : [Finding.error("pay-id-twice", { place: `/components/${at}/id`, id })],
  );
  for (const [field, list] of [["gates", plan.gates] as const, ["multipliers", plan.multipliers] as const])
    for (const [at, { components = [] }] of list.entries())
      for (const [index, id] of components.entries())
        if (!known.includes(id))
          found.push(Finding.error("lint-unknown", { place: `/${field}/${at}/components/${index}`, id }));
  const team = plan.team?.component;
  if (team !== undefined && !known.includes(team))
    found.push(Finding.error("lint-unknown", { place: "/team/component", id: team }));
  return found;
}

/** Weights of components sum to 1; those of a scorecard to 1 or 100. */
function weights(plan: Plan.Info): Finding.Info[] {
  const found: Finding.Info[] = [];
  const weighted = plan.components.flatMap(({ weight }, at) => (weight === undefined ? [] : [{ weight, at }]));
  for (const { weight, at } of weighted) found.push(...notNegative(weight, `/components/${at}/weight`));
  const sum = Rational.sum(weighted.map(({ weight }) => Rational.parseRate(weight)));
  if (weighted.length > 0 && !Rational.equals(sum, Rational.ONE))
    found.push(Finding.error("lint-weights", { place: "/components", sum: Rational.exactText(sum), wanted: "1" }));
  const parts = plan.scorecard?.parts ?? [];
  for (const [at, { weight }] of parts.entries()) found.push(...notNegative(weight, `/scorecard/parts/${at}/weight`));
  const total = Rational.sum(parts.map(({ weight }) => Rational.parseRate(weight)));
  if (parts.length > 0 && !["1", "100"].includes(Rational.exactText(total)))
    found.push(
      Finding.error("lint-weights", { place: "/scorecard/parts", sum: Rational.exactText(total), wanted: "1 / 100" }),
    );
  return found;
}

function factors(plan: Plan.Info): Finding.Info[] {
  const found: Finding.Info[] = [];
  for (const [at, gate] of plan.gates.entries()) {
    const place = `/gates/${at}`;
    if (gate.atLeast === undefined && gate.atMost === undefined) found.push(Finding.error("lint-gate-open", { place }));
    found.push(...never(gate, place));
    found.push(...notNegative(gate.otherwise, `${place}/otherwise`));
    const { measure, otherwise } = gate;
    if (Rational.exactText(Rational.parseRate(otherwise)) !== "1")
      found.push(Finding.warning("lint-gate-cliff", { place, measure, otherwise }));
  }
  for (const [at, rule] of plan.multipliers.entries()) {
    const place = `/multipliers/${at}`;
    if (rule.matrix !== undefined) found.push(...matrix(rule.matrix, `${place}/matrix`));
    if (rule.matrix !== undefined && rule.table !== undefined)
      found.push(Finding.error("lint-value-mixed", { place, field: "matrix", other: "table" }));
    found.push(...table(rule, place));
  }
  if (plan.team !== undefined) {
    found.push(...table(plan.team, "/team"));
    if (Rational.isBelow(Rational.parseRate(plan.team.min), Rational.ONE))
      found.push(Finding.warning("lint-team-low", { place: "/team/min" }));
  }
  return found;
}

function table(rule: Pick<Plan.Multiplier, "table" | "boundary" | "min" | "max">, place: string): Finding.Info[] {
  const rows = rule.table ?? [];
  const found = LintTier.ranges(rows, rule.boundary, `${place}/table`, place);
  for (const [at, row] of rows.entries()) {
    const here = `${place}/table/${at}`;
    found.push(...notNegative(row.value, `${here}/value`));
    const next = rows[at + 1];
    if (row.toValue !== undefined && next === undefined && row.to === undefined)
      found.push(Finding.error("lint-no-end", { place: `${here}/toValue` }));
    const before = row.toValue ?? row.value;
    if (next !== undefined && !Rational.equals(Rational.parseRate(before), Rational.parseRate(next.value)))
      found.push(
        Finding.warning("lint-step", { place: `${place}/table/${at + 1}`, at: next.from, before, after: next.value }),
      );
  }
  const { min, max } = rule;
  if (min !== undefined && max !== undefined && Rational.isBelow(Rational.parseRate(max), Rational.parseRate(min)))
    found.push(Finding.error("lint-order", { place: `${place}/max`, from: max, before: min }));
  return found;
}

function matrix(rule: Component.Matrix, place: string): Finding.Info[] {
  const { rows, columns, values, boundary } = rule;
  const found = (["rows", "columns"] as const).flatMap((side) =>
    LintTier.ranges(
      rule[side].from.map((from) => ({ from })),
      boundary,
      `${place}/${side}/from`,
      place,
    ),
  );
  const isWhole = values.length === rows.from.length && values.every((row) => row.length === columns.from.length);
  if (!isWhole)
    found.push(
      Finding.error("lint-matrix", {
        place: `${place}/values`,
        rows: `${rows.from.length}`,
        columns: `${columns.from.length}`,
      }),
    );
  const below = values.flatMap((row, at) =>
    row.flatMap((value, across) => notNegative(value, `${place}/values/${at}/${across}`)),
  );
  return [...found, ...below];
}

/** Amounts are no finer than the currency and not below 0; the floor lies under the cap. */
function amounts(plan: Plan.Info): Finding.Info[] {
  const { cap, floor, guarantee, draw } = plan;
  const named: [string, string | undefined][] = [
    ["/variable", plan.variable === "person" ? undefined : plan.variable],
    ["/cap/amount", cap?.amount],
    ["/floor", floor],
    ["/guarantee/amount", guarantee?.amount],
    ["/draw/amount", draw?.amount],
    ...(draw?.byService ?? []).map((range, at): [string, string | undefined] => [
      `/draw/byService/${at}/amount`,
      range.amount,
    ]),
    ["/draw/limit", draw?.limit],
    ["/draw/recovery/most", draw?.recovery.most],
    ...plan.pools.map((pool, at): [string, string | undefined] => [`/pools/${at}/amount`, pool.amount]),
    ...plan.components.flatMap((item, at): [string, string | undefined][] => [
      [`/components/${at}/cap`, item.cap],
      [`/components/${at}/minimum`, item.minimum],
    ]),
  ];
  const found = named.flatMap(([place, value]) => {
    if (value === undefined) return [];
    const fine = Money.isWhole(value, plan.currency) ? [] : [LintTier.tooFine(value, place, plan.currency)];
    return [...fine, ...notNegative(value, place)];
  });
  if (
    cap?.amount !== undefined &&
    floor !== undefined &&
    Rational.isBelow(Rational.parseRate(cap.amount), Rational.parseRate(floor))
  )
    found.push(Finding.warning("lint-floor-over-cap", { place: "/floor", floor, cap: cap.amount }));
  return found;
}

function shares(plan: Plan.Info): Finding.Info[] {
  const schedule = plan.clawback?.schedule ?? [];
  return [
    ...(plan.draw === undefined ? [] : share(plan.draw.recovery.share, "/draw/recovery/share")),
    ...(plan.ramp ?? []).flatMap((value, at) => positive(value, `/ramp/${at}`)),
    ...Object.entries(plan.currencyRates ?? {}).flatMap(([name, value]) => positive(value, `/currencyRates/${name}`)),
    ...schedule.flatMap((rule, at) => share(rule.share, `/clawback/schedule/${at}/share`)),
    ...schedule.flatMap((rule, at) => {
      const before = schedule[at - 1]?.withinDays;
      const isRising = before === undefined || BigInt(before) < BigInt(rule.withinDays);
      const place = `/clawback/schedule/${at}/withinDays`;
      return isRising ? [] : [Finding.error("lint-order", { place, from: rule.withinDays, before: before ?? "" })];
    }),
  ];
}

/** Only a deduction takes at most a share, and it needs one; what is forgiven is told. */
function belowZero({ belowZero: rule }: Plan.Info): Finding.Info[] {
  if (rule === undefined) return [];
  const place = "/belowZero/most";
  return [
    ...((rule.rule === "deduct") === (rule.most !== undefined)
      ? []
      : [Finding.error("lint-below-zero-most", { place })]),
    ...(rule.most === undefined ? [] : [...share(rule.most, place), ...positive(rule.most, place)]),
    ...(rule.rule === "forgive" ? [Finding.warning("lint-below-zero-forgiven", { place: "/belowZero/rule" })] : []),
  ];
}

/** A pool's condition says a bound on a figure of the team; missing it is a cliff. */
function condition(plan: Plan.Info, rule: Plan.Pool["condition"], place: string): Finding.Info[] {
  if (rule === undefined) return [];
  const { measure, atLeast, atMost } = rule;
  const here = `${place}/measure`;
  const [word, id] = measure.split(":");
  const isOfNobody = word === "attainment" && id !== undefined && !plan.components.some((item) => item.id === id);
  return [
    ...(atLeast === undefined && atMost === undefined ? [Finding.error("lint-condition-open", { place })] : []),
    ...never(rule, place),
    ...(measure === "scorecard" ? [Finding.error("lint-condition-person", { place: here, measure })] : []),
    ...(isOfNobody ? [Finding.error("lint-unknown", { place: here, id })] : []),
    Finding.warning("lint-pool-cliff", { place }),
  ];
}

/** Bounds that leave no value between them. */
function never({ atLeast, atMost }: Pick<Plan.Gate, "atLeast" | "atMost">, place: string): Finding.Info[] {
  if (atLeast === undefined || atMost === undefined) return [];
  const isEmpty = Rational.isBelow(Rational.parseRate(atMost), Rational.parseRate(atLeast));
  return isEmpty ? [Finding.error("lint-condition-never", { place, atLeast, atMost })] : [];
}

/** Ranges of months of service follow each other from the first month on. */
function draws({ draw, period }: Plan.Info): Finding.Info[] {
  if (draw === undefined) return [];
  const { amount, recoverable, periods, byService } = draw;
  if ((amount === undefined) === (byService === undefined))
    return [Finding.error("lint-draw-amount", { place: "/draw" })];
  if (byService === undefined) return [];
  const place = "/draw/byService";
  const found: Finding.Info[] = [];
  if (period === "quarter" || period === "year") found.push(Finding.error("lint-service-period", { place, period }));
  for (const [field, isGiven] of Object.entries({ recoverable: !recoverable, periods: periods !== undefined }))
    if (isGiven) found.push(Finding.error("lint-value-mixed", { place: `/draw/${field}`, field, other: "byService" }));
  for (const [at, range] of byService.entries()) {
    const [from, to, before] = [BigInt(range.from), range.to, byService[at - 1]];
    const here = `${place}/${at}`;
    const first = before === undefined ? 1n : BigInt(before.to ?? before.from) + 1n;
    if (before !== undefined && before.to === undefined)
      found.push(Finding.error("pay-field-missing", { place: `${place}/${at - 1}/to` }));
    else if (from > first) found.push(Finding.error("lint-service-gap", { place: `${here}/from`, month: `${first}` }));
    else if (from < first && before !== undefined)
      found.push(Finding.error("lint-service-overlap", { place: `${here}/from`, month: range.from }));
    else if (from < first) found.push(Finding.error("lint-zero", { place: `${here}/from`, value: range.from }));
    if (to !== undefined && BigInt(to) < from)
      found.push(Finding.error("lint-order", { place: `${here}/to`, from: to, before: range.from }));
  }
  return found;
}

function notNegative(value: string, place: string): Finding.Info[] {
  return Rational.isBelow(Rational.parseRate(value), Rational.ZERO)
    ? [Finding.error("lint-negative", { place, value })]
    : [];
}

function positive(value: string, place: string): Finding.Info[] {
  return Rational.isBelow(Rational.ZERO, Rational.parseRate(value))
    ? []
    : [Finding.error("lint-zero", { place, value })];
}

function share(value: string, place: string): Finding.Info[] {
  const exact = Rational.parseRate(value);
  const isShare = !Rational.isBelow(exact, Rational.ZERO) && !Rational.isBelow(Rational.ONE, exact);
  return isShare ? [] : [Finding.error("lint-share", { place, value })];
}
