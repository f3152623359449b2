/** The pay run of a month: everybody's statement in one row, approved and released as it was looked at. */
import * as Run from "@clearboard/core/payroll/run";
import { Hono } from "hono";
import * as z from "zod";
import type { Deps, Env } from "../deps.ts";
import { describe, valid } from "../described.ts";
import type { Sent } from "../pay-jobs.ts";
import { MonthText } from "./months.ts";

const MonthParam = z.strictObject({ month: MonthText });
const Digest = z.strictObject({ digest: z.string().regex(/^[0-9a-f]{64}$/) });
export const Export = z.strictObject({ format: z.enum(["csv", "xlsx"]).default("csv") });

/** Headers that make a browser keep a file under its name. */
export function asFile({ name, type }: Sent): Record<string, string> {
  return { "Content-Type": type, "Content-Disposition": `attachment; filename="${name}"` };
}

export function pay({ jobs }: Deps) {
  return new Hono<Env>()
    .get(
      "/:month",
      describe({ summary: "Everybody's pay of a month", json: Run.Info, fails: [401, 403, 404, 422] }),
      valid("param", MonthParam),
      async (c) => c.json(await jobs.pay.run(c.req.valid("param").month)),
    )
    .get(
      "/:month/export",
      describe({ summary: "The pay run as CSV or XLSX", media: "text/csv", fails: [401, 403, 404, 422] }),
      valid("param", MonthParam),
      valid("query", Export),
      async (c) => {
        const { format } = c.req.valid("query");
        const sent = await jobs.pay.file({ month: c.req.valid("param").month, person: null, format });
        return c.body(sent.bytes, 200, asFile(sent));
      },
    )
    .post(
      "/:month/approve",
      describe({ summary: "Agree to the run that was looked at", json: Run.Info, fails: [401, 403, 404, 409, 422] }),
      valid("param", MonthParam),
      valid("json", Digest),
      async (c) =>
        c.json(await jobs.pay.approve({ ...c.req.valid("param"), ...c.req.valid("json"), by: c.get("user").id })),
    )
    .post(
      "/:month/release",
      describe({ summary: "Hand an approved run to payroll", json: Run.Info, fails: [401, 403, 404, 409, 422] }),
      valid("param", MonthParam),
      valid("json", Digest),
      async (c) =>
        c.json(await jobs.pay.release({ ...c.req.valid("param"), ...c.req.valid("json"), by: c.get("user").id })),
    );
}
