/** Documents that a browser keeps and asks about by their tag: the board of a month or period and a posted statement. */
import * as Board from "@clearboard/core/board/info";
import { scope } from "@clearboard/core/board/scope";
import * as Id from "@clearboard/core/id";
import * as Statement from "@clearboard/core/pay/statement";
import { redactBoard, redactStatement } from "@clearboard/core/visibility";
import { type Edge, PeriodText } from "@clearboard/jobs/operation";
import { demandVisible, Of as OfStatement } from "@clearboard/jobs/pay";
import { statementFor } from "@clearboard/jobs/pay/statement";
import { boardOf } from "@clearboard/jobs/period";
import { Hono } from "hono";
import * as z from "zod";
import type { Env } from "../deps.ts";
import { describe, valid } from "../described.ts";
import { boardTag, isKnown } from "../etag.ts";
import { actorOf } from "../operations.ts";
import { createResponseCache, takesGzip } from "../response-cache.ts";

const Of = z.strictObject({ month: PeriodText });
const Scope = z.strictObject({ scope: z.string().max(300).default("company") });

export function boards(edge: Edge) {
  const gzipped = createResponseCache();
  return new Hono<Env>()
    .get(
      "/boards/:month",
      describe({ summary: "The board, as the caller may see it", json: Board.Info, fails: [401, 403, 404, 409, 422] }),
      valid("param", Of),
      valid("query", Scope),
      async (c) => {
        const part = c.req.valid("query").scope;
        const viewer = c.get("user");
        const board = await boardOf(edge, c.req.valid("param").month);
        const tag = boardTag(board, viewer, part);
        // The browser may keep it, nobody in between, and it asks every time.
        c.header("ETag", tag);
        c.header("Cache-Control", "private, no-cache");
        c.header("Vary", "Cookie, Accept-Encoding");
        // Typed away: a browser answers its page from what it kept and never shows it the 304.
        if (isKnown(c.req.header("if-none-match"), tag)) return c.body(null, 304) as never;
        const answer = () => redactBoard(scope(board, part), viewer);
        if (!takesGzip(c.req.header("accept-encoding"))) return c.json(answer());
        const headers = { "Content-Type": "application/json", "Content-Encoding": "gzip" };
        // Typed away: a browser unpacks it before its page sees it.
        return c.body(await gzipped(tag, answer), 200, headers) as never;
      },
    )
    .get(
      "/statements/:month/:person",
      describe({
        summary: "A bonus statement with its steps and rows",
        json: Statement.Info,
        fails: [401, 403, 404, 422],
      }),
      valid("param", OfStatement),
      async (c) => {
        const of = c.req.valid("param");
        demandVisible(actorOf(c), of);
        const statement = redactStatement(await statementFor(edge, of.month, of.person), actorOf(c));
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
    );
}
