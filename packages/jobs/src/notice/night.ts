/** Notices at the end of a night: what the night kept of itself is what is told. */
import * as Night from "@clearboard/store/night";
import type { Context } from "../context.ts";
import type { Summary } from "../nightly.ts";
import type { Outbox } from "./outbox.ts";
import { type Told, tellNight } from "./tell.ts";

/** Tells whoever asked, once a night. Trouble with notices is told in the answer; it never undoes a night. */
export async function tellAfter(ctx: Context, outbox: Outbox, summary: Summary): Promise<Told[]> {
  try {
    return await tellNight(ctx, outbox, (await Night.get(ctx.table, summary.today)) ?? nightOf(ctx, summary));
  } catch (error) {
    return [{ channel: "", event: "night", problem: error instanceof Error ? error.name : "unknown" }];
  }
}

/** A night that kept nothing of itself, from what its run answered with. */
function nightOf({ now }: Context, { today, files, resumed, failed, boards, closed }: Summary): Night.Info {
  const all = [...resumed, ...files];
  const of = (status: (typeof all)[number]["status"]) => all.filter((file) => file.status === status).length;
  const rows = { read: 0, accepted: 0, unchanged: 0, stale: 0, pending: 0, skipped: 0, duplicate: 0, rejected: 0 };
  for (const file of all) for (const fate of Object.keys(rows) as (keyof typeof rows)[]) rows[fate] += file.rows[fate];
  return {
    ...{ day: today, startedAt: now(), finishedAt: now(), failed: failed.length, rows, sources: [], closed },
    ...{ applied: of("applied"), unchanged: of("unchanged"), held: of("held"), refused: of("refused") },
    files: all.map(({ importId, path, source, status, reason }) => ({
      ...{ importId, name: path.slice(path.lastIndexOf("/") + 1), source: source ?? null, status },
      reason: reason?.code ?? null,
    })),
    months: boards.filter(({ isNew }) => isNew).map(({ month }) => month),
  };
}
