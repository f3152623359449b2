import { describe, expect, test } from "vitest";
import { readAll } from "../reading.fixture.ts";

const call = (id: unknown, more: object = {}) => ({
  "call id": id,
  agent: "E7",
  start: "2026-10-01 09:00",
  direction: "out",
  connected: "yes",
  "talk seconds": 61,
  ...more,
});

describe("JSON", () => {
  test("keeps numbers as they are written: no id and no amount goes through a float", async () => {
    const text = JSON.stringify([call(1)]).replace('"call id":1', '"call id":12345678901234567890.10');
    expect((await readAll(text)).rows).toMatchObject([{ id: "12345678901234567890.10" }]);
  });

  test("finds nested values by their path, and columns that only later records have", async () => {
    const later = { Customer: "13800001111", agent_info: { name: "x", tags: [1, { a: null }] } };
    const records = [...Array.from({ length: 2000 }, (_, at) => call(`C${at}`)), call("C2000", later)];
    const { rows } = await readAll(records.map((item) => JSON.stringify(item)).join("\r\n"));
    expect(rows.at(-1)).toMatchObject({ line: 2001, record: 2000, values: { customer: "13800001111" } });
    const nested = await readAll('[{"employee":{"id":"E1"},"name":{"first":"Ann"}}]').catch((error: unknown) => error);
    expect(nested).toMatchObject({ code: "header-unknown", params: { header: "employee.id, name.first" } });
  });

  test("names a record's line, or its number where all stand in one line", async () => {
    const records = [call("C1"), call("C2"), call("")];
    const lineOf = async (text: string) => (await readAll(text)).rejected.map(({ line, column }) => [line, column]);
    expect(await lineOf(JSON.stringify(records))).toEqual([[3, "call id"]]);
    expect(await lineOf(JSON.stringify(records, null, 2))).toEqual([[18, "call id"]]);
    expect(await lineOf(`[\n${records.map((item) => JSON.stringify(item)).join(",\n")}\n]\n`)).toEqual([
      [4, "call id"],
    ]);
  });

  test("rejects a record that is none, and goes on after it", async () => {
    const lines = [
      JSON.stringify(call("C1")),
      '{"call id":"C2",',
      "[1]",
      '{"call id":"C3","call id":"C4"}',
      '{"call id":tru}',
      '{"a":"\\u0000"}',
      "",
      JSON.stringify(call("C9")),
    ];
    const { rows, rejected, read } = await readAll(lines.join("\n"));
    expect(rows.map(({ id }) => id)).toEqual(["C1", "C9"]);
    expect(rejected.map(({ line, code }) => [line, code])).toEqual([
      [2, "bad-json"],
      [3, "bad-json"],
      [4, "key-twice"],
      [5, "bad-json"],
      [6, "bad-json"],
    ]);
    expect(read).toBe(7);
    const list = await readAll(`[${JSON.stringify(call("C1"))}, null, 7, ${JSON.stringify(call("C2"))}, {}]`);
    expect([list.rows.length, list.rejected.length, list.skipped, list.read]).toEqual([2, 2, 1, 5]);
  });

  test("takes a list in an object: the one called data, else the only one", async () => {
    const list = JSON.stringify([call("C1"), call("C2")]);
    for (const text of [
      `{"ok":true,"meta":{"a":[1]},"data":${list},"links":[{"next":null}]}`,
      `{"calls": ${list} , "tags":["x"], "next":"]}"}\n`,
      `\ufeff{"results":${list}}`,
    ])
      expect((await readAll(text)).rows.map(({ id }) => id)).toEqual(["C1", "C2"]);
    for (const text of [
      `{"calls":${list},"others":${list}}`,
      `{"calls":${list.replace("}]", `}${`,${JSON.stringify(call("C3"))}`.repeat(2000)}]`)},"others":${list}}`,
      '["a","b"]',
      "[[1,2]]",
      '{"a":{"b":[{}]}}x'.slice(0, -1).replace("{}", ""),
    ])
      await expect(readAll(text).then(({ rows }) => rows.length)).rejects.toMatchObject({
        code: expect.stringMatching(/json-shape|header-unknown/),
      });
  });

  test("takes one object alone, and records longer than what is looked at first", async () => {
    expect((await readAll(JSON.stringify(call("C1"), null, 1))).rows).toHaveLength(1);
    const long = { notes: "x".repeat(200_000) };
    for (const text of [
      JSON.stringify([call("C1", long), call("C2", long)]),
      `${JSON.stringify(call("C1", long))}\n${JSON.stringify(call("C2", long))}`,
    ])
      expect((await readAll(text, {}, [1000, 70_001])).rows.map(({ id }) => id)).toEqual(["C1", "C2"]);
  });

  test.each(['[{"call id":"C1"}', '[{"call id":"C1"}] x', '{"data":[{"call id":"C1"}]', '[{"call id":"C1"}}'])(
    "such as %s is cut off or damaged",
    async (text) => {
      const whole = text.replace('{"call id":"C1"}', JSON.stringify(call("C1")));
      await expect(readAll(whole)).rejects.toMatchObject({ code: "json-broken" });
    },
  );
});
