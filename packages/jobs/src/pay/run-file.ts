/** A pay run as it is kept: who is paid what in one row each, and the parts that hold the statements. Named by its content. */
import * as Canonical from "@clearboard/core/canonical";
import * as Run from "@clearboard/core/pay/run";
import type { Context } from "../context.ts";
import * as StatementChunk from "./statement-chunk.ts";

/** A month posted, the statements that say what its pay was known to be, and what payroll had said that it paid. */
export type Known = { month: string; set: string; actuals: string };

export type Info = {
  /** the release's way of paying */
  method: number;
  month: string;
  head: string;
  seq: number;
  currency: string;
  policyVersion: number;
  parts: string[];
  /** every month posted up to and with this one, in the order of posting */
  known: Known[];
  totals: Omit<Run.Info["totals"], "manual" | "held">;
  people: Run.PostedRow[];
  gaps: Run.Info["gaps"];
};

const nameOf = (digest: string) => `pay/${digest}`;

/** Keeps a run; answers its digest. */
export async function write(ctx: Context, run: Info): Promise<string> {
  const digest = Canonical.digest(run);
  await StatementChunk.writeJson(ctx, nameOf(digest), run);
  return digest;
}

export async function read(ctx: Context, digest: string): Promise<Info> {
  return (await StatementChunk.readJson(ctx, nameOf(digest))) as Info;
}
