/** The words that Chinese sales teams call roles, funnel stages and grades by are known to our own templates. */
import { generation } from "@clearboard/jobs/context";
import * as LoadInputs from "@clearboard/jobs/inputs";
import { expect, test } from "vitest";
import { createRig } from "./rig.ts";

const ROLES = {
  rep: "销售代表 代表 专员 销售专员 客户经理 电销专员 客服代表 实习生 管培生",
  lead: "组长 销售组长 电销组长",
  manager: "主管 经理 总监 销售主管 销售经理 销售总监 电销主管 电销经理",
  support: "销售助理 支持专员 销售支持专员 内容专员",
};

test("nobody is lost for the word of their role, and each has the role that it means", async () => {
  const rig = await createRig({ unknownOwners: "pending" });
  const rows = Object.entries(ROLES).flatMap(([role, words]) => words.split(" ").map((word) => ({ role, word })));
  const people = rows.map(({ word }, at) => `E${at},${word}某,一组,${word}\n`).join("");
  const receipt = await rig.take("people.csv", `工号,姓名,团队,角色\n${people}`);
  expect(receipt).toMatchObject({ status: "applied", rows: { read: rows.length, accepted: rows.length } });
  const known = await LoadInputs.loadPeople(rig.ctx, await generation(rig.ctx));
  const roles = new Map(known.map(({ values }) => [values.name, values.role]));
  for (const { role, word } of rows) expect(roles.get(`${word}某`), word).toBe(role);
});

test("funnel stages are open deals and leads, and grades are A, B and C", async () => {
  const rig = await createRig();
  const deals = ["认知", "兴趣", "考虑", "决策"].map((stage, at) => `D${at},E1,${stage},100.00,\n`).join("");
  expect((await rig.take("deals.csv", `商机编号,负责人,阶段,金额,成交日期\n${deals}`)).rows).toMatchObject({
    accepted: 4,
  });
  const leads = "认知 兴趣 考虑 决策 新建".split(" ");
  const grades = "重点客户 A类 高意向 初步意向 关键客户 C类".split(" ");
  const rows = [...leads, ...grades.map(() => "新建")].map(
    (stage, at) => `L${at},E1,2026-01-03,${stage},${at < leads.length ? "" : grades[at - leads.length]}\n`,
  );
  const receipt = await rig.take("leads.csv", `线索编号,负责人,创建日期,阶段,客户分级\n${rows.join("")}`);
  expect(receipt).toMatchObject({ status: "applied", rows: { read: rows.length, accepted: rows.length } });
});
