import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as Profile from "./profile.ts";
import * as Profiles from "./profiles.ts";
import { encoded, readAll } from "./reading.fixture.ts";

const CALLS = "call id,agent,start,direction,connected,talk seconds,customer\n";
const NEW_YORK = { zone: "America/New_York", currency: "USD" };
const named = (name: string) => Profiles.ALL.find((profile) => profile.name === name) as Profile.Info;

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

describe("a source's name", () => {
  test("goes before the keys of its owners, and another name given renames them too", async () => {
    const file = "sales_agent,manager,regional_office\nAnna Snelling,Dustin Brinkmann,Central\n";
    const { reading, rows } = await readAll(file, { source: "crm2" });
    expect(reading.source).toBe("crm2");
    expect(rows[0]?.values).toMatchObject({
      key: "crm2:name|Anna Snelling",
      team: "Dustin Brinkmann",
      region: "Central",
    });
  });
});

describe("a record with a fault", () => {
  const row = (
    cells: Partial<Record<"id" | "agent" | "start" | "direction" | "connected" | "talk" | "customer", string>>,
  ) => {
    const all = {
      id: "C1",
      agent: "E7",
      start: "2026-10-01 09:00",
      direction: "out",
      connected: "yes",
      talk: "61",
      customer: "",
      ...cells,
    };
    return `${Object.values(all).join(",")}\n`;
  };

  test.each([
    [{ id: "" }, "missing-field", "call id", ""],
    [{ agent: " " }, "missing-field", "agent", ""],
    [{ start: "2026-13-01 09:00" }, "bad-date", "start", "2026-13-01 09:00"],
    [{ start: "01/10/2026 09:00" }, "bad-date", "start", "01/10/2026 09:00"],
    [{ start: "2026-10-01" }, "bad-time", "start", "2026-10-01"],
    [{ direction: "sideways" }, "unknown-word", "direction", "sideways"],
    [{ talk: "" }, "missing-field", "talk seconds", ""],
    [{ talk: "-5" }, "negative-duration", "talk seconds", "-5"],
    [{ talk: "1:01" }, "bad-duration", "talk seconds", "1:01"],
    [{ customer: "a,b" }, "ragged-row", "", ""],
    [{ customer: '"a"b' }, "stray-quote", "customer", "a"],
  ])("such as %j is rejected as %s", async (cells, code, column, value) => {
    const { rows, rejected, read } = await readAll(CALLS + row({ id: "C0" }) + row(cells) + row({ id: "C2" }));
    expect(rejected).toMatchObject([{ line: 3, code, column, value }]);
    expect(rejected[0]?.message).not.toContain("{");
    expect(rows.map(({ id }) => id)).toEqual(["C0", "C2"]);
    expect(read).toBe(3);
  });

  test("names an hour that clocks skip in the organisation's zone, and takes the one after it", async () => {
    const file = CALLS + row({ start: "2026-03-08 02:30:00" }) + row({ id: "C2", start: "2026-03-08 03:30:00" });
    const { rows, rejected } = await readAll(file, { organisation: NEW_YORK });
    expect(rejected).toMatchObject([{ code: "no-such-hour", line: 2, params: { zone: "America/New_York" } }]);
    // 03:30 is 2.5 hours after midnight on the day without the hour from 2 to 3
    expect(rows[0]?.values).toMatchObject({ day: "2026-03-08", second: 9000 });
  });

  test("gives none of its rows, though another kind could be read from it", async () => {
    const file =
      "call id,agent,date,time,topic,answered (Y/N),resolved,speed of answer in seconds,talk durations,satisfaction rating\n" +
      "ID1,Diane,1/2/2021,9:12:58,x,Y,Y,109,143,3\nID2,Diane,1/2/2021,9:12:58,x,Y,Y,109,143,9\nID3,Diane,1/2/2021,9:12:58,x,N,N,,0,\n";
    const { rows, rejected } = await readAll(file, { organisation: NEW_YORK });
    expect(rows.map(({ kind, id, record }) => ({ kind, id, record }))).toEqual([
      { kind: "call", id: "ID1", record: 0 },
      { kind: "survey", id: "ID1", record: 0 },
      { kind: "call", id: "ID3", record: 2 },
    ]);
    expect(rejected).toMatchObject([{ code: "score-off-scale", column: "satisfaction rating", line: 3 }]);
  });

  test("such as a quote that is never closed names the lines it swallowed", async () => {
    const { rejected, read } = await readAll(`${CALLS}${row({})}C2,"E7\n${row({})}`);
    expect(rejected).toMatchObject([{ line: 3, code: "unterminated-quote", column: "agent", params: { last: 5 } }]);
    expect(read).toBe(2);
  });

  test("shows money with more decimals than its currency, a bad code and a bad number as written", async () => {
    const head = "deal id,owner,stage,amount,currency,close date\n";
    const bad = [
      "D1,E7,won,1.005,CNY,2026-10-01",
      "D2,E7,won,1.5,JPY,2026-10-01",
      "D3,E7,won,1,RMB元,2026-10-01",
      'D4,E7,won,"1,23",CNY,2026-10-01',
      "D5,E7,won,,,2026-10-01",
    ];
    const { rejected, rows } = await readAll(`${head}${bad.join("\n")}\nD6,E7,won,0.30000000000000004,CNY,2026-10-01`);
    expect(rejected.map(({ code, value }) => [code, value])).toEqual([
      ["amount-decimals", "1.005"],
      ["amount-decimals", "1.5"],
      ["bad-currency", "RMB元"],
      ["bad-number", "1,23"],
      ["missing-field", ""],
    ]);
    expect(rows[0]?.values).toMatchObject({ amountMinor: "30" });
  });

  test("may be a row of nothing but delimiters, which is passed over and counted", async () => {
    const { read, skipped, rows } = await readAll(`${CALLS + row({})},,,,,,\n\n`);
    expect({ read, skipped, rows: rows.length }).toEqual({ read: 2, skipped: 1, rows: 1 });
  });
});

