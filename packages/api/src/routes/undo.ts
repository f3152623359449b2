/** Taking an import back, after a look at what that changes. */
import { Hono } from "hono";
import * as z from "zod";
import type { Deps, Env } from "../deps.ts";
import { describe, valid } from "../described.ts";
import { ImportEffect } from "../intake-jobs.ts";

const Id = z.strictObject({ id: z.string().min(1).max(100) });

export function undo({ jobs, startImport }: Deps) {
  return new Hono<Env>()
    .get(
      "/:id/undo",
      describe({ summary: "What taking it back would change", json: ImportEffect, fails: [401, 403, 404, 409] }),
      valid("param", Id),
      async (c) => c.json(await jobs.intake.undoEffect(c.req.valid("param").id)),
    )
    .post(
      "/:id/undo",
      describe({
        summary: "Take it back: the facts are then those of the other imports",
        status: 202,
        fails: [401, 403, 404, 409],
      }),
      valid("param", Id),
      valid("json", z.strictObject({})),
      async (c) => {
        const { id } = c.req.valid("param");
        await jobs.intake.undo(id, { by: c.get("user").id });
        await startImport(id);
        return c.body(null, 202);
      },
    );
}
