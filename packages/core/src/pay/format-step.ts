/** Steps of a pay as people read them: names in place of ids, percentages, grouped digits; the exact numbers stay in the step. */
import type { Text } from "../code/text.ts";
import { MEASURES } from "../metric/plan-measures.ts";
import * as Money from "../money.ts";
import * as Component from "../plan/component.ts";
import type * as Plan from "../plan/plan.ts";
import * as Rational from "../rational.ts";
import type * as Trace from "./trace.ts";

export type Locale = "en" | "zh-CN";

const LINES: Record<string, { en: string; zh: string }> = {
  none: { en: "below base", zh: "基础线以下" },
  base: { en: "base", zh: "基础线" },
  challenge: { en: "challenge", zh: "挑战线" },
  sprint: { en: "sprint", zh: "冲刺线" },
};

const ROUNDINGS: Record<string, { en: string; zh: string }> = {
  "half-up": { en: "half up", zh: "四舍五入" },
  "half-even": { en: "half to even", zh: "四舍六入五成双" },
};

const MONEY = ["cap", "floor", "guarantee", "draw", "owed", "amount", "variable"];
const SHARES = ["payout", "share", "otherwise", "attainment", "onWin", "paid"];

/** The sentence of a step with every figure as people write it; a number that has no end is cut and marked with "…". */
export function formatStep(step: Trace.Step, plan: Plan.Info, locale: Locale): string {
  const component = plan.components.find(({ id }) => id === step.component);
  const kind = component === undefined ? "money" : Component.kindOf(component);
  const params = Object.fromEntries(
    Object.entries(step.params).map(([name, value]) => [name, param(name, value, { plan, component, kind, locale })]),
  );
  return say({ ...step, params }, locale);
}

