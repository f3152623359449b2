/** The same facts in any clothing change nothing; one corrected cell changes exactly itself. */

import { gzipSync } from "node:zlib";
import * as Profile from "@clearboard/ingest/profile";
import * as Held from "@clearboard/jobs/held";
import { takeIn } from "@clearboard/jobs/import";
import * as Profiles from "@clearboard/jobs/profile";
import { seeded } from "@clearboard/store/faults";
import * as Ledger from "@clearboard/store/ledger";
import { expect, test } from "vitest";
import * as Company from "./company.ts";
import { createSandbox, DAY, delivery, personOf, type Sandbox, shuffled } from "./sandbox.ts";

async function filled(): Promise<Sandbox> {
  const sandbox = await createSandbox();
  for (const [name, text] of Company.FILES)
    expect(await sandbox.take(name, text), name).toMatchObject({ status: "applied" });
  return sandbox;
}

const recordsOf = (text: string) => text.trimEnd().split("\n").length - 1;

function utf16(text: string, isBig: boolean): Uint8Array {
  const bytes = Buffer.from(`\uFEFF${text}`, "utf16le");
  return isBig ? bytes.swap16() : bytes;
}

test("a small company's figures are what its rows add up to", async () => {
  const sandbox = await filled();
  const [january, february] = [await sandbox.board("2026-01"), await sandbox.board("2026-02")];
  // 1,000.00 + 200.50 + 800.00 + 99.99
  expect(january.totals.metrics).toMatchObject({ revenue: { minor: "210049" }, dealsWon: 4, dealsLost: 1, dials: 6 });
  expect(personOf(january, "Anna Berg").metrics).toMatchObject({
    ...{ revenue: { minor: "120050" }, dials: 3, connected: 2, talkSeconds: 120, attainment: "1.2005" },
  });
  expect(personOf(january, "Bo Chen").metrics).toMatchObject({ dials: 2, inboundDials: 1, talkSeconds: 105 });
  expect(personOf(january, "Dai Lin").metrics).toMatchObject({ revenue: { minor: "0" }, winRate: "0.0000", dials: 1 });
  expect(january.teams.map(({ name, metrics }) => [name, metrics.revenue?.minor])).toEqual(
    expect.arrayContaining([
      ["Falcons", "200050"],
      ["Otters", "9999"],
    ]),
  );
  // 300.00 + 450.25
  expect(february.totals.metrics.revenue?.minor).toBe("75025");
});

test("every file again is known: nothing new, nothing changed", async () => {
  const sandbox = await filled();
  const digests = await sandbox.digests();
  const imports = (await Ledger.list(sandbox.table)).length;
  sandbox.pass(DAY);
  for (const [name, text] of Company.FILES) {
    const receipt = await sandbox.take(`renamed-${name}`, text);
    expect(receipt).toMatchObject({ status: "unchanged", rows: { accepted: 0, unchanged: recordsOf(text) } });
  }
  expect(await sandbox.digests()).toEqual(digests);
  expect((await Ledger.list(sandbox.table)).length).toBe(imports);
});

const REWRITES: [string, (text: string, random: () => number) => string | Uint8Array][] = [
  ["shuffled", shuffled],
  ["with CRLF and a byte order mark", (text) => `\uFEFF${text.replaceAll("\n", "\r\n")}`],
  ["in UTF-16, little end first", (text) => utf16(text, false)],
  ["in UTF-16, big end first", (text) => utf16(text, true)],
  ["in gzip", (text) => gzipSync(text)],
  ["with semicolons", (text) => text.replaceAll(",", ";")],
  ["with tabs", (text) => text.replaceAll(",", "\t")],
  ["with every cell in quotes", (text) => text.replaceAll(/[^,\n]+/g, '"$&"')],
  [
    "with its columns the other way round",
    (text) => text.replaceAll(/[^\n]+/g, (line) => line.split(",").reverse().join(",")),
  ],
];

