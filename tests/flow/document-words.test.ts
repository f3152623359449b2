/** The words that Chinese sales teams call roles, funnel stages and grades by are known to our own templates. */
import * as Identity from "@clearboard/core/identity";
import { generation } from "@clearboard/jobs/context";
import { proceed } from "@clearboard/jobs/import";
import * as LoadInputs from "@clearboard/jobs/inputs";
import { rebuild } from "@clearboard/jobs/rebuild";
import * as Words from "@clearboard/jobs/waiting-word";
import { expect, test } from "vitest";
import { createSandbox, DAY } from "./sandbox.ts";

const ROLES = {
  rep: "销售代表 代表 专员 销售专员 客户经理 电销专员 客服代表 实习生 管培生",
  lead: "组长 销售组长 电销组长",
  manager: "主管 经理 总监 销售主管 销售经理 销售总监 电销主管 电销经理",
  support: "销售助理 支持专员 销售支持专员 内容专员",
};

test("nobody is lost for the word of their role, and each has the role that it means", async () => {
  const sandbox = await createSandbox({ unknownOwners: "pending" });
  const rows = Object.entries(ROLES).flatMap(([role, words]) => words.split(" ").map((word) => ({ role, word })));
  const people = rows.map(({ word }, at) => `E${at},${word}某,一组,${word}\n`).join("");
  const receipt = await sandbox.take("people.csv", `工号,姓名,团队,角色\n${people}`);
  expect(receipt).toMatchObject({ status: "applied", rows: { read: rows.length, accepted: rows.length } });
  const known = await LoadInputs.loadPeople(sandbox.ctx, await generation(sandbox.ctx));
  const roles = new Map(known.map(({ values }) => [values.name, values.role]));
  for (const { role, word } of rows) expect(roles.get(`${word}某`), word).toBe(role);
});

test("funnel stages are open deals and leads, and grades are A, B and C", async () => {
  const sandbox = await createSandbox();
  const deals = ["认知", "兴趣", "考虑", "决策"].map((stage, at) => `D${at},E1,${stage},100.00,\n`).join("");
  expect((await sandbox.take("deals.csv", `商机编号,负责人,阶段,金额,成交日期\n${deals}`)).rows).toMatchObject({
    accepted: 4,
  });
  const leads = "认知 兴趣 考虑 决策 新建".split(" ");
  const grades = "重点客户 A类 高意向 初步意向 关键客户 C类".split(" ");
  const rows = [...leads, ...grades.map(() => "新建")].map(
    (stage, at) => `L${at},E1,2026-01-03,${stage},${at < leads.length ? "" : grades[at - leads.length]}\n`,
  );
  const receipt = await sandbox.take("leads.csv", `线索编号,负责人,创建日期,阶段,客户分级\n${rows.join("")}`);
  expect(receipt).toMatchObject({ status: "applied", rows: { read: rows.length, accepted: rows.length } });
});

test("somebody whose role nobody has explained is a rep until it is, then has the role from the first day on", async () => {
  const sandbox = await createSandbox({ unknownOwners: "pending" });
  const rows = ["E1,甲,一组,拓荒者", "E2,乙,一组,掌门", "E3,丙,一组,销售"];
  const receipt = await sandbox.take("people.csv", `工号,姓名,团队,角色\n${rows.join("\n")}\n`);
  expect(receipt).toMatchObject({
    rows: { read: 3, accepted: 3, pending: 0 },
    words: [
      { column: "角色", word: "拓荒者", rows: 1, as: "rep" },
      { column: "角色", word: "掌门", rows: 1, as: "rep" },
    ],
  });
  await sandbox.take("deals.csv", "商机编号,负责人,阶段,金额,成交日期\nD1,E1,赢单,500.00,2026-01-12\n");
  expect((await sandbox.board("2026-01")).people.map(({ name }) => name).sort()).toEqual(["丙", "乙", "甲"].sort());
  sandbox.pass(DAY);
  const { source } = receipt;
  for (const [word, is] of [
    ["掌门", "manager"],
    ["拓荒者", "lead"],
  ] as const)
    for (const id of await Words.answer(sandbox.ctx, { source: source ?? "", column: "角色", word, is }, "ada"))
      await proceed(sandbox.ctx, id);
  const roles = async () => {
    const { people } = Identity.fold(
      await LoadInputs.loadPeople(sandbox.ctx, await generation(sandbox.ctx)),
      [],
      "pending",
    );
    return [...people.values()].map(({ name, memberships }) => [name, ...memberships.map(({ role }) => role)]).sort();
  };
  const expected = [
    ["丙", "rep"],
    ["乙", "manager"],
    ["甲", "lead"],
  ];
  expect(await roles()).toEqual(expected);
  expect(await Words.list(sandbox.ctx)).toEqual([]);
  await rebuild(sandbox.ctx);
  expect(await roles()).toEqual(expected);
  const later = await sandbox.take("later.csv", "工号,姓名,团队,角色\nE4,丁,一组,掌门\n");
  expect(later.words).toEqual([]);
  expect((await roles()).find(([name]) => name === "丁")).toEqual(["丁", "manager"]);
});
