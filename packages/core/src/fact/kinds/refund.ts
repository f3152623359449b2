/** Money given back on a deal of the same source; the amount is positive. */
import { currency, day, exact, id, money, owner, text } from "../field.ts";
import { kind } from "../kind.ts";

export const refund = kind({
  label: "refunds|退款",
  fileWords: "refund|return|退款|退货",
  template: "refunds|Refunds|退款",
  isStamped: true,
  order: {
    values: ["deal", "day", "amount", "currency"],
    draft: ["id", "deal", "amount", "currency", "day", "reason"],
  },
  fields: {
    id: id("refund id|退款编号", {
      words: "refund id|return id|refund no|credit note|id|退款编号|退款单号|退货单号|编号",
    }),
    deal: exact("deal id|商机编号", {
      isReference: true,
      label: "Deal id|订单编号",
      words:
        "deal id|order id|opportunity id|deal|order no|order number|contract no|商机编号|订单号|订单编号|合同编号|单号",
    }),
    owner: owner(undefined, { need: "optional" }),
    day: day("refund date|退款日期", {
      label: "Date|日期",
      words: "refund date|return date|date|refunded at|退款日期|退货日期|日期|退款时间",
    }),
    amount: money("amount|金额", { words: "refund amount|amount|refunded|credit amount|退款金额|金额|退货金额" }),
    currency: currency(),
    reason: text("reason|退款原因|原因", {
      need: "optional",
      label: "Reason|原因",
      words: "refund reason|reason|退款原因|退货原因|原因",
    }),
  },
});
