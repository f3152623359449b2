/** The sentences of rules and steps that explain a figure. */
import type { Text } from "./text.ts";

/** By the code of the rule or step; the rules of metrics are declared with them. */
export const RULES = {
  "rule.target.sum": {
    en: "No target of its own: the sum of the targets below it for {month}. A person's target is shared over teams by working days.",
    zh: "没有单独的目标：等于 {month} 下级目标之和。个人目标按在各团队的工作日分摊。",
  },
  "rule.period.sum": { en: "The sum of the months of {period}.", zh: "{period} 各月之和。" },
  "rule.period.knowledge": {
    en: "100 × confirmed items / {target} a person and month, from 0 to {cap}.",
    zh: "100 × 已确认项数 ÷ 每人每月 {target} 项，介于 0 与 {cap} 之间。",
  },
  "rule.score": {
    en: "The component scores weighted {sales}/{satisfaction}/{collaboration}/{knowledge}, over what could be observed; at least {minimum} of 100 must be.",
    zh: "各项得分按权重 {sales}/{satisfaction}/{collaboration}/{knowledge} 加权，仅计可观察的部分，且不少于 100 中的 {minimum}。",
  },
  "rule.score.sales": {
    en: "100 × revenue / target, from 0 to {cap}.",
    zh: "100 × 业绩 ÷ 目标，介于 0 与 {cap} 之间。",
  },
  "rule.score.satisfaction": {
    en: "100 × mean share of the scale / {target}, from 0 to {cap}; at least {minimum} answers.",
    zh: "100 × 平均满意度占满分比例 ÷ {target}，介于 0 与 {cap} 之间；至少 {minimum} 份答卷。",
  },
  "rule.score.collaboration": {
    en: "100 × mean share of the scale / {target}, from 0 to {cap}; at least {minimum} colleagues' scores.",
    zh: "100 × 同事评分占满分比例的平均值 ÷ {target}，介于 0 与 {cap} 之间；至少 {minimum} 份评分。",
  },
  "rule.score.knowledge": {
    en: "100 × confirmed items / {target} a person, from 0 to {cap}.",
    zh: "100 × 已确认项数 ÷ 每人 {target} 项，介于 0 与 {cap} 之间。",
  },
  "rule.rank.score": {
    en: "By score, highest first. Where a cap makes scores equal, the score without caps decides. Equals share a rank and the next one skips.",
    zh: "按总分从高到低；因封顶而同分的，按不封顶的得分排；仍相同的同名次，其后名次顺延。",
  },
  "rule.rank.revenue": {
    en: "By revenue, highest first; equal revenue shares a rank and the next one skips.",
    zh: "按业绩从高到低；业绩相同同名次，其后名次顺延。",
  },
  "rule.line": {
    en: "By the plan “{plan}”: the highest tier that is reached. Tiers and rates: {tiers}.",
    zh: "按方案“{planZh}”：已达到的最高档。各档起点与比例：{tiers}。",
  },
  "rule.toNextLine": {
    en: "By the plan “{plan}”: what is missing to the start of the next tier. Tiers and rates: {tiers}.",
    zh: "按方案“{planZh}”：距下一档起点的差额。各档起点与比例：{tiers}。",
  },
  "rule.bonus": {
    en: "By the plan “{plan}”, in the order: deals and shares, refunds, tiers, cap, team, floor, draw; rounded once, at the end. Tiers and rates: {tiers}.",
    zh: "按方案“{planZh}”，依次计算：订单与分成、退款、档位、上限、团队、保底、预支；仅在最后取整一次。各档起点与比例：{tiers}。",
  },
  "rule.pay.none": {
    en: "No pay plan of the policy names the person's role.",
    zh: "政策中没有适用于此人角色的奖金方案。",
  },
  "step.rows": { en: "Rows that count: {count}", zh: "计入的行数：{count}" },
  "step.month": { en: "{month}", zh: "{month}" },
  "step.month.draft": { en: "{month}, not published", zh: "{month}（未公布）" },
  "step.part": { en: "{name}", zh: "{name}" },
  "step.nowhere": { en: "Without a team or region that day", zh: "当日不属于任何团队或区域" },
  "step.due": { en: "Due in the month", zh: "当月应收" },
  "step.target.given": { en: "Target given for {name}", zh: "为 {name} 设定的目标" },
  "step.target.period": { en: "Target given for {name} for {period}", zh: "为 {name} 设定的 {period} 目标" },
  "step.target.rest": {
    en: "Left for the months without a target of their own",
    zh: "其中未单独设定目标的月份合计",
  },
  "step.target.split": {
    en: "Split by working days: the month has {days} of {of}",
    zh: "按工作日分摊：本月 {days} 天，共 {of} 天",
  },
  "step.target.instead": {
    en: "The target for {period} gives this month nothing: its own counts",
    zh: "{period} 的目标不分摊到本月：以本月单独设定的目标为准",
  },
  "step.target.eligible": {
    en: "For {days} of {total} working days, employed, in role and not on leave",
    zh: "按 {days}/{total} 个工作日计（在职、在岗且未休假）",
  },
  "step.target.person": { en: "Share of {name}'s target", zh: "{name} 目标的分摊" },
  "step.component.sales": { en: "Sales, weight {weight}", zh: "业绩，权重 {weight}" },
  "step.component.satisfaction": { en: "Customer satisfaction, weight {weight}", zh: "客户满意度，权重 {weight}" },
  "step.component.collaboration": { en: "Collaboration, weight {weight}", zh: "协作，权重 {weight}" },
  "step.component.knowledge": { en: "Knowledge sharing, weight {weight}", zh: "知识分享，权重 {weight}" },
  "step.points.sales": {
    en: "Sales: {how} × weight {weight} / {based} = {points} points",
    zh: "业绩：{how} × 权重 {weight} / {based} = {points} 分",
  },
  "step.points.satisfaction": {
    en: "Customer satisfaction: {how} × weight {weight} / {based} = {points} points",
    zh: "客户满意度：{how} × 权重 {weight} / {based} = {points} 分",
  },
  "step.points.collaboration": {
    en: "Collaboration: {how} × weight {weight} / {based} = {points} points",
    zh: "协作：{how} × 权重 {weight} / {based} = {points} 分",
  },
  "step.points.knowledge": {
    en: "Knowledge sharing: {how} × weight {weight} / {based} = {points} points",
    zh: "知识分享：{how} × 权重 {weight} / {based} = {points} 分",
  },
  "step.based": { en: "Based on {based} of {measured}", zh: "基于 {measured} 中的 {based}" },
  "step.mean": { en: "Mean of {count} answers as a share of the scale", zh: "{count} 份答卷占满分比例的平均值" },
  "step.goal": { en: "What 100 means", zh: "100 分对应的目标" },
  "step.items": { en: "Confirmed items", zh: "已确认项数" },
  "step.cap": { en: "Highest possible score", zh: "得分上限" },
  "step.value.score": { en: "Own score", zh: "本人（本组）总分" },
  "step.value.revenue": { en: "Own revenue", zh: "本人（本组）业绩" },
  "step.ahead": { en: "Ranked ahead", zh: "排在前面的数量" },
  "step.uncapped": { en: "Score without caps, which decides among equals", zh: "不封顶的得分（同分时以此为准）" },
  "step.ranked": { en: "Ranked in all", zh: "参与排名总数" },
  "step.tier": { en: "Start of {tier}", zh: "{tierZh}起点" },
  "step.pay": { en: "{en}", zh: "{zh}" },
  "step.pay.part": { en: "{en}", zh: "{zh}" },
} as const satisfies Record<string, Text>;
