/** One person as a people or team file states them. `from` is the first day the row holds; absent = undated. */
import { alias, builder, choice, day, name, owner, text } from "../field.ts";
import { kind } from "../kind.ts";
import { REGION } from "../words.ts";

export const person = kind({
  label: "people|人员",
  fileWords: "people|person|staff|employee|team|人员|员工|团队|花名册",
  template: "people|People|员工",
  days: [],
  owner: ["key"],
  order: {
    profile: ["key", "name", "aliases", "team", "region", "manager", "role", "hireDay", "leaveDay"],
    values: ["key", "name", "aliases", "role", "team", "region", "manager", "hireDay", "leaveDay"],
    draft: ["key", "name", "email", "extension", "login", "team", "region", "manager", "role", "hireDay", "leaveDay"],
  },
  fields: {
    key: owner("employee id|工号", {
      label: "Employee key|员工标识",
      words:
        "employee id|employee no|staff id|user id|id|emp id|sales agent|agent|login|工号|员工编号|员工号|人员编号|编号",
    }),
    name: name("name|姓名", {
      words: "name|full name|employee name|employee|sales agent|agent|display name|姓名|员工姓名|名字|人员",
    }),
    aliases: builder("owners")("", { need: "defaulted", label: "Further keys|其他标识" }),
    email: alias("email|邮箱", {
      need: "optional",
      label: "E-mail|邮箱",
      words: "email|e-mail|work email|mail|邮箱|电子邮箱|企业邮箱",
      space: "email",
    }),
    extension: alias("extension|分机", {
      need: "optional",
      words: "extension|ext|phone extension|分机|分机号",
      space: "extension",
    }),
    login: alias("", {
      need: "optional",
      label: "Login|账号",
      words: "login|user name|username|account|账号|登录名",
      space: "login",
    }),
    role: choice(
      "role|角色",
      {
        rep: "rep|sales rep|销售|销售代表|坐席|代表|专员|销售专员|客户经理|电销专员|电销代表|客服代表|实习生|管培生",
        lead: "lead|team lead|组长|团队长|销售组长|电销组长",
        manager: "manager|supervisor|主管|经理|总监|销售主管|销售经理|销售总监|电销主管|电销经理|电销总监",
        support: "support|支持|后台|销售助理|支持专员|销售支持|销售支持专员|内容专员",
      },
      {
        need: "defaulted",
        fallback: "rep",
        unknown: "rep",
        labels: { lead: "team lead|组长" },
        words: "role|job title|title|position|角色|职位|岗位|职务",
        more: {
          rep: "sales|representative|agent|业务员|顾问",
          lead: "leader|小组长",
          manager: "director|head",
          support: "back office|assistant|admin|助理|行政",
        },
        empty: "rep",
        draftEmpty: "rep",
      },
    ),
    from: day("from|生效日期", {
      need: "optional",
      label: "From|开始",
      words: "from|effective from|valid from|effective date|生效日期|调入日期",
    }),
    team: text("team|团队", {
      need: "optional",
      words: "team|department|group|sales team|unit|business unit|团队|部门|小组|组别",
    }),
    region: text("region|大区", { need: "optional", label: "Region|区域", words: REGION }),
    manager: text("manager|主管", {
      need: "optional",
      words: "manager|supervisor|team lead|leader|reports to|主管|经理|上级|直属上级|组长",
    }),
    hireDay: day("hire date|入职日期", {
      need: "optional",
      label: "Hired|入职日期",
      words: "hire date|start date|hired|joined|join date|date of joining|入职日期|入职时间",
    }),
    leaveDay: day("leave date|离职日期", {
      need: "optional",
      label: "Left|离职日期",
      words: "leave date|exit date|termination date|end date|left|离职日期|离职时间",
    }),
  },
});
