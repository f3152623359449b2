/** A pay plan as people say it: what each component pays line by line, and its further rules as sentences. */

import * as FormatStep from "@clearboard/core/pay/format-step";
import * as Component from "@clearboard/core/plan/component";
import type * as Plan from "@clearboard/core/plan/plan";
import { locale, t } from "../i18n/text.ts";

export type Line = { name: string; from: string; pays: string };
export type Part = { id: string; title: string; about: string; lines: Line[]; note: string };

export const either = (title: { en: string; zh: string } | undefined): string | undefined =>
  title === undefined ? undefined : locale() === "en" ? title.en : title.zh;

/** The plan's own name, else its short one. */
export const titleOf = (plan: Pick<Plan.Info, "id" | "title">): string => either(plan.title) || plan.id;

const joined = (list: readonly string[]) => list.join(locale() === "en" ? ", " : "、");

/** Every component: what it measures and what each tier pays. */
export function parts(plan: Plan.Info): Part[] {
  return plan.components.map((component) => {
    const measure = FormatStep.measure(component.measure, locale());
    const what = t(`policy.plan.per.${component.unit}`, { measure });
    const { target } = component;
    const scale = target === "person" ? t("policy.plan.ownTarget") : target && quantity(plan, component, target, false);
    const about = scale ? t("policy.plan.against", { what, target: scale }) : what;
    const isDivided = component.tiers.length > 1;
    return {
      id: component.id,
      title: either(component.title) ?? measure,
      about:
        component.weight === undefined
          ? about
          : `${about} (${t("policy.plan.weight", { share: FormatStep.share(component.weight) })})`,
      lines: component.tiers.map((tier, index) => ({
        name: FormatStep.tier(plan, component.id, tier.id ?? String(index + 1), locale()),
        from: start(plan, component, tier.from),
        pays: pays(plan, component, tier, component.tiers[index + 1]),
      })),
      note:
        component.matrix !== undefined
          ? t("policy.plan.matrix", {
              rows: FormatStep.measure(component.matrix.rows.measure, locale()),
              columns: FormatStep.measure(component.matrix.columns.measure, locale()),
            })
          : !isDivided || component.boundary === undefined
            ? ""
            : t(component.boundary === "upper" ? "policy.plan.reached" : "policy.plan.notReached"),
    };
  });
}

/** Where a tier starts, in what decides it: the measure, or another figure by name. */
function start(plan: Plan.Info, component: Component.Info, from: string): string {
  const { by, bounds } = component;
  if (by === undefined) return quantity(plan, component, from, bounds === "target");
  const other = plan.components.find(({ id, measure }) => id === by || measure === by);
  const isOfDeals = Component.OF_DEALS.includes(by);
  const value =
    other !== undefined || isOfDeals
      ? quantity(plan, other ?? { ...component, measure: by, kind: undefined }, from, bounds === "target")
      : FormatStep.isShareOf(by)
        ? FormatStep.share(from)
        : FormatStep.figure(from);
  return t("policy.plan.byFigure", { measure: FormatStep.measure(by, locale()), value });
}

function quantity(plan: Plan.Info, component: Component.Info, value: string, isShare: boolean): string {
  if (isShare) return t("policy.plan.ofTarget", { share: FormatStep.share(value) });
  const kind = Component.kindOf(component);
  if (kind === "money") return `${FormatStep.money(value, plan.currency)} ${plan.currency}`;
  return kind === "count" ? FormatStep.figure(value) : FormatStep.share(value);
}

function pays(
  plan: Plan.Info,
  component: Component.Info,
  tier: Component.Tier,
  next: Component.Tier | undefined,
): string {
  const mode = tier.mode ?? component.mode;
  const isCount = Component.kindOf(component) === "count";
  const money = (value: string) => `${FormatStep.money(value, plan.currency)} ${plan.currency}`;
  const sentences: string[] = [];
  const line = (from: string, to: string | undefined, show: (value: string) => string) =>
    to === undefined ? show(from) : t("policy.plan.line", { value: show(from), to: show(to) });
  if (tier.rate !== undefined) {
    const show = isCount ? money : FormatStep.share;
    const ends = mode === "interpolated" ? (tier.toRate ?? next?.rate) : undefined;
    const value = line(tier.rate, ends, show);
    if (isCount) sentences.push(t(mode === "marginal" ? "policy.plan.each" : "policy.plan.eachAll", { value }));
    else sentences.push(t(mode === "marginal" ? "policy.plan.inside" : "policy.plan.all", { value }));
  }
  if (tier.payout !== undefined) {
    const ends = mode === "interpolated" ? (tier.toPayout ?? next?.payout) : undefined;
    const value = line(tier.payout, ends, FormatStep.share);
    sentences.push(t(mode === "marginal" ? "policy.plan.payoutInside" : "policy.plan.payout", { value }));
  }
  if (tier.amount !== undefined) {
    const ends = mode === "interpolated" ? (tier.toAmount ?? next?.amount) : undefined;
    const value = line(tier.amount, ends, money);
    sentences.push(t(mode === "marginal" ? "policy.plan.more" : "policy.plan.flat", { value }));
  }
  return joined(sentences);
}

