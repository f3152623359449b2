import { gzipSync } from "node:zlib";
import { UNKNOWN_SECOND } from "@clearboard/core/fact/kinds/call";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as Profile from "./profile.ts";
import * as Profiles from "./profiles.ts";
import * as Read from "./read.ts";
import { encoded, pieces, readAll } from "./reading.fixture.ts";

const CALLS = "call id,agent,start,direction,connected,talk seconds,customer\n";
const NEW_YORK = { zone: "America/New_York", currency: "USD" };
const named = (name: string) => Profiles.ALL.find((profile) => profile.name === name) as Profile.Info;

test("a file that is only looked at is let go, packed or not", async () => {
  const rows = Array.from(
    { length: 40_000 },
    (_, at) => `K${(at * 7919) % 99_991},8001,2026-10-01 09:00:00,out,yes,60,\n`,
  );
  const text = Buffer.from(`${CALLS}${rows.join("")}`);
  for (const bytes of [text, gzipSync(text)]) {
    let isOpen = true;
    const chunks = async function* () {
      try {
        yield* pieces(bytes, [1000]);
      } finally {
        isOpen = false;
      }
    };
    const reading = await Read.open(chunks(), { profiles: Profiles.ALL, organisation: NEW_YORK });
    expect([reading.profile.name, isOpen]).toEqual(["calls", true]);
    await reading.close();
    expect(isOpen).toBe(false);
  }
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
    [{ start: "2026-10-01 9 o'clock" }, "bad-date", "start", "2026-10-01 9 o'clock"],
    [{ direction: "sideways" }, "word-waits", "direction", "sideways"],
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

  test("a day without a time of day is a call of that day whose hour is unknown", async () => {
    const { rows, rejected } = await readAll(CALLS + row({ start: "2026-03-08" }) + row({ id: "C2" }), {
      organisation: NEW_YORK,
    });
    expect(rejected).toEqual([]);
    expect(rows.map(({ values }) => values)).toMatchObject([
      { day: "2026-03-08", second: UNKNOWN_SECOND },
      { day: "2026-10-01", second: 32_400 },
    ]);
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

  test("such as a quote that is never closed names the lines and the rows it swallowed", async () => {
    const { rejected, read } = await readAll(`${CALLS}${row({})}C2,"E7\n${row({})}`);
    expect(rejected).toMatchObject([
      { line: 3, code: "rows-in-quotes", column: "agent", params: { last: 4, rows: 1 } },
    ]);
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

test("an Asterisk log in the stock order is known by what its columns look like, with or without its last one", async () => {
  const row = (id: string, disposition: string, billsec: number) =>
    `"","8042","13800001111","from-internal","""Ann"" <8042>","PJSIP/8042-1","PJSIP/trunk-2","Dial","x","2026-10-01 09:00:00","","2026-10-01 09:01:05","65","${billsec}","${disposition}","DOCUMENTATION","${id}"`;
  const { reading, rows, rejected } = await readAll(
    `${row("1790816400.1", "ANSWERED", 60)},""\n${row("1790816400.3", "NO ANSWER", 0)}\n`,
  );
  expect([reading.profile.name, reading.header.length, rejected]).toEqual(["asterisk", 18, []]);
  expect(rows.map(({ id, line, values }) => ({ id, line, ...values }))).toEqual([
    {
      id: "1790816400.1|PJSIP/trunk-2",
      line: 1,
      owner: "pbx:extension|8042",
      day: "2026-10-01",
      second: 32_400,
      direction: "out",
      isConnected: true,
      talkSeconds: 60,
      customer: "13800001111",
    },
    {
      id: "1790816400.3|PJSIP/trunk-2",
      line: 2,
      owner: "pbx:extension|8042",
      day: "2026-10-01",
      second: 32_400,
      direction: "out",
      isConnected: false,
      talkSeconds: 0,
      customer: "13800001111",
    },
  ]);
});

test("a profile with headers in old Chinese characters reads Big5", async () => {
  const calls = named("calls");
  const match = { header: [["通話編號"], ["坐席"], ["開始時間"], ["呼叫方向"], ["是否接通"], ["通話時長"]] };
  const mapping = calls.emits[0];
  if (mapping?.kind !== "call" || !("column" in mapping.start)) throw new Error("the template of calls has changed");
  const taiwan = Profile.parse({
    ...calls,
    name: "calls-tw",
    match,
    emits: [
      {
        ...mapping,
        id: [["通話編號"]],
        start: { column: ["開始時間"], order: "ymd" },
        talk: { column: ["通話時長"], form: "seconds" },
      },
    ],
  });
  const file = encoded(
    "通話編號,坐席,開始時間,呼叫方向,是否接通,通話時長\nC1,張三,2026-10-01 09:00,外呼,是,61",
    "big5",
  );
  const { reading, rows } = await readAll(file, { profiles: [...Profiles.ALL, taiwan] });
  expect([reading.encoding, reading.profile.name]).toEqual(["big5", "calls-tw"]);
  expect(rows[0]?.values).toMatchObject({ owner: "clearboard:id|張三", isConnected: true });
});

test("on the day clocks go back, seconds go on counting through the hour that comes twice", async () => {
  const file = `${CALLS}C1,E7,2026-11-01T01:30:00-04:00,out,yes,1,\nC2,E7,2026-11-01T01:30:00-05:00,out,yes,1,\nC3,E7,2026-11-01 23:59:59,out,yes,1,\n`;
  const { rows } = await readAll(file, { organisation: NEW_YORK });
  // 1.5 h, an hour later, and 25 h less a second
  expect(rows.map(({ values }) => "second" in values && values.second)).toEqual([5400, 9000, 89_999]);
});

test("columns without a name after the last one may be there or not", async () => {
  const { rows } = await readAll("employee id,name,,\nE1,Ann,,\nE2,Bo\nE3,Cy,,,\n");
  expect(rows.map(({ id }) => id)).toEqual(["E1", "E2", "E3"]);
});

test("a batch stays small though the whole file comes in one piece, and knows how much of it was read", async () => {
  const bytes = Buffer.from(`employee id,name\n${"E1,Ann\n".repeat(25_000)}`);
  const reading = await Read.open(pieces(bytes, [bytes.length]), { profiles: Profiles.ALL, organisation: NEW_YORK });
  const sizes: number[] = [];
  for await (const batch of reading.batches) {
    sizes.push(batch.read);
    expect(batch.bytes).toBe(bytes.length);
  }
  expect(sizes).toEqual(new Array(50).fill(500));
});

describe("of a long file in pieces whose memory is used again, every record is read", () => {
  // Long enough for the pieces that are looked for at once, and hard to pack.
  const people = Array.from({ length: 16_000 }, (_, at) => ({
    id: `E${at}`,
    name: [3, 5, 7, 11].map((factor) => ((at * factor * 2_654_435_761) % 2 ** 32).toString(36)).join(""),
  }));
  const csv = ["employee id,name", ...people.map(({ id, name }) => `${id},${name}`)].join("\n");
  const objects = people.map(({ id, name }) => JSON.stringify({ "employee id": id, name }));
  const long = JSON.stringify({ "employee id": "E-1", name: "Ann", note: "x".repeat(200_000) });

  test.each([
    ["CSV", Buffer.from(csv), 0],
    ["CSV packed by gzip", gzipSync(csv), 0],
    ["JSON Lines", Buffer.from(objects.join("\n")), 0],
    ["JSON with a long first record", Buffer.from(`[${[long, ...objects].join(",\n")}]`), 1],
  ])("in %s", async (_, bytes, more) => {
    expect(bytes.length).toBeGreaterThan(3 << 16);
    for (const size of [1 << 16, 1 << 19]) {
      const { rows, rejected } = await readAll(bytes, {}, [size]);
      expect(rejected).toEqual([]);
      const read = rows.slice(more).map(({ id, values }) => ({ id, name: "name" in values && values.name }));
      expect(read).toEqual(people);
    }
  });
});

test("blanks of any width around a cell are nothing, and an equals sign before quotes is a spreadsheet's way to keep zeros", async () => {
  const { rows, rejected } = await readAll(
    'employee id,name,extension\n="0012",\u3000王芳\u00a0,"=""0801"""\n\u3000,李强,\nE3,"\n赵敏 ",="\n',
  );
  expect(rows.map(({ id, values }) => ({ id, ...values }))).toMatchObject([
    { id: "0012", name: "王芳", aliases: ["clearboard:extension|0801", "clearboard:name|王芳"] },
    { id: "E3", name: "赵敏" },
  ]);
  expect(rejected).toMatchObject([{ line: 3, code: "missing-field", column: "employee id" }]);
});

test("a rejected cell over several lines names them: what stands in them is no row", async () => {
  const head = "deal id,owner,stage,amount,close date,product";
  const good = Array.from({ length: 5 }, (_, at) => `D${at},A1,won,1,2026-02-01,Cable`);
  const file = [head, ...good, 'D5,A1,won,"1,2026-02-01,', 'D6,A2,won,",2026-02-01,","', ""].join("\n");
  const { rows, rejected } = await readAll(file);
  expect(rows).toHaveLength(5);
  expect(rejected).toMatchObject([{ line: 7, column: "amount", code: "cell-over-lines", params: { more: 1 } }]);
});
