/** The board of a month as this viewer may see it, and the steps of a month's life. */
import * as Board from "@clearboard/core/board/info";
import { scope } from "@clearboard/core/board/scope";
import { ownRow, redactBoard } from "@clearboard/core/visibility";
import { Hono } from "hono";
import * as z from "zod";
import type { Deps, Env } from "../deps.ts";
import { describe, valid } from "../described.ts";
import { boardTag, isKnown } from "../etag.ts";
import { Late } from "../jobs.ts";
import { createPacked, takesGzip } from "../packed.ts";
import { MonthText } from "./months.ts";

const MonthParam = z.strictObject({ month: MonthText });
const Scope = z.strictObject({ scope: z.string().max(300).default("company") });
const Nothing = z.strictObject({});
const Digest = z.strictObject({ digest: z.string().regex(/^[0-9a-f]{64}$/) });
/** Why a published board is put right, in the words of whoever decided it. */
const Cause = z.strictObject({ cause: z.string().trim().min(1).max(500) });
const Own = z.object({ person: Board.Person.nullable() });

export function boards({ jobs }: Deps) {
  const packed = createPacked();
  return new Hono<Env>()
    .get(
      "/:month",
      describe({
        summary: "The board, as the signed-in viewer may see it",
        json: Board.Info,
        fails: [401, 403, 404, 422],
      }),
      valid("param", MonthParam),
      valid("query", Scope),
      async (c) => {
        const part = c.req.valid("query").scope;
        const viewer = c.get("user");
        const board = await jobs.board(c.req.valid("param").month);
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
        return c.body(await packed(tag, answer), 200, headers) as never;
      },
    )
    .get(
      "/:month/own",
      describe({ summary: "One's own line of the board, pay included", json: Own, fails: [401, 403, 404, 422] }),
      valid("param", MonthParam),
      async (c) => {
        const board = await jobs.board(c.req.valid("param").month);
        return c.json({ person: ownRow(board, c.get("user")) });
      },
    )
    .get(
      "/:month/late",
      describe({ summary: "What came in after the month was published", json: Late, fails: [401, 403, 404, 422] }),
      valid("param", MonthParam),
      async (c) => c.json(await jobs.late(c.req.valid("param").month)),
    )
    .post(
      "/:month/close",
      describe({ summary: "Put the month up for review", status: 204, fails: [401, 403, 404, 409, 422] }),
      valid("param", MonthParam),
      valid("json", Nothing),
      async (c) => {
        await jobs.close(c.req.valid("param").month, c.get("user").id);
        return c.body(null, 204);
      },
    )
    .post(
      "/:month/publish",
      describe({
        summary: "Publish the board that was looked at, named by its digest",
        status: 204,
        fails: [401, 403, 404, 409, 422],
      }),
      valid("param", MonthParam),
      valid("json", Digest),
      async (c) => {
        await jobs.publish({
          month: c.req.valid("param").month,
          digest: c.req.valid("json").digest,
          by: c.get("user").id,
        });
        return c.body(null, 204);
      },
    )
    .post(
      "/:month/restate",
      describe({
        summary: "Put the board as the facts say it now beside the published one, with the cause; moves no pay",
        status: 204,
        fails: [401, 403, 404, 409, 422],
      }),
      valid("param", MonthParam),
      valid("json", Cause),
      async (c) => {
        await jobs.restate({
          month: c.req.valid("param").month,
          cause: c.req.valid("json").cause,
          by: c.get("user").id,
        });
        return c.body(null, 204);
      },
    );
}
