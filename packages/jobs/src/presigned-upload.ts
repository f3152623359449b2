/**
 * Where a file is uploaded to: the ordinary address, or a presigned one of the inbox for just this file, which is announced
 * before and received when it has come.
 */
import { refuse } from "@clearboard/core/error";
import * as ImporterKey from "@clearboard/store/importer-key";
import * as Upload from "@clearboard/store/upload";
import * as z from "zod";
import type { Context } from "./context.ts";
import { type Delivery, type Received, receive } from "./import/receive.ts";
import { sourceFor } from "./import-status.ts";
import { type Edge, Id, operation } from "./operation.ts";
import * as Profiles from "./profile.ts";

/**
 * As `receive`. An announced upload takes its name, source, profile and as-of from the announcement, and whoever announced it
 * finds its import by the upload's id. An id nobody announced, or one of a week ago, is a file like any other.
 */
export async function receiveAnnounced(
  ctx: Context,
  { upload: id, ...delivery }: Delivery & { upload?: string },
): Promise<Received> {
  const upload = id === undefined ? undefined : await Upload.get(ctx.table, id);
  if (upload === undefined) return receive(ctx, delivery);
  const asOf = upload.asOf ?? delivery.asOf;
  const received = await receive(ctx, {
    chunks: delivery.chunks,
    name: upload.name,
    ...(upload.source === null ? {} : { source: upload.source }),
    ...(upload.profile === null ? {} : { profile: await Profiles.find(ctx, upload.profile) }),
    ...(asOf === undefined ? {} : { asOf }),
  });
  if (upload.key !== null) await ImporterKey.noteImport(ctx.table, upload.key, received.importId, ctx.now());
  await Upload.arrived(ctx.table, upload.id, received.importId);
  return received;
}

/** Largest upload by request where the edge states none. */
export const DEFAULT_MAX_IMPORT_BYTES = 2 * 1024 ** 3;

const PROMISED_MS = 15 * 60_000;

/** A name people will read again, never a path. */
export const FileName = z
  .string()
  .min(1)
  .max(255)
  .regex(/^[^\p{C}/\\]+$/u);

const Place = z.object({
  url: z
    .string()
    .meta({ description: "begins with / for this server: only then send your session or key with the file" }),
  method: z.enum(["POST", "PUT"]),
  headers: z.record(z.string(), z.string()).meta({ description: "send these and no others that say what the body is" }),
  expires: z.string().meta({ description: "ISO 8601 UTC; the address expires then" }),
  importVia: z.enum(["answer", "inbox"]).meta({
    description: "answer: the answer to the upload names its import; inbox: `status` names it once it has arrived",
  }),
  status: z.string().nullable(),
});

export const announceUpload = operation({
  name: "uploads.announce",
  route: "POST /api/imports/uploads",
  summary: "Get an upload address for a file of any size",
  action: "import.manage",
  takesKey: true,
  input: z.strictObject({
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
  }),
  output: Place,
  refusals: ["request-invalid", "body-too-large", "profile-unknown", "key-other-source", "key-wait"],
  run: async (ctx, { name, bytes, sha256, profile, asOf, source: asked }, actor) => {
    // Checked now, because a file that has come can only be refused.
    if (profile !== undefined) await Profiles.find(ctx, profile);
    const source = sourceFor(actor, asked);
    const { inbox } = ctx;
    if (inbox === undefined) {
      if (bytes > ctx.maxImportBytes) throw refuse("body-too-large", { limit: ctx.maxImportBytes });
      const known = Object.entries({ name, source, profile, asOf }).flatMap(([key, value]) =>
        value === undefined ? [] : [[key, value]],
      );
      return {
        url: `/api/imports?${new URLSearchParams(known)}`,
        method: "POST" as const,
        headers: {
          "content-type": "application/octet-stream",
          ...(sha256 === undefined ? {} : { idempotency: sha256 }),
        },
        expires: new Date(ctx.now() + PROMISED_MS).toISOString(),
        importVia: "answer" as const,
        status: null,
      };
    }
    if (bytes > inbox.maxBytes) throw refuse("body-too-large", { limit: inbox.maxBytes });
    const about = { name, source: source ?? null, profile: profile ?? null, key: actor.key?.id ?? null };
    const at = asOf === undefined ? null : Date.parse(asOf);
    const { id } = await Upload.announce(ctx.table, { ...about, asOf: at, createdAt: ctx.now() }, ctx.random);
    // The folder names the source, as for every file of the inbox; the end of a long name, for its extension.
    const path = [...(source === undefined ? [] : [source]), ".uploads", id, name.slice(-150)].join("/");
    const { expires, ...signed } = await inbox.sign({ path, bytes, sha256 });
    return {
      ...signed,
      expires: new Date(expires).toISOString(),
      importVia: "inbox" as const,
      status: `/api/imports/uploads/${id}`,
    };
  },
});

export const findUpload = operation({
  name: "uploads.get",
  route: "GET /api/imports/uploads/:id",
  summary: "The import of a file that was uploaded to the inbox",
  action: "import.manage",
  takesKey: true,
  input: z.strictObject({ id: Id }),
  output: z.object({
    importId: z.string().nullable().meta({ description: "null until the file has arrived and its import has started" }),
  }),
  refusals: ["not-found"],
  run: async ({ table }: Edge, { id }, { key }) => {
    const upload = await Upload.get(table, id);
    if (upload === undefined || (key !== undefined && upload.key !== key.id)) throw refuse("not-found");
    return { importId: upload.importId };
  },
});
