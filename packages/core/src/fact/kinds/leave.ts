/** Days somebody was away, both ends included; `share` of each day, 1 when absent. */
import { day, id, owner, portion, text } from "../field.ts";
import { kind } from "../kind.ts";

export const leave = kind({
  label: "leave|请假",
  fileWords: "leave|absence|vacation|请假|休假",
  template: "leave|Leave|请假",
  fields: {
    id: id("leave id|请假编号", { words: "leave id|absence id|request id|id|请假编号|单号|编号" }),
    owner: owner("person|员工", { label: "Owner|负责人" }),
    from: day("from|开始日期", {
      label: "From|开始",
      words: "from|start date|leave from|first day|start|date|开始日期|请假开始|起始日期|日期",
    }),
    to: day("to|结束日期", {
      need: "defaulted",
      label: "To|结束",
      words: "to|end date|leave to|last day|end|until|结束日期|请假结束|截止日期",
    }),
    type: text("type|假别|类型", {
      need: "optional",
      label: "Type|类型",
      words: "leave type|type|absence type|reason|请假类型|假别|类型|事由",
    }),
    share: portion("part of day|每日比例", {
      need: "optional",
      label: "Share|份额",
      words: "share|part of day|fraction|请假比例|比例",
      unit: "fraction",
    }),
  },
});
