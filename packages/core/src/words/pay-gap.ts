/** What a pay run lacks, and what to do about it: said once to who manages pay. */
import type { Text } from "./text.ts";

/** By the code of the note, or the reason for no pay, that the statements carry. */
export const GAPS = {
  "pay-note-no-calendar": {
    en: "There is no working-day calendar of {year}: for {people#person|people} targets count Monday to Friday, the rest the whole month. Add the year to the calendar of the policy.",
    zh: "没有 {year} 年的工作日历：{people} 人的目标按周一至周五计算，其他数额按整月计算。请在政策的工作日历中加入该年。",
  },
  "pay-note-no-hire-day": {
    en: "{people#person has|people have} no hire day and count as past the ramp. Add hire days to the people file.",
    zh: "{people} 人没有入职日期，按已过爬坡期计算。请在人员文件中补充入职日期。",
  },
  "pay-note-score-part": {
    en: "{part} is not known of {people#person|people}; its weight goes to the other parts of the score. Import its file, or take the part out of the plan.",
    zh: "{people} 人没有{partZh}数据，其权重归于其他得分项。请导入相应文件，或从方案中去掉该项。",
  },
  "not-covered": {
    en: "{people#person has|people have} no pay: no data was imported for the month. Import the file that the plan pays on.",
    zh: "{people} 人没有奖金：本月没有导入数据。请导入方案所依据的文件。",
  },
  "no-target": {
    en: "{people#person has|people have} no pay: their plan needs a target. Import targets of the month.",
    zh: "{people} 人没有奖金：方案需要目标。请导入本月目标。",
  },
  "no-variable": {
    en: "{people#person has|people have} no pay: their plan pays a share of a target incentive. Write it in the policy.",
    zh: "{people} 人没有奖金：方案按目标奖金的比例计付。请在政策中填写目标奖金。",
  },
  "no-plan": {
    en: "{people#person has|people have} a role that no plan pays. Name the role in a plan if it is to have pay.",
    zh: "{people} 人的角色没有奖金方案。如应发奖金，请在方案中加入该角色。",
  },
} as const satisfies Record<string, Text>;
