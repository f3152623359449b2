import { finding, input, missing } from "./text.ts";

export const TEXTS = {
  "figure-unknown": missing("There is no figure {figure}.", "没有指标 {figure}。"),
  "scope-unknown": missing("This board has no {scope}.", "本看板没有 {scope}。"),
  "policy-invalid": finding("The policy is not valid: {detail}", "政策无效：{detail}"),
  "pay-currency-other": input(
    "The plan pays in {plan}, but the organisation uses {currency}.",
    "方案以 {plan} 计付，而组织以 {currency} 计量。",
  ),
  "pay-note-no-calendar": finding(
    "The whole month counts as worked: {year} has no calendar.",
    "按整月出勤计算：没有 {year} 年的工作日历。",
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
