/** One ability of a person as somebody judged it on a day: `score` of `scale`. */
import { day, id, number, owner, text } from "../field.ts";
import { kind } from "../kind.ts";
import { OWNER } from "../words.ts";

export const assessment = kind({
  label: "assessments|能力评估",
  fileWords: "assessment|ability|skill|competenc|能力|评估|测评",
  template: "assessments|Ability assessments|能力评估",
  fields: {
    id: id("", { need: "optional", words: "assessment id|评估编号|测评编号" }),
    owner: owner("person|员工", {
      label: "Owner|负责人",
      words: `person|assessed person|被评估人|被测评人|员工|${OWNER}`,
    }),
    day: day("date|日期", { words: "assessment date|date|评估日期|测评日期|日期" }),
    ability: text("ability|能力项", {
      words: "ability|skill|competency|competence|dimension|能力项|能力|评估项|测评项|能力维度|维度",
    }),
    score: number("score|评分|得分", {
      isTracked: true,
      words: "ability score|score|rating|points|评分|得分|分数|打分",
    }),
    scale: number("scale|满分", {
      label: "Out of|满分",
      words: "scale|out of|max score|满分|总分",
      constants: ["5", "10", "100"],
    }),
    by: text("by|评估人|评价人", {
      need: "optional",
      label: "Assessed by|评估人",
      words: "by|assessor|assessed by|evaluator|coach|评估人|测评人|评价人|教练|考官",
    }),
  },
});
