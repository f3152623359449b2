/** Files that come in and go out as bytes: uploads and profile samples, rejected rows and pay as downloads. */
import { csvCell } from "@clearboard/core/sheet";
import { demand } from "@clearboard/jobs/import/entry";
import { receive } from "@clearboard/jobs/import/receive";
import { sourceFor } from "@clearboard/jobs/import-status";
import { type Edge, Id } from "@clearboard/jobs/operation";
import * as Pay from "@clearboard/jobs/pay";
import * as PayFile from "@clearboard/jobs/pay/export";
import { FileName } from "@clearboard/jobs/presigned-upload";
import * as Profiles from "@clearboard/jobs/profile";
import { Drafted, propose } from "@clearboard/jobs/profile-draft";
import type { Rejected } from "@clearboard/jobs/receipt";
import { corrigible } from "@clearboard/jobs/rejected";
import * as Idempotency from "@clearboard/store/idempotency";
import * as ImporterKey from "@clearboard/store/importer-key";
import * as RejectBook from "@clearboard/store/reject-book";
import { Hono } from "hono";
import * as z from "zod";
import type { Env } from "../deps.ts";
import { describe, valid } from "../described.ts";
import { actorOf } from "../operations.ts";
import { upload } from "../upload.ts";

/** Of a longer file its beginning is sent. */
const MAX_SAMPLE_BYTES = 1 << 20;

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
  isKnown: z
    .boolean()
    .meta({ description: "the same bytes were imported before; the id is that of the earlier import" }),
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
const Sample = z.strictObject({
  name: z.string().min(1).max(255),
  cut: z.enum(["true", "false"]).optional().meta({ description: "true: the body is only the beginning of the file" }),
});
const OfImport = z.strictObject({ id: Id });
const OfMonth = Pay.Of.pick({ month: true });
const Export = z.strictObject({ format: z.enum(["csv", "xlsx"]).default("csv") });

