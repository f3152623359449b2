/** What a profile may say, file by file. */
import { expect, test } from "vitest";
import * as Profile from "./profile.ts";
import { readAll } from "./reading.fixture.ts";

const base = { name: "mine", title: { en: "Mine", zh: "自定义" }, source: "mine" };
const owner = { what: "id", column: ["who"] };

/** A profile with one emit; the columns it must find are those of its file. */
const profile = (mapping: object, more: object = {}) =>
  Profile.parse({ ...base, match: { header: [["who"]] }, emits: [mapping], ...more });
const take = async (file: string, mapping: object, more: object = {}) =>
  readAll(file, { profile: profile(mapping, more) });

const knowledge = { kind: "knowledge", id: [["id"]], owner, title: ["t"], confirmed: { is: "yes" } };
const target = {
  kind: "target",
  month: ["m"],
  scope: { is: "person" },
  subject: ["who"],
  person: "id",
  amount: { column: ["a"] },
};
const call = {
  kind: "call",
  id: [["id"]],
  owner,
  start: { column: ["at"], order: "ymd" },
  direction: { is: "out" },
  connected: { is: "yes" },
  talk: { column: ["t"], form: "seconds" },
};

test.each<[string, object]>([
  ["21-Sep-22", { column: ["d"], order: "dmy", pivot: 70 }],
  ["September 21, 2022", { column: ["d"], order: "mdy" }],
  ["9/21/22 11:59 PM", { column: ["d"], order: "mdy", pivot: 30 }],
  ["44825", { column: ["d"], serial: "1900" }],
  ["44825.999", { column: ["d"], serial: "1900" }],
  ["43363", { column: ["d"], serial: "1904" }],
  // 2022-09-20T23:30:00Z is the 21st in Shanghai
  ["1663716600", { column: ["d"], epoch: "s" }],
  ["1663716600000", { column: ["d"], epoch: "ms" }],
  ["2022-09-20 23:30:00 UTC", { column: ["d"], order: "ymd" }],
])("the day of %s", async (text, day) => {
  const { rows, rejected } = await take(`id\twho\tt\td\n1\tE7\tx\t${text}\n`, { ...knowledge, day });
  expect(rejected).toEqual([]);
  expect(rows[0]?.values).toMatchObject({ day: "2022-09-21" });
});

test.each<[string, object, string]>([
  ["21-Sep-22", { column: ["d"], order: "dmy" }, "short-year"],
  ["9/21/2022", { column: ["d"], order: "dmy" }, "bad-date"],
  ["21-Sep-2022", { column: ["d"], order: "mdy" }, "bad-date"],
  ["0.5", { column: ["d"], serial: "1900" }, "bad-date"],
])("the day of %s cannot be told", async (text, day, code) => {
  const { rejected } = await take(`id,who,t,d\n1,E7,x,${text}\n`, { ...knowledge, day });
  expect(rejected).toMatchObject([{ code, column: "d" }]);
  expect(rejected[0]?.message).not.toMatch(/[{}]/);
});

test.each<[string, unknown, string]>([
  ["2026-03", ["m"], "2026-03"],
  ["Mar 2026", ["m"], "2026-03"],
  ["Mar-26", { column: ["m"], pivot: 70 }, "2026-03"],
  ["31/3/2026", { column: ["m"], order: "dmy" }, "2026-03"],
  ["March", { year: 2026, month: ["m"] }, "2026-03"],
  ["3月", { year: 2026, month: ["m"] }, "2026-03"],
  ["2026", { year: ["m"], month: 3 }, "2026-03"],
])("the month of %s", async (text, month, expected) => {
  const { rows } = await take(`who,m,a\nE7,${text},5\n`, { ...target, month });
  expect(rows[0]?.values).toMatchObject({ month: expected });
});

