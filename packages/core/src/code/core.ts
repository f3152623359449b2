import { finding, input, missing } from "./text.ts";

export const TEXTS = {
  "figure-unknown": missing("There is no figure {figure}.", "没有指标 {figure}。"),
  "period-unknown": input(
    "{period} is no period. Write a month (2026-03), a quarter (2026-Q1), a year (2026), either to date (2026-Q1-to-date), or up to 36 months (2026-01..2026-03).",
    "{period} 不是有效的期间。请写月份（2026-03）、季度（2026-Q1）、年度（2026）、截至目前（2026-Q1-to-date），或不超过 36 个月的区间（2026-01..2026-03）。",
  ),
  "period-days": input(
    "{period} does not run over whole months. Boards are made of calendar months, so a settlement month from day 26 to day 25 cannot be shown. Ask for calendar months.",
    "{period} 不是整月。看板按自然月汇总，不支持 26 日至次月 25 日的结算月，请改用自然月。",
  ),
  "scope-unknown": missing("This board has no {scope}.", "本看板没有 {scope}。"),
  "policy-invalid": finding("The policy is not valid: {detail}", "政策无效：{detail}"),
  "pay-currency-other": input(
    "The plan pays in {plan}, but the organisation uses {currency}.",
    "方案以 {plan} 计付，而组织以 {currency} 计量。",
  ),
  "pay-note-no-calendar": finding(
    "There is no working-day calendar of {year}: the target counts Monday to Friday, the rest the whole month.",
    "没有 {year} 年的工作日历：目标按周一至周五计算，其他数额按整月计算。",
  ),
  "pay-note-target-days": finding(
    "The target counts {days} of {total} working days: those employed, in this role and not on leave.",
    "目标按 {total} 个工作日中的 {days} 天计算：只计在职、任本岗位且未休假的日子。",
  ),
  "pay-note-score-part": finding(
    "{part} is not known this month: its weight goes to the other parts.",
    "本月没有{partZh}数据：其权重归于其他得分项。",
  ),
  "pay-note-no-hire-day": finding(
    "No hire day is known: the person counts as past the ramp.",
    "没有入职日期：按已过爬坡期计算。",
  ),

  "pay-note-refund-late": finding(
    "The refund {refund} of {day} came after the window and changes no pay.",
    "{day} 的退款 {refund} 已过退款期，不影响奖金。",
  ),
  "pay-note-cancelled": finding(
    "The deal {deal} was cancelled on {day}; the steps say what the plan takes off for it.",
    "订单 {deal} 已于 {day} 取消；方案扣减多少见计算步骤。",
  ),
};
