import * as Rational from "@clearboard/core/rational";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readAll } from "./reading.fixture.ts";

async function facts(file: string) {
  const { rows, rejected } = await readAll(file);
  expect(rejected).toEqual([]);
  return rows.map(({ kind, id, values }) => ({ kind, id, ...values }));
}

describe("Clearboard's templates of every other kind", () => {
  test("take customers, with and without somebody who looks after them", async () => {
    const rows = await facts(
      "客户编号,客户名称,负责人,电话,邮箱,客户等级,级别,地区,来源渠道,建档日期\n" +
        "K1,某某公司,E7,010-5555 0101,a@example.com,金牌,重点,华东,展会,2024-03-01\nK2,另一公司,,,,,,,,\n",
    );
    expect(rows).toEqual([
      {
        kind: "customer",
        id: "K1",
        owner: "clearboard:id|E7",
        name: "某某公司",
        phone: "010-5555 0101",
        email: "a@example.com",
        tier: "金牌",
        grade: "A",
        region: "华东",
        channel: "展会",
        since: "2024-03-01",
      },
      { kind: "customer", id: "K2", name: "另一公司" },
    ]);
  });

  test("take leads: the close day only where it is converted or lost", async () => {
    const rows = await facts(
      "lead id,owner,created on,stage,customer,lead name,channel,grade,closed on,loss reason\n" +
        "L1,E7,2026-10-01,New,,Ann,web,B,2026-12-31,\nL2,E7,2026-10-02,Lost,K1,,,,2026-10-09,price\n",
    );
    expect(rows).toEqual([
      {
        ...{ kind: "lead", id: "L1", owner: "clearboard:id|E7", day: "2026-10-01", stage: "open", stageName: "New" },
        ...{ name: "Ann", channel: "web", grade: "B" },
      },
      {
        ...{ kind: "lead", id: "L2", owner: "clearboard:id|E7", day: "2026-10-02", stage: "lost", stageName: "Lost" },
        ...{ customer: "K1", closeDay: "2026-10-09", lossReason: "price" },
      },
    ]);
  });

  test("take payments received and due, and refunds", async () => {
    expect(
      await facts(
        "回款编号,商机编号,金额,到账日期,应收日期,负责人\nP1,D1,100.50,2026-10-08,,E7\nP2,D1,50,,2026-11-08,\n",
      ),
    ).toEqual([
      {
        ...{ kind: "payment", id: "P1", deal: "D1", amountMinor: "10050", currency: "CNY" },
        ...{ owner: "clearboard:id|E7", day: "2026-10-08" },
      },
      { kind: "payment", id: "P2", deal: "D1", amountMinor: "5000", currency: "CNY", dueDay: "2026-11-08" },
    ]);
    expect(await facts("refund id,deal id,refund date,amount,reason\nR1,D1,2026-10-20,30,late\n")).toEqual([
      { kind: "refund", id: "R1", deal: "D1", day: "2026-10-20", amountMinor: "3000", currency: "CNY", reason: "late" },
    ]);
  });

  test("take follow-ups, complaints with their clocks, leave, training, shares and costs", async () => {
    expect(await facts("跟进编号,负责人,日期,跟进方式,是否有效,客户\nF1,E7,2026-10-01,微信,是,K1\n")).toEqual([
      {
        ...{ kind: "followup", id: "F1", owner: "clearboard:id|E7", day: "2026-10-01" },
        ...{ channel: "message", isHeld: true, customer: "K1" },
      },
    ]);
    // 09:00 in Shanghai is 01:00 UTC; the answer comes 25 hours later; a close that is only a date is its beginning
    expect(
      await facts(
        "投诉编号,负责人,类型,提出时间,首次回复时间,关闭时间,主题\nT1,E7,投诉,2026-10-01 09:00,2026-10-02 10:00,2026-10-05,价格\nT2,E7,需求,2026-10-01 09:00,,2026-10-01,\n",
      ),
    ).toEqual([
      {
        ...{ kind: "complaint", id: "T1", owner: "clearboard:id|E7", type: "complaint", topic: "价格" },
        opened: { at: Date.UTC(2026, 9, 1, 1), day: "2026-10-01" },
        answered: { at: Date.UTC(2026, 9, 2, 2), day: "2026-10-02" },
        closed: { at: Date.UTC(2026, 9, 4, 16), day: "2026-10-05" },
      },
      {
        ...{ kind: "complaint", id: "T2", owner: "clearboard:id|E7", type: "need" },
        opened: { at: Date.UTC(2026, 9, 1, 1), day: "2026-10-01" },
        closed: { at: Date.UTC(2026, 9, 1, 1), day: "2026-10-01" },
      },
    ]);
    expect(
      await facts(
        "请假编号,员工,开始日期,结束日期,假别,每日比例\nV1,E7,2026-10-08,2026-10-09,年假,\nV2,E7,2026-10-10,,事假,0.5\n",
      ),
    ).toEqual([
      { kind: "leave", id: "V1", owner: "clearboard:id|E7", from: "2026-10-08", to: "2026-10-09", type: "年假" },
      {
        kind: "leave",
        id: "V2",
        owner: "clearboard:id|E7",
        from: "2026-10-10",
        to: "2026-10-10",
        type: "事假",
        share: "0.5",
      },
    ]);
    expect(await facts("training id,person,date,course,hours,passed\nX1,E7,2026-10-01,Opening,2.5,passed\n")).toEqual([
      {
        ...{ kind: "knowledge", id: "X1", owner: "clearboard:id|E7", day: "2026-10-01", title: "Opening" },
        ...{ isConfirmed: true, type: "training", hours: "2.5" },
      },
    ]);
    expect(await facts("月份,品牌,市场份额,大区,是否本公司\n2026-10,甲,12.5%,华东,\n2026/10,我们,30,,是\n")).toEqual([
      {
        kind: "share",
        id: "2026-10|华东|甲",
        month: "2026-10",
        competitor: "甲",
        share: "0.125",
        isUs: false,
        region: "华东",
      },
      { kind: "share", id: "2026-10||我们", month: "2026-10", competitor: "我们", share: "0.3", isUs: true },
    ]);
    expect(
      await facts("month,cost item,cost amount,scope,subject\n202610,ads,1000,,\n2026-10,travel,20.5,person,E7\n"),
    ).toEqual([
      {
        ...{ kind: "cost", id: "2026-10|company||ads", month: "2026-10", scope: "company", subject: "" },
        ...{ item: "ads", amountMinor: "100000", currency: "CNY" },
      },
      {
        ...{
          kind: "cost",
          id: "2026-10|person|E7|travel",
          month: "2026-10",
          scope: "person",
          subject: "clearboard:id|E7",
        },
        ...{ item: "travel", amountMinor: "2050", currency: "CNY" },
      },
    ]);
  });
});