test.each<[string, object, string]>([
  ["1.234,50 €", { decimal: "," }, "123450"],
  ["¥1,234.50", {}, "123450"],
  ["12.5万", { suffixes: { 万: 10_000 } }, "12500000"],
  ["1.2亿元", { suffixes: { 万: 10_000, 亿: 100_000_000 } }, "12000000000"],
  ["3.5k", { suffixes: { K: 1000 } }, "350000"],
  ["12.5", { times: 10_000 }, "12500000"],
  ["RMB 1,200", { signs: ["RMB"] }, "120000"],
  ["1200 kr", { signs: ["kr"] }, "120000"],
  ["(1,234.50)", { negative: "parentheses" }, "-123450"],
  ["-12", { negative: "drop" }, "1200"],
  ["1250", { unit: "minor" }, "1250"],
  ["3.3000000000000003", {}, "330"],
])("the amount %s, written as %j", async (text, more, minor) => {
  const { rows, rejected } = await take(`who;m;a\nE7;2026-03;${text}\n`, {
    ...target,
    amount: { column: ["a"], ...more },
  });
  expect(rejected).toEqual([]);
  expect(rows[0]?.values).toMatchObject({ amountMinor: minor });
});

test.each<[string, object, string]>([
  ["12.5k", {}, "bad-number"],
  ["12.5万", { times: 10_000 }, "bad-number"],
  ["RMB 1,200", {}, "bad-number"],
  ["(50)", {}, "bad-number"],
  ["12.345", {}, "amount-decimals"],
  // 12.34567 times 10,000 is 123,456.70; one decimal more would be a tenth of a fen
  ["12.3456789", { times: 10_000 }, "amount-decimals"],
])("the amount %s is refused when the profile says no more than %j", async (text, more, code) => {
  const { rejected } = await take(`who;m;a\nE7;2026-03;${text}\n`, { ...target, amount: { column: ["a"], ...more } });
  expect(rejected).toMatchObject([{ code, column: "a" }]);
});

test.each<[string, string, number]>([
  ["0143", "seconds", 143],
  ["143.9", "seconds", 143],
  ["143999", "milliseconds", 143],
  ["2.35", "minutes", 141],
  ["0:02:21", "clock", 141],
  ["0:02", "hour-minute", 120],
  ["0.00163194444444444", "day", 141],
  ["12:05:30 AM", "time", 330],
  ["1:05:30 pm", "time", 47_130],
  ["2分21秒", "units", 141],
])("the duration %s as %s", async (text, form, seconds) => {
  const { rows, rejected } = await take(`id,who,at,t\n1,E7,2026-10-01 09:00,${text}\n`, {
    ...call,
    talk: { column: ["t"], form },
  });
  expect(rejected).toEqual([]);
  expect(rows[0]?.values).toMatchObject({ talkSeconds: seconds });
});

test.each<[object, string, string]>([
  [{ after: "/", before: "-" }, "SIP/8042-0001", "mine:id|8042"],
  [{ after: "/", before: "-" }, "8042", "mine:id|8042"],
  [{ before: "@" }, "ann@example.com", "mine:id|ann"],
  [{ pattern: "\\((\\d+)\\)$" }, "Ann (Sales) (8042)", "mine:id|8042"],
  [{ source: "pbx" }, "8042", "pbx:id|8042"],
])("an owner read with %j", async (more, text, key) => {
  const { rows } = await take(`who,m,a\n${text},2026-03,5\n`, {
    ...{ kind: "peer", id: [["who"]], day: { column: ["m"], order: "ymd" }, score: { is: 1 }, scale: { is: 1 } },
    ...{ day: { column: ["a"], epoch: "s" }, owner: { what: "id", column: ["who"], ...more } },
  });
  expect(rows[0]?.values).toMatchObject({ owner: key });
});

test("a text without the owner's pattern is rejected, its digits masked", async () => {
  const { rejected } = await take("id,who,t,d\n1,13812345678,x,2026-03-01\n", {
    ...knowledge,
    day: { column: ["d"], order: "ymd" },
    owner: { what: "id", column: ["who"], pattern: "^E\\d+$" },
  });
  expect(rejected).toMatchObject([{ code: "owner-pattern", column: "who", value: "138********" }]);
});

test("rows are told apart by words, patterns and emptiness, and skipped ones are counted", async () => {
  const mapping = (when: unknown, id: unknown[]) => ({ ...knowledge, day: { column: ["d"], order: "ymd" }, when, id });
  const several = Profile.parse({
    ...base,
    match: { header: [["who"], ["type"]] },
    skip: [{ column: ["who"], pattern: "^(Total|合计)" }, { empty: ["d"] }],
    emits: [
      mapping({ column: ["type"], words: ["talk", "分享"] }, [["id"], { is: "talk" }]),
      mapping([{ column: ["type"], except: ["talk", "分享"] }, { filled: ["t"] }], [{ is: "other" }, ["id"]]),
      mapping([{ column: ["t"], pattern: "^\\d+$" }, { empty: ["type"] }], [["id"], ["t"]]),
    ],
  });
  const { rows, skipped, rejected, read } = await readAll(
    "id,who,type,t,d\n1,E7,Talk,x,2026-03-01\n2,E7,分享,x,2026-03-01\n3,E7,note,x,2026-03-01\n4,E7,,77,2026-03-01\n" +
      "5,E7,note,,2026-03-01\n,Total:,,,\n6,E7,note,x,\n",
    { profile: several },
  );
  expect(rows.map(({ id }) => id)).toEqual(["1|talk", "2|talk", "other|3", "other|4", "4|77"]);
  expect([read, skipped, rejected]).toEqual([7, 3, []]);
});

