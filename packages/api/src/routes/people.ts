/** People, and owner keys of the sources that belong to nobody yet. */
import { OwnerKey } from "@clearboard/core/fact/leaf";
import { Hono } from "hono";
import * as z from "zod";
import type { Deps, Env } from "../deps.ts";
import { describe, valid } from "../described.ts";
import { People } from "../jobs.ts";

const Link = z.strictObject({ owner: OwnerKey, person: z.string().min(1).max(200) });

export function people({ jobs }: Deps) {
  return new Hono<Env>()
    .get(
      "/",
      describe({ summary: "People with their keys, and owners that wait for one", json: People, fails: [401, 403] }),
      async (c) => c.json(await jobs.people()),
    )
    .post(
      "/links",
      describe({ summary: "Say which person an owner key is", status: 204, fails: [401, 403, 404, 409, 422] }),
      valid("json", Link),
      async (c) => {
        await jobs.link({ ...c.req.valid("json"), by: c.get("user").id });
        return c.body(null, 204);
      },
    );
}
