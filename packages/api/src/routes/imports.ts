/** Files on their way in: upload, progress, receipt, rejected rows. */
import { Hono } from "hono";
import * as z from "zod";
import type { Deps, Env } from "../deps.ts";
import { describe, valid } from "../described.ts";
import { Import, ImportSummary } from "../jobs.ts";
import { rejectedCsv } from "../rejected-csv.ts";
import { upload } from "../upload.ts";

const PAGE = 50;
const DEFAULT_MAX_BYTES = 2 * 1024 ** 3;

// A name people will read again, never a path.
const FileName = z
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
const Id = z.strictObject({ id: z.string().min(1).max(100) });

export function imports({ jobs, startImport, maxImportBytes = DEFAULT_MAX_BYTES }: Deps) {
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
        fails: [401, 403, 409, 422],
      }),
      valid("query", About),
      async (c) => {
        const { name, profile, source, asOf } = c.req.valid("query");
        const chunks = upload(c.req.raw, maxImportBytes);
        const { importId, isKnown } = await jobs.receive({
          name,
          chunks,
          profile,
          source,
          asOf: asOf === undefined ? undefined : Date.parse(asOf),
        });
        if (!isKnown) await startImport(importId);
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
      async (c) => c.json(await jobs.import(c.req.valid("param").id)),
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
    );
}
