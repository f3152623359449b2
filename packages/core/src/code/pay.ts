import type { Text } from "./text.ts";

export const TEXTS = {
  "pay-plan-refused": {
    en: "The plan {plan} is refused (errors: {count}). First: {first}",
    zh: "方案 {plan} 被拒绝（{count} 处错误），第一处：{firstZh}",
  },
  "pay-field-unknown": { en: "{place}: there is no field {field} here.", zh: "{place}：此处没有字段 {field}。" },
  "pay-field-missing": { en: "{place} is missing.", zh: "缺少 {place}。" },
  "pay-field-wrong": { en: "{place} takes {wanted}, not {found}.", zh: "{place} 应为{wantedZh}，而不是 {found}。" },
  "pay-list-empty": { en: "{place} is empty.", zh: "{place} 为空。" },
  "pay-too-fine": {
    en: "{place}: {value} is finer than {currency} goes ({decimals} decimals).",
    zh: "{place}：{value} 的小数位超过 {currency} 的 {decimals} 位。",
  },
  "pay-people-or-periods": {
    en: "The input holds either people or periods, and not both.",
    zh: "输入应包含 people 或 periods 之一，不能同时包含。",
  },
  "pay-id-twice": { en: "{place}: the id {id} is there twice.", zh: "{place}：编号 {id} 出现两次。" },
  "pay-target-missing": {
    en: "{place}: component {component} needs a target, and there is none.",
    zh: "{place}：组成部分 {component} 需要目标，但没有给出。",
  },
  "pay-target-wrong": {
    en: "{place}: the target of component {component} is not above 0.",
    zh: "{place}：组成部分 {component} 的目标不大于 0。",
  },
  "pay-variable-missing": {
    en: "{place}: component {component} pays a share of the variable, and there is none.",
    zh: "{place}：组成部分 {component} 按浮动薪酬的比例计付，但没有给出浮动薪酬。",
  },
  "pay-figure-missing": {
    en: "{place}: nothing says the figure {figure}.",
    zh: "{place}：没有给出指标 {figure}。",
  },
  "pay-above-tiers": {
    en: "{place}: {value} lies above the last tier, and nothing says what it pays.",
    zh: "{place}：{value} 高于最后一档，未规定如何计付。",
  },
  "pay-refund-over": { en: "{place}: more is refunded than the deal is worth.", zh: "{place}：退款超过交易金额。" },
  "pay-refund-negative": {
    en: "{place}: a refund is written without a minus sign.",
    zh: "{place}：退款金额不写负号。",
  },
  "pay-rate-missing": {
    en: "{place}: there is no rate for {currency} on or before {day}.",
    zh: "{place}：没有 {currency} 在 {day} 或之前的汇率。",
  },
  "pay-days-wrong": {
    en: "{place}: eligible working days go from 1 to the total; a period without any is left out.",
    zh: "{place}：应计工作日应为 1 到总工作日之间；没有应计工作日的期间不列出。",
  },
  "pay-shares-not-one": {
    en: "{place}: the direct shares sum to {sum}, not 1.",
    zh: "{place}：直接分成之和为 {sum}，而不是 1。",
  },
  "pay-share-negative": { en: "{place}: a share is not below 0.", zh: "{place}：分成不能小于 0。" },
  "pay-credit-unknown": {
    en: "{place}: {person} has no period {period} in the input.",
    zh: "{place}：输入中 {person} 没有期间 {period}。",
  },
  "pay-pool-no-weight": {
    en: "{place}: nobody has a weight to share it by.",
    zh: "{place}：没有任何可用于分配的权重。",
  },
  "pay-weight-missing": {
    en: "{place} is missing or negative; the pool {pool} is shared by weight.",
    zh: "{place} 缺失或为负；奖金池 {pool} 按权重分配。",
  },
  "lint-gap": {
    en: "{place}: a gap: from {from} to {to} no tier says what is paid.",
    zh: "{place}：存在空档：{from} 到 {to} 之间没有任何档位。",
  },
  "lint-overlap": {
    en: "{place}: an overlap: from {from} to {to} two tiers apply.",
    zh: "{place}：存在重叠：{from} 到 {to} 之间有两个档位同时适用。",
  },
  "lint-order": {
    en: "{place}: tiers rise; {from} does not lie above {before}.",
    zh: "{place}：档位应递增；{from} 不高于 {before}。",
  },
  "lint-boundary": {
    en: '{place} is missing: say whether a value exactly on a line is in the "upper" or the "lower" tier.',
    zh: '缺少 {place}：请说明恰好等于界线的数值属于上档（"upper"）还是下档（"lower"）。',
  },
  "lint-boundary-twice": {
    en: "{place}: a value of exactly {at} is in two tiers.",
    zh: "{place}：恰好为 {at} 的数值同时属于两个档位。",
  },
  "lint-boundary-none": {
    en: "{place}: a value of exactly {at} is in no tier.",
    zh: "{place}：恰好为 {at} 的数值不属于任何档位。",
  },
  "lint-top": {
    en: "{place}: above {to} nothing says what is paid; such a value will be refused.",
    zh: "{place}：高于 {to} 的数值未规定如何计付，计算时将被拒绝。",
  },
  "lint-no-value": {
    en: "{place}: the tier has no rate, payout or amount.",
    zh: "{place}：该档位没有 rate、payout 或 amount。",
  },
  "lint-no-tiers": {
    en: "{place}: a component has either tiers or a matrix.",
    zh: "{place}：组成部分须有 tiers 或 matrix 之一。",
  },
  "lint-mode": { en: "{place}: {mode} tiers do not go with {field}.", zh: "{place}：{mode} 档位不能与 {field} 同用。" },
  "lint-no-end": {
    en: "{place}: an interpolated tier needs an end and the value there.",
    zh: "{place}：插值档位须有终点及终点的值。",
  },
  "lint-value-mixed": {
    en: "{place}: {field} and {other} are not used together.",
    zh: "{place}：{field} 与 {other} 不能同时使用。",
  },
  "lint-negative": { en: "{place}: {value} is below 0.", zh: "{place}：{value} 小于 0。" },
  "lint-zero": { en: "{place}: {value} is not above 0.", zh: "{place}：{value} 不大于 0。" },
  "lint-weights": {
    en: "{place}: the weights sum to {sum}, not {wanted}.",
    zh: "{place}：权重之和为 {sum}，而不是 {wanted}。",
  },
  "lint-unknown": { en: "{place}: there is no component {id}.", zh: "{place}：没有组成部分 {id}。" },
  "lint-unit": {
    en: "{place}: a {unit} is shorter than the plan's period, a {period}.",
    zh: "{place}：{unit} 短于方案的期间 {period}。",
  },
  "lint-matrix": {
    en: "{place}: the matrix is not {rows} rows of {columns} values.",
    zh: "{place}：矩阵应为 {rows} 行、每行 {columns} 个值。",
  },
  "lint-gate-open": {
    en: "{place}: the gate has neither atLeast nor atMost.",
    zh: "{place}：该门槛没有 atLeast 或 atMost。",
  },
  "lint-share": { en: "{place}: {value} is not a share from 0 to 1.", zh: "{place}：{value} 不是 0 到 1 之间的比例。" },
  "lint-cliff": {
    en: "{place}: a cliff at {at}: one more {unit} pays {jump} more.",
    zh: "{place}：在 {at} 处有断崖：多一个{unitZh}，多付 {jump}。",
  },
  "lint-falls": {
    en: "{place}: at {at} one more {unit} pays {jump} less.",
    zh: "{place}：在 {at} 处，多一个{unitZh}反而少付 {jump}。",
  },
  "lint-step": {
    en: "{place}: the factor jumps from {before} to {after} at {at}.",
    zh: "{place}：系数在 {at} 处从 {before} 跳到 {after}。",
  },
  "lint-gate-cliff": {
    en: "{place}: a miss of {measure} by the least bit multiplies pay by {otherwise}.",
    zh: "{place}：{measure} 只差一点，薪酬即乘以 {otherwise}。",
  },
  "lint-unreachable": {
    en: "{place}: the tier from {from} is never felt: the cap of {cap} is reached before it.",
    zh: "{place}：从 {from} 起的档位不起作用：此前已达到上限 {cap}。",
  },
  "lint-order-matters": {
    en: "{place}: whole deals cross the tiers, so pay depends on the order of deals by day and id.",
    zh: "{place}：整笔交易跨档，薪酬取决于按日期和编号排列的交易顺序。",
  },
  "lint-team-low": {
    en: "{place}: the team multiplier may cut pay below the person's own; check what local pay law allows.",
    zh: "{place}：团队系数可能使薪酬低于个人应得；请核对当地薪酬法规。",
  },
  "lint-floor-over-cap": {
    en: "{place}: the floor {floor} lies above the cap {cap}.",
    zh: "{place}：保底 {floor} 高于上限 {cap}。",
  },
  "estimate-negative": {
    en: "The amount {amount} is below 0; an estimate takes a deal that adds something.",
    zh: "金额 {amount} 小于 0；试算只接受正的交易金额。",
  },
  "estimate-count": {
    en: "{count} deals: an estimate takes 1 to {most}.",
    zh: "{count} 笔：试算可取 1 至 {most} 笔。",
  },
  "estimate-no-plan": { en: "{name} has no pay plan this month.", zh: "{name} 本月没有薪酬方案。" },
  "estimate-no-pay": {
    en: "{name} has no pay this month ({reason}), so nothing can be estimated.",
    zh: "{name} 本月没有薪酬（{reason}），无法试算。",
  },
  "estimate-no-deals": { en: "No deal moves the pay of the plan {plan}.", zh: "方案 {plan} 的薪酬不随交易变化。" },
  "estimate-needs-more": {
    en: "The plan {plan} pays on more than a deal's amount: it needs {field}.",
    zh: "方案 {plan} 不只按交易金额计付，还需要 {field}。",
  },
  "pay-negative": {
    en: "This statement takes back more than it pays. Whether it may be deducted is for a person to decide by local law.",
    zh: "本期扣回多于应付。能否扣减须由负责人依当地法律决定。",
  },
  "pay-none": { en: "{month} has no statement of {person}.", zh: "{month} 没有 {person} 的薪酬单。" },
  "pay-not-posted": {
    en: "The pay of {month} is not posted: the month is published first.",
    zh: "{month} 的薪酬尚未入账：请先公布该月。",
  },
  "pay-digest-stale": {
    en: "The pay of {month} is not what was looked at; its digest is {digest}.",
    zh: "{month} 的薪酬与所查看的不同，其摘要为 {digest}。",
  },
  "pay-not-approved": {
    en: "The pay of {month} is not approved yet, so it cannot be released.",
    zh: "{month} 的薪酬尚未批准，不能发放。",
  },
  "pay-second-approver": {
    en: "{month} was published by the same person; its pay needs another director's approval.",
    zh: "{month} 由同一人公布，薪酬须由另一位总监批准。",
  },
  "person-ambiguous": {
    en: "{person} is the name of several people: {ids}. Say which by the id.",
    zh: "有多人名为 {person}：{ids}。请用编号指明。",
  },
  "month-not-published": { en: "{month} is not published yet.", zh: "{month} 尚未公布。" },
  "restate-nothing": {
    en: "Nothing came late: the published board of {month} is what the facts say.",
    zh: "没有迟到的数据：{month} 已公布的看板与现有数据一致。",
  },
} as const satisfies Record<string, Text>;
