/** Importer keys: made once and shown once, listed with their last use, revoked. */
import * as Audit from "@clearboard/store/audit";
import * as ImporterKey from "@clearboard/store/importer-key";
import { Hono } from "hono";
import * as z from "zod";
import type { Deps, Env } from "../deps.ts";
import { describe, valid } from "../described.ts";

const Time = z.string().meta({ description: "ISO 8601 UTC" });
export const Key = z
  .object({
    id: z.string(),
    source: z.string(),
    state: z.enum(["alive", "expired", "revoked"]),
    createdAt: Time,
    expiresAt: Time,
    lastUsedAt: Time.nullable().meta({ description: "to the minute" }),
    revokedAt: Time.nullable(),
  })
  .meta({ id: "ImporterKey" });
export type Key = z.output<typeof Key>;

const Wanted = z.strictObject({
  source: z.string().trim().min(1).max(100),
  days: z.int().min(1).max(ImporterKey.POLICY.mostDays).default(ImporterKey.POLICY.days),
});
const Made = z.object({
  key: Key,
  text: z.string().meta({ description: "the key itself, `cbk_...`: shown in this answer and never again" }),
});
const Keys = z.object({
  keys: z.array(Key),
  sources: z.array(z.string()).meta({ description: "what imports and profiles call their sources, to choose from" }),
});

export function keys({ table, jobs, now, random }: Deps) {
  return new Hono<Env>()
    .get(
      "/",
      describe({ summary: "Importer keys with their state and last use, by source", json: Keys, fails: [401, 403] }),
      async (c) => {
        const known = await ImporterKey.list(table);
        const sources = new Set([...known, ...(await jobs.profiles())].map(({ source }) => source));
        return c.json({ keys: known.map((key) => shown(key, now())), sources: [...sources].sort() });
      },
    )
    .post(
      "/",
      describe({
        summary: "A new key that brings files of one source; its text is in this answer only",
        status: 201,
        json: Made,
        fails: [401, 403, 409, 422],
      }),
      valid("json", Wanted),
      async (c) => {
        const { source, days } = c.req.valid("json");
        const by = c.get("user").id;
        const make = () => ImporterKey.create(table, { source, days, by, now: now(), random });
        const { key, text } = await Audit.record(table, now, by, "add importer key", { source, days: `${days}` }, make);
        return c.json({ key: shown(key, now()), text }, 201);
      },
    )
    .delete(
      "/:id",
      describe({ summary: "Revoke a key: it opens nothing from now on", json: Key, fails: [401, 403, 404] }),
      valid("param", z.strictObject({ id: z.string().min(1).max(100) })),
      async (c) => {
        const { id } = c.req.valid("param");
        const revoke = () => ImporterKey.revoke(table, id, now());
        const key = await Audit.record(table, now, c.get("user").id, "revoke importer key", { key: id }, revoke);
        return c.json(shown(key, now()));
      },
    );
}

function shown(key: ImporterKey.Info, now: number): Key {
  const time = (ms: number) => new Date(ms).toISOString();
  return {
    id: key.id,
    source: key.source,
    state: ImporterKey.stateOf(key, now),
    createdAt: time(key.createdAt),
    expiresAt: time(key.expiresAt),
    lastUsedAt: key.lastUsedAt === null ? null : time(key.lastUsedAt),
    revokedAt: key.revokedAt === null ? null : time(key.revokedAt),
  };
}
