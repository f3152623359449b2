/** An American suite: UTF-16 with tabs, months by name and AM/PM, times of calls since 1970; only an order's first line has its head. */
import { type Column, dated, epoch, grouped, type Layout, masked, positions, type Row, type Sheet } from "./layout.ts";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const named = (y: string, m: string, d: string) => `${MONTHS[Number(m) - 1]} ${Number(d)}, ${y}`;
const day = (header: string, name: string): Column => [header, dated(name, named)];
const slashed = (header: string, name: string): Column => [
  header,
  dated(name, (y, m, d) => `${+m}/${+d}/${y.slice(2)}`),
];
const moment = (header: string, name: string): Column => [
  header,
  dated(name, (y, m, d, time) => {
    const [hour = "", minute = "", second = ""] = time.split(":");
    return `${named(y, m, d)} ${Number(hour) % 12 || 12}:${minute}:${second} ${Number(hour) < 12 ? "AM" : "PM"}`;
  }),
];
const money = (header: string, name: string): Column => [
  header,
  (row) => (row[name] ? `¥${grouped(row[name], ",", ".")}` : ""),
];
const mdy = (header: string) => ({ column: [header], order: "mdy" as const });
const short = (header: string) => ({ ...mdy(header), pivot: 70 });
const staff = (header: string) => ({ what: "id", column: [header] });
const tick = (header: string, name: string): Column => [header, (row: Row) => (row[name] === "yes" ? "TRUE" : "")];
const ticked = (header: string) => ({ column: [header], words: { TRUE: "yes" as const }, empty: "no" as const });
const GRADES = { Hot: "A", Warm: "B", Cold: "C" } as const;
const grade = (header: string): Column => [
  header,
  ({ grade: is }) => (is === "A" ? "Hot" : is === "B" ? "Warm" : "Cold"),
];
const STARS = ["", "Terrible", "Bad", "Okay", "Good", "Excellent"];

