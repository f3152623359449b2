/** What the nights did, and which source has gone quiet. */
import { Hono } from "hono";
import type { Deps, Env } from "../deps.ts";
import { describe } from "../described.ts";
import { Nights } from "../intake-jobs.ts";

export function nights({ jobs }: Deps) {
  return new Hono<Env>().get(
    "/",
    describe({ summary: "The last nights, newest first, and how each source stands", json: Nights, fails: [401, 403] }),
    async (c) => c.json(await jobs.intake.nights()),
  );
}
