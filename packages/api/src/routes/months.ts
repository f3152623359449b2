/** The months there are data for. */
import { Hono } from "hono";
import * as z from "zod";
import type { Deps, Env } from "../deps.ts";
import { describe } from "../described.ts";
import { Month } from "../jobs.ts";

/** A month in an address: YYYY-MM. */
export const MonthText = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/);

export function months({ jobs }: Deps) {
  return new Hono<Env>().get(
    "/",
    describe({
      summary: "Months with data, oldest first",
      json: z.object({ months: z.array(Month) }),
      fails: [401, 403],
    }),
    async (c) => c.json({ months: await jobs.months() }),
  );
}
