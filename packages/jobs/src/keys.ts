/** API keys for uploading files: created and shown once, listed with their last use, revoked. */
import * as ImporterKey from "@clearboard/store/importer-key";
import * as z from "zod";
import { Id, operation, Time } from "./operation.ts";
import * as Profiles from "./profile.ts";

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

/** A key as it is shown: everything but the hash of its secret. */
function publicKey(key: ImporterKey.Info, now: number): Key {
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

export const list = operation({
  name: "keys.list",
  route: "GET /api/keys",
  summary: "API keys with their state and last use, by source",
  action: "access.manage",
  output: z.object({
    keys: z.array(Key),
    sources: z.array(z.string()).meta({ description: "source names of imports and profiles, to choose from" }),
  }),
  run: async (ctx) => {
    const keys = await ImporterKey.list(ctx.table);
    const sources = new Set([...keys, ...(await Profiles.all(ctx))].map(({ source }) => source));
    return { keys: keys.map((key) => publicKey(key, ctx.now())), sources: [...sources].sort() };
  },
});

export const create = operation({
  name: "keys.create",
  route: "POST /api/keys",
  summary: "Create an API key for the files of one source; its text is in this answer only",
  action: "access.manage",
  input: z.strictObject({
    source: z.string().trim().min(1).max(100),
    days: z.int().min(1).max(ImporterKey.POLICY.mostDays).default(ImporterKey.POLICY.days),
  }),
  output: z.object({
    key: Key,
    text: z.string().meta({ description: "the key itself, `cbk_...`: shown in this answer and never again" }),
  }),
  status: 201,
  refusals: ["request-invalid", "key-source", "key-limit"],
  audit: "add importer key",
  run: async ({ table, now, random }, { source, days }, { id: by }, record) => {
    const { key, text } = await record({ source, days: `${days}` }, () =>
      ImporterKey.create(table, { source, days, by, now: now(), random }),
    );
    return { key: publicKey(key, now()), text };
  },
});

export const revoke = operation({
  name: "keys.revoke",
  route: "DELETE /api/keys/:id",
  summary: "Revoke an API key: it is refused from now on",
  action: "access.manage",
  input: z.strictObject({ id: Id }),
  output: Key,
  refusals: ["key-unknown"],
  audit: "revoke importer key",
  run: async ({ table, now }, { id }, _, record) =>
    publicKey(await record({ key: id }, () => ImporterKey.revoke(table, id, now())), now()),
});
