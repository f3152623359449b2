/** One knowledge-sharing or training item; only confirmed ones count. */
import { choice, day, decimal, exact, id, owner, text, yesNo } from "../field.ts";
import { kind } from "../kind.ts";
import { OWNER } from "../words.ts";

export const knowledge = kind({
  label: "knowledge items|知识分享",
  fileWords: "knowledge|training|course|sharing|培训|分享|课程",
  template: "knowledge|Knowledge sharing|知识分享",
  fields: {
    id: id("item id|分享编号", {
      words: "item id|record id|training id|session id|id|分享编号|培训编号|编号",
    }),
    owner: owner("person|员工", {
      label: "Owner|负责人",
      words: `person|trainer|trainee|speaker|learner|分享人|讲师|学员|参训人|${OWNER}`,
    }),
    day: day("date|日期", { words: "date|training date|session date|completed date|日期|分享日期|培训日期|完成日期" }),
    title: exact("title|标题", {
      words:
        "title|topic|course|course name|training program|program name|training program name|标题|主题|课程|课程名称|分享主题|培训内容",
    }),
    confirmed: yesNo("confirmed|是否确认", {
      label: "Confirmed|已确认",
      words: "confirmed|completed|status|outcome|training outcome|approved|是否确认|确认|状态|是否完成",
      more: { yes: "passed|通过", no: "incomplete|未通过" },
      empty: "no",
      isNamed: true,
    }),
    type: choice(
      "type|类型",
      { sharing: "sharing|分享|知识分享", training: "training|培训" },
      {
        need: "optional",
        words: "type|kind|training type|类型|类别",
        more: { sharing: "share", training: "course|课程|internal|external" },
        asked: "知识分享",
      },
    ),
    hours: decimal("hours|学时|时长", { need: "optional", words: "hours|duration hours|课时|学时|时长(小时)|小时" }),
    score: decimal("score|成绩|得分", {
      need: "optional",
      words: "score|exam score|test score|grade|mark|result score|成绩|得分|分数|考试成绩|考核成绩",
    }),
    scale: decimal("scale|满分", {
      need: "optional",
      label: "Out of|满分",
      words: "scale|out of|max score|maximum|满分|总分",
    }),
    level: text("training level|培训级别|级别", {
      need: "optional",
      label: "Level|培训级别",
      words: "training level|level|course level|stage|培训级别|级别|课程级别|培训层级|层级",
    }),
  },
});
