/** One person's bonus statement: for directors, and for the person paid. */

import { refuse } from "@clearboard/core/error";
import * as Id from "@clearboard/core/id";
import * as Change from "@clearboard/core/payroll/change";
import * as Estimate from "@clearboard/core/payroll/estimate";
import * as Statement from "@clearboard/core/payroll/statement";
import { may, type Viewer } from "@clearboard/core/visibility";
import { Hono } from "hono";
import * as z from "zod";
import type { Deps, Env } from "../deps.ts";
import { describe, valid } from "../described.ts";
import { isKnown } from "../etag.ts";
import { MonthText } from "./months.ts";
import { asFile, Export } from "./pay.ts";

const Of = z.strictObject({ month: MonthText, person: z.string().min(1).max(200) });
const Since = z.strictObject({ since: Change.Since });

/** Another person's statement is for a rep like one that does not exist. */
function assertMaySee(viewer: Viewer, { month, person }: z.output<typeof Of>): void {
  if (may(viewer, "statement.read", { person })) return;
  throw refuse("pay-none", { month, person });
}

export function statements({ jobs }: Deps) {
  return new Hono<Env>()
    .get(
      "/:month/:person",
      describe({
        summary: "A bonus statement with its steps and rows",
        json: Statement.Info,
        fails: [401, 403, 404, 422],
      }),
      valid("param", Of),
      async (c) => {
        const of = c.req.valid("param");
        assertMaySee(c.get("user"), of);
        const statement = await jobs.pay.statement(of);
        if (statement.status !== "posted") return c.json(statement);
        // What is posted never changes but for its state on the way to payroll.
        const tag = `W/"${Id.hash(JSON.stringify(statement)).slice(0, 32)}"`;
        c.header("ETag", tag);
        c.header("Cache-Control", "private, no-cache");
        c.header("Vary", "Cookie");
        // Typed away: a browser answers its page from what it kept and never shows it the 304.
        if (isKnown(c.req.header("if-none-match"), tag)) return c.body(null, 304) as never;
        return c.json(statement);
      },
    )
    .get(
      "/:month/:person/export",
      describe({ summary: "A statement as CSV or XLSX", media: "text/csv", fails: [401, 403, 404, 422] }),
      valid("param", Of),
      valid("query", Export),
      async (c) => {
        const of = c.req.valid("param");
        assertMaySee(c.get("user"), of);
        const sent = await jobs.pay.file({ ...of, ...c.req.valid("query") });
        return c.body(sent.bytes, 200, asFile(sent));
      },
    )
    .get(
      "/:month/:person/changes",
      describe({ summary: "Why pay is another than it was", json: Change.Info, fails: [401, 403, 404, 422] }),
      valid("param", Of),
      valid("query", Since),
      async (c) => {
        const of = c.req.valid("param");
        assertMaySee(c.get("user"), of);
        return c.json(await jobs.pay.changes({ ...of, ...c.req.valid("query") }));
      },
    )
    .post(
      "/:month/:person/estimate",
      describe({ summary: "What one more deal pays", json: Estimate.Info, fails: [401, 403, 404, 422] }),
      valid("param", Of),
      valid("json", Estimate.Ask),
      async (c) => {
        const of = c.req.valid("param");
        assertMaySee(c.get("user"), of);
        return c.json(await jobs.pay.estimate({ ...of, ask: c.req.valid("json") }));
      },
    );
}
