/** Files that wait for a person: nothing stored changes before somebody lets them in. */
import { refuse, type VisibleError } from "@clearboard/core/error";
import * as Fact from "@clearboard/core/fact";
import * as Profile from "@clearboard/ingest/profile";
import * as Ingest from "@clearboard/ingest/read";
import * as Audit from "@clearboard/store/audit";
import * as Segment from "@clearboard/store/call/segment";
import * as Ledger from "@clearboard/store/ledger";
import * as Organisation from "@clearboard/store/organisation";
import * as RejectBook from "@clearboard/store/reject-book";
import * as Staged from "@clearboard/store/staged";
import * as z from "zod";
import type { Context } from "./context.ts";
import * as Impact from "./impact.ts";
import { demand, type Entry, update } from "./import/entry.ts";
import { PROFILE_CODES } from "./import/guard.ts";
import { enter } from "./import/receive.ts";
import { proceed } from "./import.ts";
import { type Edge, Id, operation } from "./operation.ts";
import * as Profiles from "./profile.ts";
import * as Receipt from "./receipt.ts";

export const Info = z
  .object({
    importId: z.string(),
    name: z.string(),
    /** empty while no profile is known */
    source: z.string(),
    profile: z.string(),
    kinds: z.array(z.enum(Fact.KINDS)),
    bytes: z.number(),
    asOf: z.number(),
    receivedAt: z.number(),
    /** records read; null while no profile is known */
    read: z.int().nullable(),
    /** every reason why it waits, the weightiest first; `reasons[].code` `header-*`: choose a profile to approve it with */
    reasons: z.array(Ledger.Reason),
    /** a profile has to be chosen before it can be approved */
    needsProfile: z.boolean(),
  })
  .meta({ id: "HeldFile" });
export type Info = z.output<typeof Info>;

/** Every file that waits, newest first. */
export async function list(ctx: Context): Promise<Info[]> {
  return (await Ledger.list(ctx.table)).filter(({ state }) => state === "held").map(of);
}

function of(entry: Ledger.Info): Info {
  return {
    importId: entry.id,
    name: entry.name,
    source: entry.source,
    profile: entry.profile,
    kinds: entry.kinds,
    bytes: entry.bytes,
    asOf: entry.asOf,
    receivedAt: entry.receivedAt,
    read: entry.parsed?.read ?? null,
    reasons: reasonsOf(entry),
    needsProfile: needsProfile(entry),
  };
}

function reasonsOf(entry: Ledger.Info): Ledger.Reason[] {
  return entry.reasons ?? (entry.reason === undefined ? [] : [entry.reason]);
}

function needsProfile(entry: Ledger.Info): boolean {
  return reasonsOf(entry).some(({ code }) => PROFILE_CODES.has(code));
}

/**
 * Lets a held file in and gives its receipt; it may be held again for a reason nobody has seen yet (a file whose profile was
 * chosen just now). Throws `not-held`, `profile-needed`, or what ingest says when the profile does not fit. Audited; safe to repeat.
 */
export async function approve(
  ctx: Context,
  importId: string,
  what: { by: string; profile?: Profile.Info },
): Promise<Receipt.Receipt> {
  return proceed(ctx, await admit(ctx, importId, what));
}

/** The decision alone, as `approve` takes it: the import that is then to be brought to its end, by whoever has the time. */
export async function admit(
  ctx: Context,
  importId: string,
  what: { by: string; profile?: Profile.Info },
): Promise<string> {
  const entry = await demand(ctx, importId);
  const heir = entry.reason?.code === "approved-as" ? String(entry.reason.params.import) : undefined;
  if (heir !== undefined || (entry.state !== "held" && entry.approved !== undefined && entry.state !== "withdrawn"))
    return heir ?? importId;
  demandHeld(entry);
  if (needsProfile(entry) && what.profile === undefined) throw profileNeeded(entry);
  const codes = reasonsOf(entry).map(({ code }) => code);
  const detail = { import: importId, name: entry.name, codes: codes.join(" ") };
  return Audit.record(ctx.table, ctx.now, what.by, "approve", detail, () => letIn(ctx, entry, what));
}

/** Puts a held file away for good: its bytes are removed, nothing stored changes. Audited. Throws `not-held`. */
export async function dismiss(ctx: Context, importId: string, what: { by: string }): Promise<void> {
  const entry = await demand(ctx, importId);
  if (entry.state === "withdrawn" && entry.reason?.code === "dismissed") return;
  demandHeld(entry);
  await Audit.record(ctx.table, ctx.now, what.by, "dismiss", { import: importId, name: entry.name }, async () => {
    const reason = { code: "dismissed", message: `${what.by} dismissed it.`, params: { by: what.by } };
    const after = await update(ctx, entry, { state: "withdrawn", reason, finishedAt: ctx.now() }, ["reasons"]);
    if (after.state !== "withdrawn") demandHeld(after);
    await Staged.clear(ctx.files, Ledger.stagingOf(entry));
    await Segment.clear(ctx.files, entry.segment);
    await RejectBook.clear(ctx.files, Ledger.stagingOf(entry));
    await ctx.files.remove(entry.raw);
  });
}

