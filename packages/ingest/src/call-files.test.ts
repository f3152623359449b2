/** Files of calls: however its values are written and whatever stands in the rows around it, a row gives what it says. */
import type * as Fact from "@clearboard/core/fact";
import { UNKNOWN_SECOND } from "@clearboard/core/fact/kinds/call";
import { dayText } from "@clearboard/core/period";
import fc from "fast-check";
import { expect, test } from "vitest";
import * as Profile from "./profile.ts";
import * as Profiles from "./profiles.ts";
import * as Read from "./read.ts";
import { encoded, pieces, SHANGHAI } from "./reading.fixture.ts";

const ENCODINGS = ["utf-8", "utf-16le", "gb18030"] as const;
type Encoding = (typeof ENCODINGS)[number];

/** A profile with its encoding stated: a file of a few rows need not show it. */
function profileOf(name: string, encoding: Encoding = "utf-8"): Profile.Info {
  const { kinds: _, ...written } = Profiles.ALL.find((profile) => profile.name === name) as Profile.Info;
  return Profile.parse({ ...written, encoding });
}

function bytesOf(text: string, encoding: Encoding = "utf-8"): Buffer {
  return encoding === "gb18030" ? encoded(text, encoding) : Buffer.from(text, encoding);
}

async function read(bytes: Buffer, profile: Profile.Info, sizes: number[], organisation = SHANGHAI) {
  const reading = await Read.open(pieces(bytes, sizes), { profiles: [], profile, organisation });
  const found = { rows: [] as Fact.Row[], rejected: [] as Read.Rejected[], asked: [] as unknown[], skipped: 0 };
  for await (const batch of reading.batches) {
    found.rows.push(...batch.calls.rows(), ...batch.rows);
    found.rejected.push(...batch.rejected);
    found.asked.push(...batch.asked);
    found.skipped += batch.skipped;
  }
  return found;
}

const sizesDrawn = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 3 });

function line(cells: readonly string[], delimiter: string, isQuoted = false): string {
  const isPlain = (cell: string) => !isQuoted && !/["\r\n]/.test(cell) && !cell.includes(delimiter);
  return `${cells.map((cell) => (isPlain(cell) ? cell : `"${cell.replaceAll('"', '""')}"`)).join(delimiter)}\r\n`;
}

const two = (value: number) => String(value).padStart(2, "0");
const wide = (text: string) =>
  text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).replaceAll(" ", "\u3000");

/** A value, and a way to write it. */
type Written<T> = { value: T; cell: string };

/** Without an e it is no number that a spreadsheet rounded. */
const name: fc.Arbitrary<Written<string>> = fc
  .array(fc.constantFrom(...'aZ09-_.,;#%|"中国龙 '), { minLength: 1, maxLength: 40 })
  .map((signs) => signs.join("").trim())
  .filter((text) => text !== "" && text !== "-")
  .map((text) => ({ value: text, cell: text }));

const owner: fc.Arbitrary<Written<string>> = fc
  .tuple(fc.constantFrom("E7", "agent-00001", "王芳", "Ann Lee"), fc.constantFrom(" ", "  ", "\u3000"))
  .map(([key, gap]) => ({ value: `clearboard:id|${key}`, cell: key.replace(" ", gap) }));

const START_FORMS: ((day: string, h: number, m: string, s: string) => string)[] = [
  (day, h, m, s) => `${day} ${two(h)}:${m}:${s}`,
  (day, h, m, s) => `${day}T${two(h)}:${m}:${s}`,
  (day, h, m, s) => `${day.replaceAll("-", "/")} ${two(h)}:${m}:${s}`,
  (day, h, m, s) => `${day.replaceAll("-0", "-")} ${h}:${m}:${s}`,
  (day, h, m, s) => wide(`${day} ${two(h)}:${m}:${s}`),
  (day, h, m, s) => `${day.replace("-", "年").replace("-", "月")}日 ${two(h)}:${m}:${s}`,
  (day, h, m, s) => `${day}T${two(h)}:${m}:${s}.250+08:00`,
  (day, h, m, s) => `${day} ${h % 12 || 12}:${m}:${s} ${h < 12 ? "AM" : "pm"}`,
];

/** Days on which the clocks of Shanghai stay as they are. */
const start: fc.Arbitrary<Written<{ day: string; second: number }>> = fc
  .tuple(fc.integer({ min: 10_000, max: 25_000 }), fc.nat(86_399), fc.constantFrom(undefined, ...START_FORMS))
  .map(([number, second, form]) => {
    const day = dayText(number);
    if (form === undefined) return { value: { day, second: UNKNOWN_SECOND }, cell: day };
    const cell = form(day, Math.floor(second / 3600), two(Math.floor(second / 60) % 60), two(second % 60));
    return { value: { day, second }, cell };
  });

