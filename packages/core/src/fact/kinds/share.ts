/** A competitor's (or our own) share of the market in a month, of a region or, without one, of everything. */
import { month, portion, text, yesNo } from "../field.ts";
import { kind } from "../kind.ts";
import { REGION } from "../words.ts";

export const share = kind({
  label: "market shares|市场份额",
  fileWords: "share|market|competitor|份额|市占",
  template: "market-share|Market share|市场份额",
  owner: ["region"],
  order: { values: ["month", "competitor", "share", "us"], draft: ["month", "competitor", "share"] },
  fields: {
    month: month("month|月份", { words: "month|period|year month|date|月份|月|期间|年月" }),
    region: text("region|大区|地区", { need: "optional", label: "Region|区域", words: REGION }),
    competitor: text("competitor|竞争对手|品牌", {
      words: "competitor|company|brand|vendor|make|manufacturer|竞争对手|竞品|品牌|公司|厂商",
    }),
    share: portion("market share|市场份额", {
      label: "Share|份额",
      words: "market share|share|share %|percentage|市场份额|份额|市占率|占比",
    }),
    us: yesNo("our own|是否本公司", {
      need: "optional",
      label: "Is it us|是否本公司",
      words: "us|is us|own|ours|是否本公司|本公司|是否我方",
      empty: "no",
    }),
  },
});
