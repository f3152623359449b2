/** Files that do not fit their profile wait or are refused, whatever is wrong with them, and say what it is. */
import * as Policy from "@clearboard/core/policy";
import * as Profile from "@clearboard/ingest/profile";
import * as Held from "@clearboard/jobs/held";
import * as Draft from "@clearboard/jobs/policy/draft";
import { preview } from "@clearboard/jobs/preview";
import * as Profiles from "@clearboard/jobs/profile";
import * as User from "@clearboard/store/user";
import { describe, expect, test } from "vitest";
import { createSandbox, DAY, delivery, letIn } from "./sandbox.ts";

const DEALS = "deal id,owner,stage,amount,close date,product";
const deal = (
  at: number,
  amount = "100.00",
  day = `2026-02-${String((at % 28) + 1).padStart(2, "0")}`,
  product = "Cable",
) => `D${at},A${at % 3},won,${amount},${day},${product}`;
const many = (count: number, from = 0) => Array.from({ length: count }, (_, at) => deal(from + at));
const file = (...lines: string[]) => `${[DEALS, ...lines].join("\n")}\n`;

const PIPELINE = "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value";
/** A pipeline of one deal on each of these days of March, in one order of day and month. */
const pipeline = (days: number[], write: (day: string) => string) =>
  [
    PIPELINE,
    ...days.map((day) => `O${day},Ann Lee,GTX,Acme,Won,${write("02")},${write(String(day).padStart(2, "0"))},${day}`),
  ].join("\n");
const monthFirst = (day: string) => `3/${day}/2026`;
const dayFirst = (day: string) => `${day}/3/2026`;

describe("a file of which much is rejected waits", () => {
  test.each([
    ["19 of 380", 19, 361, "applied"],
    ["20 of 400, which is 5%", 20, 380, "held"],
    ["20 of 401", 20, 381, "applied"],
    ["half of a short one", 3, 3, "applied"],
    ["more than half of a short one", 3, 2, "held"],
  ])("%s rows: %s", async (_, bad, good, status) => {
    const sandbox = await createSandbox();
    const lines = [...Array.from({ length: bad }, (__, at) => deal(9000 + at, "much")), ...many(good)];
    const receipt = await sandbox.take("deals.csv", file(...lines));
    expect(receipt.status).toBe(status);
    if (status === "applied") return;
    expect(receipt.reason).toMatchObject({
      code: "held-rejected",
      params: { rejected: bad, read: bad + good, often: bad, line: 2, value: "much", why: "bad-number" },
    });
    expect(receipt.reason?.message).toContain("amount is not a number");
    expect(await sandbox.digests()).toEqual({});
    const after = await letIn(sandbox.ctx, receipt);
    expect(after).toMatchObject({ status: "applied", rows: { accepted: good, rejected: bad } });
  });

  test("also where its rows contradict each other, before any of them counts", async () => {
    const sandbox = await createSandbox();
    const twice = many(30).map((line) => line.replace("100.00", "200.00"));
    const receipt = await sandbox.take("deals.csv", file(...many(30), ...twice, ...many(10, 100)));
    expect(receipt).toMatchObject({
      status: "held",
      reason: { code: "held-rejected", params: { rejected: 60, read: 70 } },
    });
    expect((await letIn(sandbox.ctx, receipt)).rows).toMatchObject({ accepted: 10, rejected: 60 });
  });

  test("from the numbers on that the policy says", async () => {
    const sandbox = await createSandbox();
    for (const name of ["Mei", "Erik"])
      await User.create(sandbox.table, { name, role: "director", now: sandbox.ctx.now() });
    const held = { ...Policy.HELD, rejectedShare: "0.01", rejectedRows: 2 };
    const document = { ...Policy.initial("CNY"), held };
    const result = { document, effectiveMonth: "2026-03", note: "stricter", by: "Mei" };
    const { id } = await Draft.create(sandbox.ctx, result);
    await Draft.approve(sandbox.ctx, { draft: id, by: "Erik" });
    expect((await sandbox.take("deals.csv", file(...many(98), deal(900, "much"), deal(901, "more")))).status).toBe(
      "held",
    );
    expect((await sandbox.take("deals.csv", file(...many(99), deal(900, "much")))).status).toBe("applied");
  });
});

describe("a file of which no row can be read is refused with its commonest reason, how often, and one value", () => {
  test.each([
    [
      "deals with days as a spreadsheet counts them",
      file(deal(1, "1", "46297"), deal(2, "2", "46298")),
      "bad-date",
      "46297",
    ],
    ["deals with amounts in words", file(deal(1, "one"), deal(2, "two"), deal(3, "3", "x")), "bad-number", "one"],
    ["deals of one id", file("X,A1,won,1,2026-02-01,a", "X,A1,won,2,2026-02-02,a"), "conflict-in-file", "X"],
    [
      "calls of one id",
      `call id,agent,start,direction,connected,talk seconds\n${[60, 61].map((talk) => `C1,A1,2026-02-01 09:00:00,out,yes,${talk}`).join("\n")}\n`,
      "conflict-in-file",
      "C1",
    ],
  ])("%s", async (_, text, why, value) => {
    const sandbox = await createSandbox();
    const dry = await preview(sandbox.ctx, delivery("file.csv", text));
    const receipt = await sandbox.take("file.csv", text);
    for (const item of [dry, receipt]) {
      expect(item).toMatchObject({ status: "refused", reason: { code: "all-rejected", params: { why, value } } });
      expect(item.rows.rejected).toBe(item.rows.read);
    }
    expect(receipt.rejected.length).toBeGreaterThan(0);
    expect(await sandbox.digests()).toEqual({});
  });

  test("and the same bytes are looked at again when they come again", async () => {
    const sandbox = await createSandbox();
    for (let turn = 0; turn < 2; turn++)
      expect((await sandbox.take("deals.csv", file(deal(1, "one")))).status).toBe("refused");
  });
});

