/** One colleague's collaboration score for a person. */
import { day, id, number, owner, text } from "../field.ts";
import { kind } from "../kind.ts";
import { OWNER } from "../words.ts";

export const peer = kind({
  label: "peer scores|同事评分",
  fileWords: "peer|collaboration|互评|协作",
  template: "peers|Peer scores|同事互评",
  fields: {
    id: id("review id|互评编号", { words: "review id|peer review id|id|互评编号|编号" }),
    owner: owner("person|被评人", {
      label: "Owner|负责人",
      words: `person|reviewee|colleague|被评人|被评价人|同事|${OWNER}`,
    }),
    day: day("date|日期", { words: "date|review date|日期|评价日期|互评日期" }),
    score: number("score|评分|得分", {
      words: "collaboration score|collaboration|score|rating|stars|points|评分|得分|分数|打分|协作分|互评分",
    }),
    scale: number("scale|满分", {
      label: "Out of|满分",
      words: "scale|out of|max score|满分|总分",
      constants: ["5", "10", "100"],
    }),
    by: text("by|评价人", {
      need: "optional",
      label: "Rated by|评价人",
      words: "by|reviewer|rated by|from|评价人|评分人|打分人",
    }),
  },
});
