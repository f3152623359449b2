/** People and their days away, as exports name them. */
import type { Field } from "../field.ts";
import { list, OWNER, REGION } from "./word.ts";

export const PERSON: Field[] = [
  {
    name: "key",
    is: "owner",
    isRequired: true,
    words: list(
      "employee id|employee no|staff id|user id|id|emp id|sales agent|agent|login|工号|员工编号|员工号|人员编号|编号",
    ),
  },
  {
    name: "name",
    is: "text",
    isRequired: true,
    words: list("name|full name|employee name|employee|sales agent|agent|display name|姓名|员工姓名|名字|人员"),
  },
  { name: "email", is: "alias", what: "email", words: list("email|e-mail|work email|mail|邮箱|电子邮箱|企业邮箱") },
  { name: "extension", is: "alias", what: "extension", words: list("extension|ext|phone extension|分机|分机号") },
  { name: "login", is: "alias", what: "login", words: list("login|user name|username|account|账号|登录名") },
  { name: "team", is: "text", words: list("team|department|group|sales team|unit|business unit|团队|部门|小组|组别") },
  { name: "region", is: "text", words: REGION },
  {
    name: "manager",
    is: "text",
    words: list("manager|supervisor|team lead|leader|reports to|主管|经理|上级|直属上级|组长"),
  },
  {
    name: "role",
    is: "choice",
    words: list("role|job title|title|position|角色|职位|岗位|职务"),
    values: {
      rep: list("rep|sales rep|sales|representative|agent|销售|销售代表|坐席|业务员|客户经理|顾问"),
      lead: list("lead|team lead|leader|组长|团队长|小组长"),
      manager: list("manager|supervisor|director|head|主管|经理|总监"),
      support: list("support|back office|assistant|admin|支持|后台|助理|行政"),
    },
    empty: "rep",
  },
  {
    name: "hireDay",
    is: "day",
    words: list("hire date|start date|hired|joined|join date|date of joining|入职日期|入职时间"),
  },
  { name: "leaveDay", is: "day", words: list("leave date|exit date|termination date|end date|left|离职日期|离职时间") },
  { name: "from", is: "day", words: list("from|effective from|valid from|effective date|生效日期|调入日期") },
];

export const LEAVE: Field[] = [
  { name: "id", is: "id", isRequired: true, words: list("leave id|absence id|request id|id|请假编号|单号|编号") },
  { name: "owner", is: "owner", isRequired: true, words: OWNER },
  {
    name: "from",
    is: "day",
    isRequired: true,
    words: list("from|start date|leave from|first day|start|date|开始日期|请假开始|起始日期|日期"),
  },
  { name: "to", is: "day", words: list("to|end date|leave to|last day|end|until|结束日期|请假结束|截止日期") },
  { name: "type", is: "text", words: list("leave type|type|absence type|reason|请假类型|假别|类型|事由") },
  { name: "share", is: "share", words: list("share|part of day|fraction|请假比例|比例") },
];