/** An attainment as a percentage, any other figure as it is. */
function bound(condition: NonNullable<Plan.Pool["condition"]>, side: "atLeast" | "atMost"): string {
  const show = FormatStep.isShareOf(condition.measure) ? FormatStep.share : FormatStep.figure;
  return show(condition[side] ?? "0");
}

/** What else the plan says, a sentence each, in the order it is applied. */
export function rules(plan: Plan.Info): string[] {
  const money = (value: string) => `${FormatStep.money(value, plan.currency)} ${plan.currency}`;
  const figure = (name: string) => FormatStep.measure(name, locale());
  const { cap, draw, guarantee, refunds, ramp, scorecard, variable } = plan;
  const sentences = [
    scorecard &&
      t("policy.plan.scorecard", { parts: joined(scorecard.parts.map(({ id, weight }) => `${id} ${weight}`)) }),
    variable === "person" && t("policy.plan.variablePerson"),
    variable && variable !== "person" && t("policy.plan.variable", { amount: money(variable) }),
    refunds && t("policy.plan.refunds", { days: refunds.windowDays }),
    ...plan.components.map(
      ({ title, measure, minimum }) =>
        minimum && t("policy.plan.minimum", { component: either(title) ?? figure(measure), amount: money(minimum) }),
    ),
    ...plan.gates.flatMap(({ measure, atLeast, atMost, otherwise }) => [
      atLeast && t("policy.plan.gate", { measure: figure(measure), value: FormatStep.figure(atLeast), otherwise }),
      atMost && t("policy.plan.gateMost", { measure: figure(measure), value: FormatStep.figure(atMost), otherwise }),
    ]),
    ...plan.multipliers.map(({ measure, matrix }) =>
      t("policy.plan.multiplier", { measure: figure(measure ?? matrix?.rows.measure ?? "") }),
    ),
    ...plan.pools.flatMap(({ id, condition }) => [
      t("policy.plan.pool", { id }),
      condition?.atLeast &&
        t("policy.plan.poolLeast", { id, measure: figure(condition.measure), value: bound(condition, "atLeast") }),
      condition?.atMost &&
        t("policy.plan.poolMost", { id, measure: figure(condition.measure), value: bound(condition, "atMost") }),
    ]),
    cap?.amount && t(cap.carried ? "policy.plan.capCarried" : "policy.plan.cap", { amount: money(cap.amount) }),
    cap?.ofVariable &&
      t("policy.plan.cap", { amount: t("policy.plan.payout", { value: FormatStep.share(cap.ofVariable) }) }),
    plan.team && t("policy.plan.team"),
    plan.floor && t("policy.plan.floor", { amount: money(plan.floor) }),
    guarantee && t("policy.plan.guarantee", { amount: money(guarantee.amount) }),
    draw?.amount && t(draw.recoverable ? "policy.plan.draw" : "policy.plan.drawKept", { amount: money(draw.amount) }),
    ...(draw?.byService ?? []).map(({ from, to, amount, recoverable }) =>
      t(recoverable ? "policy.plan.drawService" : "policy.plan.drawServiceKept", {
        months: to === undefined ? t("policy.plan.monthsOn", { from }) : from === to ? from : `${from}–${to}`,
        amount: money(amount),
      }),
    ),
    plan.belowZero &&
      t(`policy.plan.belowZero.${plan.belowZero.rule}`, { share: FormatStep.share(plan.belowZero.most ?? "1") }),
    plan.clawback && t("policy.plan.clawback"),
    ramp && t("policy.plan.ramp", { shares: joined(ramp.map(FormatStep.share)) }),
    t(`policy.plan.rounding.${plan.rounding}`),
  ];
  return sentences.filter((text) => typeof text === "string" && text !== "") as string[];
}
