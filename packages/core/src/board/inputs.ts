/** Everything a board is computed from: stored whole with every candidate, so that a version recomputes to the same bytes. */
import type * as Fact from "../fact.ts";
import type * as Membership from "../membership.ts";
import type { CallSums, PlainKind } from "../metric/credit.ts";
import type * as Organisation from "../organisation.ts";
import type * as Policy from "../policy.ts";

/** Sums of one owner key's calls on one day. */
export type CallDay = CallSums & { day: string };

/** One owner key's calls of a month in one source. */
export type CallMonth = { source: string; owner: string; days: CallDay[] };

/** An import whose calls count in the month: where its rows lie, and what they are judged by beside those of others. */
export type CallFile = {
  importId: string;
  /** folder of its files */
  folder: string;
  /** name of its segment, and of its tombstones where it has some */
  segment: string;
  tombstones?: string;
  /** epoch ms */
  asOf: number;
  receivedAt: number;
  /** days of which the file holds every call; `*` is all there are */
  complete?: string[];
};

/** What the ledger says of an import that won a row of this month; shown, never part of the digest. */
export type ImportNote = {
  importId: string;
  source: string;
  file: string;
  asOf: string;
  rejected: number;
  duplicate: number;
};

/** What movement needs of the month before: the values it was ranked by. */
export type Previous = {
  month: string;
  basis: "score" | "revenue";
  people: Ranked[];
  teams: Ranked[];
  regions: Ranked[];
};
/** `uncapped` where the month ranked by score. */
type Ranked = { id: string; rank: number | null; value: string | null; uncapped?: string };

/** An earlier month of the quarter or year, for plans that pay on the sums of a longer time than a month. */
export type Earlier = Pick<
  Inputs,
  | "month"
  | "deals"
  | "refunds"
  | "payments"
  | "refundedDeals"
  | "targets"
  | "surveys"
  | "peers"
  | "knowledge"
  | "calls"
  | "counted"
>;

export type Inputs = {
  month: string;
  organisation: Organisation.Info;
  policy: Policy.Info;
  people: Membership.PersonRow[];
  identities: Fact.Stored<"identity">[];
  /** deals whose close day lies in the month, of every source */
  deals: Fact.Stored<"deal">[];
  calls: CallMonth[];
  /** the files that the sums of `calls` are made of, by source: rows of an explanation are read from them */
  callFiles: { [source: string]: CallFile[] };
  targets: Fact.Stored<"target">[];
  surveys: Fact.Stored<"survey">[];
  peers: Fact.Stored<"peer">[];
  knowledge: Fact.Stored<"knowledge">[];
  /** facts of the month that only metrics count, by kind; left out where no metric counts any */
  counted?: { [K in PlainKind]?: Fact.Stored<K>[] };
  /** received or due in the month, all others of the month's deals, and earlier ones of older deals with cash in the month */
  payments: Fact.Stored<"payment">[];
  /** of the month, all others of the month's deals, and earlier ones of older deals with cash in the month */
  refunds: Fact.Stored<"refund">[];
  /** deals not closed in the month which its refunds or payments name */
  refundedDeals: Fact.Stored<"deal">[];
  shares: Fact.Stored<"share">[];
  costs: Fact.Stored<"cost">[];
  /** every absence there is, of any month */
  leaves: Fact.Stored<"leave">[];
  /** oldest first; only where a plan of the policy pays by quarter or year */
  earlier?: Earlier[];
  previous: Previous | null;
  imports: ImportNote[];
};
