/** One answered satisfaction survey: `score` of `scale`, both as written (at most 4 decimals). */
import { day, id, number, owner } from "../field.ts";
import { kind } from "../kind.ts";

export const survey = kind({
  label: "satisfaction answers|满意度回答",
  fileWords: "survey|csat|satisfaction|满意度|评价",
  template: "surveys|Satisfaction surveys|满意度评价",
  fields: {
    id: id("survey id|评价编号", {
      words: "survey id|response id|feedback id|id|评价编号|问卷编号|编号",
    }),
    owner: owner("agent|坐席|坐席(工号)|坐席工号", { label: "Owner|负责人" }),
    day: day("date|日期", {
      words: "date|survey date|submitted|submitted at|response date|日期|评价日期|评价时间|提交时间",
    }),
    score: number("score|评分|得分", {
      words:
        "satisfaction rating|satisfaction|csat|csat score|score|rating|stars|points|评分|得分|分数|打分|满意度|满意度评分",
    }),
    scale: number("scale|满分", {
      label: "Out of|满分",
      words: "scale|out of|max score|maximum|满分|总分",
      constants: ["5", "10", "100"],
    }),
  },
});
