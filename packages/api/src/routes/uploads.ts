/** Where a file goes: to the ordinary address, or, on AWS, straight into the inbox by an address signed for just this file. */
import { refuse } from "@clearboard/core/error";
import * as ImporterKey from "@clearboard/store/importer-key";
import * as Upload from "@clearboard/store/upload";
import { Hono } from "hono";
import * as z from "zod";
import type { Deps, Env } from "../deps.ts";
import { describe, valid } from "../described.ts";
import { sourceFor } from "../key-scope.ts";
import { DEFAULT_MAX_BYTES, FileName } from "./imports.ts";

const OCTETS = "application/octet-stream";
const PROMISED_MS = 15 * 60_000;

const Announced = z.strictObject({
  name: FileName,
  bytes: z.int().min(0),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/i)
    .transform((hash) => hash.toLowerCase())
    .optional()
    .meta({ description: "of the bytes, in hex; other bytes are then refused" }),
  source: ImporterKey.Source.optional(),
  profile: z.string().min(1).max(100).optional(),
  asOf: z.iso.datetime({ offset: true }).optional(),
});
const Place = z.object({
  url: z
    .string()
    .meta({ description: "begins with / when it is ours: only then send your session or key with the file" }),
  method: z.enum(["POST", "PUT"]),
  headers: z.record(z.string(), z.string()).meta({ description: "send these and no others that say what the body is" }),
  expires: z.string().meta({ description: "ISO 8601 UTC; later the address opens nothing" }),
  importVia: z
    .enum(["answer", "inbox"])
    .meta({ description: "answer: the file's own answer names its import; inbox: `status` does when it has come" }),
  status: z.string().nullable(),
});
const Arrived = z.object({
  importId: z.string().nullable().meta({ description: "null until the file has come and is being taken in" }),
});

export function uploads({ table, jobs, inbox, now, random, maxImportBytes = DEFAULT_MAX_BYTES }: Deps) {
  return new Hono<Env>()
    .post(
      "/",
      describe({ summary: "Where to send a file, of whatever size", json: Place, fails: [401, 403, 422, 429] }),
      valid("json", Announced),
      async (c) => {
        const { name, bytes, sha256, profile, asOf, ...asked } = c.req.valid("json");
        // said now, because a file that has come can only be refused
        if (profile !== undefined) await demandProfile(jobs, profile);
        const key = c.get("key");
        const source = sourceFor(key, asked.source);
        if (inbox === undefined) {
          if (bytes > maxImportBytes) throw refuse("body-too-large", { limit: maxImportBytes });
          const known = Object.entries({ name, source, profile, asOf }).filter(
            (one): one is [string, string] => !!one[1],
          );
          return c.json({
            url: `/api/imports?${new URLSearchParams(known)}`,
            method: "POST" as const,
            headers: { "content-type": OCTETS, ...(sha256 === undefined ? {} : { idempotency: sha256 }) },
            expires: new Date(now() + PROMISED_MS).toISOString(),
            importVia: "answer" as const,
            status: null,
          });
        }
        if (bytes > inbox.maxBytes) throw refuse("body-too-large", { limit: inbox.maxBytes });
        const about = { name, source: source ?? null, profile: profile ?? null, key: key?.id ?? null };
        const at = asOf === undefined ? null : Date.parse(asOf);
        const { id } = await Upload.announce(table, { ...about, asOf: at, createdAt: now() }, random);
        // The folder names the source, as for every file of the inbox; the end of a long name, for its extension.
        const path = [...(source === undefined ? [] : [source]), ".uploads", id, name.slice(-150)].join("/");
        const { expires, ...signed } = await inbox.sign({ path, bytes, sha256 });
        return c.json({
          ...signed,
          expires: new Date(expires).toISOString(),
          importVia: "inbox" as const,
          status: `/api/imports/uploads/${id}`,
        });
      },
    )
    .get(
      "/:id",
      describe({ summary: "The import of a file that was sent to the inbox", json: Arrived, fails: [401, 403, 404] }),
      valid("param", z.strictObject({ id: z.string().min(1).max(100) })),
      async (c) => {
        const upload = await Upload.get(table, c.req.valid("param").id);
        const key = c.get("key");
        if (upload === undefined || (key !== undefined && upload.key !== key.id)) throw refuse("not-found");
        return c.json({ importId: upload.importId });
      },
    );
}

async function demandProfile(jobs: Deps["jobs"], name: string): Promise<void> {
  const names = (await jobs.profiles()).map((profile) => profile.name);
  if (names.includes(name)) return;
  throw refuse("profile-unknown", { name, names: names.join(", ") });
}