describe("a file whose values prove another way of writing waits, however few of them do", () => {
  test("another order of day and month than the profile's, so that no right deal is overwritten", async () => {
    const sandbox = await createSandbox();
    const days = [3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13];
    expect((await sandbox.take("pipeline.csv", pipeline(days, monthFirst))).status).toBe("applied");
    const before = await sandbox.digests();
    sandbox.pass(DAY);
    const receipt = await sandbox.take("again.csv", pipeline(days, dayFirst));
    expect(receipt.reason).toMatchObject({
      code: "held-order",
      params: { column: "close_date", stated: "m-d-y", proved: "d-m-y", example: "13/3/2026" },
    });
    expect(await sandbox.digests()).toEqual(before);
  });

  test("but one slip among days that read one way only is a slip", async () => {
    const sandbox = await createSandbox();
    const text = pipeline([3, 14, 15, 16], monthFirst).replace("3/15/2026", "15/3/2026");
    expect(await sandbox.take("pipeline.csv", text)).toMatchObject({
      status: "applied",
      rows: { accepted: 3, rejected: 1 },
    });
  });

  test("another decimal sign", async () => {
    const sandbox = await createSandbox();
    const quoted = (at: number, amount: string) => deal(at, `"${amount}"`);
    const receipt = await sandbox.take(
      "deals.csv",
      file(...many(3), quoted(7, "1.234,50"), quoted(8, "200")).replaceAll("100.00", "100"),
    );
    expect(receipt.reason).toMatchObject({
      code: "held-decimal",
      params: { stated: ".", proved: ",", example: "1.234,50" },
    });
    const right = await sandbox.take("deals.csv", file(...many(3), quoted(7, "1.234,50"), quoted(8, "1,200.50")));
    expect(right.rows).toMatchObject({ accepted: 4, rejected: 1 });
  });

  test("another unit: a clock where seconds are counted", async () => {
    const sandbox = await createSandbox();
    const call = (at: number, talk: string, connected = "yes") =>
      `C${at},A1,2026-02-01 09:00:00,out,${connected},${talk}`;
    const head = "call id,agent,start,direction,connected,talk seconds";
    const text = [head, call(1, "0", "no"), call(2, "0", "no"), call(3, "0", "no"), call(4, "0:02:23")].join("\n");
    expect((await sandbox.take("calls.csv", text)).reason).toMatchObject({
      code: "held-unit",
      params: { column: "talk seconds", stated: "seconds", proved: "clock" },
    });
  });

  test("and may be let in with the profile that it was written for", async () => {
    const sandbox = await createSandbox();
    const receipt = await sandbox.take("pipeline.csv", pipeline([3, 4, 13], dayFirst));
    const own = JSON.stringify(Profiles.byName("maven-pipeline"))
      .replaceAll('"mdy"', '"dmy"')
      .replace("maven-pipeline", "pipeline-eu");
    const { kinds: _, ...written } = JSON.parse(own);
    const profile = Profile.parse(written);
    const after = await Held.approve(sandbox.ctx, receipt.importId, { by: "ada", profile });
    expect(after).toMatchObject({ status: "applied", profile: "pipeline-eu", rows: { accepted: 3, rejected: 0 } });
  });
});

describe("a file in which a stray quotation mark swallows rows waits, and says which lines", () => {
  const stray = (from: number, to: number, count: number) =>
    file(
      ...many(count).map((line, at) =>
        at === from ? line.replace("Cable", '"Cable 5m') : at === to ? line.replace("Cable", 'Cable"') : line,
      ),
    );

  test("two marks far apart", async () => {
    const sandbox = await createSandbox();
    const receipt = await sandbox.take("deals.csv", stray(100, 250, 3000));
    expect(receipt.reason).toMatchObject({
      code: "held-quoted-rows",
      params: { lines: "102-252", more: 0, count: 151 },
    });
    expect(await sandbox.digests()).toEqual({});
    const after = await letIn(sandbox.ctx, receipt);
    expect(after.rows).toMatchObject({ read: 2850, accepted: 2849, rejected: 1 });
    expect(after.rejected).toMatchObject([{ line: 102, code: "rows-in-quotes", params: { last: 252, rows: 150 } }]);
  });

  test("no rate of rejections is needed, and a text of several lines holds no file", async () => {
    const sandbox = await createSandbox();
    expect((await sandbox.take("deals.csv", stray(500, 501, 3000))).reason?.code).toBe("held-quoted-rows");
    const texts = many(50).map((line) => line.replace("Cable", '"Cable, 5 m,\nblack, 2 pieces"'));
    expect(await sandbox.take("texts.csv", file(...texts))).toMatchObject({
      status: "applied",
      rows: { accepted: 50 },
    });
  });
});

test("unchanged is said only of facts that are there already", async () => {
  const sandbox = await createSandbox();
  expect((await sandbox.take("deals.csv", file(...many(5)))).status).toBe("applied");
  sandbox.pass(DAY);
  expect((await sandbox.take("again.csv", file(...many(4)))).status).toBe("unchanged");
});