function word<const T>(meanings: [T, string[]][]): fc.Arbitrary<Written<T>> {
  const all = meanings.flatMap(([value, words]) =>
    words.flatMap((each) => [each, each.toUpperCase(), wide(each)].map((cell) => ({ value, cell }))),
  );
  return fc.constantFrom(...all);
}

const talk: fc.Arbitrary<Written<number>> = fc.tuple(fc.nat(100_000), fc.nat(3)).map(([value, form]) => ({
  value,
  cell: [`${value}`, `00${value}`, `${value}.9`, wide(`${value}`)][form] as string,
}));

const HEADER = ["call id", "agent", "start", "direction", "connected", "talk seconds", "customer", "note"];
const MISTAKES: [column: number, cell: string, code: string][] = [
  [0, "", "missing-field"],
  [0, "1.23457E+15", "rounded-by-spreadsheet"],
  [0, "x".repeat(700), "key-too-long"],
  [1, "N/A", "missing-field"],
  [1, "1.2E+11", "rounded-by-spreadsheet"],
  [1, "工".repeat(250), "key-too-long"],
  [2, " - ", "missing-field"],
  [2, "2026-02-30 09:00:00", "bad-date"],
  [2, "2026-10-01 24:00:00", "bad-date"],
  [2, "01/10/2026 09:00", "bad-date"],
  [3, "sideways", "word-waits"],
  [3, "", "missing-field"],
  [4, "perhaps", "word-waits"],
  [5, "1:01", "bad-duration"],
  [5, "-61", "negative-duration"],
  [5, "2147483648", "bad-duration"],
  [6, "1,3E+12", "rounded-by-spreadsheet"],
  [8, "too much", "ragged-row"],
];

const row = fc.record({
  id: name,
  owner,
  start,
  direction: word([
    ["in", ["in", "inbound", "呼入"]],
    ["out", ["out", "outbound", "外呼"]],
  ]),
  connected: word([
    [true, ["yes", "是"]],
    [false, ["no", "否"]],
  ]),
  talk,
  customer: fc.option(name, { nil: { value: "", cell: "" } }),
  note: fc
    .constantFrom("", "客户要求报价", 'asked for "better" terms', "two\nlines", '="0012"')
    .map((cell) => ({ cell })),
  pads: fc.array(fc.constantFrom("", "", "", " ", "\u3000"), { minLength: 9, maxLength: 9 }),
  mistake: fc.option(fc.constantFrom(...MISTAKES), { freq: 3 }),
  isQuoted: fc.boolean(),
});
const SKIPPED = ["", "", "", "", "", "", "", ""];