const DEALS =
  "deal id,owner,stage,amount,close date,owner share,second owner,second share,third owner,third share,overlay owner,overlay share";
const deal = (shares: string) => `${DEALS}\nD1,E1,won,100,2026-10-08,${shares}\n`;
const credits = async (shares: string) => {
  const [row] = (await readAll(deal(shares))).rows;
  return row?.kind === "deal"
    ? row.values.credits?.map(({ owner, share, credit }) => [owner.slice(-2), share, credit])
    : "none";
};

describe("a deal of several people", () => {
  test.each([
    [",,,,,,", undefined],
    [
      ",E2,40%,,,,",
      [
        ["E1", "0.6", "direct"],
        ["E2", "0.4", "direct"],
      ],
    ],
    [
      "60,E2,40,,,,",
      [
        ["E1", "0.6", "direct"],
        ["E2", "0.4", "direct"],
      ],
    ],
    [
      ",E2,,,,,",
      [
        ["E1", "0.5", "direct"],
        ["E2", "0.5", "direct"],
      ],
    ],
    [
      ",E2,,E3,,,",
      [
        ["E1", "1/3", "direct"],
        ["E2", "1/3", "direct"],
        ["E3", "1/3", "direct"],
      ],
    ],
    [
      "33.33,E2,33.33,E3,33.34,,",
      [
        ["E1", "0.3333", "direct"],
        ["E2", "0.3333", "direct"],
        ["E3", "0.3334", "direct"],
      ],
    ],
    [
      ",,,,,E9,20%",
      [
        ["E1", "1", "direct"],
        ["E9", "0.2", "overlay"],
      ],
    ],
    [",E1,40%,,,,", undefined],
  ])("with the shares %s", async (shares, expected) => {
    expect(await credits(shares)).toEqual(expected);
  });

  test.each([
    ["60,E2,30,,,,", "credits-sum", "second share", "90.00%"],
    ["70%,E2,40%,,,,", "credits-sum", "second share", "110.00%"],
    [",E2,100,,,,", "credits-sum", "second share", "100.00%"],
  ])("is rejected with the shares %s", async (shares, code, column, sum) => {
    const { rejected, rows } = await readAll(deal(shares));
    expect(rows).toEqual([]);
    expect(rejected).toMatchObject([{ line: 2, code, column, params: { sum } }]);
  });

  test.each([
    ["x", "bad-share"],
    ["140", "share-over-one"],
    ["-5", "bad-share"],
  ])("names a share of %s", async (share, code) => {
    expect((await readAll(deal(`,E2,${share},,,,`))).rejected).toMatchObject([{ code, column: "second share" }]);
  });

  test("always has direct shares that come to exactly one", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 0, max: 10_000 }), async (entry, two) => {
        const [row] = (await readAll(deal(`,E2,${entry / 100},E3,${two / 100},,`))).rows;
        if (row?.kind !== "deal") {
          expect(entry + two).toBeGreaterThanOrEqual(10_000);
          return;
        }
        const shares = (row.values.credits ?? [{ share: "1" }]).map(({ share }) => Rational.parse(share));
        expect(shares.reduce(Rational.add)).toEqual(Rational.of(1));
      }),
      { seed: 20261121, numRuns: 100 },
    );
  });
});

