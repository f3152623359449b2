/** The sentences of the steps of a pay, and the names in them. */
import { type Locale, say, type Text } from "./text.ts";

/** Tiers that every policy may have. */
export const TIERS: Record<string, Text> = {
  none: { en: "below base", zh: "基础线以下" },
  base: { en: "base", zh: "基础线" },
  challenge: { en: "challenge", zh: "挑战线" },
  sprint: { en: "sprint", zh: "冲刺线" },
};

/** A line of a plan in words: its own title, else the usual name, else its id. */
export function tierName(id: string, locale: Locale, title?: Text | null): string {
  const text = title ?? (Object.hasOwn(TIERS, id) ? TIERS[id] : undefined);
  return text === undefined ? id : say(text, locale);
}

export const ROUNDINGS: Record<string, Text> = {
  "half-up": { en: "half up", zh: "四舍五入" },
  // in a later part of a quarter or year, whose parts come to the whole
  "half-down": { en: "half towards zero", zh: "五舍六入" },
  "half-even": { en: "half to even", zh: "四舍六入五成双" },
};

/** What the parts of a score are called. */
export const SCORE_PARTS: Record<string, Text> = {
  sales: { en: "Sales", zh: "业绩" },
  satisfaction: { en: "Customer satisfaction", zh: "客户满意度" },
  collaboration: { en: "Collaboration", zh: "协作" },
  knowledge: { en: "Knowledge sharing", zh: "知识分享" },
};

/** Where a period stands in a longer unit, by the plan's period. */
export const UNITS_TO_DATE = {
  week: {
    en: "Week {place} of {periods} of the {unit}: the lines add up over the {unit} to date.",
    zh: "{unitZh}的第 {place} 周，共 {periods} 周：各行为{unitZh}累计。",
  },
  month: {
    en: "Month {place} of {periods} of the {unit}: the lines add up over the {unit} to date.",
    zh: "{unitZh}的第 {place} 个月，共 {periods} 个月：各行为{unitZh}累计。",
  },
  quarter: {
    en: "Quarter {place} of {periods} of the {unit}: the lines add up over the {unit} to date.",
    zh: "{unitZh}的第 {place} 个季度，共 {periods} 个季度：各行为{unitZh}累计。",
  },
  year: { en: "Year {place} of {periods}.", zh: "第 {place} 年，共 {periods} 年。" },
} as const satisfies Record<string, Text>;

/** By the code of the step. */
export const STEPS: Record<string, Text> = {
  deals: { en: "{measure} of {deals#deal|deals}", zh: "{deals} 笔订单的{measure}" },
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
  "tier.by.rate": {
    en: "tier {tier} by {measure} {value}: {part} at {rate}",
    zh: "{tier} 档（{measure} {value}）：{part} × {rate}",
  },
  "tier.by.payout": {
    en: "tier {tier} by {measure} {value}: {payout} of the variable {variable}",
    zh: "{tier} 档（{measure} {value}）：浮动薪酬 {variable} 的 {payout}",
  },
  "tier.by.amount": {
    en: "tier {tier} by {measure} {value}: the amount {amount}",
    zh: "{tier} 档（{measure} {value}）：固定金额 {amount}",
  },
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
  deal: { en: "deal {deal} by itself", zh: "订单 {deal} 单独计算" },
  "deal.minimum": {
    en: "deal {deal}: the minimum of {minimum} a deal, for {share} of it",
    zh: "订单 {deal}：每单最低 {minimum}，按 {share} 计",
  },
  "deal.minimum.part": {
    en: "deal {deal} by itself, from the minimum of {minimum} a deal, for {share} of it",
    zh: "订单 {deal} 单独计算，自每单最低 {minimum} 起，按 {share} 计",
  },
  "deal.negative": { en: "deal {deal} below 0: the mirror of its pay", zh: "订单 {deal} 为负：反向计算" },
  release: {
    en: "by cash: {onWin} on the win, the rest as the customer pays ({paid})",
    zh: "按回款：成交时 {onWin}，其余随客户付款（{paid}）",
  },
  "component-cap": { en: "at most {cap}", zh: "上限 {cap}" },
  "earned-opening": { en: "what the unit had earned before these periods", zh: "本周期在此前期间已得" },
  "earned-before": { en: "less what earlier periods of the unit earned", zh: "减去本周期内此前已得" },
  component: { en: "component {component}", zh: "组成部分 {component}" },
  earned: { en: "earned, as given", zh: "给定的应得" },
  pool: { en: "part of the pool {pool}", zh: "奖金池 {pool} 的份额" },
  "pool.met": {
    en: "part of the pool {pool}; the team's figure: {measure} {value}, against {bound}",
    zh: "奖金池 {pool} 的份额；团队指标：{measure} {value}，要求 {bound}",
  },
  "pool.unmet": {
    en: "the pool {pool} pays nothing; the team's figure: {measure} {value}, against {bound}",
    zh: "奖金池 {pool} 为 0；团队指标：{measure} {value}，要求 {bound}",
  },
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
  "draw.service": {
    en: "draw up to {draw} in month {month} of service; owed then {owed}",
    zh: "入职第 {month} 个月预支至 {draw}；欠款 {owed}",
  },
  "draw.service.kept": {
    en: "draw up to {draw} in month {month} of service, not taken back",
    zh: "入职第 {month} 个月预支至 {draw}，无须归还",
  },
  "draw-recovery": { en: "draw recovered; owed then {owed}", zh: "收回预支；欠款 {owed}" },
  "draw-in-advance": { en: "less the draw of {draw} in advance", zh: "减去已预支的 {draw}" },
  "round-rest": { en: "left over by earlier roundings", zh: "此前取整的余数" },
  round: { en: "the one rounding ({rounding})", zh: "唯一一次取整（{rounding}）" },
  adjustment: { en: "adjustment of {source}", zh: "{source} 的调整" },
  clawback: { en: "clawback of {source}", zh: "{source} 的追回" },
  carried: { en: "below 0: carried, taken off later pay", zh: "低于 0：结转，从以后的奖金中扣除" },
  deducted: { en: "less what earlier pay below 0 carried", zh: "扣除此前低于 0 结转的部分" },
  forgiven: { en: "below 0: forgiven", zh: "低于 0：免除" },
};