test.for(REWRITES)("the same files %s give 0 new, 0 changed and the same boards", async ([, rewrite]) => {
  const random = seeded(7);
  const sandbox = await filled();
  const digests = await sandbox.digests();
  sandbox.pass(DAY);
  for (const [name, text] of Company.FILES) {
    const receipt = await sandbox.take(`other ${name}`, rewrite(text, random));
    expect(receipt, name).toMatchObject({
      status: "unchanged",
      rows: { accepted: 0, unchanged: recordsOf(text), stale: 0, rejected: 0 },
    });
  }
  expect(await sandbox.digests()).toEqual(digests);
});

// 商机编号 etc. in GB18030, as a Chinese spreadsheet saves it; written by another program than the one under test.
const GB18030 = Buffer.from(
  "ycy7+rHgusUsuLrU8MjLLL3Xts4svfC27iyzyb27yNXG2gpHMSzN9be8LNOutaUsMTIwMC4wMCwyMDI2LTAxLTA1CkcyLMDuzrAsyuS1pSw1MDAuMDAsMjAyNi0wMS0wNgo=",
  "base64",
);

test("a Chinese file in GB18030 and the same in UTF-8 are the same facts", async () => {
  const gb = GB18030;
  const text = new TextDecoder("gb18030").decode(gb);
  expect(text).toContain("商机编号");
  const sandbox = await createSandbox();
  expect(await sandbox.take("deals.csv", text)).toMatchObject({
    status: "applied",
    encoding: "utf-8",
    rows: { accepted: 2 },
  });
  const digests = await sandbox.digests();
  sandbox.pass(DAY);
  expect(await sandbox.take("deals-gb.csv", gb)).toMatchObject({
    status: "unchanged",
    encoding: "gb18030",
    rows: { accepted: 0, unchanged: 2 },
  });
  expect(await sandbox.digests()).toEqual(digests);
  expect(personOf(await sandbox.board("2026-01"), "王芳").metrics.revenue?.minor).toBe("120000");
});

test("one amount corrected: exactly that row changes and the board moves by exactly the difference", async () => {
  const sandbox = await filled();
  const before = await sandbox.board("2026-01");
  const february = await sandbox.board("2026-02");
  sandbox.pass(DAY);
  // D2: 200.50 -> 180.00, 20.50 less
  const receipt = await sandbox.take("deals.csv", Company.DEALS.replace("200.50", "180.00"));
  expect(receipt).toMatchObject({ status: "applied", rows: { accepted: 1, unchanged: 7, stale: 0 } });
  const after = await sandbox.board("2026-01");
  expect(after.digest).not.toBe(before.digest);
  const revenue = (board: typeof after) =>
    board.people.map(({ name, metrics }) => [name, Number(metrics.revenue?.minor)] as const);
  const was = new Map(revenue(before));
  for (const [name, minor] of revenue(after))
    expect(minor - (was.get(name) ?? 0), name).toBe(name === "Anna Berg" ? -2050 : 0);
  const group = (board: typeof after, name: string) =>
    Number([...board.teams, ...board.regions].find((item) => item.name === name)?.metrics.revenue?.minor);
  expect(group(after, "Falcons") - group(before, "Falcons")).toBe(-2050);
  expect(group(after, "North") - group(before, "North")).toBe(-2050);
  expect(group(after, "Otters")).toBe(group(before, "Otters"));
  expect(Number(after.totals.metrics.revenue?.minor) - Number(before.totals.metrics.revenue?.minor)).toBe(-2050);
  expect((await sandbox.board("2026-02")).people.map(({ metrics }) => metrics)).toEqual(
    february.people.map(({ metrics }) => metrics),
  );
});

