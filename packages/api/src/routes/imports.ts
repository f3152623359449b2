/** Files on their way in: upload, progress, receipt, rejected rows. An importer key keeps to its source and its imports. */
import * as Idempotency from "@clearboard/store/idempotency";
import * as ImporterKey from "@clearboard/store/importer-key";
import { Hono } from "hono";
import * as z from "zod";
import type { Deps, Env } from "../deps.ts";
import { describe, valid } from "../described.ts";
import { Import, ImportSummary } from "../jobs.ts";
import { demandOwn, sourceFor } from "../key-scope.ts";
import { rejectedCsv, textStream } from "../rejected-csv.ts";
import { upload } from "../upload.ts";

const PAGE = 50;

// A name people will read again, never a path.
export const FileName = z
  .string()
  .min(1)
  .max(255)
  .regex(/^[^\p{C}/\\]+$/u);
const About = z.strictObject({
  name: FileName,
  profile: z.string().min(1).max(100).optional(),
  source: z
    .string()
    .min(1)
    .max(100)
    .regex(/^[^\p{C}|]+$/u)
    .optional(),
  asOf: z.iso.datetime({ offset: true }).optional(),
});
const Accepted = z.object({
  importId: z.string(),
  isKnown: z.boolean().meta({ description: "these very bytes are here already; the id is that of the earlier import" }),
});
const Sent = z.object({
  idempotency: z
    .string()
    .regex(/^[0-9a-f]{64}$/i)
    .transform((hash) => hash.toLowerCase())
    .optional()
    .meta({
      description:
        "SHA-256 of the bytes in hex: a repeat within a day gives the earlier import, other bytes are refused",
    }),
});
const Id = z.strictObject({ id: z.string().min(1).max(100) });

export const DEFAULT_MAX_BYTES = 2 * 1024 ** 3;

export function imports({ table, jobs, now, startImport, maxImportBytes = DEFAULT_MAX_BYTES }: Deps) {
  // A repeat that ended in nothing is no reason to refuse another try.
  const isStanding = async (importId: string) => {
    const { state } = await jobs.import(importId);
    return state !== "refused" && state !== "withdrawn";
  };
  return new Hono<Env>()
    .get(
      "/",
      describe({
        summary: "Imports, newest first",
        json: z.object({ imports: z.array(ImportSummary), cursor: z.string().optional() }),
        fails: [401, 403, 422],
      }),
      valid("query", z.strictObject({ cursor: z.string().max(1000).optional() })),
      async (c) => c.json(await jobs.imports({ cursor: c.req.valid("query").cursor, limit: PAGE })),
    )
    .post(
      "/",
      describe({
        summary: "Take in a file: its bytes as the body, application/octet-stream",
        status: 202,
        json: Accepted,
        fails: [401, 403, 409, 422, 429],
      }),
      valid("query", About),
      valid("header", Sent),
      async (c) => {
        const { name, profile, asOf, ...asked } = c.req.valid("query");
        const { idempotency: hash } = c.req.valid("header");
        const key = c.get("key");
        const source = sourceFor(key, asked.source);
        const request = hash === undefined ? undefined : [hash, source ?? "", profile ?? "", asOf ?? ""];
        const before = request && (await Idempotency.find(table, request));
        if (before !== undefined && (await isStanding(before))) {
          if (key !== undefined) await ImporterKey.made(table, key.id, before, now());
          return c.json({ importId: before, isKnown: true }, 202);
        }
        const { importId, isKnown } = await jobs.receive({
          name,
          chunks: upload(c.req.raw, maxImportBytes, hash),
          profile,
          source,
          asOf: asOf === undefined ? undefined : Date.parse(asOf),
        });
        if (key !== undefined) await ImporterKey.made(table, key.id, importId, now());
        if (!isKnown) await startImport(importId);
        // Last: a repeat may only find what is surely under way.
        if (request !== undefined) await Idempotency.remember(table, request, { importId, now: now() });
        return c.json({ importId, isKnown }, 202);
      },
    )
    .get(
      "/:id",
      describe({
        summary: "State, progress and, in the end, the receipt of an import",
        json: Import,
        fails: [401, 403, 404],
      }),
      valid("param", Id),
      async (c) => {
        const { id } = c.req.valid("param");
        await demandOwn(table, c.get("key"), id);
        return c.json(await jobs.import(id));
      },
    )
    .get(
      "/:id/rejected.csv",
      describe({ summary: "Every row that was not taken in, and why", media: "text/csv", fails: [401, 403, 404] }),
      valid("param", Id),
      async (c) =>
        c.body(rejectedCsv(await jobs.rejected(c.req.valid("param").id)), 200, {
          "Content-Type": "text/csv; charset=utf-8",
          "Content-Disposition": 'attachment; filename="rejected.csv"',
        }),
    )
    .get(
      "/:id/rejected-rows.csv",
      describe({
        summary: "The rejected rows as they stand in the file, to correct and send in again",
        media: "text/csv",
        fails: [401, 403, 404],
      }),
      valid("param", Id),
      async (c) =>
        c.body(textStream(await jobs.corrigible(c.req.valid("param").id)), 200, {
          "Content-Type": "text/csv; charset=utf-8",
          "Content-Disposition": 'attachment; filename="rejected-rows.csv"',
        }),
    );
}
