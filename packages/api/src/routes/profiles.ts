/** The kinds of export that are understood. */
import { Hono } from "hono";
import * as z from "zod";
import type { Deps, Env } from "../deps.ts";
import { describe } from "../described.ts";
import { Profile } from "../jobs.ts";

export function profiles({ jobs }: Deps) {
  return new Hono<Env>().get(
    "/",
    describe({ summary: "Known export formats", json: z.object({ profiles: z.array(Profile) }), fails: [401, 403] }),
    async (c) => c.json({ profiles: await jobs.profiles() }),
  );
}
