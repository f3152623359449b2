/** Cells whose bytes were read before give what they gave; what only looks alike is read anew. */
import { expect, test } from "vitest";
import * as Profile from "../profile.ts";
import { readAll } from "../reading.fixture.ts";

const CALLS = "call id,agent,start,direction,connected,talk seconds\n";
const call = (agent: string | number) => `C1,${agent},2026-10-01 09:00:05,out,yes,61\n`;
const ownersOf = async (file: string, options?: Parameters<typeof readAll>[1]) => {
  const { rows, rejected } = await readAll(file, options);
  return [rows.map(({ values }) => "owner" in values && values.owner), rejected.map(({ code }) => code)];
};

test("more owners than are remembered at once stay apart, where one begins like another too", async () => {
  const numbers = Array.from({ length: 20_000 }, (_, number) => number);
  const [owners, faults] = await ownersOf(CALLS + [...numbers, ...numbers].map(call).join(""));
  expect(faults).toEqual([]);
  expect(owners).toEqual([...numbers, ...numbers].map((number) => `clearboard:id|${number}`));
});

test("two quotation marks are one inside of quotes, and two without them", async () => {
  const file = CALLS + call('a""b') + call('"a""b"') + call('a""b');
  expect(await ownersOf(file)).toEqual([['clearboard:id|a""b', 'clearboard:id|a"b', 'clearboard:id|a""b'], []]);
});

test("a record that ends before a column has not got what the one before it had there", async () => {
  const record = {
    ...{ SessionId: "s1", Caller: "1", Callee: "2", Direction: 1, Duration: 61, StartTimestamp: 1_790_816_405 },
    SeatUser: { Mail: "ann@example.com" },
  };
  const whole = { ...record, EndStatusString: "ok" };
  const { rows, rejected } = await readAll(JSON.stringify([whole, record, whole]));
  expect(rows.map(({ record }) => record)).toEqual([0, 2]);
  expect(rejected).toMatchObject([{ column: "EndStatusString", code: "missing-field" }]);
});

test("a word that means an empty cell does so in any case and language", async () => {
  const profile = Profile.parse({
    name: "calls-empty",
    title: { en: "Calls", zh: "通话" },
    source: "pbx",
    match: { header: [["call id"], ["agent"]] },
    empty: ["无", "kein", "É", "n/a"],
    emits: [
      {
        kind: "call",
        id: [["call id"]],
        owner: { what: "id", column: ["agent"] },
        start: { column: ["start"], order: "ymd" },
        direction: { is: "out" },
        connected: { is: "yes" },
        talk: { column: ["talk seconds"], form: "seconds" },
      },
    ],
  });
  const empty = ["无", "kein", "KEIN", "É", "é", "N/A", "n/A", "\u3000无 "];
  const filled = ["无人", "kei", "no", "n/a2", "ein", "e"];
  const [owners, faults] = await ownersOf(CALLS + [...empty, ...filled].map(call).join(""), { profile });
  expect(faults).toEqual(empty.map(() => "missing-field"));
  expect(owners).toEqual(filled.map((key) => `pbx:id|${key}`));
});
