/** A Chinese suite: GBK, amounts in units of ten thousand, dates in words; the lines of an order are added up; calls without a header. */
import { encoded } from "../../../packages/ingest/src/reading.fixture.ts";
import { type Column, dated, epoch, type Layout, masked, minor, positions, type Row, type Sheet } from "./layout.ts";

const day = (header: string, name: string): Column => [header, dated(name, (y, m, d) => `${y}年${+m}月${+d}日`)];
const packed = (header: string, name: string): Column => [header, dated(name, (y, m, d) => y + m + d)];
const moment = (header: string, name: string): Column => [
  header,
  dated(name, (y, m, d, time) => {
    const [hour = "", minute = "", second = ""] = time.split(":");
    return `${y}/${+m}/${+d} ${Number(hour) < 12 ? "上午" : "下午"} ${Number(hour) % 12 || 12}:${minute}:${second}`;
  }),
];
/** Tens of thousands, as far as the point goes: 20870.00 is 2.087. */
const tens = (amount = "") => {
  const digits = String(minor(amount)).padStart(7, "0");
  return `${digits.slice(0, -6)}.${digits.slice(-6)}`.replace(/\.?0+$/, "");
};
const ymd = (header: string) => ({ column: [header], order: "ymd" as const });
const staff = (header: string) => ({ what: "id", column: [header] });
const word = (header: string, name: string, words: Record<string, string>): Column => [
  header,
  (row: Row) => words[row[name] ?? ""] ?? "",
];
const YES = { yes: "√", no: "×" };
const yes = (header: string) => ({ column: [header], words: { "√": "yes" as const, "×": "no" as const } });
const GRADES = { A: "重点客户", B: "意向客户", C: "一般客户" };
const grade = (header: string) => ({
  column: [header],
  words: { 重点客户: "A" as const, 意向客户: "B" as const, 一般客户: "C" as const },
});

