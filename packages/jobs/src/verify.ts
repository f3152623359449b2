/** Recomputes what is stored and compares: boards from their inputs, inputs from facts, sums from calls, the audit chain. */
import * as Build from "@clearboard/core/board/build";
import type * as Inputs from "@clearboard/core/board/inputs";
import * as WithPay from "@clearboard/core/pay/with-pay";
import * as Audit from "@clearboard/store/audit";
import { NOTHING, sumsOf } from "@clearboard/store/call/block";
import * as Manifest from "@clearboard/store/call/manifest";
import { placeOf } from "@clearboard/store/call/segment";
import * as Sums from "@clearboard/store/call/sums";
import * as Ledger from "@clearboard/store/ledger";
import * as Month from "@clearboard/store/month";
import { fresh, readBoard, readInputs } from "./board.ts";
import { CallDays } from "./calls/call-days.ts";
import { readManifest } from "./calls/call-files.ts";
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

/** The files of calls must hold what their names say, and the sums must be those of the calls that count in them. */
async function checkSums(ctx: Context, month: string, report: Report): Promise<void> {
  const now = await generation(ctx);
  const stored = Map.groupBy(await Sums.months(ctx.table, now, month), ({ source }) => source);
  const imports = await Ledger.list(ctx.table);
  for (const source of new Set(imports.map((entry) => entry.source))) {
    const files = Manifest.ofMonth(await readManifest(ctx, now, source, imports), month);
    const days = new CallDays(ctx.files);
    const addresses = files.flatMap(({ segment, tombstones = [] }) => [segment, tombstones].flat());
    for (const name of new Set(addresses.map((address) => placeOf(address).name)))
      for (const broken of await (await days.pack(name)).broken())
        report.findings.push({ month, what: "calls-differ", detail: `${source} ${broken}` });
    const known = new Map((stored.get(source) ?? []).map((sums) => [sums.owner, sums.days]));
    for (const owner of await days.owners(files)) {
      const sums = new Map((known.get(owner) ?? []).map((sum) => [sum.day, sum]));
      for (const day of new Set([...sums.keys(), ...(await days.daysOf(files, owner, month))])) {
        const counted = await days.counted(await days.pieces(files, owner, day), owner, day);
        const found = { day, ...sumsOf([...counted.values()].map(({ call }) => call)) };
        report.calls += found.dials;
        if (JSON.stringify(found) !== JSON.stringify(sums.get(day) ?? { day, ...NOTHING }))
          report.findings.push({ month, what: "sums-differ", detail: `${source} ${owner} ${day}` });
      }
      known.delete(owner);
    }
    for (const owner of known.keys())
      report.findings.push({ month, what: "sums-differ", detail: `${source} ${owner}` });
  }
}
