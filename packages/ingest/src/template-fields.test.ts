/** What the pages a sales company keeps say beyond who, when and how much: by our own templates in both languages, and by drafts. */
import * as RevenueTarget from "@clearboard/core/fact/revenue-target";
import { describe, expect, test } from "vitest";
import * as Draft from "./draft/draft.ts";
import * as Profile from "./profile.ts";
import { readAll, SHANGHAI } from "./reading.fixture.ts";

async function facts(file: string) {
  const { rows, rejected } = await readAll(file);
  expect(rejected).toEqual([]);
  return rows.map(({ kind, id, values }) => ({ kind, id, ...values }));
}

describe("an open deal", () => {
  test("is expected to close on the day of its close date column, a closed one closed on it", async () => {
    const rows = await facts(
      "deal id,owner,stage,amount,close date\nD1,E1,proposal,5000,2026-04-15\nD2,E1,won,1000,2026-03-10\nD3,E1,new,,\n",
    );
    expect(rows).toMatchObject([{ expectedDay: "2026-04-15" }, { closeDay: "2026-03-10" }, { id: "D3" }]);
    expect(rows[0]).not.toHaveProperty("closeDay");
    expect(rows[1]).not.toHaveProperty("expectedDay");
    expect(rows[2]).not.toHaveProperty("expectedDay");
  });

  test("says more in columns of its own: the expected day there, probability, forecast, industry", async () => {
    const [deal] = await facts(
      "商机编号,负责人,阶段,金额,成交日期,预计成交日期,赢单概率,预测类别,行业\nD1,E1,谈判,5000,,2026-05-01,60%,承诺,制造业\n",
    );
    expect(deal).toMatchObject({
      expectedDay: "2026-05-01",
      probability: "0.6",
      forecast: "承诺",
      industry: "制造业",
    });
  });

  test("with an expected day that no calendar has is rejected, naming column and line", async () => {
    const { rejected } = await readAll("deal id,owner,stage,amount,close date\nD1,E1,proposal,1,2026-02-30\n");
    expect(rejected.map(({ line, column, code }) => [line, column, code])).toEqual([[2, "close date", "bad-date"]]);
  });

  test("is drafted with its expected day where the file has one column of days, or two", async () => {
    const draft = async (text: string) => {
      const { profile } = await Draft.propose(Buffer.from(text), "deals.csv", {
        organisation: SHANGHAI,
        profiles: [],
        answers: { kind: "deal", settings: { "owner.what": "id" } },
      });
      return (await readAll(text, { profiles: [Profile.parse(profile)] })).rows.map(({ values }) => values);
    };
    expect(
      await draft("deal no,sales rep,deal status,deal value,expected close\nD1,E1,open,5,2026-04-15\n"),
    ).toMatchObject([{ expectedDay: "2026-04-15" }]);
    const both = "deal no,sales rep,deal status,deal value,close date,expected close\n";
    expect(await draft(`${both}D1,E1,open,5,2026-06-01,2026-04-15\nD2,E1,won,5,2026-06-01,2026-04-15\n`)).toMatchObject(
      [{ expectedDay: "2026-04-15" }, { closeDay: "2026-06-01" }],
    );
  });
});

test("a lead says need, budget and decision chain", async () => {
  const zh = await facts(
    "线索编号,负责人,创建日期,阶段,来源渠道,客户分级,需求,预算,决策链\nL1,E01,2024-01-03,新建,展会,重点客户,有,明确,完整\n",
  );
  const en = await facts(
    "lead id,owner,created on,stage,channel,grade,need,budget,decision chain\nL1,E01,2024-01-03,new,展会,A,有,明确,完整\n",
  );
  const output = { need: "有", budget: "明确", decision: "完整", grade: "A" };
  expect([zh[0], en[0]]).toMatchObject([output, output]);
});

test("a follow-up says what was talked about and what comes next on which day", async () => {
  const output = { note: "谈了报价，\n等回复", next: "寄合同", nextDay: "2026-10-20" };
  const zh = "跟进编号,负责人,日期,跟进方式,是否有效,跟进内容,下一步,下次跟进日期\n";
  const en = "follow-up id,owner,date,channel,held,note,next action,next day\n";
  const row = 'F1,E1,2026-10-13,电话,是,"谈了报价，\n等回复",寄合同,2026-10-20\n';
  expect([...(await facts(zh + row)), ...(await facts(en + row))]).toMatchObject([output, output]);
});

