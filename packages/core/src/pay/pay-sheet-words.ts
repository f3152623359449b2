/** The words over the columns of pay exports, in both languages. */

export type Section = "summary" | "entries" | "components" | "deals" | "steps" | "people";
type Words = Record<Section, { name: string; head: readonly string[] }>;

export const HEADS: Record<"en" | "zh-CN", Words> = {
  en: {
    summary: { name: "Summary", head: ["Field", "Value"] },
    entries: {
      name: "Ledger lines",
      head: [
        "Line",
        "Month paid for",
        "Posted in",
        "Amount",
        "Cause",
        "Row",
        "Row id",
        "File",
        "Line of file",
        "Import",
      ],
    },
    components: {
      name: "Components",
      head: ["Component", "Tier (* reached)", "Measured", "Target", "Attainment", "Tier from", "Earned"],
    },
    deals: {
      name: "Rows",
      head: [
        "Day",
        "Name",
        "Product",
        "Amount",
        "Share",
        "Credited",
        "Row",
        "Row id",
        "File",
        "Line of file",
        "Import",
      ],
    },
    steps: {
      name: "Steps",
      head: ["Stage", "Rule", "Component", "Figure", "Operation", "Factors", "By", "Value", "Parameters"],
    },
    people: {
      name: "Pay run",
      head: [
        "Id",
        "Person",
        "Team",
        "Plan",
        "Line",
        "Own pay",
        "Adjustments",
        "Draws",
        "Paid",
        "Currency",
        "Why no pay",
      ],
    },
  },
  "zh-CN": {
    summary: { name: "汇总", head: ["项目", "内容"] },
    entries: {
      name: "账目",
      head: ["类别", "所属月份", "入账月份", "金额", "原因", "记录", "记录编号", "文件", "文件行号", "导入"],
    },
    components: {
      name: "组成部分",
      head: ["组成部分", "档位（* 已达到）", "实绩", "目标", "完成率", "档位起点", "应得"],
    },
    deals: {
      name: "明细",
      head: ["日期", "名称", "产品", "金额", "份额", "计入", "记录", "记录编号", "文件", "文件行号", "导入"],
    },
    steps: { name: "计算步骤", head: ["阶段", "规则", "组成部分", "指标", "运算", "因子", "数值", "结果", "参数"] },
    people: {
      name: "薪酬表",
      head: ["编号", "姓名", "团队", "方案", "达到的线", "本月应得", "调整", "预支", "应付", "币种", "无薪酬原因"],
    },
  },
};

export const SUMMARY = {
  en: {
    ...{ month: "Month", person: "Person", id: "Id", team: "Team", status: "Status", plan: "Plan" },
    ...{ version: "Policy version", reason: "Why no pay", currency: "Currency", own: "This month's pay", paid: "Paid" },
    ...{
      owed: "Owed after",
      withheld: "Withheld after",
      note: "Note",
      total: "Total",
      digest: "Digest",
      people: "People",
    },
  },
  "zh-CN": {
    ...{ month: "月份", person: "姓名", id: "编号", team: "团队", status: "状态", plan: "方案" },
    ...{ version: "政策版本", reason: "无薪酬原因", currency: "币种", own: "本月薪酬", paid: "应付" },
    ...{ owed: "期末欠款", withheld: "期末暂扣", note: "说明", total: "合计", digest: "摘要", people: "人数" },
  },
} as const;
