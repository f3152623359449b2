/** Candidates of months: built from inputs, stored by digest, found through the month item only. */
import { gunzipSync, gzipSync } from "node:zlib";
import * as Build from "@clearboard/core/board/build";
import type * as Board from "@clearboard/core/board/info";
import type * as Inputs from "@clearboard/core/board/inputs";
import { refuse } from "@clearboard/core/error";
import * as Id from "@clearboard/core/id";
import * as WithPay from "@clearboard/core/pay/with-pay";
import * as Period from "@clearboard/core/period";
import * as Lease from "@clearboard/store/lease";
import * as Month from "@clearboard/store/month";
import * as BoardCache from "./board-cache.ts";
import { type Context, holderOf } from "./context.ts";
import { resumeMerging } from "./import.ts";
import * as LoadInputs from "./inputs.ts";
import { oncePerKey } from "./once-per-key.ts";

const boardFile = (digest: string) => `boards/${digest}`;
const inputsFile = (hash: string) => `inputs/${hash}`;

export async function readBoard(ctx: Context, digest: string): Promise<Board.Info> {
  return (await readJson(ctx, boardFile(digest))) as Board.Info;
}

export async function readInputs(ctx: Context, name: string): Promise<Inputs.Inputs> {
  return (await readJson(ctx, name)) as Inputs.Inputs;
}

async function readJson(ctx: Context, name: string): Promise<unknown> {
  const bytes = await ctx.files.read(name);
  if (bytes === undefined) throw new Error(`${name} is missing`);
  return JSON.parse(gunzipSync(bytes).toString());
}

/** Where the board of a month stands: the published version, else the candidate. */
export type Pointer = {
  month: string;
  board: Month.Board;
  status: Board.Info["status"];
  version: number | null;
};

/**
 * The boards of those of the months that there are, oldest first; candidates are rebuilt first when anything under them has
 * changed. While nothing changed this is a look at the months and at who merges.
 */
export async function pointersFor(ctx: Context, wanted: readonly string[]): Promise<Pointer[]> {
  const months = await Month.list(ctx.table);
  const found: Pointer[] = [];
  let merging: Awaited<ReturnType<typeof Lease.holdersOf>> | undefined;
  for (const item of months) {
    const { month, candidate } = item;
    if (!wanted.includes(month)) continue;
    if (item.published > 0) {
      const version = Month.version(item, item.published);
      if (version === undefined) throw new Error(`version ${item.published} of ${month} is missing`);
      found.push({ month, board: version.board, status: item.state, version: version.number });
      continue;
    }
    merging ??= await Lease.holdersOf(ctx.table, "source ", holderOf(ctx), ctx.now());
    // Who reads while a file is taken in gets the last whole board at once, never half an import and never a long wait.
    const isReady = merging === "living" || (merging === "none" && isAllCurrent(months, month));
    const own = isReady && candidate !== null ? { ...item, candidate } : await freshOnce(ctx, month);
    found.push(draftOf(own));
  }
  return found;
}

/** Readers share the board they get and must not alter it. */
export async function boardAt(ctx: Context, { board, status, version }: Pointer): Promise<Board.Info> {
  return dated(await shown(ctx, board), status, version, board.computedAt);
}

/** The whole board of a month: the published version, else the candidate. Throws `month-unknown`. */
export async function boardFor(ctx: Context, month: string): Promise<Board.Info> {
  const [pointer] = await pointersFor(ctx, [month]);
  if (pointer === undefined) throw refuse("month-unknown", { month });
  return boardAt(ctx, pointer);
}

/** The board as the facts say it now, published or not. */
export async function candidateFor(ctx: Context, month: string): Promise<Board.Info> {
  return boardAt(ctx, draftOf(await fresh(ctx, month)));
}

function draftOf({ month, candidate, published, state }: Built): Pointer {
  return { month, board: candidate, status: published === 0 ? state : "review", version: null };
}

/** The candidate is built once for all who ask meanwhile: on the morning after an import everybody does. */
const buildOnce = oncePerKey<Context["table"], Built>();
const freshOnce = (ctx: Context, month: string) => buildOnce(ctx.table, month, () => fresh(ctx, month));

/** A board as readers get it. What a digest leaves out, such as the counts of rejected rows, is told apart by the time of making. */
function shown(ctx: Context, { digest, computedAt }: Month.Board): Promise<Board.Info> {
  return BoardCache.take(ctx.files, `${digest} ${computedAt}`, () => readBoard(ctx, digest));
}

function dated(
  board: Board.Info,
  status: Board.Info["status"],
  version: number | null,
  computedAt: number,
): Board.Info {
  return { ...board, status, version, asOf: new Date(computedAt).toISOString() };
}

type Built = Month.Info & { candidate: Month.Board };

