/** Tables that are passed around as samples: orders of a restaurant, training records, shares of a car market. */
import type { Draft } from "../profile.ts";

/** Orders by waiter; 1 is paid, 0 still open, 2 left without paying. Times as a spreadsheet writes them, NA for nothing. */
export const RESTAURANT_ORDERS: Draft = {
  name: "restaurant-orders",
  title: { en: "Restaurant orders", zh: "餐厅订单" },
  source: "restaurant",
  empty: ["NA"],
  match: {
    header: [["order_id"], ["emp_id"], ["accounts_payable"], ["use_start_time"], ["lock_time"], ["order_status"]],
  },
  emits: [
    {
      kind: "deal",
      id: [["order_id"]],
      owner: { what: "waiter", column: ["emp_id"] },
      stage: { column: ["order_status"], words: { "1": "won", "0": "open", "2": "lost" } },
      stageName: ["order_status"],
      amount: { column: ["accounts_payable"] },
      list: { column: ["expenditure"] },
      openDay: { column: ["use_start_time"], order: "ymd" },
      closeDay: { column: ["lock_time"], order: "ymd" },
      customer: ["phone"],
    },
  ],
};

/** One row per person and course. The second Training Cost and what stands after it are left of a pivot table. */
export const TRAINING_RECORDS: Draft = {
  name: "training-records",
  title: { en: "Training records by employee", zh: "员工培训记录" },
  source: "hr",
  match: { header: [["Employee ID"], ["Training Date"], ["Training Program Name"], ["Training Outcome"]] },
  emits: [
    {
      kind: "knowledge",
      id: [["Employee ID"], ["Training Date"], ["Training Program Name"]],
      owner: { what: "id", column: ["Employee ID"] },
      day: { column: ["Training Date"], order: "dmy", pivot: 70 },
      title: ["Training Program Name"],
      type: { is: "training" },
      confirmed: {
        column: ["Training Outcome"],
        words: { passed: "yes", completed: "yes", failed: "no", incomplete: "no" },
      },
    },
  ],
};

const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

/** A year's share, in percent, is the share of each of its months. */
export const MARKET_SHARE_YEARS: Draft = {
  name: "market-share-years",
  title: { en: "Market share by year", zh: "年度市场份额" },
  source: "market",
  match: { header: [["Make"], ["Year"], ["US_Share"]] },
  emits: MONTHS.map((month) => ({
    kind: "share" as const,
    month: { year: ["Year"], month },
    competitor: ["Make"],
    share: { column: ["US_Share"], unit: "percent" as const },
  })),
};
