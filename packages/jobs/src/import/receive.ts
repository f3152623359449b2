/** A delivery arrives: its bytes are kept, its profile found, and the ledger says whether it is known. */
import { createHash, randomUUID } from "node:crypto";
import { VisibleError } from "@clearboard/core/error";
import * as Id from "@clearboard/core/id";
import type * as Profile from "@clearboard/ingest/profile";
import * as Ingest from "@clearboard/ingest/read";
import * as Ledger from "@clearboard/store/ledger";
import * as Organisation from "@clearboard/store/organisation";
import type { Context } from "../context.ts";
import * as Profiles from "../profile.ts";
import { isForPerson } from "./guard.ts";

export type Delivery = {
  /** file name as delivered; shown, never identity */
  name: string;
  chunks: AsyncIterable<Uint8Array>;
  profile?: Profile.Info;
  source?: string;
  /** epoch ms the file speaks of; default: when it was received */
  asOf?: number;
};

/** `isKnown`: these very bytes were taken in before with the same profile and nothing came between, so there is nothing to do. */
export type Received = { importId: string; isKnown: boolean };

/** Keeps the bytes and enters the import. Throws VisibleError when there is no organisation; a refused or held file is an entry, not an error. */
export async function receive(ctx: Context, delivery: Delivery): Promise<Received> {
  const { entry } = await examine(ctx, delivery);
  if (entry.state !== "refused") return enter(ctx, entry);
  await ctx.files.remove(entry.raw);
  return { importId: await enterRefused(ctx, entry), isKnown: false };
}

/** Keeps the bytes under a name of their own and finds out what they are; nothing is entered yet. */
export async function examine(ctx: Context, delivery: Delivery): Promise<{ entry: Omit<Ledger.Info, "id"> }> {
  const organisation = await Organisation.get(ctx.table);
  const raw = `raw/${randomUUID()}`;
  const hash = createHash("sha256");
  const bytes = await ctx.files.writeStream(raw, hashed(delivery.chunks, hash));
  const receivedAt = ctx.now();
  const asOf = delivery.asOf ?? receivedAt;
  const base = {
    contentHash: hash.digest("hex"),
    bytes,
    raw,
    name: delivery.name,
    asOf,
    asOfs: [asOf],
    receivedAt,
    deliveries: [{ name: delivery.name, asOf, receivedAt }],
  };
  try {
    const reading = await Ingest.open(ctx.files.stream(raw), {
      profiles: await Profiles.all(ctx),
      organisation,
      ...(delivery.profile === undefined ? {} : { profile: delivery.profile }),
      ...(delivery.source === undefined ? {} : { source: delivery.source }),
    });
    await reading.close();
    const profile = await Profiles.ofSource(ctx, reading.profile, reading.source);
    const profileDigest = await Profiles.keep(ctx, profile);
    return {
      entry: {
        ...base,
        source: reading.source,
        profile: reading.profile.name,
        profileDigest,
        kinds: reading.kinds,
        state: "received",
      },
    };
  } catch (error) {
    if (!(error instanceof VisibleError)) throw error;
    const reason = { code: error.code, message: error.message, params: error.params };
    const source = delivery.source ?? delivery.profile?.source;
    const isHeld = await isForPerson(ctx, error.code, source);
    return {
      entry: {
        ...base,
        source: isHeld ? (source ?? "") : "",
        profile: "",
        profileDigest: "",
        kinds: [],
        state: isHeld ? "held" : "refused",
        reason,
        ...(isHeld ? { reasons: [reason] } : {}),
        finishedAt: receivedAt,
      },
    };
  }
}

async function* hashed(
  chunks: AsyncIterable<Uint8Array>,
  hash: ReturnType<typeof createHash>,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    hash.update(chunk);
    yield chunk;
  }
}

async function enterRefused(ctx: Context, entry: Omit<Ledger.Info, "id">): Promise<string> {
  const id = Id.derive("import", "refused", entry.contentHash, String(entry.receivedAt));
  await Ledger.create(ctx.table, { ...entry, id });
  return id;
}

/**
 * Ledger key = source + content hash + profile digest. The same bytes again at another time only add that time to the entry,
 * unless other rows of the source spoke in between: then they apply again, as an import of their own (a full export A, B, A).
 */
export async function enter(
  ctx: Context,
  open: Omit<Ledger.Info, "id">,
  { isAgain = false }: { isAgain?: boolean } = {},
): Promise<Received> {
  const { source, contentHash, profileDigest } = open;
  const key = open.state === "held" ? ["held", source, contentHash] : [source, contentHash, profileDigest];
  const idOf = (again: number) => Id.derive("import", ...key, ...(again === 0 ? [] : [`again ${again}`]));
  for (let again = 0; ; ) {
    const id = idOf(again);
    const found = await Ledger.get(ctx.table, id);
    if (found === undefined) {
      if (await Ledger.create(ctx.table, { ...open, id })) return { importId: id, isKnown: false };
      continue;
    }
    // An older reading of the bytes is no longer what counts.
    const isPast = found.state === "applied" && open.receivedAt > found.receivedAt && isAgain;
    const isOver = isPast || found.state === "refused" || found.state === "withdrawn";
    if (isOver || (await Ledger.get(ctx.table, idOf(again + 1))) || (await saysMore(ctx, found, open))) {
      again++;
      continue;
    }
    if (!(await addDelivery(ctx, found, open))) continue;
    if (open.raw !== found.raw) await ctx.files.remove(open.raw);
    return { importId: id, isKnown: found.state === "applied" };
  }
}

/** Notes that known bytes were delivered again; false when the entry changed meanwhile. */
async function addDelivery(
  ctx: Context,
  found: Ledger.Info & { version: number },
  open: Omit<Ledger.Info, "id">,
): Promise<boolean> {
  const { version, ...entry } = found;
  const asOfs = [...new Set([...Ledger.asOfsOf(entry), open.asOf])].sort((a, b) => a - b);
  const deliveries = [...entry.deliveries, ...open.deliveries].slice(-20);
  const asOf = Math.max(entry.asOf, open.asOf);
  return Ledger.replace(ctx.table, { ...entry, asOf, asOfs, deliveries }, version);
}

/** Whether bytes that were taken in before change anything when they are delivered for another time. */
async function saysMore(ctx: Context, found: Ledger.Info, open: Omit<Ledger.Info, "id">): Promise<boolean> {
  // What is not merged yet will be merged for all its times.
  if (found.state !== "applied" && found.state !== "merging") return false;
  // Rows with stamps of their own say the same whenever they are delivered.
  if (found.hasUnstamped === false && found.complete === undefined) return false;
  const before = Ledger.asOfsOf(found).findLast((asOf) => asOf <= open.asOf);
  // Older than it was ever delivered: it wins nothing new, but a person may have been where it says from an earlier day on.
  if (before === undefined) return found.kinds.includes("person");
  const imports = await Ledger.list(ctx.table);
  return imports.some(
    (delivery) =>
      delivery.id !== found.id &&
      delivery.source === found.source &&
      (delivery.state === "applied" || delivery.state === "merging") &&
      delivery.kinds.some((kind) => found.kinds.includes(kind)) &&
      (delivery.minStamp ?? delivery.asOf) <= open.asOf &&
      Math.max(delivery.maxStamp ?? 0, delivery.asOf) >= before,
  );
}
