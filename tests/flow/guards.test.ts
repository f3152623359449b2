/** What holds a file and what does not: days after months, weekends, cut files, columns that said nothing, corrections. */
import { corrigible } from "@clearboard/jobs/rejected";
import * as Ledger from "@clearboard/store/ledger";
import { expect, test } from "vitest";
import { createSandbox, DAY, type Sandbox } from "./sandbox.ts";

const HEAD = "call id,agent,start,direction,connected,talk seconds,customer";

/** So many calls on each day, the first day's number 1. */
function calls(days: string[], count: number): string {
  const rows = days.flatMap((day) =>
    Array.from({ length: count }, (_, at) => `${day}-${at},A1,${day} 10:00:00,out,yes,60,1380000${1000 + at}`),
  );
  return `${[HEAD, ...rows].join("\n")}\n`;
}

const days = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => `2026-02-${String(from + at).padStart(2, "0")}`);

/** Takes one file a night in and gives what became of the last. */
async function runNights(sandbox: Sandbox, files: string[]) {
  let last: Awaited<ReturnType<Sandbox["take"]>> | undefined;
  for (const [at, text] of files.entries()) {
    sandbox.pass(DAY);
    last = await sandbox.take(`calls-${at}.csv`, text);
  }
  return { status: last?.status, reason: last?.reason?.code, params: last?.reason?.params };
}

test("a day after a whole month has lost nothing, nor have the days after it", async () => {
  const sandbox = await createSandbox();
  const files = [calls(days(1, 28), 40), ...days(2, 6).map((day) => calls([day.replace("-02-", "-03-")], 38))];
  for (const [at, text] of files.entries())
    expect((await sandbox.take(`calls-${at}.csv`, text)).status).toBe("applied");
});

test("a day with a twentieth of the calls of five days before waits for somebody", async () => {
  const sandbox = await createSandbox();
  // Monday the 2nd to Friday the 6th of February, then a Monday
  const held = await runNights(sandbox, [...days(2, 6).map((day) => calls([day], 100)), calls(["2026-02-09"], 5)]);
  expect(held).toEqual({ status: "held", reason: "held-shrunk", params: { rows: 5, usual: 100 } });
});

test("a quiet Saturday waits for nobody; an almost empty one after three Saturdays does", async () => {
  // Where no Saturday is a make-up day.
  const sandbox = await createSandbox({ zone: "America/New_York" });
  const saturdays = ["2026-02-07", "2026-02-14", "2026-02-21"];
  for (const saturday of saturdays) {
    const monday = Number(saturday.slice(8)) - 5;
    const week = days(monday, monday + 4).map((day) => calls([day], 400));
    expect(await runNights(sandbox, [...week, calls([saturday], 30)])).toMatchObject({ status: "applied" });
  }
  expect(await runNights(sandbox, [calls(["2026-02-28"], 2)])).toMatchObject({
    reason: "held-shrunk",
    params: { rows: 2, usual: 30 },
  });
});

test("a month delivered again with a tenth of its rows waits, be there but one file to compare it with", async () => {
  const sandbox = await createSandbox();
  expect(await runNights(sandbox, [calls(days(1, 28), 30), calls(days(1, 28), 3)])).toMatchObject({
    reason: "held-shrunk",
    params: { rows: 84, usual: 840 },
  });
});

test("a few rows by hand over a few days are a correction, and few rows say nothing where few are usual", async () => {
  const sandbox = await createSandbox();
  expect(await runNights(sandbox, [calls(days(1, 28), 40), calls(days(10, 12), 1)])).toMatchObject({
    status: "unchanged",
  });
  const small = await createSandbox();
  expect(await runNights(small, [calls(days(1, 28), 1), calls(["2026-02-02"], 1)])).toMatchObject({
    status: "unchanged",
  });
});

test("a column that never said anything may go; one that did holds the file, by name", async () => {
  const sandbox = await createSandbox();
  const without = (text: string, column: number) =>
    text
      .trim()
      .split("\n")
      .map((line) => line.split(",").toSpliced(column, 1).join(","))
      .join("\n");
  const blank = (text: string) => text.replaceAll(/,1380000\d+$/gm, ",");
  const [monday, tuesday, wednesday] = days(2, 4).map((day) => calls([day], 5)) as [string, string, string];
  expect(await runNights(sandbox, [blank(monday), without(tuesday, 6)])).toMatchObject({ status: "applied" });
  expect(await runNights(sandbox, [monday.replaceAll(":00,out", ":30,out"), without(wednesday, 6)])).toEqual({
    status: "held",
    reason: "held-columns-lost",
    params: { columns: "customer", before: "calls-0.csv" },
  });
});

test.for([["with the added columns"], ["without them"]])(
  "rejected rows that were corrected come in %s, whatever files of the source have become since",
  async ([how]) => {
    const sandbox = await createSandbox();
    const bad = `call id,agent,start,direction,connected,talk seconds\nN1,A1,2026-02-02 09:00:00,out,yes,60\nN2,A1,nonsense,out,yes,60\n`;
    const { importId, rows } = await sandbox.take("narrow.csv", bad);
    expect(rows).toMatchObject({ accepted: 1, rejected: 1 });
    await runNights(
      sandbox,
      days(3, 6).map((day) => calls([day], how === "without them" ? 15 : 100)),
    );
    let text = "";
    for await (const part of corrigible(sandbox.ctx, importId)) text += part;
    text = text.replace("nonsense", "2026-02-02 09:30:00");
    if (how === "without them") {
      const strip = (line: string) => line.split(",").slice(0, 6).join(",");
      text = text.trim().split("\r\n").map(strip).join("\r\n");
    }
    expect(await sandbox.take("corrected.csv", text)).toMatchObject({
      status: "applied",
      rows: { read: 1, accepted: 1 },
    });
  },
);

test("a file that fits no profile waits under the source it was sent for, a refused one under none", async () => {
  const sandbox = await createSandbox();
  await sandbox.take("unknown.csv", "alpha,beta\n1,2\n", { source: "pbx" });
  await sandbox.take("empty.csv", "", { source: "pbx" });
  const entries = (await Ledger.list(sandbox.table)).map(({ name, state, source }) => [name, state, source]);
  expect(entries.sort()).toEqual([
    ["empty.csv", "refused", ""],
    ["unknown.csv", "held", "pbx"],
  ]);
});
