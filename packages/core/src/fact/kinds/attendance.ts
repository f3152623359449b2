/** One person's day at work: when it began and ended, or how many hours it had. */
import { day, decimal, id, moment, owner, text } from "../field.ts";
import { kind } from "../kind.ts";
import { OWNER } from "../words.ts";

export const attendance = kind({
  label: "attendance|出勤",
  fileWords: "attendance|clock|punch|timesheet|考勤|打卡|出勤",
  template: "attendance|Attendance|出勤",
  fields: {
    id: id("", { need: "optional", words: "attendance id|考勤编号|打卡编号" }),
    owner: owner("person|员工", { label: "Owner|负责人", words: `person|employee id|员工|${OWNER}` }),
    day: day("date|日期", { words: "work date|date|day|attendance date|考勤日期|出勤日期|打卡日期|日期" }),
    in: moment("in|上班时间|上班打卡", {
      need: "optional",
      dayOf: "day",
      isNamed: true,
      label: "In|上班时间",
      words: "clock in|check in|in|time in|punch in|上班打卡时间|上班时间|上班打卡|签到时间|签到",
    }),
    out: moment("out|下班时间|下班打卡", {
      need: "optional",
      dayOf: "day",
      isNamed: true,
      after: "in",
      label: "Out|下班时间",
      words: "clock out|check out|out|time out|punch out|下班打卡时间|下班时间|下班打卡|签退时间|签退",
    }),
    hours: decimal("hours|工时|出勤时长", {
      need: "optional",
      words: "hours worked|work hours|hours|worked hours|工时|出勤时长|工作时长|工作时长(小时)|出勤小时|实际工时",
    }),
    status: text("status|考勤结果|状态", {
      need: "optional",
      words: "attendance status|attendance result|status|result|考勤结果|考勤状态|出勤状态|状态",
    }),
  },
});
