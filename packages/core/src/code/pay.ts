import { conflict, finding, forbidden, input, missing } from "./text.ts";

export const TEXTS = {
  "pay-plan-refused": input(
    "The plan {plan} has errors ({count}). First: {first}",
    "方案 {plan} 有 {count} 处错误，第一处：{firstZh}",
  ),
  "pay-field-unknown": input("{place}: there is no field {field} here.", "{place}：此处没有字段 {field}。"),
  "pay-field-missing": input("{place} is missing.", "缺少 {place}。"),
  "pay-field-wrong": input("{place} takes {wanted}, not {found}.", "{place} 应为{wantedZh}，而不是 {found}。"),
  "json-key-twice": input("{place}: the key {key} is written twice.", "{place}：键 {key} 写了两次。"),
  "pay-list-empty": input("{place} is empty.", "{place} 为空。"),
  "pay-too-fine": input(
    "{place}: {value} has more decimals than {currency} allows ({decimals}).",
    "{place}：{value} 的小数位超过 {currency} 的 {decimals} 位。",
  ),
  "pay-people-or-periods": input(
    "The input has either people or periods, not both.",
    "输入应包含 people 或 periods 之一，不能同时包含。",
  ),
  "pay-id-twice": input("{place}: the id {id} occurs twice.", "{place}：编号 {id} 出现两次。"),
  "pay-target-missing": input(
    "{place}: component {component} needs a target.",
    "{place}：组成部分 {component} 需要目标，但没有给出。",
  ),
  "pay-target-wrong": input(
    "{place}: the target of component {component} is not above 0.",
    "{place}：组成部分 {component} 的目标不大于 0。",
  ),
  "pay-variable-missing": input(
    "{place}: component {component} pays a share of the target incentive, which is missing.",
    "{place}：组成部分 {component} 按目标奖金的比例计付，但没有给出目标奖金。",
  ),
  "pay-figure-twice": input(
    "{place}: the same figure is given in {other} as well. Keep one of the two.",
    "{place}：同一数值在 {other} 中也已给出，请只保留一处。",
  ),
  "pay-deals-missing": input(
    "{place} is missing: component {component} pays deal by deal, so a sum alone does not say what it pays.",
    "缺少 {place}：组成部分 {component} 按单笔订单计付，只有合计无法计算。",
  ),
  "pay-cap-variable-missing": input(
    "{place} is missing: the cap is a share of the target incentive.",
    "缺少 {place}：上限按目标奖金的比例规定。",
  ),
  "pay-share-over": input("{place}: a share is not above 100%.", "{place}：分成不能超过 100%。"),
  "pay-figure-missing": input("{place}: the figure {figure} is missing.", "{place}：没有给出指标 {figure}。"),
  "pay-period-unnamed": input(
    "{place}: this does not say which {unit} the period is in. Write an id such as 2026-03 or 2026-W07, or name the {unit} in of.",
    "{place}：无法得知该期间属于哪个{unitZh}。请使用 2026-03 或 2026-W07 这样的编号，或用 of 指明。",
  ),
  "pay-period-other": input(
    "{place}: {id} is no {period}. The plan's period is a {period}; weeks are written 2026-W07 under `period: week`.",
    "{place}：{id} 不是一个{periodZh}。方案按{periodZh}计付；按周计付须写 period: week，周编号如 2026-W07。",
  ),
  "pay-service-missing": input(
    "{place} is missing: the draw goes by month of service.",
    "缺少 {place}：预支按入职月份规定。",
  ),
  "pay-hire-day-missing": input(
    "The draw goes by month of service, and no hire day of {name} says which one {month} is. Give the hire day in the people file.",
    "预支按入职月份规定，但没有 {name} 的入职日期，无法得知 {month} 是第几个月。请在人员文件中填写入职日期。",
  ),
  "pay-pool-figure": input(
    "{place}: the pool {pool} hangs on {figure} of the whole team, which is missing. Give it as `figure` of the pool, or in `teams`.",
    "{place}：奖金池 {pool} 取决于整个团队的 {figure}，但没有给出。请写在奖金池的 figure 或 teams 中。",
  ),
  "pay-above-tiers": input(
    "{place}: {value} is above the last tier, and no rate is set for it.",
    "{place}：{value} 高于最后一档，未规定如何计付。",
  ),
  "pay-refund-over": input("{place}: more is refunded than the deal is worth.", "{place}：退款超过订单金额。"),
  "pay-refund-negative": input("{place}: a refund is written without a minus sign.", "{place}：退款金额不写负号。"),
  "pay-rate-missing": input(
    "{place}: there is no rate for {currency} on or before {day}.",
    "{place}：没有 {currency} 在 {day} 或之前的汇率。",
  ),
  "pay-days-wrong": input(
    "{place}: eligible working days go from 1 to the total; a period without any is left out.",
    "{place}：应计工作日应为 1 到总工作日之间；没有应计工作日的期间不列出。",
  ),
  "pay-shares-not-one": input(
    "{place}: the direct shares sum to {sum}, not 1.",
    "{place}：直接分成之和为 {sum}，而不是 1。",
  ),
  "pay-share-negative": input("{place}: a share is not below 0.", "{place}：分成不能小于 0。"),
  "pay-credit-unknown": input(
    "{place}: {person} has no period {period} in the input.",
    "{place}：输入中 {person} 没有期间 {period}。",
  ),
  "pay-pool-no-weight": input(
    "{place}: no person has a weight to share the pool by.",
    "{place}：没有任何可用于分配的权重。",
  ),
  "pay-weight-missing": input(
    "{place} is missing or negative; the pool {pool} is shared by weight.",
    "{place} 缺失或为负；奖金池 {pool} 按权重分配。",
  ),
  "lint-gap": finding(
    "{place}: gap: no tier covers {from} to {to}.",
    "{place}：存在空档：{from} 到 {to} 之间没有任何档位。",
  ),
  "lint-overlap": finding(
    "{place}: overlap: two tiers cover {from} to {to}.",
    "{place}：存在重叠：{from} 到 {to} 之间有两个档位同时适用。",
  ),
  "lint-order": finding(
    "{place}: tiers must rise; {from} is not above {before}.",
    "{place}：档位应递增；{from} 不高于 {before}。",
  ),
  "lint-boundary": finding(
    '{place} is missing: say whether a value exactly on a line is in the "upper" or the "lower" tier.',
    '缺少 {place}：请说明恰好等于界线的数值属于上档（"upper"）还是下档（"lower"）。',
  ),
  "lint-boundary-twice": finding(
    "{place}: a value of exactly {at} is in two tiers.",
    "{place}：恰好为 {at} 的数值同时属于两个档位。",
  ),
  "lint-boundary-none": finding(
    "{place}: a value of exactly {at} is in no tier.",
    "{place}：恰好为 {at} 的数值不属于任何档位。",
  ),
  "lint-top": finding(
    "{place}: no tier covers values above {to}; they will be refused.",
    "{place}：高于 {to} 的数值未规定如何计付，计算时将被拒绝。",
  ),
  "lint-no-value": finding(
    "{place}: the tier has no rate, payout or amount.",
    "{place}：该档位没有 rate、payout 或 amount。",
  ),
  "lint-no-tiers": finding(
    "{place}: a component needs either tiers or a matrix.",
    "{place}：组成部分须有 tiers 或 matrix 之一。",
  ),
  "lint-mode": finding("{place}: {mode} tiers do not go with {field}.", "{place}：{mode} 档位不能与 {field} 同用。"),
  "lint-no-end": finding(
    "{place}: an interpolated tier needs an end and the value there.",
    "{place}：插值档位须有终点及终点的值。",
  ),
  "lint-value-mixed": finding(
    "{place}: {field} and {other} are not used together.",
    "{place}：{field} 与 {other} 不能同时使用。",
  ),
  "lint-negative": finding("{place}: {value} is below 0.", "{place}：{value} 小于 0。"),
  "lint-zero": finding("{place}: {value} is not above 0.", "{place}：{value} 不大于 0。"),
  "lint-weights": finding(
    "{place}: the weights sum to {sum}, not {wanted}.",
    "{place}：权重之和为 {sum}，而不是 {wanted}。",
  ),
  "lint-unknown": finding("{place}: there is no component {id}.", "{place}：没有组成部分 {id}。"),
  "lint-unit": finding(
    "{place}: a {unit} is shorter than the plan's period, a {period}.",
    "{place}：{unit} 短于方案的期间 {period}。",
  ),
  "lint-unit-to-date": finding(
    "{place}: paid by the {period}, by targets of the {period}: these and the variable add up through the {unit}, and a weak {period} takes back what a strong one paid. Is that meant? A target of the whole {unit} is written on the person.",
    "{place}：按{periodZh}发放、按{periodZh}目标考核：目标与浮动奖金在{unitZh}内逐期累计，某期不足会扣回此前多得的部分。请确认是否如此；整个{unitZh}的目标应写在人员上。",
  ),
  "lint-matrix": finding(
    "{place}: the matrix is not {rows} rows of {columns} values.",
    "{place}：矩阵应为 {rows} 行、每行 {columns} 个值。",
  ),
  "lint-gate-open": finding(
    "{place}: the gate has neither atLeast nor atMost.",
    "{place}：该门槛没有 atLeast 或 atMost。",
  ),
  "lint-condition-open": finding(
    "{place}: the condition has neither atLeast nor atMost.",
    "{place}：该条件没有 atLeast 或 atMost。",
  ),
  "lint-condition-never": finding(
    "{place}: no value is at least {atLeast} and at most {atMost}, so this never holds.",
    "{place}：没有数值既不低于 {atLeast} 又不高于 {atMost}，条件永远不成立。",
  ),
  "lint-condition-person": finding(
    "{place}: {measure} is a figure of each person, and a pool hangs on one of the whole team.",
    "{place}：{measure} 是个人指标，奖金池的条件须是整个团队的指标。",
  ),
  "lint-pool-cliff": finding(
    "{place}: missing the bound by the smallest amount pays nobody of the pool.",
    "{place}：只差一点未达到要求，奖金池即全部不发。",
  ),
  "lint-share": finding("{place}: {value} is not a share from 0 to 1.", "{place}：{value} 不是 0 到 1 之间的比例。"),
  "lint-cliff": finding(
    "{place}: a cliff at {at}: one more {unit} pays {jump} more.",
    "{place}：在 {at} 处有断崖：多一个{unitZh}，多付 {jump}。",
  ),
  "lint-falls": finding(
    "{place}: at {at} one more {unit} pays {jump} less.",
    "{place}：在 {at} 处，多一个{unitZh}反而少付 {jump}。",
  ),
  "lint-step": finding(
    "{place}: the factor jumps from {before} to {after} at {at}.",
    "{place}：系数在 {at} 处从 {before} 跳到 {after}。",
  ),
  "lint-gate-cliff": finding(
    "{place}: missing {measure} by the smallest amount multiplies pay by {otherwise}.",
    "{place}：{measure} 只差一点，奖金即乘以 {otherwise}。",
  ),
  "lint-unreachable": finding(
    "{place}: the tier from {from} has no effect: the cap of {cap} is reached before it.",
    "{place}：从 {from} 起的档位不起作用：此前已达到上限 {cap}。",
  ),
  "lint-order-matters": finding(
    "{place}: whole deals cross the tiers, so pay depends on the order of deals by day and id.",
    "{place}：整笔订单跨档，奖金取决于按日期和编号排列的订单顺序。",
  ),
  "lint-team-low": finding(
    "{place}: the team multiplier can cut pay below the person's own. Check what local pay law allows.",
    "{place}：团队系数可能使奖金低于个人应得；请核对当地薪酬法规。",
  ),
  "lint-below-zero-most": finding(
    "{place}: the share that `deduct` takes at most of each pay stands with `deduct`, and only there.",
    "{place}：每次最多扣除的比例须与 deduct 一起写，且只能与它一起写。",
  ),
  "lint-below-zero-forgiven": finding(
    "{place}: pay below 0 is forgiven: what customers took back stays with the seller.",
    "{place}：低于 0 的奖金予以免除：客户退回的部分不再向销售追回。",
  ),
  "lint-figure-given": finding(
    "{place}: nothing in the plan measures {figure}, so each period of the input, or the board, has to give it.",
    "{place}：方案没有计量 {figure}，须由输入的每个期间或看板给出。",
  ),
  "lint-minimum-over-cap": finding(
    "{place}: the minimum {minimum} of a deal is above its cap {cap}.",
    "{place}：每单最低 {minimum} 高于每单上限 {cap}。",
  ),
  "lint-draw-amount": finding(
    "{place}: a draw has either an amount or ranges of months of service (byService).",
    "{place}：预支须有 amount 或按入职月份的 byService 之一。",
  ),
  "lint-service-gap": finding(
    "{place}: month {month} of service is in no range. Where there is no draw, write the amount 0.",
    "{place}：入职第 {month} 个月不在任何区间内。没有预支的月份请写金额 0。",
  ),
  "lint-service-overlap": finding(
    "{place}: month {month} of service is in two ranges.",
    "{place}：入职第 {month} 个月同时属于两个区间。",
  ),
  "lint-service-period": finding(
    "{place}: a draw by month of service is for plans of weeks or months, not of a {period}.",
    "{place}：按入职月份的预支只用于按周或按月的方案，不能用于 {period}。",
  ),
  "lint-floor-over-cap": finding(
    "{place}: the floor {floor} is above the cap {cap}.",
    "{place}：保底 {floor} 高于上限 {cap}。",
  ),
  "estimate-negative": input(
    "The amount {amount} is below 0. Enter the amount of a new deal.",
    "金额 {amount} 小于 0；试算只接受正的订单金额。",
  ),
  "estimate-count": input("{count} deals: enter 1 to {most}.", "{count} 笔：试算可取 1 至 {most} 笔。"),
  "estimate-no-plan": input("{name} has no pay plan this month.", "{name} 本月没有奖金方案。"),
  "estimate-no-pay": input(
    "{name} has no pay this month ({reason}), so nothing can be estimated.",
    "{name} 本月没有奖金（{reason}），无法试算。",
  ),
  "estimate-no-deals": input("No deal changes the pay of the plan {plan}.", "方案 {plan} 的奖金不随订单变化。"),
  "estimate-needs-more": input(
    "The plan {plan} pays on more than a deal's amount: it needs {field}.",
    "方案 {plan} 不只按订单金额计付，还需要 {field}。",
  ),
  "pay-negative": input(
    "This statement takes back more than it pays. It pays 0, and the rest is taken off later pay. Whether it may be deducted is for a person to decide by local law.",
    "本期扣回多于应付：本期发放 0，其余从以后的奖金中扣除。能否扣减须由负责人依当地法律决定。",
  ),
  "pay-note-paid-over": input(
    "Payroll really paid {paid} for {month}, not {counted}: {deficit} of it is taken off later pay, {draw} is owed as a draw.",
    "薪资部门 {month} 实发 {paid}，而非 {counted}：其中 {deficit} 从以后的奖金中扣除，{draw} 计为预支欠款。",
  ),
  "pay-note-paid-short": input(
    "Payroll really paid {paid} for {month}, not {counted}: {draw} was never lent as a draw, {deficit} is no longer to be taken off, {rest} is paid now.",
    "薪资部门 {month} 实发 {paid}，而非 {counted}：{draw} 未作预支发出，{deficit} 不再扣除，{rest} 本期补发。",
  ),
  "pay-actual-columns": input(
    "The first line has to name the columns: an employee number or person, and an amount.",
    "首行须写明列名：工号或姓名，以及金额。",
  ),
  "pay-actual-person": input(
    "Line {line}, column {column}: {value} is nobody, or several people, of the run of {month}.",
    "第 {line} 行，“{column}”列：{value} 在 {month} 的薪酬表中查无此人，或对应多人。",
  ),
  "pay-actual-amount": input(
    "Line {line}, column {column}: {value} is no amount of {currency}.",
    "第 {line} 行，“{column}”列：{value} 不是有效的 {currency} 金额。",
  ),
  "pay-actual-twice": input(
    "Line {line}, column {column}: {value} is in line {other} already.",
    "第 {line} 行，“{column}”列：{value} 已在第 {other} 行出现。",
  ),
  "pay-actual-held": conflict(
    "The pay of {name} for {month} is on hold: payroll did not get it. Lift the hold first.",
    "{name} {month} 的奖金已暂缓发放，薪资部门未收到，请先解除暂缓。",
  ),
  "pay-deficit-open": input(
    "What earlier pay below 0 carried is still open, and there is no pay to take it off: settle it with the person.",
    "此前低于 0 结转的金额尚未结清，且已无奖金可扣：请与本人另行结算。",
  ),
  "pay-negative-forgiven": input(
    "This statement takes back more than it pays. It pays 0, and by the plan the rest is forgiven.",
    "本期扣回多于应付：本期发放 0，其余按方案免除。",
  ),
  "pay-none": missing("{month} has no statement of {person}.", "{month} 没有 {person} 的奖金单。"),
  "pay-not-posted": conflict(
    "The pay of {month} is not posted. Publish the month first.",
    "{month} 的奖金尚未入账：请先公布该月。",
  ),
  "pay-digest-stale": conflict(
    "The pay of {month} has changed since you looked at it. Its digest is {digest}.",
    "{month} 的奖金在查看之后已有变化，其摘要为 {digest}。",
  ),
  "pay-not-approved": conflict(
    "The pay of {month} is not approved, so it cannot be released.",
    "{month} 的奖金尚未批准，不能发放。",
  ),
  "pay-second-approver": forbidden(
    "You published {month}. Another director must approve and release its pay.",
    "{month} 由您公布，奖金须由另一位总监批准并发放。",
  ),
  "pay-own-pay": forbidden(
    "This pays you too. A director whom it does not pay must decide it.",
    "其中有您本人的奖金，须由不在其中的总监决定。",
  ),
  "pay-not-released": conflict(
    "The pay of {month} is not released yet. Release it first.",
    "{month} 的奖金尚未发放，请先标记发放。",
  ),
  "pay-net-negative": conflict(
    "The pay of {name} would be {amount}, which is below 0. Hold it or adjust it.",
    "{name} 的应付为 {amount}，小于 0。请暂缓发放或手工调整。",
  ),
  "pay-employee-number": conflict(
    "{name} has no employee number. Link a key of a people file to the person, or leave the column out of the policy's payroll section.",
    "{name} 没有工号。请为其关联人员文件中的标识，或在政策的 payroll 部分去掉该列。",
  ),
  "pay-released": conflict(
    "The pay of {month} is released. Adjust the next month instead.",
    "{month} 的奖金已发放，请在下一个月调整。",
  ),
  "pay-approved": conflict(
    "The pay of {month} is approved, so its amounts cannot change. Adjust the next month instead.",
    "{month} 的奖金已批准，金额不能再变，请在下一个月调整。",
  ),
  "pay-on-hold": conflict("The pay of {name} for {month} is on hold already.", "{name} {month} 的奖金已暂缓发放。"),
  "pay-not-on-hold": conflict("The pay of {name} for {month} is not on hold.", "{name} {month} 的奖金没有暂缓发放。"),
  "pay-adjustment-unknown": missing("{month} has no adjustment {id}.", "{month} 没有调整 {id}。"),
  "pay-adjustment-waits": conflict(
    "An adjustment of {name} waits for a second person. Confirm or remove it first.",
    "{name} 的一项调整尚待第二人确认，请先确认或删除。",
  ),
  "pay-adjustment-own": forbidden(
    "You entered this adjustment. Another director must confirm it.",
    "此项调整由您录入，须由另一位总监确认。",
  ),
  "pay-adjustment-zero": input("An adjustment of 0 changes nothing.", "调整金额不能为 0。"),
  "pay-adjustment-row": input(
    "{row} is no row of an import. Write it as IMPORT:LINE.",
    "{row} 不是任何导入中的行，请写成 导入编号:行号。",
  ),
  "person-ambiguous": input(
    "{person} is the name of several people: {ids}. Use the id.",
    "有多人名为 {person}：{ids}。请用编号指明。",
  ),
  "month-not-published": conflict("{month} is not published yet.", "{month} 尚未公布。"),
  "restate-nothing": conflict(
    "No data arrived late: the published board of {month} is up to date.",
    "没有迟到的数据：{month} 已公布的看板与现有数据一致。",
  ),
};
