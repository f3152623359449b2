/** A statement as a sum on paper: what was sold, what each rule did to it, and the pay; every line is a step of the engine. */

import * as FormatStep from "@clearboard/core/pay/format-step";
import type * as Trace from "@clearboard/core/pay/trace";
import * as Component from "@clearboard/core/plan/component";
import type * as Plan from "@clearboard/core/plan/plan";
import * as Rational from "@clearboard/core/rational";
import type { Locale } from "../i18n/format.ts";

/** `sum` closes a block and shows the running figure; `step` shows what the step added or took. */
export type Line = {
  kind: "step" | "sum";
  label: string;
  /** how the figure comes about, where the label does not say it: "48,000.00 × 3.5%" */
  how: string;
  figure: string;
  /** the sum after it */
  running: string;
  isNegative: boolean;
  isNothing: boolean;
};
export type Block = { title: string | null; lines: Line[] };

/** Blocks in the order of operations: each component's measure and pay, then what happens to the whole. */
export function blocks(
  steps: readonly Trace.Step[],
  plan: Plan.Info,
  locale: Locale,
  say: (key: "counted" | "earned", of: string) => string,
): Block[] {
  const isOne = plan.components.length < 2;
  const blocks: Block[] = [];
  for (const component of plan.components) {
    const own = steps.filter((step) => step.component === component.id);
    const measured = own.filter((step) => step.figure === "measure");
    const paid = own.filter((step) => step.figure === "pay");
    const show = (exact: string) => FormatStep.measured(component, exact, plan);
    const name = FormatStep.measure(component.measure, locale);
    const lines = measured.map((step, index) => toLine(step, measured[index - 1], plan, locale, show));
    const counted = measured.at(-1);
    if (counted && measured.length > 1)
      lines.push({ ...plain(counted.value, show), kind: "sum", label: say("counted", name), how: "", running: "" });
    const title = component.title?.[locale === "en" ? "en" : "zh"] ?? component.id;
    if (lines.length > 0) blocks.push({ title: isOne ? null : title, lines });
    const cash = (exact: string) => FormatStep.money(exact, plan.currency);
    const pay = paid.map((step, index) => toLine(step, paid[index - 1], plan, locale, cash));
    const earned = paid.at(-1);
    if (earned && paid.length > 1)
      pay.push({ ...plain(earned.value, cash), kind: "sum", label: say("earned", title), how: "", running: "" });
    if (pay.length > 0) blocks.push({ title: null, lines: pay });
  }
  // of a plan with one component its own sum is the whole's first line
  const whole = steps.filter((step) => step.component === null);
  const shown = whole.map((step, index) => ({ step, before: whole[index - 1] }));
  const last = shown
    .filter(({ step }) => !(isOne && step.code === "component"))
    .map(({ step, before }) =>
      toLine(step, before, plan, locale, (exact: string) => FormatStep.money(exact, plan.currency)),
    );
  if (last.length > 0) blocks.push({ title: null, lines: last });
  return blocks;
}

/** What a step did: for a sum what it added, for a product or a limit the change it blocks. */
function toLine(
  step: Trace.Step,
  before: Trace.Step | undefined,
  plan: Plan.Info,
  locale: Locale,
  show: (exact: string) => string,
): Line {
  const change = Rational.subtract(
    Rational.parseRate(step.value),
    before === undefined ? Rational.ZERO : Rational.parseRate(before.value),
  );
  const running = show(step.value);
  return { ...plain(Rational.exactText(change), show), kind: "step", running, ...describeStep(step, plan, locale) };
}

/** A tier by its name with its product beside it; one that another figure decided, and any other step by its sentence. */
function describeStep(step: Trace.Step, plan: Plan.Info, locale: Locale): Pick<Line, "label" | "how"> {
  const { tier, part, rate } = step.params;
  const isPlain = step.code.startsWith("tier.") && !step.code.startsWith("tier.by.");
  if (!isPlain || tier === undefined || part === undefined || rate === undefined)
    return { label: FormatStep.formatStep(step, plan, locale), how: "" };
  const component = plan.components.find(({ id }) => id === step.component);
  const isMoney = component === undefined || Component.kindOf(component) === "money";
  const [of, by] = isMoney
    ? [FormatStep.money(part, plan.currency), FormatStep.share(rate)]
    : [FormatStep.figure(part), FormatStep.money(rate, plan.currency)];
  // a narrow screen may break the line before the sign, not behind it
  return { label: FormatStep.tier(plan, step.component, tier, locale), how: `${of} ×\u00a0${by}` };
}

function plain(exact: string, show: (exact: string) => string): Pick<Line, "figure" | "isNegative" | "isNothing"> {
  const value = Rational.parseRate(exact);
  return { figure: show(exact), isNegative: value.n < 0n, isNothing: value.n === 0n };
}
