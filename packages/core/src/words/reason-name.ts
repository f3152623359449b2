/** Why a figure is missing, in words. */
import type * as Reason from "../reason.ts";
import type { Text } from "./text.ts";

export const REASONS: Record<Reason.Info, Text> = {
  "not-covered": { en: "no data in this month", zh: "本月无数据" },
  "not-in-source": { en: "not in the source", zh: "来源中没有此人" },
  "no-target": { en: "no target", zh: "无目标" },
  "target-incomplete": { en: "a month of the period has no target", zh: "期间内有月份没有目标" },
  "no-closed-deals": { en: "no deals closed", zh: "无已结订单" },
  "no-deals-won": { en: "no deals won", zh: "无赢单" },
  "nothing-due": { en: "nothing due", zh: "无应收" },
  "no-calls": { en: "no calls", zh: "无通话" },
  "too-few-answers": { en: "too few answers", zh: "回答太少" },
  "not-measured": { en: "not measured", zh: "未考核" },
  "too-little-observed": { en: "too little data for a score", zh: "数据不足以计分" },
  "no-sales-score": { en: "no sales score", zh: "无销售得分" },
  "no-revenue": { en: "no revenue known", zh: "业绩未知" },
  left: { en: "has left", zh: "已离职" },
  "not-joined": { en: "not yet joined", zh: "尚未入职" },
  "first-month": { en: "first month", zh: "首月" },
  "first-period": { en: "the period before is incomplete", zh: "上一期间数据不全" },
  "basis-changed": { en: "ranked differently before", zh: "上期排名依据不同" },
  "not-ranked-role": { en: "not a ranked role", zh: "此角色不参与排名" },
  "not-compared": { en: "nothing to compare with yet", zh: "尚无可比数据" },
  "no-plan": { en: "no pay plan for this role", zh: "此角色无奖金方案" },
  "no-variable": { en: "no target incentive", zh: "无目标奖金" },
  "on-leave": { en: "on leave", zh: "休假" },
  "no-working-days": { en: "no working day this month", zh: "本月无出勤" },
  "no-next-line": { en: "on the highest line", zh: "已达最高线" },
  "plan-refused": { en: "the pay plan cannot compute this", zh: "奖金方案无法计算" },
  "paid-by-month": { en: "pay is by month", zh: "奖金按月计算" },
  private: { en: "private", zh: "不公开" },
};
