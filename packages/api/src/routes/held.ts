/** Files that wait for a person: why, what letting them in would change, and the decision. */
import { Hono } from "hono";
import * as z from "zod";
import type { Deps, Env } from "../deps.ts";
import { describe, valid } from "../described.ts";
import { HeldFile, ImportEffect } from "../intake-jobs.ts";

const Id = z.strictObject({ id: z.string().min(1).max(100) });
const As = z.strictObject({ profile: z.string().min(1).max(100).optional() });

export function held({ jobs, startImport }: Deps) {
  return new Hono<Env>()
    .get(
      "/",
      describe({
        summary: "Files that wait for a person",
        json: z.object({ held: z.array(HeldFile) }),
        fails: [401, 403],
      }),
      async (c) => c.json({ held: await jobs.intake.held() }),
    )
    .get(
      "/:id/effect",
      describe({ summary: "What letting it in would change", json: ImportEffect, fails: [401, 403, 404, 409, 422] }),
      valid("param", Id),
      valid("query", As),
      async (c) => c.json(await jobs.intake.heldEffect(c.req.valid("param").id, c.req.valid("query").profile)),
    )
    .post(
      "/:id/approve",
      describe({
        summary: "Let it in",
        status: 202,
        json: z.object({ importId: z.string() }),
        fails: [401, 403, 404, 409, 422],
      }),
      valid("param", Id),
      valid("json", As),
      async (c) => {
        const by = c.get("user").id;
        const { importId } = await jobs.intake.approve(c.req.valid("param").id, { by, ...c.req.valid("json") });
        await startImport(importId);
        return c.json({ importId }, 202);
      },
    )
    .post(
      "/:id/dismiss",
      describe({ summary: "Put it away for good", status: 204, fails: [401, 403, 404, 409] }),
      valid("param", Id),
      valid("json", z.strictObject({})),
      async (c) => {
        await jobs.intake.dismiss(c.req.valid("param").id, { by: c.get("user").id });
        return c.body(null, 204);
      },
    );
}