test("a full export that goes A, B, A ends as A, and again as B, and a repeat of the last changes nothing", async () => {
  const sandbox = await createSandbox();
  const [a, b] = [Company.DEALS, Company.DEALS.replace("200.50", "180.00")];
  const digests: string[] = [];
  for (const text of [a, b, a, b, b]) {
    sandbox.pass(DAY);
    await sandbox.take("deals.csv", text);
    digests.push((await sandbox.board("2026-01")).digest);
  }
  const [first, second] = digests;
  expect(first).not.toBe(second);
  expect(digests).toEqual([first, second, first, second, second]);
  expect(await Ledger.list(sandbox.table)).toHaveLength(4);
});

test("a file of an older day that comes later wins nothing, and says so", async () => {
  const sandbox = await createSandbox();
  const asOf = (await sandbox.take("deals.csv", Company.DEALS)).asOf;
  const digests = await sandbox.digests();
  sandbox.pass(DAY);
  const old = Company.DEALS.replace("1000.00", "1.00").replace("800.00", "801.00");
  expect(await sandbox.take("old.csv", old, { asOf: asOf - DAY })).toMatchObject({
    status: "unchanged",
    rows: { accepted: 0, stale: 2, unchanged: 6 },
  });
  expect(await sandbox.digests()).toEqual(digests);
});

test("the same people file night after night moves nobody", async () => {
  const moved = Company.PEOPLE.replace("Anna Berg,Falcons,North", "Anna Berg,Otters,South");
  const once = await createSandbox();
  const nightly = await createSandbox();
  for (const sandbox of [once, nightly]) {
    await sandbox.take("people.csv", Company.PEOPLE, { asOf: Date.UTC(2026, 0, 1) });
    await sandbox.take("deals.csv", Company.DEALS);
    await sandbox.take("people.csv", moved, { asOf: Date.UTC(2026, 0, 10) });
  }
  const digests = await once.digests();
  for (let night = 11; night < 40; night++)
    expect(await nightly.take("people.csv", moved, { asOf: Date.UTC(2026, 0, night) })).toMatchObject({
      status: "unchanged",
    });
  // A new colleague makes the file another one, and Anna's row is settled again.
  const joined = `${moved}E5,Eva Holm,Otters,South,eva@example.com\n`;
  for (const sandbox of [once, nightly]) await sandbox.take("people.csv", joined, { asOf: Date.UTC(2026, 1, 20) });
  expect((await nightly.board("2026-01")).people.map(({ name, metrics }) => [name, metrics])).toEqual(
    (await once.board("2026-01")).people.map(({ name, metrics }) => [name, metrics]),
  );
  expect(Object.keys(await nightly.digests())).toEqual(Object.keys(digests));
  // D1 of 5 January was sold as a Falcon, D2 of 20 January as an Otter: 1,000.00 + 800.00 and 200.50 + 99.99.
  const teams = (await nightly.board("2026-01")).teams.map(({ name, metrics }) => [name, metrics.revenue?.minor]);
  expect(Object.fromEntries(teams)).toEqual({ Falcons: "180000", Otters: "30049" });
});

test("a call that wanders through the months is found wherever it has gone", async () => {
  const sandbox = await createSandbox();
  const calls = (day: string) =>
    `call id,agent,start,direction,connected,talk seconds\nK1,A1,${day} 09:00:00,out,yes,60\n`;
  for (const month of ["01", "02", "03"]) await sandbox.take(`calls-${month}.csv`, calls(`2026-${month}-10`));
  // The call has gone 1, 2, 3: two of its maps only say that it has moved on. Back to the first month, then through the second.
  for (const month of ["01", "02", "01"]) {
    await sandbox.take(`back-${month}.csv`, calls(`2026-${month}-11`));
    expect((await sandbox.board(`2026-${month}`)).totals.metrics.dials).toBe(1);
  }
  expect((await sandbox.board("2026-02")).totals.metrics.dials ?? 0).toBe(0);
});

