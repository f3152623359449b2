/** Makes the demo company where there is none: its exports go in by the ordinary import, like anybody's. */
import * as Period from "@clearboard/core/period";
import { ROLES } from "@clearboard/core/visibility";
import * as Zone from "@clearboard/core/zone";
import { fresh } from "@clearboard/jobs/board";
import type { Context } from "@clearboard/jobs/context";
import { proceed, takeIn, unfinished } from "@clearboard/jobs/import";
import { close, publish } from "@clearboard/jobs/month";
import * as People from "@clearboard/jobs/people";
import * as Month from "@clearboard/store/month";
import * as Organisation from "@clearboard/store/organisation";
import type { Table } from "@clearboard/store/table";
import * as User from "@clearboard/store/user";
import { type Output, progressBar } from "../output.ts";
import { DEMO, generate } from "./company.ts";

const SEED = 7;

// access: whether the demo is whole, by key
const DONE = { pk: "demo", sk: "done" };

/** Fills an empty store up to the last full month, or `until`; a demo killed half way is taken up again, a whole one is left alone. */
export async function fill(ctx: Context, options: { until?: string; output: Output }): Promise<void> {
  if ((await ctx.table.get(DONE)) !== undefined) return;
  if ((await Organisation.find(ctx.table)) === undefined)
    await Organisation.init(ctx.table, { ...DEMO, unknownOwners: "pending" });
  const until = options.until ?? Period.previous(Zone.dayOf(ctx.now(), DEMO.zone).day.slice(0, 7));
  for (const importId of await unfinished(ctx)) await proceed(ctx, importId);
  const bar = progressBar(options.output);
  if (!options.output.isTerminal)
    options.output.err(`Making the demo company up to ${until}; this takes about a minute.`);
  const files = [...generate({ seed: SEED, until })];
  for (const [at, file] of files.entries()) {
    bar.show(`Making the demo company  ${file.name}`, at, files.length);
    await takeIn(ctx, { name: file.name, chunks: encode(file.chunks) });
  }
  const months = (await Month.list(ctx.table)).map((month) => month.month).filter((month) => month <= until);
  for (const [at, month] of months.entries()) {
    bar.show(`Computing the board of ${month}`, at, months.length);
    const { candidate } = await fresh(ctx, month);
    // The last month waits for the director, as it would on the third working day.
    await close(ctx, month, "demo");
    if (month !== until) await publish(ctx, { month, digest: candidate.digest, by: "demo" });
  }
  await addUsers(ctx.table, ctx);
  await ctx.table.put({ ...DONE, data: { until } });
  bar.end();
}

async function* encode(chunks: Iterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for (const chunk of chunks) yield encoder.encode(chunk);
}

/** A second director, so that a policy draft of the first finds somebody to agree to it. */
export const SECOND_DIRECTOR = "finance director";

/** One user a role, and a second director; the rep is somebody of the middle of the floor. */
async function addUsers(table: Table, ctx: Context): Promise<void> {
  const { people } = await People.list(ctx);
  const rep = people.find((person) => person.keys.includes("clearboard:id|E1017")) ?? people[0];
  const known = new Set((await User.list(table)).map((user) => user.name));
  for (const role of ROLES) {
    if (known.has(role)) continue;
    await User.create(table, { name: role, role, person: role === "rep" ? (rep?.id ?? null) : null, now: ctx.now() });
  }
  if (!known.has(SECOND_DIRECTOR))
    await User.create(table, { name: SECOND_DIRECTOR, role: "director", now: ctx.now() });
}
