/** Candidates of months: built from inputs, stored by digest, found through the month item only. */
import { gunzipSync, gzipSync } from "node:zlib";
import * as Build from "@clearboard/core/board/build";
import type * as Board from "@clearboard/core/board/info";
import type * as Inputs from "@clearboard/core/board/inputs";
import { VisibleError } from "@clearboard/core/error";
import * as Id from "@clearboard/core/id";
import * as Period from "@clearboard/core/period";
import * as Lease from "@clearboard/store/lease";
import * as Ledger from "@clearboard/store/ledger";
import * as Month from "@clearboard/store/month";
import { type Context, holderOf } from "./context.ts";
import { resumeMerging } from "./import.ts";
import * as LoadInputs from "./inputs.ts";

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

export function unknownMonth(month: string): VisibleError {
  return new VisibleError("missing", "month-unknown", `There is no data for ${month} yet.`, { params: { month } });
}

/** The whole board of a month: the published version, else the candidate, rebuilt first when anything under it has changed. */
export async function boardFor(ctx: Context, month: string): Promise<Board.Info> {
  const item = await Month.get(ctx.table, month);
  if (item === undefined) throw unknownMonth(month);
  if (item.published === 0) {
    // Who reads while a file is taken in gets the last whole board at once, never half an import and never a long wait.
    if (item.candidate !== null && (await isMerging(ctx))) return candidateOf(ctx, item, item.candidate);
    return candidateFor(ctx, month);
  }
  const version = Month.version(item, item.published);
  if (version === undefined) throw new Error(`version ${item.published} of ${month} is missing`);
  return dated(await readBoard(ctx, version.board.digest), item.state, version.number, version.board.computedAt);
}

/** The board as the facts say it now, published or not. */
export async function candidateFor(ctx: Context, month: string): Promise<Board.Info> {
  const item = await fresh(ctx, month);
  return candidateOf(ctx, item, item.candidate);
}

async function candidateOf(ctx: Context, item: Month.Info, candidate: Month.Board): Promise<Board.Info> {
  const status = item.published === 0 ? item.state : "review";
  return dated(await readBoard(ctx, candidate.digest), status, null, candidate.computedAt);
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
  await resumeMerging(ctx);
  let previous: Built | undefined;
  for (const item of await Month.list(ctx.table)) {
    if (item.month > month) break;
    const before = previous !== undefined && Period.next(previous.month) === item.month ? previous : undefined;
    previous = await build(ctx, item, before);
    if (item.month === month) return previous;
  }
  throw unknownMonth(month);
}

/** Whether a living process merges right now: readers then get the last candidate instead of waiting. */
export async function isMerging(ctx: Context): Promise<boolean> {
  for (const entry of await Ledger.list(ctx.table)) {
    if (entry.state !== "merging") continue;
    if (await Lease.isHeld(ctx.table, `source ${entry.source}`, holderOf(ctx), ctx.now())) return true;
  }
  return false;
}

/** The digest movement is computed from: what is published stays, else what is known now. */
function standing(item: Built): Month.Board {
  if (item.published === 0) return item.candidate;
  return Month.version(item, item.published)?.board ?? item.candidate;
}

async function build(ctx: Context, seen: Month.Info, before: Built | undefined): Promise<Built> {
  const base = before === undefined ? undefined : standing(before);
  for (let item: Month.Info | undefined = seen; item !== undefined; item = await Month.get(ctx.table, seen.month)) {
    if (item.candidate !== null && isCurrent(item, item.candidate, base)) return { ...item, candidate: item.candidate };
    // Only after the month item was read: a merge that raised it earlier is either seen here or done.
    await resumeMerging(ctx);
    const previous =
      base === undefined || before === undefined ? null : Build.previousOf(await readBoard(ctx, base.digest));
    const inputs = await LoadInputs.load(ctx, item.month, previous);
    const candidate = await store(ctx, inputs, base?.digest ?? "");
    const next = { ...item, candidate, builtAt: item.inputs };
    if (await Month.replace(ctx.table, next)) return { ...next, version: item.version + 1 };
  }
  throw unknownMonth(seen.month);
}

function isCurrent(item: Month.Info, candidate: Month.Board, base: Month.Board | undefined): boolean {
  const isBuilt = item.builtAt === item.inputs && candidate.method === Build.METHOD;
  return isBuilt && candidate.previous === (base?.digest ?? "");
}

async function store(ctx: Context, inputs: Inputs.Inputs, previous: string): Promise<Month.Board> {
  const computedAt = ctx.now();
  const board = Build.build(inputs, { status: "open", version: null, asOf: new Date(computedAt).toISOString() });
  const text = JSON.stringify(inputs);
  const name = inputsFile(Id.hash(text));
  await ctx.files.write(name, gzipSync(text, { level: 3 }));
  await ctx.files.write(boardFile(board.digest), gzipSync(JSON.stringify(board), { level: 3 }));
  const { metrics, people, ranked } = board.totals;
  return {
    digest: board.digest,
    inputs: name,
    previous,
    method: Build.METHOD,
    computedAt,
    summary: {
      revenue: metrics.revenue?.minor ?? null,
      target: metrics.target?.minor ?? null,
      people,
      ranked,
      basis: board.basis,
    },
  };
}
