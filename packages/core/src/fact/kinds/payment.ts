/** Cash for a deal of the same source: received on `day`, or expected by `dueDay` and not here yet. One of the two is set. */
import { currency, day, exact, id, money, owner } from "../field.ts";
import { kind } from "../kind.ts";

export const payment = kind({
  label: "payments|回款",
  fileWords: "payment|receipt|回款|收款",
  template: "payments|Payments|回款",
  isStamped: true,
  days: ["day", "dueDay"],
  order: { values: ["deal", "amount", "currency"], draft: ["id", "deal", "amount", "currency", "day", "dueDay"] },
  fields: {
    id: id("payment id|回款编号", {
      words: "payment id|receipt id|transaction id|payment no|receipt no|id|回款编号|收款编号|流水号|编号",
    }),
    deal: exact("deal id|商机编号", {
      isReference: true,
      label: "Deal id|订单编号",
      words:
        "deal id|order id|opportunity id|deal|order no|order number|contract no|商机编号|订单号|订单编号|合同编号|单号",
    }),
    owner: owner(undefined, { need: "optional" }),
    day: day("received on|到账日期", {
      need: "optional",
      label: "Date|日期",
      words: "payment date|paid date|received date|date|paid at|回款日期|收款日期|到账日期|日期",
    }),
    dueDay: day("due on|应收日期", {
      need: "optional",
      label: "Due|应交日期",
      words: "due date|expected date|due day|应收日期|到期日|计划回款日期|约定付款日",
    }),
    amount: money("amount|金额", {
      words: "amount|paid amount|payment amount|received|paid|回款金额|收款金额|金额|到账金额",
    }),
    currency: currency(),
  },
});
