/** Boards of quarters, years and ranges: folded from the boards of their months when they are asked for, and never stored. */
import * as Build from "@clearboard/core/board/build";
import * as Fold from "@clearboard/core/board/fold";
import * as Board from "@clearboard/core/board/info";
import { refuse } from "@clearboard/core/error";
import type * as PeriodFigure from "@clearboard/core/explain/period-figure";
import * as Fiscal from "@clearboard/core/fiscal";
import * as Period from "@clearboard/core/period";
import { ownRow } from "@clearboard/core/visibility";
import * as Organisation from "@clearboard/store/organisation";
import * as z from "zod";
import { boardAt, boardFor, type Pointer, pointersFor } from "./board.ts";
import * as BoardCache from "./board-cache.ts";
import type { Context } from "./context.ts";
import { operation, PeriodText } from "./operation.ts";
import * as PolicyOf from "./policy.ts";

/**
 * The whole company's board of a month, or of a period added up from its months. Readers share what they get and must not
 * alter it. Throws `month-unknown`, `period-unknown`, `period-days`, or `period-empty`.
 */
export async function boardOf(ctx: Context, text: string): Promise<Board.Info> {
  if (Period.isMonth(text)) return boardFor(ctx, text);
  const asked = await ask(ctx, text);
  // The months are read only when one of them changed: a large company's year is a hundred megabytes.
  const key = JSON.stringify([asked.period, ...[...asked.months, ...asked.before].map(nameOf)]);
  return BoardCache.take(ctx.files, key, async () => (await make(ctx, asked)).board);
}

/** The board of a period with the boards and the policy it was folded from. */
export async function foldedOf(ctx: Context, text: string): Promise<PeriodFigure.Folded> {
  return make(ctx, await ask(ctx, text));
}

const nameOf = ({ month, board: { digest, computedAt }, status, version }: Pointer) =>
  `${month} ${digest} ${computedAt} ${status} ${version}`;

type Asked = { period: Fiscal.Info; months: [Pointer, ...Pointer[]]; before: Pointer[] };

/** Which boards make a period, and which the one before it: none of those unless all its months are there. */
async function ask(ctx: Context, text: string): Promise<Asked> {
  const { firstMonth } = await Organisation.get(ctx.table);
  const whole = Fiscal.demand(text, firstMonth);
  const there = await pointersFor(ctx, whole.months);
  const last = there.findLast(({ board }) => board.summary.dataTo !== null)?.month ?? "";
  const period = whole.isToDate ? Fiscal.until(whole, last) : whole;
  const [first, ...others] = there.filter(({ month }) => period.months.includes(month));
  if (first === undefined) throw refuse("period-empty", { period: text });
  const earlier = Fiscal.before(period);
  const before = await pointersFor(ctx, earlier);
  return { period, months: [first, ...others], before: before.length === earlier.length ? before : [] };
}

async function make(ctx: Context, { period, months, before }: Asked): Promise<PeriodFigure.Folded> {
  const [head, ...rest] = before;
  const previous = head && (await fold(ctx, period, [head, ...rest], null)).board;
  return fold(ctx, period, months, previous ?? null);
}

async function fold(
  ctx: Context,
  period: Fiscal.Info,
  [head, ...rest]: Asked["months"],
  previous: Board.Info | null,
): Promise<PeriodFigure.Folded> {
  const months: [Board.Info, ...Board.Info[]] = [await boardAt(ctx, head)];
  for (const pointer of rest) months.push(await boardAt(ctx, pointer));
  const policy = await PolicyOf.document(ctx, (months.at(-1) ?? months[0]).policyVersion);
  const board = Fold.fold(period, months, policy, previous && Build.previousOf(previous));
  return { board, period, months, policy };
}

export const readOwnRow = operation({
  name: "boards.own",
  route: "GET /api/boards/:month/own",
  summary: "The caller's own row of the board, pay of a month included",
  action: "board.read",
  input: z.strictObject({ month: PeriodText }),
  output: z.object({ person: Board.Person.nullable() }),
  refusals: ["month-unknown", "period-empty", "period-unknown", "period-days", "request-invalid"],
  run: async (ctx, { month }, actor) => ({ person: ownRow(await boardOf(ctx, month), actor) }),
});
