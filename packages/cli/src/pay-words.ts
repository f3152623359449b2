/** The words of pay on a terminal, in both languages. */
import { TERMS } from "@clearboard/core/words/terms";

const states = (language: "en" | "zh") => ({
  preliminary: TERMS.preliminary[language],
  earned: TERMS.posted[language],
  approved: TERMS.approved[language],
  released: TERMS.released[language],
});

export const WORDS = {
  en: {
    ...states("en"),
    ...{ paid: "paid", own: "own pay", line: "line", month: "month", amount: "amount", why: "why", person: "person" },
    ...{ team: "team", plan: "plan", adjustments: "adjustments", draws: "draws", row: "row", file: "file", at: "line" },
    ...{ step: "step", value: "value", sold: "sold", credited: "credited", deal: "deal", day: "day", owed: "owed" },
    ...{ withheld: "withheld", total: "total", before: "before", after: "after", adds: "adds", next: "next line" },
    ...{ missing: "missing", pays: "pays", tier: "tier", people: "people", digest: "digest", none: "no pay" },
    ...{ unknownTime: "nothing is known of that time", same: "nothing changed", since: "since", from: "from" },
    kinds: { earned: "earned", adjustment: "adjustment", clawback: "clawback", draw: "draw", recovery: "recovery" },
    sinces: { yesterday: "yesterday", publication: "publication", approval: "approval" },
    causes: {
      ...{ "row-new": "new row", "row-changed": "changed row", "row-gone": "row gone", refund: "refund" },
      ...{ payment: "payment", credit: "split", target: "target", score: "score", "working-days": "working days" },
      ...{ team: "team", pool: "pool", plan: "plan", person: "person", balance: "balance", rounding: "rounding" },
    },
  },
  "zh-CN": {
    ...states("zh"),
    ...{ paid: "应付", own: "本月应得", line: "类别", month: "月份", amount: "金额", why: "原因", person: "姓名" },
    ...{ team: "团队", plan: "方案", adjustments: "调整", draws: "预支", row: "记录", file: "文件", at: "行" },
    ...{ step: "步骤", value: "结果", sold: "金额", credited: "计入", deal: "交易", day: "日期", owed: "欠款" },
    ...{ withheld: "暂扣", total: "合计", before: "此前", after: "此后", adds: "增加", next: "下一条线" },
    ...{ missing: "还差", pays: "可得", tier: "档位", people: "人数", digest: "摘要", none: "无薪酬" },
    ...{ unknownTime: "没有当时的记录", same: "没有变化", since: "自", from: "起点" },
    kinds: { earned: "应得", adjustment: "调整", clawback: "扣回", draw: "预支", recovery: "预支收回" },
    sinces: { yesterday: "昨日", publication: "发布", approval: "批准" },
    causes: {
      ...{ "row-new": "新增记录", "row-changed": "记录变更", "row-gone": "记录消失", refund: "退款" },
      ...{ payment: "回款", credit: "分成", target: "目标", score: "得分", "working-days": "工作日" },
      ...{ team: "团队", pool: "奖金池", plan: "方案", person: "人员", balance: "余额", rounding: "舍入" },
    },
  },
} as const;
