/** Tables that are known and still give no fact: what is missing in them is said, instead of that nobody knows them. */
import type { Code } from "@clearboard/core/code";
import type { Column } from "../mapping/scalars.ts";

export type LeftOut = {
  name: string;
  header: Column[];
  code: Extract<Code, "export-without-day" | "export-without-owner" | "export-aggregate" | "export-unused">;
};

export const LEFT_OUT: LeftOut[] = [
  {
    name: "X Education leads",
    header: [["Prospect ID"], ["Lead Number"], ["Lead Source"], ["Converted"], ["Lead Quality"]],
    code: "export-without-day",
  },
  {
    name: "Bank telemarketing",
    header: [["age"], ["job"], ["month"], ["day_of_week"], ["duration"], ["campaign"], ["pdays"]],
    code: "export-without-day",
  },
  {
    name: "Cable complaints",
    header: [["Date of Complaint"], ["Date of Closure"], ["Cable Provider"]],
    code: "export-without-owner",
  },
  {
    name: "Tmall orders",
    header: [["订单编号"], ["总金额"], ["买家实际支付金额"], ["订单创建时间"], ["退款金额"]],
    code: "export-without-owner",
  },
  {
    name: "Salesforce contacts",
    header: [["Id"], ["AccountId"], ["LastName"], ["ReportsToId"], ["Department"]],
    code: "export-unused",
  },
  {
    name: "Salesforce campaign members",
    header: [["Id"], ["CampaignId"], ["LeadId"], ["ContactId"], ["HasResponded"]],
    code: "export-unused",
  },
  { name: "Maven products", header: [["product"], ["series"], ["sales_price"]], code: "export-unused" },
  {
    name: "Calls by person",
    header: [
      ["agent", "agent name", "user", "extension", "坐席", "坐席姓名", "员工", "客服名称"],
      [
        "total calls",
        "calls",
        "number of calls",
        "call count",
        "total offers",
        "answered calls",
        "通话总数",
        "通话次数",
        "呼叫总量",
        "接通数",
      ],
    ],
    code: "export-aggregate",
  },
];
