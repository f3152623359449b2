/** Recomputes what is stored and compares: boards from their inputs, inputs from facts, sums from blocks, the audit chain. */
import * as Build from "@clearboard/core/board/build";
import type * as Inputs from "@clearboard/core/board/inputs";
import * as WithPay from "@clearboard/core/pay/with-pay";
import * as Audit from "@clearboard/store/audit";
import * as Call from "@clearboard/store/call";
import * as Block from "@clearboard/store/call-block";
import * as Month from "@clearboard/store/month";
import { fresh, readBoard, readInputs } from "./board.ts";
import { type Context, generation } from "./context.ts";
import { differing } from "./explain.ts";
import * as LoadInputs from "./inputs.ts";
import { verifyPay } from "./pay/verify.ts";

export type Finding = { month: string | null; what: string; detail: string };
export type Report = {
  months: { month: string; digest: string; version: number | null }[];
  figures: number;
  /** figures of more calls than one explanation names: their parts are walked, they are not */
  tooLarge: number;
  calls: number;
  auditEntries: number;
  findings: Finding[];
};

/** An empty list of findings means every stored figure is what its rows say. */
export async function verify(ctx: Context, only?: string): Promise<Report> {
  const report: Report = { months: [], figures: 0, tooLarge: 0, calls: 0, auditEntries: 0, findings: [] };
  for (const { month } of await Month.list(ctx.table)) {
    if (only !== undefined && month !== only) continue;
    const item = await fresh(ctx, month);
    await recompute(ctx, month, item.candidate, "candidate", report);
    for (let number = 1; number <= item.published; number++) {
      const version = Month.version(item, number);
      if (version === undefined) report.findings.push({ month, what: "version-missing", detail: String(number) });
      else await recompute(ctx, month, version.board, `version ${number}`, report);
    }
    const shown = item.published === 0 ? item.candidate : Month.version(item, item.published)?.board;
    if (shown?.method === Build.METHOD) await checkFigures(ctx, month, item.published, report);
    await checkSums(ctx, month, report);
    report.months.push({ month, digest: item.candidate.digest, version: item.published === 0 ? null : item.published });
  }
  report.findings.push(...(await verifyPay(ctx)));
  const chain = await Audit.verify(ctx.table);
  report.auditEntries = chain.entries;
  for (const number of chain.broken)
    report.findings.push({ month: null, what: "audit-broken", detail: `entry ${number}` });
  for (const entry of chain.unfinished)
    report.findings.push({
      month: null,
      what: "audit-unfinished",
      detail: `entry ${entry.number}: ${entry.what} by ${entry.who}`,
    });
  return report;
}

/** The stored board must be what its digest says, and its stored inputs must give it again, to the byte of its canonical form. */
async function recompute(ctx: Context, month: string, board: Month.Board, name: string, report: Report): Promise<void> {
  const differs = (what: string, digest: string) =>
    report.findings.push({ month, what, detail: `${name}: stored ${board.digest}, ${digest}` });
  const stored = Build.digestOf(await readBoard(ctx, board.digest));
  if (stored !== board.digest) differs("board-differs", `its document has ${stored}`);
  // A version keeps the figures of the release that published it; only that release's method can give them again.
  if (board.method !== Build.METHOD) return;
  const inputs = await readInputs(ctx, board.inputs);
  const again = digestOf(inputs);
  if (again !== board.digest) differs("board-differs", `recomputed ${again}`);
  if (name !== "candidate") return;
  const facts = digestOf(await LoadInputs.load(ctx, month, inputs.previous));
  if (facts !== board.digest) differs("facts-differ", `the stored facts give ${facts}`);
}

function digestOf(inputs: Inputs.Inputs): string {
  return WithPay.buildBoard(inputs, { status: "open", version: null, asOf: "" }).digest;
}

/** Every figure of what is shown must come out of the rows it names, where this release's method made it. */
async function checkFigures(ctx: Context, month: string, published: number, report: Report): Promise<void> {
  const { figures, differ, tooLarge } = await differing(ctx, month, published === 0 ? null : published);
  report.figures += figures;
  report.tooLarge += tooLarge;
  for (const figure of differ) report.findings.push({ month, what: "figure-differs", detail: figure });
}

async function checkSums(ctx: Context, month: string, report: Report): Promise<void> {
  const now = await generation(ctx);
  for (const calls of await Call.months(ctx.table, now, month)) {
    const stored = await Call.blocks(ctx.table, now, calls.source, calls.owner, month);
    const days = await Call.read(ctx.table, now, calls.source, calls.owner, month, stored);
    const known = new Map(calls.days.map((day) => [day.day, day]));
    for (const [day, rows] of days) {
      const sums = Block.sums(day, rows);
      report.calls += sums.dials;
      if (JSON.stringify(sums) !== JSON.stringify(known.get(day)))
        report.findings.push({ month, what: "sums-differ", detail: `${calls.source} ${calls.owner} ${day}` });
    }
    const hashes = new Map(stored.map((block) => [`${block.day}#${String(block.part).padStart(3, "0")}`, block.hash]));
    for (const block of calls.blocks) {
      if (hashes.get(block.key) !== block.hash)
        report.findings.push({ month, what: "block-differs", detail: `${calls.source} ${calls.owner} ${block.key}` });
    }
  }
}