test("a customer says industry, size, stage and contacts", async () => {
  const output = { industry: "制造业", size: "50-200", stage: "已签约", contacts: "王经理 李工" };
  const zh = "客户编号,客户名称,行业,公司规模,客户阶段,联系人\n";
  const en = "customer id,customer name,industry,company size,stage,contacts\n";
  const row = "K1,某某公司,制造业,50-200,已签约,王经理 李工\n";
  expect([...(await facts(zh + row)), ...(await facts(en + row))]).toMatchObject([output, output]);
});

test("a training says its score, out of how much, and its level", async () => {
  const output = { score: "86.5", scale: "100", level: "新人" };
  const knowledge = "分享编号,员工,日期,标题,是否确认,成绩,满分,培训级别\nK1,E1,2026-10-13,产品,是,86.5,100,新人\n";
  const training =
    "training id,person,date,course,passed,score,scale,training level\nK1,E1,2026-10-13,产品,passed,86.5,100,新人\n";
  expect([...(await facts(knowledge)), ...(await facts(training))]).toMatchObject([output, output]);
});

describe("an assessment", () => {
  const HEADER = "person,date,ability,score,scale,by\n";

  test("is of one ability of a person, told by day and who judged", async () => {
    expect(await facts(`${HEADER}E1,2026-10-13,沟通,7,10,E9\nE1,2026-10-13,销售,8.5,10,E9\n`)).toEqual([
      {
        ...{ kind: "assessment", id: "clearboard:id|E1|2026-10-13|沟通|E9", owner: "clearboard:id|E1" },
        ...{ day: "2026-10-13", ability: "沟通", score: 7, scale: 10, by: "E9" },
      },
      expect.objectContaining({ ability: "销售", score: 8.5 }),
    ]);
    expect(await facts("员工,日期,能力项,评分,满分,评估人\nE1,2026-10-13,沟通,7,10,E9\n")).toMatchObject([
      { ability: "沟通" },
    ]);
  });

  test("has no score above its scale", async () => {
    const { rejected } = await readAll(`${HEADER}E1,2026-10-13,沟通,11,10,\n`);
    expect(rejected.map(({ column, code }) => [column, code])).toEqual([["score", "score-off-scale"]]);
  });
});

describe("attendance", () => {
  const HEADER = "person,date,in,out,hours\n";

  test("is a person's day, by when it began and ended or by its hours", async () => {
    // 09:02 in Shanghai is 01:02 UTC
    const at = (hour: number, minute: number) => ({ at: Date.UTC(2026, 9, 13, hour - 8, minute), day: "2026-10-13" });
    expect(await facts(`${HEADER}E1,2026-10-13,09:02,18:30,\nE2,2026-10-13,,,7.5\nE3,2026-10-13,,,\n`)).toEqual([
      {
        ...{ kind: "attendance", id: "clearboard:id|E1|2026-10-13", owner: "clearboard:id|E1", day: "2026-10-13" },
        ...{ in: at(9, 2), out: at(18, 30) },
      },
      expect.objectContaining({ hours: "7.5" }),
      { kind: "attendance", id: "clearboard:id|E3|2026-10-13", owner: "clearboard:id|E3", day: "2026-10-13" },
    ]);
    expect(await facts("员工,日期,上班时间,下班时间,工时\nE1,2026-10-13,09:02,18:30,8\n")).toMatchObject([
      { in: at(9, 2), hours: "8" },
    ]);
  });

  test("does not end before it begins, and its times are times", async () => {
    const { rejected } = await readAll(`${HEADER}E1,2026-10-13,18:30,09:02,\nE2,2026-10-13,nine,,\n`);
    expect(rejected.map(({ line, code }) => [line, code])).toEqual([
      [2, "ends-before-start"],
      [3, "bad-time"],
    ]);
  });

  test("is drafted from times beside the day of the row, and from whole moments", async () => {
    for (const time of ["09:02", "2026-10-13 09:02:00"]) {
      const text = `staff,work date,clock in,clock out\nann@x.cn,2026-10-13,${time},\nbob@x.cn,2026-10-14,${time.replace("-13", "-14")},\n`;
      const { profile, missing } = await Draft.propose(Buffer.from(text), "punch.csv", {
        organisation: SHANGHAI,
        profiles: [],
      });
      expect(missing).toEqual([]);
      const { rows } = await readAll(text, { profiles: [Profile.parse(profile)] });
      expect(rows[0]).toMatchObject({ kind: "attendance", values: { in: { at: Date.UTC(2026, 9, 13, 1, 2) } } });
    }
  });
});

