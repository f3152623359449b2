/** Explains a figure of a published version or of the draft, from that version's own stored inputs, down to file and line. */
import * as Explanation from "@clearboard/core/board/explanation";
import type * as Board from "@clearboard/core/board/info";
import type * as Inputs from "@clearboard/core/board/inputs";
import { refuse } from "@clearboard/core/error";
import * as Explain from "@clearboard/core/explain/explain";
import * as Figure from "@clearboard/core/explain/figure";
import * as PeriodFigure from "@clearboard/core/explain/period-figure";
import * as Period from "@clearboard/core/period";
import { mayOpenFigure, redactExplanation } from "@clearboard/core/visibility";
import { rankOf } from "@clearboard/store/call/segment";
import * as Ledger from "@clearboard/store/ledger";
import * as Month from "@clearboard/store/month";
import * as z from "zod";
import { fresh, readBoard, readInputs } from "./board.ts";
import { CallDays } from "./calls/call-days.ts";
import type { Context } from "./context.ts";
import * as DealHolder from "./deal-holder.ts";
import { operation, PeriodText } from "./operation.ts";
import { foldedOf } from "./period.ts";

/** Which source rows to hand out; all of them are named in the recomputation. */
export type Rows = { offset: number; limit: number };

/** Most call rows one explanation names: what a month of a 10,000 person company's team or region has, and a process can hold. */
const MOST = 500_000;

const ALL: Rows = { offset: 0, limit: Number.POSITIVE_INFINITY };

/**
 * Throws VisibleError missing for a figure, version or month there is not, and input for one that stands on more calls than
 * can be named at once: its parts (regions, teams, people) can be opened instead.
 */
export async function explain(ctx: Context, figure: string, rows: Rows = ALL, most = MOST): Promise<Explanation.Info> {
  const address = Figure.addressOf(figure);
  if (!Period.isMonth(address.month)) return ofPeriod(ctx, figure, address);
  const { board, inputs } = await open(ctx, address.month, address.version);
  const explainer = Explain.open(board, inputs);
  const needed = explainer.needsCalls(figure).calls;
  const size = rowsOf(needed);
  if (size > most) {
    throw refuse("rows-too-many", { figure, rows: size });
  }
  const calls = await readCalls(ctx, inputs, needed);
  const whole = explainer.explain(figure, calls);
  return { ...whole, rows: await named(ctx, whole.rows.slice(rows.offset, rows.offset + rows.limit)) };
}

/** A figure of a quarter, year or range opens into those of its months; it is always made of what they say now. */
async function ofPeriod(
  ctx: Context,
  figure: string,
  { month, version }: ReturnType<typeof Figure.addressOf>,
): Promise<Explanation.Info> {
  if (version !== null) throw refuse("version-unknown", { month, version });
  return PeriodFigure.explain(await foldedOf(ctx, month), figure);
}

/** Every figure of a version whose rows do not make it: none, or something is broken. */
export async function differing(
  ctx: Context,
  month: string,
  version: number | null,
  most = MOST,
): Promise<{
  figures: number;
  differ: string[] /** stand on more calls than one explanation names */;
  tooLarge: number;
}> {
  const { board, inputs } = await open(ctx, month, version);
  const explainer = Explain.open(board, inputs);
  const report = { figures: 0, differ: [] as string[], tooLarge: 0 };
  // Calls are read once per owner key, as long as they are few, and a figure is handed only those it is made of.
  const known = new Map<string, Explain.CallRow[]>();
  const isKept = rowsOf(inputs.calls) <= most;
  for (const figure of Figure.figures(board)) {
    const needed = explainer.needsCalls(figure).calls;
    if (rowsOf(needed) > most) {
      report.tooLarge++;
      continue;
    }
    const rows: Explain.CallRow[] = [];
    for (const calls of needed) {
      const name = `${calls.source} ${calls.owner}`;
      const found = known.get(name) ?? (await readCalls(ctx, inputs, [calls]));
      if (isKept) known.set(name, found);
      for (const row of found) rows.push(row);
    }
    report.figures++;
    if (!explainer.explain(figure, rows).recomputed.isSame) report.differ.push(figure);
  }
  return report;
}

