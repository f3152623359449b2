/** What one unit of a currency (or `per` of them) is worth in another from a day on, and who says so. */
import { builder, day, text } from "../field.ts";
import { kind } from "../kind.ts";

export const rate = kind({
  label: "exchange rates|汇率",
  fileWords: "rate|fx|exchange|汇率|牌价",
  template: "rates|Exchange rates|汇率",
  source: "rates",
  // A rate holds until there is a newer one, whatever the month.
  days: [],
  owner: ["from"],
  fields: {
    day: day("day|日期", { words: "day|date|rate date|valid from|effective date|日期|生效日期|牌价日期|发布时间" }),
    from: builder("currency")("from currency|原币", {
      label: "From currency|原币",
      words: "from currency|from|currency|currency code|base currency|base|原币|外币|币种|货币",
    }),
    to: builder("currency")("to currency|折算币种", {
      need: "defaulted",
      label: "To currency|折算币种",
      words: "to currency|to|target currency|quote currency|quote|折算币种|本位币|目标币种",
    }),
    rate: builder("decimal")("rate|汇率", {
      words: "rate|exchange rate|fx rate|value|汇率|中间价|折算价|牌价",
    }),
    per: builder("decimal")("per units|外币数量", {
      need: "optional",
      label: "For so many units|外币数量",
      words: "per units|units|per|nominal|外币数量|单位数量|单位",
    }),
    source: text("rate source|汇率来源", {
      need: "optional",
      label: "Source of the rate|汇率来源",
      words: "rate source|source|provider|汇率来源|来源|发布机构",
    }),
  },
});
