/** Clearboard's own templates for people: who they are, whose which key is, when they were away. */
import type { Draft } from "../profile.ts";
import { both, EMPTY } from "./column.ts";

export const PEOPLE: Draft = {
  name: "people",
  title: { en: "People", zh: "员工" },
  source: "clearboard",
  empty: EMPTY,
  match: { header: [both("employee id", "工号"), both("name", "姓名")] },
  emits: [
    {
      kind: "person",
      key: { what: "id", column: both("employee id", "工号") },
      name: both("name", "姓名"),
      aliases: [
        { what: "email", column: both("email", "邮箱") },
        { what: "extension", column: both("extension", "分机") },
        { what: "name", column: both("name", "姓名") },
      ],
      team: both("team", "团队"),
      region: both("region", "大区"),
      manager: both("manager", "主管"),
      role: {
        column: both("role", "角色"),
        words: {
          rep: "rep",
          "sales rep": "rep",
          销售: "rep",
          销售代表: "rep",
          坐席: "rep",
          lead: "lead",
          "team lead": "lead",
          组长: "lead",
          团队长: "lead",
          manager: "manager",
          supervisor: "manager",
          主管: "manager",
          经理: "manager",
          support: "support",
          支持: "support",
          后台: "support",
        },
        empty: "rep",
      },
      hireDay: { column: both("hire date", "入职日期"), order: "ymd" },
      leaveDay: { column: both("leave date", "离职日期"), order: "ymd" },
      from: { column: both("from", "生效日期"), order: "ymd" },
    },
  ],
};

/** Which key is whose, from which day on: what the links made on screen are kept as, and a way to bring many at once. */
export const LINKS: Draft = {
  name: "links",
  title: { en: "Whose key is it", zh: "标识归属" },
  source: "links",
  empty: EMPTY,
  match: { header: [both("key", "标识"), both("person", "人员")] },
  emits: [
    {
      kind: "identity",
      key: both("key", "标识"),
      person: both("person", "人员"),
      from: { column: both("from", "生效日期"), order: "ymd" },
      to: { column: both("to", "失效日期"), order: "ymd" },
    },
  ],
};

export const LEAVE: Draft = {
  name: "leave",
  title: { en: "Leave", zh: "请假" },
  source: "clearboard",
  empty: EMPTY,
  match: { header: [both("leave id", "请假编号"), both("person", "员工"), both("from", "开始日期")] },
  emits: [
    {
      kind: "leave",
      id: [both("leave id", "请假编号")],
      owner: { what: "id", column: both("person", "员工") },
      from: { column: both("from", "开始日期"), order: "ymd" },
      to: { column: both("to", "结束日期"), order: "ymd" },
      type: both("type", "假别", "类型"),
      share: { column: both("part of day", "每日比例"), unit: "fraction" },
    },
  ],
};