test("of two columns with one name each is reached by its number, and neither by the bare name", async () => {
  const cost = { kind: "cost", month: ["m"], item: ["who"] };
  const file = "who,m,Cost, Cost \nads,2026-03,1,2\n";
  const amounts = async (column: string) =>
    (await take(file, { ...cost, amount: { column: [column] } })).rows.map(
      (row) => row.kind === "cost" && row.values.amountMinor,
    );
  expect(await amounts("cost#1")).toEqual(["100"]);
  expect(await amounts("Cost#2")).toEqual(["200"]);
  await expect(amounts("cost")).rejects.toMatchObject({ code: "column-twice" });
  await expect(amounts("cost#3")).resolves.toEqual([]);
});

test("names of several columns are joined, and words stand for scores", async () => {
  const customer = await take("id,who,first,last\n1,x,Ann, Lee \n2,x,,Bo\n3,x,,\n", {
    kind: "customer",
    id: [["id"]],
    name: { columns: [["first"], ["last"]] },
  });
  expect(customer.rows.map(({ values }) => "name" in values && values.name)).toEqual(["Ann Lee", "Bo"]);
  expect(customer.rejected).toMatchObject([{ line: 4, code: "missing-field", column: "first" }]);
  const survey = { kind: "survey", id: [["id"]], owner, day: { column: ["d"], order: "ymd" }, scale: { is: 5 } };
  const { rows, rejected } = await take("id,who,d,s\n1,E7,2026-03-01,满意\n2,E7,2026-03-01,meh\n", {
    ...survey,
    score: { column: ["s"], words: { 非常满意: 5, 满意: 4 } },
  });
  expect(rows[0]?.values).toMatchObject({ score: 4, scale: 5 });
  expect(rejected).toMatchObject([{ line: 3, code: "unknown-word" }]);
});

test("identities come from columns of names and extensions too", async () => {
  const { rows } = await take("who,ext\nE7,8042\n", {
    kind: "identity",
    key: { what: "extension", source: "pbx", column: ["ext"] },
    person: owner,
  });
  expect(rows[0]?.values).toEqual({ key: "pbx:extension|8042", person: "mine:id|E7" });
});

test("a dialler's pauses, 12:05:30 AM and mixed words: a whole odd log in one profile", async () => {
  const { rows, rejected } = await take(
    "who|at|t|state\nE7|5-Jan-26 9:00 AM|12:00:45 AM|Answered\nE7|5-Jan-26 9:05 AM||Busy\n",
    {
      ...call,
      id: [["who"], ["at"]],
      start: { column: ["at"], order: "dmy", pivot: 50 },
      connected: { first: [{ column: ["state"], pattern: "^(?i:answer)", is: "yes" }], otherwise: "no" },
      talk: { column: ["t"], form: "time" },
    },
  );
  expect(rejected).toEqual([]);
  expect(rows.map(({ id, values }) => ({ id, ...values }))).toMatchObject([
    { id: "E7|5-Jan-26 9:00 AM", day: "2026-01-05", second: 32_400, talkSeconds: 45, isConnected: true },
    { day: "2026-01-05", second: 32_700, talkSeconds: 0, isConnected: false },
  ]);
});

test("the published schema names everything a profile may say", () => {
  const schema = Profile.jsonSchema() as { properties: Record<string, unknown>; title: string };
  expect(schema.title).toBe("Clearboard import profile");
  expect(Object.keys(schema.properties)).toEqual(
    expect.arrayContaining(["match", "skip", "stamp", "emits", "completeDays", "complete", "retakeMonths"]),
  );
  expect(JSON.parse(JSON.stringify(schema))).toEqual(schema);
});