/** What letting the file in would change; nothing does. Throws as `approve` does. */
export async function effect(
  ctx: Context,
  importId: string,
  what: { profile?: Profile.Info } = {},
): Promise<Impact.Info> {
  demandHeld(await demand(ctx, importId));
  return Impact.measure(ctx, importId, async (trial) => {
    const tryIn = async (id: string) =>
      proceed(trial, await letIn(trial, await demand(trial, id), { ...what, by: "nobody" }));
    const receipt = await tryIn(importId);
    return (receipt.status === "held" ? await tryIn(receipt.importId) : receipt).rows;
  });
}

function demandHeld(entry: Ledger.Info): void {
  if (entry.state === "held") return;
  throw refuse("not-held", { import: entry.name, state: entry.state });
}

function profileNeeded({ name }: Ledger.Info): VisibleError {
  return refuse("profile-needed", { name });
}

/** Past its guards, but not yet read and merged; the import to go on with. */
async function letIn(
  ctx: Context,
  entry: Entry,
  { by, profile }: { by: string; profile?: Profile.Info },
): Promise<string> {
  if (profile === undefined && needsProfile(entry)) throw profileNeeded(entry);
  const other = profile !== undefined && Profile.digest(profile) !== entry.profileDigest ? profile : undefined;
  // What another profile makes of the file is judged anew.
  const codes = other === undefined || needsProfile(entry) ? reasonsOf(entry).map(({ code }) => code) : [];
  const approved = [...(entry.approved ?? []), { by, at: ctx.now(), codes }];
  if (other !== undefined) return adopt(ctx, entry, other, approved);
  if (entry.staged === undefined) {
    // An empty file says nothing; it was delivered all the same.
    const nothing = { parsed: { read: 0, rejected: 0, skipped: 0 }, staged: {}, months: [], counts: Receipt.NOTHING };
    const after = { ...nothing, approved, state: "applied", finishedAt: ctx.now() } as const;
    await update(ctx, entry, after, ["reason", "reasons"]);
    return entry.id;
  }
  await update(ctx, entry, { state: "staged", approved }, ["reason", "reasons", "failed", "finishedAt"]);
  return entry.id;
}

/** Enters the bytes as an import of the chosen profile; the entry that waited points to it. */
async function adopt(
  ctx: Context,
  entry: Entry,
  profile: Profile.Info,
  approved: NonNullable<Ledger.Info["approved"]>,
): Promise<string> {
  const organisation = await Organisation.get(ctx.table);
  const source = entry.source === "" ? profile.source : entry.source;
  const reading = await Ingest.open(ctx.files.stream(entry.raw), {
    profiles: [profile],
    profile,
    source,
    organisation,
  });
  await reading.close();
  const { version: _, id: __, reason: ___, reasons: ____, finishedAt: _____, ...open } = entry;
  const { importId } = await enter(ctx, {
    ...open,
    source,
    profile: profile.name,
    profileDigest: await Profiles.keep(ctx, await Profiles.ofSource(ctx, profile, source)),
    kinds: reading.kinds,
    approved,
    state: "received",
  });
  const reason = { code: "approved-as", message: `It was let in as ${importId}.`, params: { import: importId } };
  await update(ctx, entry, { state: "withdrawn", reason, finishedAt: ctx.now() }, ["reasons"]);
  await Staged.clear(ctx.files, Ledger.stagingOf(entry));
  await Segment.clear(ctx.files, entry.segment);
  await RejectBook.clear(ctx.files, Ledger.stagingOf(entry));
  return importId;
}

export const listHeld = operation({
  name: "held.list",
  route: "GET /api/held",
  summary: "Files that are held for review",
  action: "import.manage",
  output: z.object({ held: z.array(Info) }),
  run: async (ctx) => ({ held: await list(ctx) }),
});

const Decision = z.strictObject({ id: Id, profile: z.string().min(1).max(100).optional() });

/** The profile a decision names. Throws `profile-unknown`. */
async function chosen(ctx: Edge, name: string | undefined): Promise<{ profile?: Profile.Info }> {
  return name === undefined ? {} : { profile: await Profiles.find(ctx, name) };
}

export const measureHeld = operation({
  name: "held.effect",
  route: "GET /api/held/:id/effect",
  summary: "What approving a held file would change",
  action: "import.manage",
  input: Decision,
  output: Impact.Info,
  refusals: ["import-unknown", "not-held", "profile-needed", "profile-unknown", "request-invalid"],
  run: async (ctx, { id, profile }) => effect(ctx, id, await chosen(ctx, profile)),
});

export const approveHeld = operation({
  name: "held.approve",
  route: "POST /api/held/:id/approve",
  summary: "Approve a held file: it is imported now",
  action: "import.manage",
  input: Decision,
  output: z.object({ importId: z.string() }),
  status: 202,
  refusals: ["import-unknown", "not-held", "profile-needed", "profile-unknown", "request-invalid"],
  audit: "approve",
  run: async (ctx, { id, profile }, { id: by }) => {
    const importId = await admit(ctx, id, { by, ...(await chosen(ctx, profile)) });
    await ctx.startImport(importId);
    return { importId };
  },
});

export const dismissHeld = operation({
  name: "held.dismiss",
  route: "POST /api/held/:id/dismiss",
  summary: "Dismiss a held file for good",
  action: "import.manage",
  input: z.strictObject({ id: Id }),
  refusals: ["import-unknown", "not-held"],
  audit: "dismiss",
  run: (ctx, { id }, { id: by }) => dismiss(ctx, id, { by }),
});