function rowsOf(months: Inputs.CallMonth[]): number {
  let rows = 0;
  for (const { days } of months) for (const day of days) rows += day.dials;
  return rows;
}

async function open(
  ctx: Context,
  month: string,
  number: number | null,
): Promise<{ board: Board.Info; inputs: Inputs.Inputs }> {
  if (number === null) {
    // Both of one candidate: an import may make the next one between two looks.
    const { candidate } = await fresh(ctx, month);
    return { board: await readBoard(ctx, candidate.digest), inputs: await readInputs(ctx, candidate.inputs) };
  }
  const item = await Month.get(ctx.table, month);
  const version = item && Month.version(item, number);
  if (version === undefined) {
    throw refuse("version-unknown", { month, version: number });
  }
  const board = { ...(await readBoard(ctx, version.board.digest)), version: number };
  return { board, inputs: await readInputs(ctx, version.board.inputs) };
}

/** The calls behind sums, from the files that the inputs name. */
async function readCalls(
  ctx: Context,
  { callFiles }: Inputs.Inputs,
  months: readonly Inputs.CallMonth[],
): Promise<Explain.CallRow[]> {
  const reader = new CallDays(ctx.files);
  const found: Explain.CallRow[] = [];
  for (const { source, owner, days } of months.toSorted((a, b) => rankOf(a.owner) - rankOf(b.owner)))
    for (const { day } of days) {
      const pieces = await reader.pieces(callFiles[source] ?? [], owner, day);
      for (const { call, importId } of (await reader.counted(pieces, owner, day)).values())
        found.push({
          id: call.id,
          owner,
          day,
          connected: call.isConnected,
          direction: call.isOut ? "out" : "in",
          talkSeconds: call.talkSeconds,
          origin: { source, importId, line: call.line },
        });
    }
  return found;
}

/** Rows with the name of the file they came in, and of who has a closed deal now. */
async function named(ctx: Context, rows: Explanation.SourceRow[]): Promise<Explanation.SourceRow[]> {
  const holderOf = await DealHolder.open(
    ctx,
    rows.filter(({ kind }) => kind === "deal"),
  );
  const names = new Map<string, string>();
  for (const importId of new Set(rows.map((row) => row.importId)))
    names.set(importId, (await Ledger.get(ctx.table, importId))?.name ?? importId);
  return rows.map((row) => ({ ...row, ...holderOf(row), file: names.get(row.importId) ?? row.importId }));
}

/** Rows of one page; a company's month of calls has hundreds of thousands. */
const PAGE = 200;

export const explainFigure = operation({
  name: "figures.explain",
  route: "GET /api/figures/:month/:version/:subject/:key",
  summary: "Rule, steps and source rows of a figure",
  action: "board.read",
  input: z.strictObject({
    month: PeriodText,
    version: z.string().regex(/^(?:draft|[1-9]\d{0,5})$/),
    subject: z.string().min(1).max(200),
    key: z.string().regex(/^[a-zA-Z.]{1,50}$/),
    offset: z.coerce.number().int().min(0).max(10_000_000).default(0),
  }),
  output: Explanation.Info,
  refusals: ["figure-unknown", "month-unknown", "period-empty", "period-unknown", "period-days", "request-invalid"],
  run: async (ctx, { month, version, subject, key, offset }, actor) => {
    const figure = `${month}/${version}/${subject}/${key}`;
    if (!mayOpenFigure(actor, { subject, key })) throw refuse("figure-unknown", { figure });
    return redactExplanation(await explain(ctx, figure, { offset, limit: PAGE }), actor);
  },
});