test("whatever follows the header, every record is rejected, skipped or gives a row, and its line is in the file", async () => {
  const cell = fc.oneof(
    fc.constantFrom("E7", "2026-10-01 09:00", "out", "yes", "61", "", "NA", '"', '"x"', "1e5"),
    fc.string({ maxLength: 12, unit: "binary" }),
  );
  const line = fc.oneof(
    fc.constant("C1,E7,2026-10-01 09:00,out,yes,61,"),
    fc.array(cell, { maxLength: 9 }).map((cells) => cells.join(",")),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, { maxLength: 8 }),
      fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 3 }),
      async (lines, sizes) => {
        const text = `${CALLS}C0,E7,2026-10-01 09:00,out,yes,61,\n${lines.join("\n").replaceAll("\0", "")}`;
        const { rows, rejected, skipped, read, bytes } = await readAll(
          Buffer.from(text.toWellFormed()),
          { profile: named("calls") },
          sizes,
        );
        expect(read).toBe(new Set(rows.map(({ record }) => record)).size + rejected.length + skipped);
        expect(bytes).toBe(Buffer.byteLength(text.toWellFormed()));
        const last = text.split(/\r\n|\r|\n/).length;
        for (const { line: at } of [...rows, ...rejected]) expect(at > 1 && at <= last).toBe(true);
      },
    ),
    { seed: 20261121, numRuns: 300 },
  );
});

test("a file of Chinese Windows, tabs or semicolons, and a sep= line are read alike", async () => {
  const lines = ["通话编号,坐席,开始时间,呼叫方向,是否接通,通话时长", "C1,张三,2026-10-01 09:00,外呼,是,61"];
  const { rows } = await readAll(lines.join("\n"));
  const text = (delimiter: string, end: string) => lines.join(end).replaceAll(",", delimiter);
  const gb = await readAll(encoded(text(",", "\r\n"), "gb18030"));
  expect([gb.reading.encoding, gb.rows]).toEqual(["gb18030", rows]);
  const big5 = "通話編號,坐席,開始時間,呼叫方向,是否接通,通話時長\nC1,張三,2026-10-01 09:00,外呼,是,61";
  await expect(readAll(encoded(big5, "big5"))).rejects.toMatchObject({ code: "header-unknown" });
  expect((await readAll(text("\t", "\r"))).rows).toEqual(rows);
  expect((await readAll(Buffer.from(`\ufeff${text(";", "\n")}`, "utf16le"))).rows).toEqual(rows);
  const stated = await readAll(`sep=|\n${text("|", "\n")}`);
  expect(stated.rows).toEqual([{ ...rows[0], line: 3 }]);
});