test("a call is read as what it says, in any spelling, quotes and encoding, wherever the file is cut", async () => {
  const rows = fc.array(fc.option(row, { freq: 8 }), { minLength: 1, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(rows, fc.constantFrom(...ENCODINGS), sizesDrawn, async (drawn, encoding, sizes) => {
      let text = line(HEADER, ",");
      const expected = { rows: [] as unknown[], rejected: [] as unknown[], asked: [], skipped: 0 };
      for (const [record, one] of drawn.entries()) {
        const at = text.split("\n").length;
        if (one === null) {
          expected.skipped++;
          text += line(SKIPPED, ",");
          continue;
        }
        const { id, owner, start, direction, connected, talk, customer, note, pads, mistake, isQuoted } = one;
        const cells = [id, owner, start, direction, connected, talk, customer, note].map(
          ({ cell }, column) => pads[column] + cell + pads[column + 1],
        );
        if (mistake !== null) {
          const [column, cell, code] = mistake;
          cells[column] = cell;
          expected.rejected.push({ line: at, column: HEADER[column] ?? "", code });
        } else {
          const values = {
            ...{ owner: owner.value, ...start.value, direction: direction.value, isConnected: connected.value },
            talkSeconds: connected.value ? talk.value : 0,
            ...(customer.value === "" ? {} : { customer: customer.value }),
          };
          expected.rows.push({ kind: "call", id: id.value, line: at, record, values });
        }
        text += line(cells, ",", isQuoted);
      }
      const found = await read(bytesOf(text, encoding), profileOf("calls", encoding), sizes);
      const rejected = found.rejected.map(({ line, column, code }) => ({ line, column, code }));
      expect({ ...found, rejected }).toEqual(expected);
    }),
    { seed: 20261201, numRuns: 400 },
  );
});

test("an id and a customer keep a byte order mark, which is a part of them wherever it is not the file's", async () => {
  const cells = ["\ufeffC1", "E7", "2026-10-01 09:00", "out", "yes", "61", "\ufeff138", ""];
  const { rows } = await read(bytesOf(line(HEADER, ",") + line(cells, ",")), profileOf("calls"), [64]);
  expect(rows).toMatchObject([{ id: "\ufeffC1", values: { customer: "\ufeff138" } }]);
});

test("seconds since 1970 are those of a year of four digits in any zone", async () => {
  const { columns, record } = LOGS["tencent-calls"] as (typeof LOGS)[string];
  const seconds = ["-62167132799", "253402214399", "-62167132800", "253402214400", "300000000000", "x"];
  const lines = seconds.map((second) => line(record.replace("1790816405", second).split("|"), ","));
  const file = line(columns.split("|"), ",") + lines.join("");
  for (const zone of ["Pacific/Kiritimati", "Pacific/Pago_Pago"]) {
    const organisation = { zone, currency: "USD" };
    const { rows, rejected } = await read(bytesOf(file), profileOf("tencent-calls"), [64], organisation);
    expect(rows.map(({ values }) => "day" in values && values.day)).toEqual([
      expect.stringMatching(/^0000-01-0[12]$/),
      expect.stringMatching(/^9999-12-3[01]$/),
    ]);
    expect(rejected.map(({ line: at, code }) => [at, code])).toEqual([4, 5, 6, 7].map((at) => [at, "bad-number"]));
  }
});

/** The columns of each log that is known, where they are not known by their place, and a record of it. */
const LOGS: Record<string, { columns: string; record: string }> = {
  calls: {
    columns: "call id|agent|start|direction|connected|talk seconds|customer",
    record: "C1|E7|2026-10-01 09:00:05|out|yes|61|138",
  },
  asterisk: {
    columns: "",
    record:
      '|8042|138|x|"Ann" <8042>|PJSIP/8042-1|PJSIP/trunk-2|Dial|x|2026-10-01 09:00:05||2026-10-01 09:01:10|65|60|ANSWERED|DOCUMENTATION|1790816400.1|',
  },
  "asterisk-custom": {
    columns: "",
    record: "x|8042|138|x|a|b|Dial|x|2026-10-01 09:00:05||2026-10-01 09:01:10|65|60|NO ANSWER|3||1790816400.1||12",
  },
  freeswitch: {
    columns: "",
    record:
      "Ann|1002|1004|default|2026-10-01 09:00:05|2026-10-01 09:00:10|2026-10-01 09:01:11|66|61|NORMAL_CLEARING|d80e22e0-4c15-11ea-97a0-9dd79410affb||1002|PCMU|PCMU",
  },
  "pwc-calls": {
    columns: "call id|agent|date|time|answered|talk durations|satisfaction rating",
    record: "ID1|Diane|1/2/2021|9:12:58|Y|143|3",
  },
  "twilio-calls": {
    columns: "sid|parent call sid|from|to|status|direction|duration|start time",
    record: "CA1||+12025550101|+12025550199|completed|outbound-api|61|Thu, 01 Oct 2026 01:00:05 +0000",
  },
  "ringcentral-calls": {
    columns: "id|sessionId|startTime|duration|direction|action|result|type|from.phoneNumber|to.phoneNumber",
    record: "1|9|2026-10-01T01:00:05.000Z|61|Outbound|VoIP Call|Call connected|Voice|+1|+2",
  },
  "didww-calls": {
    columns: "Date/Time Start (UTC)|Date/Time Connect (UTC)|Date/Time End (UTC)|Source Number|Destination DID",
    record: "2026-10-01 01:00:05|2026-10-01 01:00:10|2026-10-01 01:01:11|4401|4402",
  },
  "ivozprovider-calls": {
    columns: "callid|startTime|duration|caller|callee|direction|endpointId",
    record: "c1|2026-10-01 09:00:05|61|+34|101|inbound|77",
  },
  "shoretel-calls": {
    columns: "Date|Time|Duration|Calling Number|Direction|Originating|Dialed Number|Destination|Internal",
    record: "09/30/2026|09:00 PM|1:01|101|Outbound|Ann Lee|2025550199|x|No",
  },
  "zh-call-log": {
    columns: "",
    record: "16569963779|17885275338|20261001090005|0061",
  },
  "kf5-calls": {
    columns: "通话ID|通话类型|主叫号码|被叫号码|通话时长|是否接通|来电时间|客服ID|满意度",
    record: "19|呼出|010|138|61|1|2026-10-01 09:00:05|733|满意",
  },
  "tencent-calls": {
    columns: "SessionId|Caller|Callee|Direction|Duration|StartTimestamp|EndStatusString|SeatUser.Mail",
    record: "s1|0101|138|1|61|1790816405|ok|ann@example.com",
  },
  "huawei-recordings": {
    columns: "",
    record: "dev|acc|1|101|77-1|138|010|2026-10-01 09:00:05|2026-10-01 09:01:06|/a.wav|0|||5|呼入|5||12",
  },
  "zoomix-calls": {
    columns: "session_id|seat_code|bind_number|callee|call_start_time|call_result|duration",
    record: "z1|S9|170|138|2026-10-01 09:00:05|1|61",
  },
};

/** What may stand in any cell, beside the words that a profile knows. */
const CELLS = [
  ...["", " ", "null", "-", "NA", "x", "0", "61", "061", "61.7", "-5", "1:01", "1:01:01", "１２", "1.23E+15"],
  ...["2026-10-01 09:00:05", "2026/10/1 9:00", "2026-10-01", "2026-03-08 02:30:00", "2026-11-01 01:30:00"],
  ...["10/13/2026", "13/10/2026 10:00", "2026-10-01T09:00:05Z", "2026-02-30 00:00:00", "20261001090005"],
  ...["2026年10月1日 9:00", "1790816400", "09:00 PM", "9:12:58", "0.384", "Ann  Lee", "王芳", "Bo@example.com"],
  ...['="0012"', 'say "hi"', "x".repeat(700), "合计", "Total", "+12025550101", "\u3000外呼 ", "ＹＥＳ", "1", "2", "3"],
];

/** Every word of a profile's choices and conditions. */
function wordsOf(spec: unknown): string[] {
  if (typeof spec !== "object" || spec === null) return [];
  const { words, except, ...others } = spec as { words?: object; except?: string[] };
  const known = words === undefined ? [] : Array.isArray(words) ? words : Object.keys(words);
  return [...known, ...(except ?? []), ...Object.values(others).flatMap(wordsOf)];
}

test("every log of calls is in the table above", () => {
  const logs = Profiles.ALL.filter(({ kinds }) => kinds.includes("call")).map((profile) => profile.name);
  expect(Object.keys(LOGS).sort()).toEqual(logs.sort());
});

test("what a record of a log gives does not depend on the records before it, nor on where the file is cut", async () => {
  const files = fc.constantFrom(...Object.entries(LOGS)).chain(([log, known]) => {
    const width = known.record.split("|").length;
    const cells = fc.constantFrom(...CELLS, ...wordsOf(profileOf(log)));
    const change = fc.tuple(fc.nat(width), cells);
    const record = fc.record({ changes: fc.array(change, { maxLength: 4 }), isQuoted: fc.boolean() });
    const organisation = fc.constantFrom(SHANGHAI, { zone: "America/New_York", currency: "USD" });
    const records = fc.array(record, { minLength: 1, maxLength: 8 });
    return fc.record({ log: fc.constant({ name: log, ...known }), records, organisation });
  });
  await fc.assert(
    fc.asyncProperty(files, sizesDrawn, async ({ log, records, organisation }, sizes) => {
      const { columns, record } = log;
      const profile = profileOf(log.name);
      const delimiter = profile.delimiter ?? ",";
      const header = columns === "" ? "" : line(columns.split("|"), delimiter);
      const plain = line(record.split("|"), delimiter);
      const written = records.map(({ changes, isQuoted }) => {
        const cells = record.split("|");
        for (const [column, cell] of changes) cells[column] = cell;
        return line(cells, delimiter, isQuoted);
      });
      const readLines = (lines: string[], cut: number[]) =>
        read(bytesOf(header + lines.join("")), profile, cut, organisation);
      // Most of the first records must look as those of the log do.
      const lead = written.map(() => plain);
      const whole = await readLines([...lead, ...written], sizes);
      const isChanged = (place: Fact.Row) => place.record >= lead.length;
      const expected = { rows: [] as Fact.Row[], rejected: [] as Read.Rejected[], asked: [] as unknown[], skipped: 0 };
      for (const [at, text] of written.entries()) {
        const alone = await readLines([plain, text], [1 << 16]);
        const more = lead.length - 1 + at;
        const moved = <T extends { line: number }>(place: T): T => ({ ...place, line: place.line + more });
        const own = alone.rows.filter(({ record }) => record === 1);
        expected.rows.push(...own.map((row) => ({ ...moved(row), record: row.record + more })));
        expected.rejected.push(...alone.rejected.map(moved));
        expected.asked.push(...alone.asked);
        expected.skipped += alone.skipped;
      }
      const inOrder = (rows: Fact.Row[]) => rows.sort((a, b) => a.record - b.record);
      expect({ ...whole, rows: inOrder(whole.rows.filter(isChanged)) }).toEqual(expected);
    }),
    { seed: 20261201, numRuns: 300 },
  );
});