/** The month item with a candidate that holds everything known and nothing of half an import, months before it first. */
export async function fresh(ctx: Context, month: string): Promise<Built> {
  for await (const { item } of freshMonths(ctx)) if (item.month === month) return item;
  throw refuse("month-unknown", { month });
}

/** Every month, oldest first, with a candidate as `fresh` gives it, built when it is asked for; `isNew`: its digest is not the one it had. */
export async function* freshMonths(ctx: Context): AsyncGenerator<{ item: Built; isNew: boolean }> {
  await resumeMerging(ctx);
  let previous: Built | undefined;
  for (const seen of await Month.list(ctx.table)) {
    const item = await build(ctx, seen, baseOf(seen.month, previous));
    yield { item, isNew: item.candidate.digest !== seen.candidate?.digest };
    previous = item;
  }
}

/** Brings boards up to date with what changed since the months were listed, and gives those months; none where nothing did. */
export async function freshSince(ctx: Context, before: readonly Month.Info[]): Promise<Built[]> {
  const inputs = new Map(before.map((item) => [item.month, item.inputs]));
  const isTouched = (item: Month.Info) => inputs.get(item.month) !== item.inputs;
  if (!(await Month.list(ctx.table)).some(isTouched)) return [];
  const found: Built[] = [];
  // A month that was not touched changes all the same where the one before it, from which its movement is counted, did.
  for await (const { item, isNew } of freshMonths(ctx)) if (isTouched(item) || isNew) found.push(item);
  return found;
}

/** Whether the candidates up to this month hold everything that was merged: a merge raises a month before it changes it. */
function isAllCurrent(months: readonly Month.Info[], upTo: string): boolean {
  let previous: Built | undefined;
  for (const item of months) {
    if (item.month > upTo) break;
    if (item.candidate === null || !isCurrent(item, item.candidate, baseOf(item.month, previous))) return false;
    previous = { ...item, candidate: item.candidate };
  }
  return true;
}

/** The board that movement of a month is counted from: that of the month right before, if there is one. */
function baseOf(month: string, previous: Built | undefined): Month.Board | undefined {
  return previous !== undefined && Period.next(previous.month) === month ? stateOf(previous) : undefined;
}

/** The digest movement is computed from: what is published stays, else what is known now. */
function stateOf(item: Built): Month.Board {
  if (item.published === 0) return item.candidate;
  return Month.version(item, item.published)?.board ?? item.candidate;
}

async function build(ctx: Context, seen: Month.Info, base: Month.Board | undefined): Promise<Built> {
  for (let item: Month.Info | undefined = seen; item !== undefined; item = await Month.get(ctx.table, seen.month)) {
    if (item.candidate !== null && isCurrent(item, item.candidate, base)) return { ...item, candidate: item.candidate };
    // Only after the month item was read: a merge that raised it earlier is either seen here or done.
    await resumeMerging(ctx);
    const previous = base === undefined ? null : Build.previousOf(await readBoard(ctx, base.digest));
    const inputs = await LoadInputs.load(ctx, item.month, previous);
    const candidate = await store(ctx, inputs, base?.digest ?? "", item);
    const next = { ...item, candidate, builtAt: item.inputs };
    if (await Month.replace(ctx.table, next)) return { ...next, version: item.version + 1 };
  }
  throw refuse("month-unknown", { month: seen.month });
}

function isCurrent(item: Month.Info, candidate: Month.Board, base: Month.Board | undefined): boolean {
  const isBuilt = item.builtAt === item.inputs && candidate.method === Build.METHOD;
  return isBuilt && candidate.previous === (base?.digest ?? "");
}

async function store(
  ctx: Context,
  inputs: Inputs.Inputs,
  previous: string,
  { versions }: Month.Info,
): Promise<Month.Board> {
  const computedAt = ctx.now();
  const board = WithPay.buildBoard(inputs, { status: "open", version: null, asOf: new Date(computedAt).toISOString() });
  const text = JSON.stringify(inputs);
  const name = inputsFile(Id.hash(text));
  await ctx.files.write(name, gzipSync(text, { level: 3 }));
  // What is published stays to the byte; an equal board made later may differ in what the digest leaves out.
  if (!versions.some((version) => version.board.digest === board.digest))
    await ctx.files.write(boardFile(board.digest), gzipSync(JSON.stringify(board), { level: 3 }));
  const { metrics, people, ranked } = board.totals;
  return {
    digest: board.digest,
    inputs: name,
    previous,
    method: Build.METHOD,
    policy: inputs.policy.version,
    computedAt,
    summary: {
      revenue: metrics.revenue?.minor ?? null,
      target: metrics.target?.minor ?? null,
      people,
      ranked,
      basis: board.basis,
      dataTo: board.dataTo,
    },
  };
}
