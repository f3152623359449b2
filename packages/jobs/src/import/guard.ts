/** What makes a file wait for a person before it may change anything. */

import * as Policy from "@clearboard/core/policy";
import { BY_HAND } from "@clearboard/core/sources";
import { mask } from "@clearboard/ingest/mask";
import * as Match from "@clearboard/ingest/match";
import type * as Profile from "@clearboard/ingest/profile";
import type * as Ingest from "@clearboard/ingest/read";
import * as Ledger from "@clearboard/store/ledger";
import type { Context } from "../context.ts";
import { generation } from "../context.ts";
import * as PolicyOf from "../policy.ts";
import { absent } from "./absent.ts";
import { contradictions, type Doubts } from "./fit.ts";
import { reason } from "./reason.ts";
import * as Span from "./span.ts";
import { oldIds, RETAKE_MONTHS } from "./window.ts";

/** Files a new one is compared with: the weekends of a month among them. */
const RECENT = 31;
/** Clocks of two machines differ, and an as-of may be given as a day. */
const AHEAD = 24 * 3_600_000;

/** Refusals of ingest that a person can lift by choosing or writing a profile. */
export const PROFILE_CODES = new Set(["header-unknown", "header-near", "header-ambiguous"]);
/** Refusals of ingest that say that a file holds nothing. */
const EMPTY_CODES = new Set(["file-empty", "file-header-only"]);

/** Columns added to rejected rows that are handed out; no profile asks for them, so the corrected file is read as the first. */
export const RETURNED = ["clearboard line", "clearboard why"];

type Facts = Pick<
  Ledger.Info,
  "id" | "source" | "profile" | "kinds" | "asOf" | "receivedAt" | "header" | "parsed" | "span" | "months"
>;

/** What is to become of a staged file before it changes anything: refused, held for every reason there is, or taken in. */
export type Verdict = { refusal: Ledger.Reason | undefined; reasons: Ledger.Reason[]; conflicts: Ingest.Rejected[] };

/** Judges a staged file by what speaks against it; what a person let pass before is no reason to hold it. */
export async function judge(ctx: Context, entry: Ledger.Info, profile: Profile.Info, doubts: Doubts): Promise<Verdict> {
  const conflicts = await contradictions(ctx, entry);
  doubts.add(conflicts);
  const { read = 0, skipped = 0 } = entry.parsed ?? {};
  const refusal = doubts.refusal(read - skipped);
  if (refusal !== undefined) return { refusal, reasons: [], conflicts };
  const limits = (await PolicyOf.current(ctx)).held ?? Policy.HELD;
  const doubted = [
    ...doubts.reasons(read - skipped, profile.name, limits),
    ...(await absent(ctx, entry, limits.absentShare)),
  ];
  return { refusal, reasons: await reasonsToHold(ctx, entry, profile, doubted), conflicts };
}

async function reasonsToHold(
  ctx: Context,
  entry: Ledger.Info,
  profile: Profile.Info,
  doubted: Ledger.Reason[],
): Promise<Ledger.Reason[]> {
  const before = await recent(ctx, entry);
  const reasons = [
    ...doubted,
    ...(isReturned(entry) ? [] : [...columnsLost(entry, profile, before), ...shrunk(entry, before)]),
    ...ahead(entry),
    ...(await older(ctx, entry)),
  ];
  const passed = new Set((entry.approved ?? []).flatMap(({ codes }) => codes));
  return reasons.filter(({ code }) => !passed.has(code));
}

/** Whether a file that ingest refused waits for a person instead: nobody knows its columns, or it is empty and others were not. */
export async function isForPerson(ctx: Context, code: string, source: string | undefined): Promise<boolean> {
  if (PROFILE_CODES.has(code)) return true;
  if (!EMPTY_CODES.has(code)) return false;
  return (await Ledger.list(ctx.table)).some(
    (other) =>
      other.state === "applied" && (source === undefined || other.source === source) && !BY_HAND.has(other.source),
  );
}

/** The last applied files of the same source, profile and kinds, newest first. */
async function recent(ctx: Context, entry: Facts): Promise<Ledger.Info[]> {
  const isAlike = (other: Ledger.Info) =>
    other.id !== entry.id &&
    other.state === "applied" &&
    other.source === entry.source &&
    other.profile === entry.profile &&
    other.kinds.join() === entry.kinds.join();
  return (await Ledger.list(ctx.table)).filter(isAlike).slice(0, RECENT);
}

/** Rejected rows that somebody corrected: few, and with the columns of the file they come from, whichever is the last. */
function isReturned({ header }: Facts): boolean {
  const names = new Match.Header(header ?? []);
  return RETURNED.some((name) => names.find([name]) >= 0);
}

/**
 * Columns that the profile reads, that said something in the last file, and that this one has under no spelling. A header
 * that a person let in lately is no news, nor is one whose rejected rows may come back.
 */
function columnsLost(entry: Facts, profile: Profile.Info, before: Ledger.Info[]): Ledger.Reason[] {
  const [last] = before;
  if (last?.header === undefined || entry.header === undefined) return [];
  const now = new Match.Header(entry.header);
  const read = columnsOf(profile);
  const isKnown = before.some((other) => {
    if (other.header === undefined || !(isLetIn(other) || (other.counts?.rejected ?? 0) > 0)) return false;
    const known = new Match.Header(other.header);
    return read.every((column) => known.find(column) < 0 || now.find(column) >= 0);
  });
  if (isKnown) return [];
  const then = new Match.Header(last.header);
  const lost = read
    .filter((column) => now.find(column) < 0)
    .map((column) => then.find(column))
    .filter((place) => place >= 0 && last.blanks?.includes(place) !== true);
  if (lost.length === 0) return [];
  const names = [...new Set(lost)].map((place) => mask(last.header?.[place] ?? ""));
  return [reason("held-columns-lost", { columns: names.join(", "), before: last.name })];
}

function isLetIn({ approved }: Ledger.Info): boolean {
  return (approved ?? []).some(({ codes }) => codes.includes("held-columns-lost"));
}

/** Every column the profile names, as its list of spellings. */
function columnsOf(part: unknown): string[][] {
  if (Array.isArray(part)) {
    if (part.length > 0 && part.every((spelling) => typeof spelling === "string")) return [part as string[]];
    return part.flatMap(columnsOf);
  }
  return typeof part === "object" && part !== null ? Object.values(part).flatMap(columnsOf) : [];
}

function shrunk(entry: Facts, before: Ledger.Info[]): Ledger.Reason[] {
  const usual = Span.expected(entry, before);
  return usual === undefined ? [] : [reason("held-shrunk", { rows: entry.parsed?.read ?? 0, usual })];
}

function ahead(entry: Facts): Ledger.Reason[] {
  if (entry.asOf <= entry.receivedAt + AHEAD) return [];
  return [reason("held-future", { asOf: new Date(entry.asOf).toISOString() })];
}

async function older(ctx: Context, entry: Ledger.Info): Promise<Ledger.Reason[]> {
  if (entry.staged?.call === undefined) return [];
  const months = entry.retakeMonths ?? RETAKE_MONTHS;
  const found = await oldIds(ctx, entry, months, await generation(ctx));
  return found === undefined ? [] : [reason("held-old-ids", { ...found, months })];
}