test("what an order costs, lists at, and when it is due, delivered or called off", async () => {
  const [row] = await facts(
    "商机编号,负责人,阶段,金额,成交日期,成本,标价,数量,取消日期,订单状态,应交日期,交付日期\nD1,E7,赢单,90,2026-10-08,60.5,100,2.5,2026-11-01,已发货,2026-10-20,2026-10-21\n",
  );
  expect(row).toMatchObject({
    ...{ costMinor: "6050", listMinor: "10000", units: "2.5", cancelDay: "2026-11-01" },
    ...{ orderStatus: "已发货", dueDay: "2026-10-20", deliveredDay: "2026-10-21" },
  });
});

test.each([
  ["payment id,deal id,amount,received on,due on\nP1,D1,5,,\n", "payment-undated", "received on"],
  ["payment id,deal id,amount,received on\nP1,,5,2026-10-01\n", "missing-field", "deal id"],
  ["refund id,deal id,refund date,amount\nR1,D1,2026-10-01,-5\n", "refund-not-above-zero", "amount"],
  ["leave id,person,from,to\nV1,E7,2026-10-09,2026-10-08\n", "ends-before-start", "to"],
  [
    "complaint id,owner,opened at,answered at\nT1,E7,2026-10-02 09:00,2026-10-01 09:00\n",
    "ends-before-start",
    "answered at",
  ],
  ["month,competitor,market share\n2026-10,A,130%\n", "share-over-one", "market share"],
  ["month,competitor,market share\n2026-10,A,\n", "missing-field", "market share"],
  ["month,cost item,cost amount,scope,subject\n2026-10,ads,5,team,\n", "missing-field", "subject"],
])("of %j the row is rejected as %s", async (file, code, column) => {
  const { rows, rejected, read } = await readAll(file);
  expect([rows, read]).toEqual([[], 1]);
  expect(rejected).toMatchObject([{ line: 2, code, column }]);
  expect(rejected[0]?.message).not.toMatch(/[{}]/);
});
