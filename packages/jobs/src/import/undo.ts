/** Withdrawing an import: its ids are settled again from the staged rows of the others. */
import { refuse } from "@clearboard/core/error";
import * as Audit from "@clearboard/store/audit";
import * as Ledger from "@clearboard/store/ledger";
import * as Staged from "@clearboard/store/staged";
import * as z from "zod";
import type { Context } from "../context.ts";
import * as Impact from "../impact.ts";
import { Id, operation } from "../operation.ts";
import * as Receipt from "../receipt.ts";
import { demand, type Entry, update } from "./entry.ts";
import { withdrawInTurn } from "./merging.ts";
import { isRebuilding } from "./turn.ts";

export const Info = z.object({
  importId: z.string(),
  /** there was nothing to do any more */
  isRepeat: z.boolean(),
  /** months that may look different now, oldest first */
  months: z.array(z.string()),
});
export type Info = z.output<typeof Info>;

/**
 * Takes an import back: the facts are then exactly those of the remaining imports, and rows that a later import won do not
 * move. Also ends an import that never comes to its end. Throws `undo-nothing` (refused), `staged-gone` (rows past retention),
 * `rebuild-running`, `import-unknown`. Audited. A killed one is ended by whoever looks at a board next; repeating it is safe.
 */
export async function undo(ctx: Context, importId: string, what: { by: string }): Promise<Info> {
  const entry = await demand(ctx, importId);
  if (entry.state === "withdrawn") return { importId, isRepeat: true, months: [] };
  await check(ctx, entry);
  await Audit.record(ctx.table, ctx.now, what.by, "undo", { import: importId, name: entry.name }, () =>
    takeBack(ctx, entry, what.by),
  );
  return { importId, isRepeat: false, months: entry.months ?? [] };
}

/** Notes that an import is to be withdrawn; `proceed` does it. Throws what `undo` throws. Audited there. */
export async function ask(ctx: Context, importId: string, what: { by: string }): Promise<void> {
  const entry = await demand(ctx, importId);
  if (entry.state === "withdrawn") return;
  await check(ctx, entry);
  await update(ctx, entry, { asked: { by: what.by, at: ctx.now() } });
}

/** What `undo` would change; nothing does. Throws what `undo` throws. */
export async function effect(ctx: Context, importId: string): Promise<Impact.Info> {
  const entry = await demand(ctx, importId);
  await check(ctx, entry);
  return Impact.measure(ctx, importId, async (trial) => {
    await takeBack(trial, await demand(trial, importId), "nobody");
    return entry.counts ?? Receipt.NOTHING;
  });
}

async function takeBack(ctx: Context, entry: Entry, by: string): Promise<void> {
  const now = entry.state === "applied" || entry.state === "merging" ? entry : await drop(ctx, entry, by);
  if (now.state === "applied" || now.state === "merging" || now.state === "staged") await withdrawInTurn(ctx, now, by);
}

/** What has not begun to merge has changed nothing; another process may just begin to. */
async function drop(ctx: Context, entry: Entry, by: string): Promise<Entry> {
  const reason = { code: "undone", message: `${by} withdrew it.`, params: { by } };
  const after = await update(ctx, entry, { state: "withdrawn", reason, finishedAt: ctx.now() }, ["reasons", "asked"]);
  return after.state === "withdrawn" ? after : takeNext(ctx, after, by);
}

function takeNext(ctx: Context, entry: Entry, by: string): Promise<Entry> | Entry {
  return entry.state === "received" || entry.state === "staged" || entry.state === "held"
    ? drop(ctx, entry, by)
    : entry;
}

async function check(ctx: Context, entry: Ledger.Info): Promise<void> {
  if (entry.state === "refused") {
    throw refuse("undo-nothing", { import: entry.name });
  }
  if (await isRebuilding(ctx)) {
    throw refuse("rebuild-running");
  }
  if (entry.state !== "applied" && entry.state !== "merging") return;
  for (const kept of [entry, ...(await Ledger.list(ctx.table)).filter((other) => mayShare(other, entry))]) {
    if (await Staged.isKept(ctx.files, Ledger.stagingOf(kept), kept.staged ?? {})) continue;
    throw refuse("staged-gone", { import: entry.name, missing: kept.name });
  }
}

function mayShare(a: Ledger.Info, entry: Ledger.Info): boolean {
  if (a.id === entry.id || a.state !== "applied" || a.source !== entry.source) return false;
  return a.kinds.some((kind) => entry.kinds.includes(kind));
}

export const measureUndo = operation({
  name: "imports.undo-effect",
  route: "GET /api/imports/:id/undo",
  summary: "What withdrawing an import would change",
  action: "import.manage",
  input: z.strictObject({ id: Id }),
  output: Impact.Info,
  refusals: ["import-unknown", "undo-nothing", "staged-gone"],
  run: (ctx, { id }) => effect(ctx, id),
});

export const undoImport = operation({
  name: "imports.undo",
  route: "POST /api/imports/:id/undo",
  summary: "Withdraw an import; the facts of the other imports stay",
  action: "import.manage",
  input: z.strictObject({ id: Id }),
  status: 202,
  refusals: ["import-unknown", "undo-nothing", "staged-gone"],
  audit: "undo",
  run: async (ctx, { id }, { id: by }) => {
    await ask(ctx, id, { by });
    await ctx.startImport(id);
  },
});
