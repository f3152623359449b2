/** Bonus, line and what is missing to the next one, explained by the steps of the engine that paid. */
import type * as Explanation from "../board/explanation.ts";
import type * as Board from "../board/info.ts";
import * as Code from "../code.ts";
import * as Money from "../money.ts";
import * as FormatStep from "../pay/format-step.ts";
import * as PeriodInput from "../pay/period-input.ts";
import * as PersonPay from "../pay/person-pay.ts";
import type * as Trace from "../pay/trace.ts";
import * as Component from "../plan/component.ts";
import type * as Plan from "../plan/plan.ts";
import * as Thresholds from "../plan/thresholds.ts";
import * as Rational from "../rational.ts";
import type * as Reason from "../reason.ts";
import type { Locale } from "../words/text.ts";
import type * as Context from "./context.ts";
import type * as Figure from "./figure.ts";
import type * as SourceRows from "./source-rows.ts";
import type { RuleCode } from "./text.ts";

/** The rule of a pay figure: the plan by its name and where its tiers start. */
export function rule(context: Context.Info, figure: Pick<Figure.Info, "key" | "subject">): Rule {
  const member = context.subjects.members.get(figure.subject);
  const pay = member && PeriodInput.payOf(context.pay, member);
  if (pay === undefined) return { code: "rule.pay.none", params: {} };
  const { plan } = pay;
  const tiers = Thresholds.thresholdsOf(plan).map(({ at, from, rate }) => {
    const start =
      at === null ? (from === null ? "–" : FormatStep.money(decimal(from), plan.currency)) : FormatStep.share(at);
    return rate === null ? start : `${start} → ${FormatStep.share(rate)}`;
  });
  const name = { plan: plan.title?.en ?? plan.id, planZh: plan.title?.zh ?? plan.id };
  const code = figure.key === "bonus" ? "rule.bonus" : figure.key === "line" ? "rule.line" : "rule.toNextLine";
  return { code, params: { ...name, tiers: tiers.length === 0 ? "–" : tiers.join(", ") } };
}

type Rule = { code: RuleCode; params: Explanation.Step["params"] };

/** The engine's steps of a bonus; the tiers of a line; where the next one starts. */
export function listSteps({
  row,
  figure,
}: {
  row: SourceRows.Recomputed;
  figure: Pick<Figure.Info, "key">;
}): Explanation.Step[] {
  const { personPay } = row;
  if (personPay === null) return [];
  if ("reason" in personPay) return personPay.notes.map((note) => refused(note, personPay.reason));
  const { plan } = personPay.pay;
  if (figure.key === "bonus") return bonus(personPay, plan);
  if (figure.key === "line") return tiers(personPay, plan);
  const next = PersonPay.nextOf(personPay);
  if (next === null) return [];
  return [tier(plan, next.component, next.id, money(next.fromMinor, plan.currency))];
}

/** Why a plan could not pay, in the engine's own words. */
function refused({ code, params }: PersonPay.Note, reason: Reason.Info): Explanation.Step {
  const say = (locale: Locale) => Code.say(code as Code.Code, locale, params);
  const value = { kind: "missing", reason } as const;
  return { code: "step.pay" satisfies RuleCode, params: { en: say("en"), zh: say("zh-CN") }, value, figure: null };
}

function tiers({ result }: PersonPay.Paid, plan: Plan.Info): Explanation.Step[] {
  const component = result.components.find(({ lines }) => lines.length > 0);
  if (component === undefined) return [];
  const kind = kindOf(plan, component.id);
  return component.lines.map(({ id, from }) =>
    tier(plan, component.id, id, figureOf(Rational.parseRate(from), kind, plan.currency)),
  );
}

function tier(plan: Plan.Info, component: string, id: string, value: Explanation.Value): Explanation.Step {
  const params = {
    tier: FormatStep.tier(plan, component, id, "en"),
    tierZh: FormatStep.tier(plan, component, id, "zh-CN"),
  };
  return { code: "step.tier" satisfies RuleCode, params, value, figure: null };
}

/** Every step in words, with what it adds, or where it leaves the running figure. Shown parts of a component add up to it. */
function bonus({ result }: PersonPay.Paid, plan: Plan.Info): Explanation.Step[] {
  const shown = partsOf(result.steps, plan.currency);
  return result.steps.map((step): Explanation.Step => {
    const params = { en: FormatStep.formatStep(step, plan, "en"), zh: FormatStep.formatStep(step, plan, "zh-CN") };
    const minor = shown.get(step);
    const code: RuleCode = minor === undefined ? "step.pay" : "step.pay.part";
    const exact = Rational.parseRate(step.op === "add" ? step.by : step.value);
    const kind = step.figure === "pay" ? "money" : kindOf(plan, step.component);
    const value = minor === undefined ? figureOf(exact, kind, plan.currency) : money(minor, plan.currency);
    return { code, params, value, figure: null };
  });
}

/** Whole units for the parts of each component that is nothing but a sum, by largest remainder. */
function partsOf(steps: readonly Trace.Step[], currency: string): Map<Trace.Step, bigint> {
  const shown = new Map<Trace.Step, bigint>();
  const ofPay = steps.filter(({ component, figure }) => component !== null && figure === "pay");
  for (const [, list] of Map.groupBy(ofPay, ({ component }) => component)) {
    const parts = list.map(({ by }) => ({ id: "", weight: Money.parseMajor(by, currency) }));
    const total = Rational.sum(parts.map(({ weight }) => weight));
    if (total.n === 0n || list.some(({ op }) => op !== "add") || parts.some(({ weight }) => weight.n < 0n)) continue;
    const split = Money.split(
      Money.round(total),
      parts.map((part, at) => ({ ...part, id: `${at}` })),
    );
    for (const [at, step] of list.entries()) shown.set(step, split[at] ?? 0n);
  }
  return shown;
}

function kindOf(plan: Plan.Info, id: string | null): "money" | "count" | "ratio" {
  const component = plan.components.find((item) => item.id === id);
  return component === undefined ? "money" : Component.kindOf(component);
}

function figureOf(exact: Rational.Info, kind: "money" | "count" | "ratio", currency: string): Explanation.Value {
  if (kind === "money") return money(Money.round(Money.parseMajor(Rational.exactText(exact), currency)), currency);
  if (kind === "count" && exact.d === 1n) return { kind: "count", value: Number(exact.n) };
  return { kind: "ratio", text: Rational.text(exact, 4) };
}

function money(minor: bigint, currency: string): Explanation.Value {
  return { kind: "money", ...Money.of(minor, currency) };
}

function decimal({ minor, currency }: NonNullable<Board.Info["lines"][number]["from"]>): string {
  return Money.majorText(Rational.of(BigInt(minor)), currency);
}