export function files(edge: Edge) {
  const { table, now } = edge;
  return new Hono<Env>()
    .post(
      "/imports",
      describe({
        summary: "Import a file: its bytes as the body, application/octet-stream",
        status: 202,
        json: Accepted,
        fails: [401, 403, 409, 422, 429],
      }),
      valid("query", About),
      valid("header", Sent),
      async (c) => {
        const { name, profile, asOf, source: asked } = c.req.valid("query");
        const { idempotency: hash } = c.req.valid("header");
        const actor = actorOf(c);
        const source = sourceFor(actor, asked);
        const request = hash === undefined ? undefined : [hash, source ?? "", profile ?? "", asOf ?? ""];
        const before = request && (await Idempotency.find(table, request));
        if (before !== undefined && (await isStanding(edge, before))) {
          if (actor.key !== undefined) await ImporterKey.noteImport(table, actor.key.id, before, now());
          return c.json({ importId: before, isKnown: true }, 202);
        }
        const { importId, isKnown } = await receive(edge, {
          name,
          chunks: upload(c.req.raw, edge.maxImportBytes, hash),
          ...(profile === undefined ? {} : { profile: await Profiles.find(edge, profile) }),
          ...(source === undefined ? {} : { source }),
          ...(asOf === undefined ? {} : { asOf: Date.parse(asOf) }),
        });
        if (actor.key !== undefined) await ImporterKey.noteImport(table, actor.key.id, importId, now());
        if (!isKnown) await edge.startImport(importId);
        // Last: a repeat may only find what is surely under way.
        if (request !== undefined) await Idempotency.remember(table, request, { importId, now: now() });
        return c.json({ importId, isKnown }, 202);
      },
    )
    .get(
      "/imports/:id/rejected.csv",
      describe({ summary: "Every rejected row, and why", media: "text/csv", fails: [401, 403, 404] }),
      valid("param", OfImport),
      async (c) => {
        const { id } = await demand(edge, c.req.valid("param").id);
        const rows = RejectBook.read<Rejected>(edge.files, id);
        return c.body(textStream(rejectedCsv(rows)), 200, asCsv("rejected.csv"));
      },
    )
    .get(
      "/imports/:id/rejected-rows.csv",
      describe({
        summary: "The rejected rows as they are in the file, to correct and import again",
        media: "text/csv",
        fails: [401, 403, 404],
      }),
      valid("param", OfImport),
      async (c) => {
        const { id } = await demand(edge, c.req.valid("param").id);
        return c.body(textStream(corrigible(edge, id)), 200, asCsv("rejected-rows.csv"));
      },
    )
    .post(
      "/profiles/draft",
      describe({
        summary: "Propose a profile from the beginning of a file: its bytes as the body; nothing is stored",
        json: Drafted,
        fails: [401, 403, 422],
      }),
      valid("query", Sample),
      async (c) => {
        const { name, cut } = c.req.valid("query");
        const parts: Uint8Array[] = [];
        for await (const chunk of upload(c.req.raw, MAX_SAMPLE_BYTES)) parts.push(chunk);
        return c.json(await propose(edge, { name, bytes: Buffer.concat(parts), isCut: cut === "true" }));
      },
    )
    .get(
      "/pay/:month/export",
      describe({ summary: "The pay run as CSV or XLSX", media: "text/csv", fails: [401, 403, 404, 422] }),
      valid("param", OfMonth),
      valid("query", Export),
      async (c) => {
        const { month } = c.req.valid("param");
        const { name, type, bytes } = await PayFile.file(edge, {
          month,
          person: null,
          ...c.req.valid("query"),
          viewer: actorOf(c),
        });
        return c.body(bytes, 200, asFile(name, type));
      },
    )
    .get(
      "/pay/:month/payroll",
      describe({
        summary: "The released run as the file for payroll, or the file of one person whose hold was lifted later",
        media: "text/csv",
        fails: [401, 403, 404, 409, 422],
      }),
      valid("param", OfMonth),
      valid("query", Export.extend({ person: Id.optional() })),
      async (c) => {
        const { month } = c.req.valid("param");
        const { name, type, bytes } = await PayFile.payrollFile(edge, { month, ...c.req.valid("query") });
        return c.body(bytes, 200, asFile(name, type));
      },
    )
    .get(
      "/statements/:month/:person/export",
      describe({ summary: "A statement as CSV or XLSX", media: "text/csv", fails: [401, 403, 404, 422] }),
      valid("param", Pay.Of),
      valid("query", Export),
      async (c) => {
        const of = c.req.valid("param");
        Pay.demandVisible(actorOf(c), of);
        const { name, type, bytes } = await PayFile.file(edge, { ...of, ...c.req.valid("query"), viewer: actorOf(c) });
        return c.body(bytes, 200, asFile(name, type));
      },
    );
}

/** Whether an earlier import counts: one that ended in nothing is no reason to refuse another try. */
async function isStanding(edge: Edge, importId: string): Promise<boolean> {
  const { state } = await demand(edge, importId);
  return state !== "refused" && state !== "withdrawn";
}

/** Headers that make a browser keep a file under its name. */
function asFile(name: string, type: string): Record<string, string> {
  return { "Content-Type": type, "Content-Disposition": `attachment; filename="${name}"` };
}

const asCsv = (name: string) => asFile(name, "text/csv; charset=utf-8");

/** line, column, code, value (masked), message; with the mark that tells spreadsheets it is UTF-8. No cell is a formula. */
async function* rejectedCsv(rows: AsyncIterable<Rejected>): AsyncGenerator<string> {
  yield "\uFEFFline,column,code,value,message\r\n";
  for await (const row of rows) {
    const cells = [String(row.line), row.column, row.code, row.value, row.message].map((cell) => csvCell(cell));
    yield `${cells.join(",")}\r\n`;
  }
}

/** Text as the bytes of a body, made as it is read; a reader that leaves stops it. */
function textStream(texts: AsyncIterable<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const iterator = texts[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await iterator.next();
      if (done === true) return controller.close();
      controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}
