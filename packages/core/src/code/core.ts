import type { Text } from "./text.ts";

export const TEXTS = {
  "figure-unknown": { en: "There is no figure {figure}.", zh: "没有指标 {figure}。" },
  "scope-unknown": { en: "This board has no {scope}.", zh: "本看板没有 {scope}。" },
  "policy-invalid": { en: "The policy is not valid: {detail}", zh: "政策无效：{detail}" },
  "pay-currency-other": {
    en: "The plan pays in {plan}, the organisation counts in {currency}.",
    zh: "方案以 {plan} 计付，而组织以 {currency} 计量。",
  },
  "pay-note-no-calendar": {
    en: "There is no calendar for {year}: the whole month counts as worked.",
    zh: "没有 {year} 年的工作日历：按整月出勤计算。",
  },
  "pay-note-no-hire-day": {
    en: "No hire day is known: the person counts as past the ramp.",
    zh: "没有入职日期：按已过爬坡期计算。",
  },
  "pay-negative": {
    en: "The statement is below 0. What may be kept from pay is a matter of local law and of a person's decision.",
    zh: "本单为负。可从薪酬中扣多少由当地法律和人工决定。",
  },
  "pay-note-refund-late": {
    en: "The refund {refund} of {day} came after the window and changes no pay.",
    zh: "{day} 的退款 {refund} 已过退款期，不影响奖金。",
  },
  "pay-note-cancelled": {
    en: "The deal {deal} was cancelled on {day}; the steps say what the plan takes off for it.",
    zh: "交易 {deal} 已于 {day} 取消；方案扣减多少见计算步骤。",
  },
} as const satisfies Record<string, Text>;
