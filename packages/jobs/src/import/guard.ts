/** What makes a file wait for a person before it may change anything (issue "Guards"). */

import * as Code from "@clearboard/core/code";
import { mask } from "@clearboard/ingest/mask";
import * as Match from "@clearboard/ingest/match";
import type * as Profile from "@clearboard/ingest/profile";
import * as Ledger from "@clearboard/store/ledger";
import type { Context } from "../context.ts";
import { generation } from "../context.ts";
import { oldIds, RETAKE_MONTHS } from "./window.ts";

/** Files a new one is compared with. */
const RECENT = 7;
/** A file of a tenth of the rows, or fewer, has lost some. */
const SHRUNK = 10;
/** Clocks of two machines differ, and an as-of may be given as a day. */
const AHEAD = 24 * 3_600_000;

/** Refusals of ingest that a person can lift by choosing or writing a profile. */
export const PROFILE_CODES = new Set(["header-unknown", "header-near", "header-ambiguous"]);
/** Refusals of ingest that say that a file holds nothing. */
const EMPTY_CODES = new Set(["file-empty", "file-header-only"]);

type Facts = Pick<Ledger.Info, "id" | "source" | "profile" | "kinds" | "asOf" | "receivedAt" | "header" | "parsed">;

/** Every reason to hold a staged file; what a person let pass before is none. */
export async function reasonsToHold(ctx: Context, entry: Ledger.Info, profile: Profile.Info): Promise<Ledger.Reason[]> {
  const before = await recent(ctx, entry);
  const reasons = [
    ...columnsLost(entry, profile, before[0]),
    ...shrunk(entry, before),
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
    (one) => one.state === "applied" && (source === undefined || one.source === source) && one.source !== "links",
  );
}

/** The last applied files of the same source, profile and kinds, newest first. */
async function recent(ctx: Context, entry: Facts): Promise<Ledger.Info[]> {
  const isAlike = (one: Ledger.Info) =>
    one.id !== entry.id &&
    one.state === "applied" &&
    one.source === entry.source &&
    one.profile === entry.profile &&
    one.kinds.join() === entry.kinds.join();
  return (await Ledger.list(ctx.table)).filter(isAlike).slice(0, RECENT);
}

/** Columns that the profile reads, that the last file had, and that this one has under no spelling. */
function columnsLost(entry: Facts, profile: Profile.Info, last: Ledger.Info | undefined): Ledger.Reason[] {
  if (last?.header === undefined || entry.header === undefined) return [];
  const now = new Match.Header(entry.header);
  const before = new Match.Header(last.header);
  const lost = columnsOf(profile)
    .filter((column) => before.find(column) >= 0 && now.find(column) < 0)
    .map((column) => last.header?.[before.find(column)] ?? "");
  if (lost.length === 0) return [];
  return [reason("held-columns-lost", { columns: [...new Set(lost)].map(mask).join(", "), before: last.name })];
}

/** Every column the profile names, as its list of spellings. */
function columnsOf(part: unknown): string[][] {
  if (Array.isArray(part)) {
    if (part.length > 0 && part.every((one) => typeof one === "string")) return [part as string[]];
    return part.flatMap(columnsOf);
  }
  return typeof part === "object" && part !== null ? Object.values(part).flatMap(columnsOf) : [];
}

function shrunk(entry: Facts, before: Ledger.Info[]): Ledger.Reason[] {
  const reads = before.map((one) => one.parsed?.read ?? 0);
  const usual = Math.min(...reads);
  const read = entry.parsed?.read ?? 0;
  if (reads.length === 0 || usual === 0 || read * SHRUNK > usual) return [];
  return [reason("held-shrunk", { rows: read, usual })];
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

type HeldCode = "held-columns-lost" | "held-shrunk" | "held-future" | "held-old-ids" | "merge-failed";

/** A reason with its English sentence; screens say it in the reader's language by its code. */
export function reason(code: HeldCode, params: Record<string, string | number>): Ledger.Reason {
  return { code, params, message: Code.say(code, "en", params) };
}
