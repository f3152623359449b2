/** What the API asks of the night's work, with the context already bound; the shapes travel to the browser as they are. */

import type * as Explanation from "@clearboard/core/board/explanation";
import type * as Board from "@clearboard/core/board/info";
import { OwnerKey } from "@clearboard/core/fact/leaf";
import * as Money from "@clearboard/core/money";
import type * as Organisation from "@clearboard/core/organisation";
import * as z from "zod";
import type { IntakeJobs } from "./intake-jobs.ts";
import type { PayJobs } from "./pay-jobs.ts";
import type { PolicyJobs } from "./policy-jobs.ts";
import type { ProfileJobs } from "./profile-jobs.ts";

const Params = z.record(z.string(), z.union([z.string(), z.number()]));

export const Month = z
  .object({
    month: z.string(),
    status: z.enum(["open", "review", "published", "restated"]),
    version: z.int().nullable(),
    digest: z.string().nullable(),
    revenue: Money.Info.nullable(),
    target: Money.Info.nullable(),
    people: z.int(),
    ranked: z.int(),
  })
  .meta({ id: "Month" });
export type Month = z.output<typeof Month>;

/** A change that reached a published month too late, with its effect. */
export const Late = z
  .object({
    version: z.int().nullable(),
    changes: z.array(
      z.object({
        subject: z.string(),
        name: z.string(),
        key: z.string(),
        before: z.string().nullable(),
        after: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: "Late" });
export type Late = z.output<typeof Late>;

export const Person = z
  .object({
    id: z.string(),
    name: z.string(),
    team: z.string().nullable(),
    region: z.string().nullable(),
    keys: z.array(z.string()),
  })
  .meta({ id: "KnownPerson" });

export const PendingOwner = z
  .object({
    owner: OwnerKey,
    source: z.string(),
    kinds: z.array(z.string()),
    rows: z.int(),
    suggestions: z.array(z.object({ id: z.string(), name: z.string() })),
  })
  .meta({ id: "PendingOwner" });

export const WaitingMoney = z
  .object({ deal: z.string(), source: z.string(), kind: z.string(), rows: z.int() })
  .meta({ id: "WaitingMoney", description: "payments or refunds of a deal that no file has brought yet" });

export const People = z
  .object({ people: z.array(Person), pending: z.array(PendingOwner), waiting: z.array(WaitingMoney) })
  .meta({ id: "People" });
export type People = z.output<typeof People>;

export const Profile = z
  .object({
    name: z.string(),
    title: z.string(),
    kinds: z.array(z.string()),
    source: z.string(),
    columns: z.array(z.string()),
    isOwn: z.boolean().meta({ description: "saved by the company: it can be changed and forgotten" }),
  })
  .meta({ id: "Profile" });
export type Profile = z.output<typeof Profile>;

/** A row that was not taken in; `value` is masked. */
export const Rejected = z
  .object({
    line: z.int(),
    column: z.string(),
    code: z.string(),
    value: z.string(),
    message: z.string(),
    params: Params,
  })
  .meta({ id: "Rejected" });
export type Rejected = z.output<typeof Rejected>;

export const Receipt = z
  .object({
    path: z.string(),
    kind: z.string().nullable(),
    profile: z.string().nullable(),
    source: z.string().nullable().optional(),
    encoding: z.string().nullable().optional(),
    status: z.enum(["applied", "unchanged", "held", "refused"]),
    reason: z.object({ code: z.string(), message: z.string(), params: Params }).optional(),
    importId: z.string(),
    asOf: z.number().optional().meta({ description: "what the file speaks of, epoch ms" }),
    rows: z.object({
      read: z.int(),
      accepted: z.int(),
      unchanged: z.int(),
      stale: z.int(),
      pending: z.int(),
      skipped: z.int(),
      duplicate: z.int(),
      rejected: z.int(),
    }),
    rejected: z.array(Rejected).meta({ description: "the first 50; rejected.csv has all" }),
  })
  .meta({ id: "Receipt" });

export const Import = z
  .object({
    importId: z.string(),
    name: z.string(),
    state: z.enum(["received", "staged", "merging", "applied", "withdrawn", "held", "refused"]),
    progress: z
      .object({ step: z.enum(["receive", "parse", "settle", "write", "sum"]), done: z.number(), total: z.number() })
      .nullable(),
    receipt: Receipt.nullable(),
    receivedAt: z.string().meta({ description: "ISO 8601 UTC" }),
  })
  .meta({ id: "Import" });
export type Import = z.output<typeof Import>;

export const ImportSummary = Import.pick({ importId: true, name: true, state: true, receivedAt: true })
  .extend({ rows: Receipt.shape.rows.nullable() })
  .meta({ id: "ImportSummary" });
export type ImportSummary = z.output<typeof ImportSummary>;

/** What an upload says of itself beside its bytes. */
export type Upload = {
  name: string;
  chunks: AsyncIterable<Uint8Array>;
  profile?: string | undefined;
  source?: string | undefined;
  /** epoch ms */
  asOf?: number | undefined;
};

/**
 * Errors are `VisibleError`: kind missing for an unknown month, figure or import, conflict for a publish of a digest that
 * is not the one there now.
 */
export type Jobs = {
  organisation(): Promise<Organisation.Info>;
  months(): Promise<Month[]>;
  /** the full board, nothing hidden */
  board(month: string): Promise<Board.Info>;
  late(month: string): Promise<Late>;
  close(month: string, by: string): Promise<void>;
  publish(what: { month: string; digest: string; by: string }): Promise<void>;
  restate(what: { month: string; cause: string; by: string }): Promise<void>;
  /** with that many of its source rows; `rowsTotal` counts all */
  explain(figure: string, rows: { offset: number; limit: number }): Promise<Explanation.Info>;
  people(): Promise<People>;
  link(what: { owner: string; person: string; by: string }): Promise<void>;
  profiles(): Promise<Profile[]>;
  profile: ProfileJobs;
  policy: PolicyJobs;
  intake: IntakeJobs;
  pay: PayJobs;
  /** Keeps the raw bytes and the ledger entry; the same bytes give the earlier import. */
  receive(upload: Upload): Promise<{ importId: string; isKnown: boolean }>;
  imports(page: { cursor?: string | undefined; limit: number }): Promise<{ imports: ImportSummary[]; cursor?: string }>;
  import(importId: string): Promise<Import>;
  /** Every rejected row of an import, in file order. */
  rejected(importId: string): Promise<AsyncIterable<Rejected>>;
  /** The same rows as the file has them, as CSV text to correct and send in again. */
  corrigible(importId: string): Promise<AsyncIterable<string>>;
};
