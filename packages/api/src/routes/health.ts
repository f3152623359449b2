/** Says that the process answers; nothing about what it runs. */
import { Hono } from "hono";
import * as z from "zod";
import type { Env } from "../deps.ts";
import { describe } from "../described.ts";

const Health = z.object({ status: z.literal("ok") });

export function health() {
  return new Hono<Env>().get("/", describe({ summary: "Whether the server answers", json: Health }), (c) =>
    c.json({ status: "ok" as const }),
  );
}