export const CHINESE: Layout = {
  name: "chinese",
  delimiter: "|",
  lineEnd: "\r\n",
  encoding: "gb18030",
  encode: (text) => encoded(text, "gb18030"),
  text: (text) => text,
  sheets: (company): Sheet[] => [
    {
      of: "people",
      columns: [
        ["员工编码", "employee id"],
        ["员工姓名", "name"],
        ["电子邮件", "email"],
        ["座机", (row) => `021-5555-${row.extension}`],
        ["小组", "team"],
        ["片区", "region"],
        ["直属上级", "manager"],
        word("岗位", "role", { rep: "电销", lead: "小组长", manager: "总监", support: "内勤" }),
        packed("入职", "hire date"),
        packed("离职", "leave date"),
        packed("调动日", "from"),
      ],
      profile: {
        emits: [
          {
            ...{ kind: "person", key: staff("员工编码"), name: ["员工姓名"] },
            aliases: [
              { what: "email", column: ["电子邮件"] },
              { what: "extension", column: ["座机"], pattern: "(\\d+)$" },
            ],
            ...{ team: ["小组"], region: ["片区"], manager: ["直属上级"] },
            role: { column: ["岗位"], words: { 电销: "rep", 小组长: "lead", 总监: "manager", 内勤: "support" } },
            ...{ hireDay: ymd("入职"), leaveDay: ymd("离职"), from: ymd("调动日") },
          },
        ],
      },
    },
    {
      of: "targets",
      columns: [
        ["年", ({ month = "" }) => month.slice(0, 4)],
        ["月", ({ month = "" }) => String(Number(month.slice(5)))],
        word("类别", "scope", { person: "个人指标", company: "公司指标" }),
        ["员工编码", "subject"],
        ["指标(万元)", (row) => tens(row["revenue target"])],
      ],
      profile: {
        emits: [
          {
            ...{ kind: "target", month: { year: ["年"], month: ["月"] }, subject: ["员工编码"], person: "id" },
            scope: { column: ["类别"], words: { 个人指标: "person", 公司指标: "company" } },
            amount: { column: ["指标(万元)"], times: 10_000 },
          },
        ],
      },
    },
    {
      of: "deals",
      rows: positions,
      columns: [
        ["订单号", "deal id"],
        ["行号", "position"],
        ["业务员", "owner"],
        ["协同人", "second owner"],
        ["协同比例", ({ "second share": share }) => (share ? `${share}%` : "")],
        word("订单状态", "stage", { won: "已签约", lost: "已作废", open: "谈判中" }),
        ["行金额(万)", (row) => tens(row.part)],
        day("签约日期", "close date"),
        day("立项日期", "open date"),
        ["品类", "product"],
        ["客户名称", "customer"],
        ["客户分层", "customer tier"],
        ["作废原因", "loss reason"],
        moment("最后修改", "updated at"),
      ],
      profile: {
        stamp: ymd("最后修改"),
        emits: [
          {
            ...{ kind: "deal", id: [["订单号"]], position: ["行号"], owner: staff("业务员") },
            credits: [
              { owner: staff("业务员") },
              { owner: staff("协同人"), share: { column: ["协同比例"], unit: "percent" } },
            ],
            stage: { column: ["订单状态"], words: { 已签约: "won", 已作废: "lost", 谈判中: "open" } },
            ...{ stageName: ["订单状态"], amount: { column: ["行金额(万)"], times: 10_000 } },
            ...{ closeDay: ymd("签约日期"), openDay: ymd("立项日期"), product: ["品类"], customer: ["客户名称"] },
            ...{ tier: ["客户分层"], lossReason: ["作废原因"] },
          },
        ],
      },
    },
    {
      of: "calls",
      columns: [
        ["流水号", "call id"],
        ["主叫", (row) => (row.direction === "out" ? company.extension(row.agent ?? "") : masked(row.customer ?? ""))],
        ["被叫", (row) => (row.direction === "in" ? company.extension(row.agent ?? "") : masked(row.customer ?? ""))],
        ["起始", (row) => epoch(row.start ?? "", 1000)],
        ["方向", (row) => (row.direction === "out" ? "1" : "0")],
        ["时长", (row) => (row["talk seconds"] ?? "").padStart(5, "0")],
      ],
      profile: {
        match: {
          positions: ["流水号", "主叫", "被叫", "起始", "方向", "时长"],
          looks: { 起始: "^1\\d{9}$", 时长: "^\\d{5}$" },
        },
        emits: (["out", "in"] as const).map((direction) => {
          const [ours, theirs] = direction === "out" ? ["主叫", "被叫"] : ["被叫", "主叫"];
          return {
            ...{ kind: "call", when: { column: ["方向"], words: [direction === "out" ? "1" : "0"] }, id: [["流水号"]] },
            ...{ owner: { what: "extension", column: [ours ?? ""] }, customer: [theirs ?? ""] },
            ...{ start: { column: ["起始"], epoch: "s" }, direction: { is: direction } },
            connected: { first: [{ column: ["时长"], pattern: "[1-9]", is: "yes" }], otherwise: "no" },
            talk: { column: ["时长"], form: "seconds" },
          };
        }),
      },
    },
    {
      of: "surveys",
      columns: [
        ["问卷号", "survey id"],
        ["客服", (row) => company.extension(row.agent ?? "")],
        day("填写日", "date"),
        ["满意度", (row) => ["", "很差", "差", "一般", "满意", "非常满意"][Number(row.score)] ?? ""],
      ],
      profile: {
        emits: [
          {
            ...{ kind: "survey", id: [["问卷号"]], owner: { what: "extension", column: ["客服"] } },
            ...{ day: ymd("填写日"), scale: { is: 5 } },
            score: { column: ["满意度"], words: { 很差: 1, 差: 2, 一般: 3, 满意: 4, 非常满意: 5 } },
          },
        ],
      },
    },
    {
      of: "payments",
      columns: [
        ["收款单号", "payment id"],
        ["订单号", "deal id"],
        day("实收日", "received on"),
        day("约定日", "due on"),
        ["金额", (row) => `${row.amount?.replace(".00", "")}元`],
      ],
      profile: {
        emits: [
          {
            ...{ kind: "payment", id: [["收款单号"]], deal: ["订单号"], day: ymd("实收日"), dueDay: ymd("约定日") },
            amount: { column: ["金额"], signs: ["元"] },
          },
        ],
      },
    },
    {
      of: "refunds",
      columns: [
        ["退单号", "refund id"],
        ["订单号", "deal id"],
        packed("退回日", "refund date"),
        ["退回金额", (row) => `${tens(row.amount)}万`],
        ["说明", "reason"],
      ],
      profile: {
        emits: [
          {
            ...{ kind: "refund", id: [["退单号"]], deal: ["订单号"], day: ymd("退回日"), reason: ["说明"] },
            amount: { column: ["退回金额"], suffixes: { 万: 10_000 } },
          },
        ],
      },
    },
    {
      of: "leave",
      columns: [["单号", "leave id"], ["员工编码", "person"], day("起", "from"), day("止", "to"), ["假种", "type"]],
      profile: {
        emits: [
          {
            ...{ kind: "leave", id: [["单号"]], owner: staff("员工编码"), type: ["假种"] },
            ...{ from: ymd("起"), to: ymd("止") },
          },
        ],
      },
    },
    {
      of: "market",
      columns: [
        ["统计月", ({ month = "" }) => month.replace("-", "")],
        ["片区", "region"],
        ["厂商", "competitor"],
        ["占比", (row) => `${row["market share"]}%`],
        word("本公司", "our own", YES),
      ],
      profile: {
        emits: [
          {
            ...{ kind: "share", month: ["统计月"], region: ["片区"], competitor: ["厂商"], us: yes("本公司") },
            share: { column: ["占比"], unit: "percent" },
          },
        ],
      },
    },
    {
      of: "customers",
      columns: [
        ["客户编码", "customer id"],
        ["客户全称", "customer name"],
        ["归属人", "owner"],
        ["联系电话", (row) => masked(row.phone ?? "")],
        ["客户分层", "customer tier"],
        word("分级", "grade", GRADES),
        ["片区", "region"],
        ["渠道", "channel"],
        day("建档", "customer since"),
      ],
      profile: {
        emits: [
          {
            ...{ kind: "customer", id: [["客户编码"]], name: ["客户全称"], owner: staff("归属人") },
            ...{ phone: ["联系电话"], tier: ["客户分层"], region: ["片区"], channel: ["渠道"] },
            ...{ grade: grade("分级"), since: ymd("建档") },
          },
        ],
      },
    },
    {
      of: "leads",
      columns: [
        ["线索号", "lead id"],
        ["跟进人", "owner"],
        day("录入日", "created on"),
        word("状态", "stage", { open: "跟进", converted: "成单", lost: "流失" }),
        ["线索方", "lead name"],
        ["渠道", "channel"],
        word("分级", "grade", GRADES),
        day("了结日", "closed on"),
        ["原因", "loss reason"],
      ],
      profile: {
        emits: [
          {
            ...{ kind: "lead", id: [["线索号"]], owner: staff("跟进人"), day: ymd("录入日"), stageName: ["状态"] },
            stage: { column: ["状态"], words: { 跟进: "open", 成单: "converted", 流失: "lost" } },
            ...{ name: ["线索方"], channel: ["渠道"], grade: grade("分级") },
            ...{ closeDay: ymd("了结日"), lossReason: ["原因"] },
          },
        ],
      },
    },
    {
      of: "follow-ups",
      columns: [
        ["记录号", "follow-up id"],
        ["跟进人", "owner"],
        packed("跟进日", "date"),
        word("形式", "channel", { email: "邮", call: "电", meeting: "会", message: "信", visit: "访" }),
        word("有回应", "held", YES),
        ["客户编码", "customer"],
      ],
      profile: {
        emits: [
          {
            ...{ kind: "followup", id: [["记录号"]], owner: staff("跟进人"), day: ymd("跟进日") },
            channel: {
              column: ["形式"],
              words: { 邮: "email", 电: "call", 会: "meeting", 信: "message", 访: "visit" },
            },
            ...{ held: yes("有回应"), customer: ["客户编码"] },
          },
        ],
      },
    },
    {
      of: "complaints",
      columns: [
        ["工单", "complaint id"],
        ["处理人", "owner"],
        word("性质", "type", { ticket: "报修", complaint: "投诉", need: "诉求" }),
        moment("受理", "opened at"),
        moment("首复", "answered at"),
        moment("结案", "closed at"),
        ["客户编码", "customer"],
        ["事项", "topic"],
        ["进度", "status"],
      ],
      profile: {
        emits: [
          {
            ...{ kind: "complaint", id: [["工单"]], owner: staff("处理人") },
            type: { column: ["性质"], words: { 报修: "ticket", 投诉: "complaint", 诉求: "need" } },
            ...{ opened: ymd("受理"), answered: ymd("首复"), closed: ymd("结案") },
            ...{ customer: ["客户编码"], topic: ["事项"], status: ["进度"] },
          },
        ],
      },
    },
    {
      of: "peer",
      columns: [
        ["互评号", "review id"],
        ["对象", "person"],
        day("日", "date"),
        ["分", (row) => `${row.score}.0`],
        ["总分", "scale"],
        ["评议人", "by"],
      ],
      profile: {
        emits: [
          {
            ...{ kind: "peer", id: [["互评号"]], owner: staff("对象"), day: ymd("日"), by: ["评议人"] },
            ...{ score: { column: ["分"] }, scale: { column: ["总分"] } },
          },
        ],
      },
    },
    {
      of: "knowledge",
      columns: [
        ["分享号", "item id"],
        ["分享人", "person"],
        day("分享日", "date"),
        ["题目", "title"],
        word("组长确认", "confirmed", YES),
      ],
      profile: {
        emits: [
          {
            ...{ kind: "knowledge", id: [["分享号"]], owner: staff("分享人"), day: ymd("分享日"), title: ["题目"] },
            confirmed: yes("组长确认"),
          },
        ],
      },
    },
  ],
};