test("a call with a stamp of its own yields to a later stamp only, wherever it lies", async () => {
  const stamp = { column: ["updated at"], order: "ymd" };
  const profile = Profile.parse({ ...Profiles.byName("calls"), name: "calls-stamped", stamp });
  const sandbox = await createSandbox();
  const take = async (rows: string) => {
    sandbox.pass(DAY);
    const text = `call id,agent,start,direction,connected,talk seconds,updated at\n${rows}\n`;
    return (await takeIn(sandbox.ctx, { ...delivery("calls.csv", text), profile })).rows;
  };
  const dials = async () =>
    (await sandbox.board("2026-01")).people
      .map(({ name, metrics }) => [name, metrics.dials])
      .filter(([, count]) => count !== 0);
  expect(await take("K1,A1,2026-01-05 09:00:00,out,yes,60,2026-01-10 08:00:00")).toMatchObject({ accepted: 1 });
  expect(await take("K1,B2,2026-01-06 09:00:00,out,yes,60,2026-01-07 08:00:00")).toMatchObject({ stale: 1 });
  expect(await dials()).toEqual([["A1", 1]]);
  // Said again on the 12th, so what somebody knew on the 11th is old.
  expect(await take("K1,A1,2026-01-05 09:00:00,out,yes,60,2026-01-12 08:00:00")).toMatchObject({ unchanged: 1 });
  expect(await take("K1,B2,2026-01-05 09:00:00,out,yes,60,2026-01-11 08:00:00")).toMatchObject({ stale: 1 });
  expect(await dials()).toEqual([["A1", 1]]);
  expect(await take("K1,B2,2026-01-06 09:00:00,out,yes,60,2026-01-13 08:00:00")).toMatchObject({ accepted: 1 });
  expect(await dials()).toEqual([["B2", 1]]);
});

test("what two files say, of an old day and of a new one, stands against a third that speaks of a day between", async () => {
  const head = "call id,agent,start,direction,connected,talk seconds\n";
  const [was, between] = ["K1,A1,2026-01-05 09:00:00,out,yes,60\n", "K1,B2,2026-01-06 09:00:00,out,yes,60\n"];
  const deals = "deal id,owner,stage,amount,close date\n";
  const [sold, meanwhile] = ["D1,A1,won,10.00,2026-01-05\n", "D1,B2,won,20.00,2026-01-05\n"];
  const sandbox = await createSandbox();
  const [old, middle, late] = [1, 2, 3].map((day) => sandbox.ctx.now() + day * DAY);
  sandbox.pass(4 * DAY);
  for (const [text, asOf, outcome] of [
    [`${head}${was}`, old, "accepted"],
    [`${deals}${sold}`, old, "accepted"],
    [`${head}${was}K2,A1,2026-01-07 09:00:00,out,yes,60\n`, late, "unchanged"],
    [`${deals}${sold}D2,A1,won,5.00,2026-01-07\n`, late, "unchanged"],
    [`${head}${between}`, middle, "stale"],
    [`${deals}${meanwhile}`, middle, "stale"],
  ] as const)
    expect((await sandbox.take("export.csv", text, { asOf: asOf ?? 0 })).rows).toMatchObject({ [outcome]: 1 });
  const [{ name, metrics } = { name: "", metrics: {} }] = (await sandbox.board("2026-01")).people;
  expect([name, metrics]).toMatchObject(["A1", { revenue: { minor: "1500" }, dials: 2 }]);
});

test("a call that moved half a year leaves nothing behind", async () => {
  const sandbox = await createSandbox();
  const calls = (start: string) => `call id,agent,start,direction,connected,talk seconds\nK1,E1,${start},out,yes,60\n`;
  await sandbox.take("old.csv", calls("2026-01-05 10:00:00"));
  sandbox.pass(DAY);
  const { importId, status } = await sandbox.take("new.csv", calls("2026-07-06 10:00:00"));
  expect(status, "half a year is more than sources re-take").toBe("held");
  await Held.approve(sandbox.ctx, importId, { by: "ada" });
  expect((await sandbox.board("2026-01")).totals.metrics.dials ?? 0).toBe(0);
  expect((await sandbox.board("2026-07")).totals.metrics.dials).toBe(1);
});