/** A tier by its title, one of the three lines by its name, else by its id. */
export function tier(plan: Plan.Info, component: string | null, id: string, locale: Locale): string {
  const found = plan.components.find((one) => one.id === component)?.tiers.find((one) => one.id === id);
  return either(found?.title ?? LINES[id], locale) ?? id;
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

type About = {
  plan: Plan.Info;
  component: Component.Info | undefined;
  kind: "money" | "count" | "ratio";
  locale: Locale;
};

function param(name: string, value: string, { plan, component, kind, locale }: About): string {
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

function either(title: { en: string; zh: string } | undefined, locale: Locale): string | undefined {
  return title === undefined ? undefined : locale === "en" ? title.en : title.zh;
}

export const TEXTS = {
  deals: { en: "{measure} of {deals} deals", zh: "{deals} 笔交易的{measure}" },
  sum: { en: "{measure} as given", zh: "给定的 {measure}" },
  figure: { en: "{measure} as given", zh: "给定的 {measure}" },
  credit: { en: "less what is credited to others", zh: "减去归属他人的部分" },
  refunds: { en: "less refunds and cancellations", zh: "减去退款与撤单" },
  "tier.marginal.rate": { en: "tier {tier}: {part} inside it at {rate}", zh: "{tier} 档：档内 {part} × {rate}" },
  "tier.retroactive.rate": { en: "tier {tier}: everything, {part}, at {rate}", zh: "{tier} 档：全额 {part} × {rate}" },
  "tier.interpolated.rate": {
    en: "tier {tier}: everything, {part}, at {rate} on the line",
    zh: "{tier} 档：全额 {part} × 插值比率 {rate}",
  },
  "tier.at.rate": { en: "tier {tier}: {part} at {rate}", zh: "{tier} 档：{part} × {rate}" },
  "tier.marginal.payout": {
    en: "tier {tier}: {share} of the target inside it pays {payout} of the variable {variable}",
    zh: "{tier} 档：档内达成 {share} × {payout} × 浮动薪酬 {variable}",
  },
  "tier.retroactive.payout": {
    en: "tier {tier}: {share} of the target pays {payout} of the variable {variable}",
    zh: "{tier} 档：总达成 {share} × {payout} × 浮动薪酬 {variable}",
  },
  "tier.flat.payout": {
    en: "tier {tier}: {payout} of the variable {variable}",
    zh: "{tier} 档：浮动薪酬 {variable} 的 {payout}",
  },
  "tier.amount": { en: "tier {tier}: the amount {amount}", zh: "{tier} 档：固定金额 {amount}" },
  "matrix.rate": {
    en: "matrix: {row} {rowValue} by {column} {columnValue} gives the rate {value}",
    zh: "矩阵：{row} {rowValue} × {column} {columnValue}，比率 {value}",
  },
  "matrix.payout": {
    en: "matrix: {row} {rowValue} by {column} {columnValue} gives {value} of the variable",
    zh: "矩阵：{row} {rowValue} × {column} {columnValue}，浮动薪酬的 {value}",
  },
  "matrix.amount": {
    en: "matrix: {row} {rowValue} by {column} {columnValue} gives {value}",
    zh: "矩阵：{row} {rowValue} × {column} {columnValue}，金额 {value}",
  },
  deal: { en: "deal {deal} by itself", zh: "交易 {deal} 单独计算" },
  "deal.negative": { en: "deal {deal} below 0: the mirror of its pay", zh: "交易 {deal} 为负：反向计算" },
  release: {
    en: "released: {onWin} on the win, the rest as cash comes ({paid})",
    zh: "释放：成交 {onWin}，其余随回款（{paid}）",
  },
  "component-cap": { en: "at most {cap}", zh: "上限 {cap}" },
  "earned-before": { en: "less what earlier periods of the unit earned", zh: "减去本周期内此前已得" },
  component: { en: "component {component}", zh: "组成部分 {component}" },
  earned: { en: "earned, as given", zh: "给定的应得" },
  pool: { en: "part of the pool {pool}", zh: "奖金池 {pool} 的份额" },
  "gate.open": { en: "gate {gate}: {measure} is {value}, held", zh: "门槛 {gate}：{measure} 为 {value}，达标" },
  "gate.shut": {
    en: "gate {gate}: {measure} is {value} against {bound}, times {otherwise}",
    zh: "门槛 {gate}：{measure} 为 {value}，要求 {bound}，乘以 {otherwise}",
  },
  multiplier: { en: "multiplier {id} on {measure} {value}", zh: "系数 {id}：{measure} {value}" },
  "multiplier.matrix": {
    en: "multiplier {id}: {row} {rowValue} by {column} {columnValue}",
    zh: "系数 {id}：{row} {rowValue} × {column} {columnValue}",
  },
  "cap-carried": { en: "held back earlier by the cap", zh: "此前被上限扣留的部分" },
  cap: { en: "at most {cap}", zh: "上限 {cap}" },
  team: { en: "team multiplier at {attainment}", zh: "团队达成 {attainment} 的系数" },
  floor: { en: "at least the floor {floor}", zh: "保底 {floor}" },
  guarantee: { en: "at least the guarantee {guarantee}", zh: "保障薪酬 {guarantee}" },
  draw: { en: "draw up to {draw}; owed then {owed}", zh: "预支至 {draw}；欠款 {owed}" },
  "draw-recovery": { en: "draw recovered; owed then {owed}", zh: "收回预支；欠款 {owed}" },
  "draw-in-advance": { en: "less the draw of {draw} already paid", zh: "减去已预支的 {draw}" },
  "round-rest": { en: "left over by earlier roundings", zh: "此前取整的余数" },
  round: { en: "the one rounding ({rounding})", zh: "唯一一次取整（{rounding}）" },
  adjustment: { en: "adjustment of {source}", zh: "{source} 的调整" },
  clawback: { en: "clawback of {source}", zh: "{source} 的追回" },
} as const satisfies Record<string, Text>;

/** The sentence of a step; a code without a sentence stands for itself. */
export function say(step: Trace.Step, locale: "en" | "zh-CN"): string {
  const found: Text | undefined = (TEXTS as Record<string, Text>)[step.code];
  if (found === undefined) return step.code;
  return (locale === "en" ? found.en : found.zh).replace(
    /\{(\w+)\}/g,
    (whole, name: string) => step.params[name] ?? whole,
  );
}