describe("a target", () => {
  const plain = (rows: Awaited<ReturnType<typeof readAll>>["rows"]) =>
    rows.filter(
      (row) =>
        row.kind === "target" &&
        RevenueTarget.is({ id: row.id, origin: { source: "", importId: "", line: 1 }, values: row.values }),
    );

  test("of each product line is a fact of its own, and none is the target of revenue as a whole", async () => {
    const { rows } = await readAll(
      "月份,层级,对象,销售目标,产品线\n2024-03,个人,E01,300000,云总机\n2024-03,个人,E01,200000,400热线\n",
    );
    expect(rows.map(({ id }) => id)).toEqual([
      "2024-03|person|E01|product:云总机",
      "2024-03|person|E01|product:400热线",
    ]);
    expect(plain(rows)).toEqual([]);
  });

  test("of revenue as a whole keeps its id and its values, whatever other columns the file has", async () => {
    const { rows } = await readAll(
      "月份,层级,对象,销售目标,产品线,新客户目标,指标\n2024-03,个人,E01,300000,,,销售额\n",
    );
    expect(rows).toMatchObject([{ id: "2024-03|person|E01" }]);
    expect(rows[0]?.values).toEqual({
      ...{ scope: "person", subject: "clearboard:id|E01", month: "2024-03", amountMinor: "30000000", currency: "CNY" },
    });
    expect(plain(rows)).toHaveLength(1);
  });

  test("stands in columns of one row: of revenue, new customers, repeat purchases, and by level", async () => {
    const { rows, rejected, read, skipped } = await readAll(
      "月份,层级,对象,销售目标,新客户目标,复购率目标,产品线,客户等级,保底,挑战,冲刺\n2024-02,个人,E01,800000,4,60%,云总机,A,640000,800000,1040000\n",
    );
    expect([read, skipped, rejected]).toEqual([1, 0, []]);
    expect(rows.map(({ id, values }) => ({ id, ...values }))).toMatchObject([
      { amountMinor: "80000000", product: "云总机", tier: "A" },
      { metric: "newCustomers", count: "4" },
      { metric: "repeatRate", rate: "0.6" },
      { level: "floor", amountMinor: "64000000" },
      { level: "challenge", amountMinor: "80000000" },
      { level: "sprint", amountMinor: "104000000", product: "云总机", tier: "A" },
    ]);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(6);
    expect(plain(rows)).toEqual([]);
  });

  test("by level beside the one of revenue as a whole leaves that as it is", async () => {
    const { rows } = await readAll(
      "month,scope,subject,revenue target,floor target\n2024-02,person,E01,800000,640000\n",
    );
    expect(rows.map(({ id }) => id)).toEqual(["2024-02|person|E01", "2024-02|person|E01|level:floor"]);
    expect(plain(rows).map(({ id }) => id)).toEqual(["2024-02|person|E01"]);
  });

  test("goes by its metric where one column holds the values of all", async () => {
    const { rows, rejected } = await readAll(
      "month,scope,subject,metric,target value\n2024-02,person,E1,revenue,800000\n2024-02,person,E1,new customers,20\n2024-02,person,E1,复购率,60%\n",
    );
    expect(rejected).toEqual([]);
    expect(rows.map(({ values }) => values)).toMatchObject([
      { amountMinor: "80000000" },
      { metric: "newCustomers", count: "20" },
      { metric: "repeatRate", rate: "0.6" },
    ]);
    expect(plain(rows).map(({ id }) => id)).toEqual(["2024-02|person|E1"]);
  });

  test("of a metric that nobody has explained is kept under its own word, and asked about", async () => {
    const { rows, reading } = await readAll(
      "month,scope,subject,metric,target value\n2024-02,person,E1,trade fairs,3\n2024-02,person,E1,webinars,2\n",
    );
    expect(rows.map(({ id, values }) => ({ id, ...values }))).toMatchObject([
      { id: "2024-02|person|E1|metric:other|metricName:trade fairs", metricName: "trade fairs", count: "3" },
      { metricName: "webinars", count: "2" },
    ]);
    expect(reading.profile.name).toBe("targets");
  });

  test("without any value is rejected where the value is missed", async () => {
    const { rejected } = await readAll("month,scope,subject,revenue target,floor target\n2024-02,person,E01,,\n");
    expect(rejected.map(({ line, column, code }) => [line, column, code])).toEqual([
      [2, "revenue target", "missing-field"],
    ]);
  });
});
