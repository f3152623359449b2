/** What is said of closed deals that somebody else has by now. */
import type { Text } from "./text.ts";

/** Beside a deal of whoever closed it. */
export const NOW_WITH: Text = { en: "now with {person}", zh: "现由 {person} 负责" };

/** On the receipt of the file that says so. */
export const HANDED_OVER: Text = {
  en: "{n#closed deal|closed deals} only changed hands: each still counts for whoever closed it.",
  zh: "{n} 个已结订单只更换了负责人：业绩仍归结单时的负责人。",
};
