import { expect, test } from "vitest";
import * as Month from "../board/month.fixture.ts";
import * as Presets from "../plan/presets.ts";
import * as Policy from "../policy.ts";
import * as Gap from "./gap.ts";
import * as MonthPay from "./month-pay.ts";

test("data of the company that is missing is said once for the run, with what to do, and in a line on each statement", () => {
  const names = ["Anna", "Bo", "Chloe"];
  const statements = MonthPay.payMonth({
    ...Month.EMPTY,
    policy: {
      ...Policy.DEFAULT,
      plans: [{ roles: ["rep", "lead"], plan: Presets.scorecard(), variable: "1000" }],
    },
    people: names.map((name) => Month.person(name, { team: "North" })),
    deals: names.map((name) => Month.deal(name, 5_000_000)),
    targets: ["Anna", "Bo"].map((name) => Month.target("person", `crm:name|${name}`, 10_000_000)),
  });
  const gaps = Gap.sum(statements.flatMap(Gap.ofStatement));
  expect(gaps.map(({ code, people, params }) => [code, people, params.part ?? null])).toContainEqual([
    "pay-note-score-part",
    2,
    "Customer satisfaction",
  ]);
  const surveys = gaps.find(({ params }) => params.part === "Customer satisfaction");
  expect(surveys && [Gap.format(surveys, "en"), Gap.format(surveys, "zh-CN")]).toEqual([
    "Customer satisfaction is not known of 2 people; its weight goes to the other parts of the score. Import its file, or take the part out of the plan.",
    "2 人没有客户满意度数据，其权重归于其他得分项。请导入相应文件，或从方案中去掉该项。",
  ]);
  const codes = statements[0]?.notes.map(({ code }) => code);
  expect(codes?.filter((code) => code === "pay-note-score-part")).toHaveLength(3);
});

test("the gap of the most people comes first, and a statement that lacks nothing adds none", () => {
  const reason = (reason: "no-target" | "no-plan" | "left") => Gap.ofStatement({ notes: [], reason });
  expect(Gap.sum([reason("no-plan"), reason("no-target"), reason("no-target"), reason("left")].flat())).toEqual([
    { code: "no-target", params: {}, people: 2 },
    { code: "no-plan", params: {}, people: 1 },
  ]);
  expect(Gap.ofStatement({ notes: [{ code: "pay-note-cancelled", params: {} }], reason: null })).toEqual([]);
});
