import { describe, expect, test } from "vitest";
import { readAll } from "./reading.fixture.ts";

const CALLS = "call id,agent,start,direction,connected,talk seconds,customer\n";

describe("Clearboard's own templates", () => {
  test("take people by English or Chinese headers, column by column", async () => {
    const english = "Employee ID,Name,Email,Extension,Team,Region,Manager,Role,Hire date,Leave date,From\n";
    const mixed = "工号,姓名,Email,分机,团队,大区,主管,角色,入职日期,离职日期,生效日期\n";
    const row = "E7, 王  芳 ,Fang@Example.com,8042,华东一组,华东,李强,组长,2024-03-01,,2026-10-01\n";
    const { rows } = await readAll(english + row);
    expect((await readAll(mixed + row)).rows).toEqual(rows);
    expect(rows).toEqual([
      {
        kind: "person",
        id: "E7@2026-10-01",
        line: 2,
        record: 0,
        values: {
          key: "clearboard:id|E7",
          name: "王 芳",
          aliases: ["email|fang@example.com", "clearboard:extension|8042", "clearboard:name|王 芳"],
          role: "lead",
          team: "华东一组",
          region: "华东",
          manager: "李强",
          hireDay: "2024-03-01",
          from: "2026-10-01",
        },
      },
    ]);
  });

  test("take deals: money in minor units, the close day only where closed, the row's own stamp", async () => {
    const { rows, rejected } = await readAll(
      "商机编号,负责人(工号),阶段,金额,币种,成交日期,创建日期,产品,客户,客户等级,丢单原因,更新时间\n" +
        'D1,E7,赢单,"¥12,345.60",,2026-10-08,2026/9/1,云呼叫,某某公司,A,,2026-10-08 09:30:00\n' +
        "D2,E7,进行中,,,2026-12-31,2026年9月2日,,,,,\n" +
        "D3,E8,丢单,500,usd,2026-10-09,,,,,价格,\n",
    );
    expect(rejected).toEqual([]);
    expect(rows).toMatchObject([
      {
        id: "D1",
        // 09:30 in Shanghai is 01:30 UTC
        stamp: Date.UTC(2026, 9, 8, 1, 30),
        values: {
          owner: "clearboard:id|E7",
          stage: "won",
          stageName: "赢单",
          amountMinor: "1234560",
          currency: "CNY",
          closeDay: "2026-10-08",
          openDay: "2026-09-01",
          tier: "A",
        },
      },
      { id: "D2", values: { stage: "open", amountMinor: null, openDay: "2026-09-02" } },
      { id: "D3", values: { stage: "lost", currency: "USD", lossReason: "价格" } },
    ]);
    expect(rows[1]?.values).not.toHaveProperty("closeDay");
    expect(rows[1]).not.toHaveProperty("stamp");
  });

  test("take calls in the organisation's zone, by local time or by an offset in the text", async () => {
    const { rows } = await readAll(
      `${CALLS}C1,E7,2026-10-01 09:00:05,outbound,yes,61,+86-138-0000-1111\n` +
        "C2,E7,2026-10-01T23:30:00Z,呼入,否,,\n" +
        "C3,E7,20261001090005,out,1,0061,\n",
    );
    expect(rows.map(({ values }) => values)).toEqual([
      {
        owner: "clearboard:id|E7",
        day: "2026-10-01",
        second: 32_405,
        direction: "out",
        isConnected: true,
        talkSeconds: 61,
        customer: "+86-138-0000-1111",
      },
      {
        owner: "clearboard:id|E7",
        day: "2026-10-02",
        second: 27_000,
        direction: "in",
        isConnected: false,
        talkSeconds: 0,
      },
      {
        owner: "clearboard:id|E7",
        day: "2026-10-01",
        second: 32_405,
        direction: "out",
        isConnected: true,
        talkSeconds: 61,
      },
    ]);
  });

  test("take targets of people, teams, regions and the company under an id of month, scope and subject", async () => {
    const { rows } = await readAll(
      "月份,层级,对象,销售目标,币种\n2026-10,个人,E7,100000,\n2026/10,团队,华东一组,900000.00,CNY\n202610,company,,1e6,\n2026年10月,公司,,5000000,\n",
    );
    expect(rows.map(({ id, values }) => ({ id, ...values }))).toEqual([
      {
        id: "2026-10|person|E7",
        scope: "person",
        subject: "clearboard:id|E7",
        month: "2026-10",
        amountMinor: "10000000",
        currency: "CNY",
      },
      {
        id: "2026-10|team|华东一组",
        scope: "team",
        subject: "华东一组",
        month: "2026-10",
        amountMinor: "90000000",
        currency: "CNY",
      },
      {
        id: "2026-10|company|",
        scope: "company",
        subject: "",
        month: "2026-10",
        amountMinor: "500000000",
        currency: "CNY",
      },
    ]);
  });

  test("take surveys, peer scores and knowledge items", async () => {
    const surveys = await readAll("评价编号,坐席,日期,评分,满分\nS1,E7,2026-10-01,4.5,5\n");
    const peers = await readAll("review id,person,date,score,scale,by\nP1,E7,2026-10-01,8,10,E8\n");
    const items = await readAll(
      "分享编号,员工,日期,标题,是否确认\nK1,E7,2026-10-01,开场白,是\nK2,E7,2026-10-02,异议处理,\n",
    );
    expect(
      [...surveys.rows, ...peers.rows, ...items.rows].map(({ kind, id, values }) => ({ kind, id, ...values })),
    ).toEqual([
      { kind: "survey", id: "S1", owner: "clearboard:id|E7", day: "2026-10-01", score: 4.5, scale: 5 },
      { kind: "peer", id: "P1", owner: "clearboard:id|E7", day: "2026-10-01", score: 8, scale: 10, by: "E8" },
      { kind: "knowledge", id: "K1", owner: "clearboard:id|E7", day: "2026-10-01", title: "开场白", isConfirmed: true },
      {
        kind: "knowledge",
        id: "K2",
        owner: "clearboard:id|E7",
        day: "2026-10-02",
        title: "异议处理",
        isConfirmed: false,
      },
    ]);
  });
});