export const AMERICAN: Layout = {
  name: "american",
  delimiter: "\t",
  lineEnd: "\n",
  encoding: "utf-16le",
  encode: (text) => Buffer.from(`\uFEFF${text}`, "utf16le"),
  text: (text) => text,
  sheets: (company): Sheet[] => [
    {
      of: "people",
      columns: [
        ["User ID", "employee id"],
        ["Full Name", "name"],
        ["Email", "email"],
        ["Ext", "extension"],
        ["Team Name", "team"],
        ["Territory", "region"],
        ["Reports To", "manager"],
        ["Profile", (row) => ({ rep: "AE", lead: "Team Lead", manager: "VP", support: "Ops" })[row.role ?? ""] ?? ""],
        slashed("Start Date", "hire date"),
        slashed("End Date", "leave date"),
        slashed("Effective", "from"),
      ],
      profile: {
        emits: [
          {
            ...{ kind: "person", key: staff("User ID"), name: ["Full Name"] },
            aliases: [
              { what: "email", column: ["Email"] },
              { what: "extension", column: ["Ext"] },
            ],
            ...{ team: ["Team Name"], region: ["Territory"], manager: ["Reports To"] },
            role: { column: ["Profile"], words: { AE: "rep", "Team Lead": "lead", VP: "manager", Ops: "support" } },
            ...{ hireDay: short("Start Date"), leaveDay: short("End Date"), from: short("Effective") },
          },
        ],
      },
    },
    {
      of: "targets",
      columns: [
        ["Period", ({ month = "" }) => `${MONTHS[Number(month.slice(5)) - 1]}-${month.slice(2, 4)}`],
        ["Level", (row) => (row.scope === "person" ? "Individual" : "All")],
        ["User ID", "subject"],
        [
          "Quota (K)",
          (row) =>
            `${grouped(row["revenue target"] ?? "", "", ".").slice(0, -6)}.${(row["revenue target"] ?? "").slice(-6, -3)}`,
        ],
      ],
      profile: {
        emits: [
          {
            ...{ kind: "target", month: { column: ["Period"], pivot: 70 }, subject: ["User ID"], person: "id" },
            scope: { column: ["Level"], words: { Individual: "person", All: "company" } },
            amount: { column: ["Quota (K)"], times: 1000 },
          },
        ],
      },
    },
    {
      of: "deals",
      rows: positions,
      columns: [
        ["Order Name", "deal id"],
        ["Line Total", (row) => `¥${grouped(row.part ?? "", ",", ".")}`],
        ...(
          [
            ["Sold By", "owner"],
            ["Split With", "second owner"],
            ["Split", ({ "second share": share = "" }) => (share === "" ? "" : `0.${share}`)],
            ["Stage", ({ stage = "" }) => ({ won: "Closed Won", lost: "Closed Lost" })[stage] ?? "Proposal"],
            money("Order Total", "amount"),
            day("Close", "close date"),
            day("Created", "open date"),
            ["Item", "product"],
            ["Account", "customer"],
            ["Segment", "customer tier"],
            ["Why Lost", "loss reason"],
            moment("Modified", "updated at"),
          ] as Column[]
        ).map(
          ([header, text]): Column => [
            header,
            (row) => (row.isFirst !== "yes" ? "" : typeof text === "string" ? (row[text] ?? "") : text(row)),
          ],
        ),
      ],
      profile: {
        skip: [{ empty: ["Order Total"] }],
        stamp: mdy("Modified"),
        emits: [
          {
            ...{ kind: "deal", id: [["Order Name"]], owner: staff("Sold By") },
            credits: [
              { owner: staff("Sold By") },
              { owner: staff("Split With"), share: { column: ["Split"], unit: "fraction" } },
            ],
            stage: { column: ["Stage"], words: { "Closed Won": "won", "Closed Lost": "lost" }, otherwise: "open" },
            ...{ stageName: ["Stage"], amount: { column: ["Order Total"] }, currency: { is: "CNY" } },
            ...{ closeDay: mdy("Close"), openDay: mdy("Created"), product: ["Item"], customer: ["Account"] },
            ...{ tier: ["Segment"], lossReason: ["Why Lost"] },
          },
        ],
      },
    },
    {
      of: "calls",
      columns: [
        ["uuid", "call id"],
        ["user_email", (row) => company.email(row.agent ?? "")],
        ["started_at", (row) => epoch(row.start ?? "", 1)],
        ["direction", (row) => (row.direction === "in" ? "inbound" : "outbound")],
        [
          "disposition",
          (row) => (row.connected === "yes" ? "ANSWERED" : row["call id"]?.endsWith("3") ? "BUSY" : "NO ANSWER"),
        ],
        ["billsec_ms", (row) => `${row["talk seconds"]}000`],
        ["number", (row) => masked(row.customer ?? "")],
      ],
      profile: {
        emits: [
          {
            ...{ kind: "call", id: [["uuid"]], owner: { what: "email", column: ["user_email"] } },
            start: { column: ["started_at"], epoch: "ms" },
            direction: { column: ["direction"], words: { inbound: "in", outbound: "out" } },
            connected: { column: ["disposition"], words: { ANSWERED: "yes" }, otherwise: "no" },
            ...{ talk: { column: ["billsec_ms"], form: "milliseconds" }, customer: ["number"] },
          },
        ],
      },
    },
    {
      of: "surveys",
      columns: [
        ["Response", "survey id"],
        ["Agent", "agent"],
        slashed("When", "date"),
        ["Rating", (row) => STARS[Number(row.score)] ?? ""],
      ],
      profile: {
        emits: [
          {
            ...{ kind: "survey", id: [["Response"]], owner: staff("Agent"), day: short("When"), scale: { is: 5 } },
            score: { column: ["Rating"], words: { Terrible: 1, Bad: 2, Okay: 3, Good: 4, Excellent: 5 } },
          },
        ],
      },
    },
    {
      of: "payments",
      columns: [
        ["Receipt", "payment id"],
        ["Order Name", "deal id"],
        day("Paid", "received on"),
        day("Due", "due on"),
        money("Amount", "amount"),
      ],
      profile: {
        emits: [
          {
            ...{ kind: "payment", id: [["Receipt"]], deal: ["Order Name"], day: mdy("Paid"), dueDay: mdy("Due") },
            amount: { column: ["Amount"] },
          },
        ],
      },
    },
    {
      of: "refunds",
      columns: [
        ["Credit Memo", "refund id"],
        ["Order Name", "deal id"],
        day("Date", "refund date"),
        ["Amount", (row) => `(${grouped(row.amount ?? "", ",", ".")})`],
        ["Note", "reason"],
      ],
      profile: {
        emits: [
          {
            ...{ kind: "refund", id: [["Credit Memo"]], deal: ["Order Name"], day: mdy("Date"), reason: ["Note"] },
            amount: { column: ["Amount"], signs: ["(", ")"] },
          },
        ],
      },
    },
    {
      of: "leave",
      columns: [
        ["Request", "leave id"],
        ["User ID", "person"],
        slashed("First Day", "from"),
        slashed("Last Day", "to"),
        ["Hours", () => "8"],
        ["Category", "type"],
      ],
      profile: {
        emits: [
          {
            ...{ kind: "leave", id: [["Request"]], owner: staff("User ID"), type: ["Category"] },
            ...{ from: short("First Day"), to: short("Last Day") },
          },
        ],
      },
    },
    {
      of: "market",
      columns: [
        ["Month", ({ month = "" }) => `${MONTHS[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`],
        ["Territory", "region"],
        ["Vendor", "competitor"],
        ["Share", (row) => `0.${(row["market share"] ?? "").padStart(4, "0").replace(".", "")}`],
        tick("Us", "our own"),
      ],
      profile: {
        emits: [
          {
            ...{ kind: "share", month: ["Month"], region: ["Territory"], competitor: ["Vendor"], us: ticked("Us") },
            share: { column: ["Share"], unit: "fraction" },
          },
        ],
      },
    },
    {
      of: "customers",
      columns: [
        ["Account ID", "customer id"],
        ["Account Name", "customer name"],
        ["Account Owner", (row) => company.email(row.owner ?? "")],
        ["Phone", (row) => masked(row.phone ?? "")],
        ["Segment", "customer tier"],
        grade("Rating"),
        ["Territory", "region"],
        ["Lead Source", "channel"],
        slashed("Customer Since", "customer since"),
      ],
      profile: {
        emits: [
          {
            ...{ kind: "customer", id: [["Account ID"]], name: ["Account Name"], phone: ["Phone"] },
            ...{ owner: { what: "email", column: ["Account Owner"] }, tier: ["Segment"], region: ["Territory"] },
            ...{
              grade: { column: ["Rating"], words: GRADES },
              channel: ["Lead Source"],
              since: short("Customer Since"),
            },
          },
        ],
      },
    },
    {
      of: "leads",
      columns: [
        ["Lead ID", "lead id"],
        ["Lead Owner", "owner"],
        day("Created", "created on"),
        ["Status", ({ stage = "" }) => ({ open: "Working", converted: "Qualified" })[stage] ?? "Unqualified"],
        ["Company", "lead name"],
        ["Lead Source", "channel"],
        grade("Rating"),
        day("Closed", "closed on"),
        ["Reason", "loss reason"],
      ],
      profile: {
        emits: [
          {
            ...{ kind: "lead", id: [["Lead ID"]], owner: staff("Lead Owner"), day: mdy("Created") },
            stage: { column: ["Status"], words: { Working: "open", Qualified: "converted", Unqualified: "lost" } },
            ...{ stageName: ["Status"], name: ["Company"], channel: ["Lead Source"], closeDay: mdy("Closed") },
            ...{ grade: { column: ["Rating"], words: GRADES }, lossReason: ["Reason"] },
          },
        ],
      },
    },
    {
      of: "follow-ups",
      columns: [
        ["Activity", "follow-up id"],
        ["Assigned To", "owner"],
        slashed("Date", "date"),
        ["Type", ({ channel = "" }) => ({ message: "SMS", visit: "Site visit" })[channel] ?? channel],
        tick("Completed", "held"),
        ["Account ID", "customer"],
      ],
      profile: {
        emits: [
          {
            ...{ kind: "followup", id: [["Activity"]], owner: staff("Assigned To"), day: short("Date") },
            channel: {
              column: ["Type"],
              words: { SMS: "message", "Site visit": "visit", email: "email", call: "call", meeting: "meeting" },
            },
            ...{ held: ticked("Completed"), customer: ["Account ID"] },
          },
        ],
      },
    },
    {
      of: "complaints",
      columns: [
        ["Case", "complaint id"],
        ["Case Owner", "owner"],
        ["Record Type", ({ type = "" }) => ({ ticket: "Incident", complaint: "Complaint" })[type] ?? "Request"],
        moment("Opened", "opened at"),
        moment("First Response", "answered at"),
        moment("Resolved", "closed at"),
        ["Account ID", "customer"],
        ["Subject", "topic"],
        ["Status", "status"],
      ],
      profile: {
        emits: [
          {
            ...{ kind: "complaint", id: [["Case"]], owner: staff("Case Owner") },
            type: {
              column: ["Record Type"],
              words: { Incident: "ticket", Complaint: "complaint", Request: "need" },
            },
            ...{ opened: mdy("Opened"), answered: mdy("First Response"), closed: mdy("Resolved") },
            ...{ customer: ["Account ID"], topic: ["Subject"], status: ["Status"] },
          },
        ],
      },
    },
    {
      of: "peer",
      columns: [
        ["Feedback", "review id"],
        ["Reviewee", (row) => company.email(row.person ?? "")],
        slashed("Date", "date"),
        ["Points", "score"],
        ["Out Of", "scale"],
        ["Reviewer", "by"],
      ],
      profile: {
        emits: [
          {
            ...{ kind: "peer", id: [["Feedback"]], owner: { what: "email", column: ["Reviewee"] }, day: short("Date") },
            ...{ score: { column: ["Points"] }, scale: { column: ["Out Of"] }, by: ["Reviewer"] },
          },
        ],
      },
    },
    {
      of: "knowledge",
      columns: [
        ["Article", "item id"],
        ["Author", "person"],
        slashed("Published", "date"),
        ["Headline", "title"],
        tick("Approved", "confirmed"),
      ],
      profile: {
        emits: [
          {
            ...{ kind: "knowledge", id: [["Article"]], owner: staff("Author"), day: short("Published") },
            ...{ title: ["Headline"], confirmed: ticked("Approved") },
          },
        ],
      },
    },
  ],
};
