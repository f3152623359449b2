/** Everything a board is computed from: stored whole with every candidate, so that a version recomputes to the same bytes. */
import type * as Fact from "../fact.ts";
import type * as Organisation from "../organisation.ts";
import type * as Policy from "../policy.ts";

/** Sums of one owner key's calls on one day; inbound calls are inside the first of each pair and apart in the second. */
export type CallDay = {
  day: string;
  dials: number;
  inboundDials: number;
  connected: number;
  inboundConnected: number;
  talkSeconds: number;
  inboundTalkSeconds: number;
};

/** One owner key's calls of a month in one source. `blocks` name the packed blocks, by key and content hash, that hold the rows. */
export type CallMonth = { source: string; owner: string; days: CallDay[]; blocks: { key: string; hash: string }[] };

/**
 * One statement of a person file that differed from the one before, oldest first. `day` is the as-of day of its import in
 * the organisation's zone: an undated first row holds from the beginning of time, a later undated one from `day`.
 */
export type PersonRow = Fact.Stored<"person"> & { day: string };

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
  people: { id: string; rank: number | null; value: string | null }[];
  teams: { id: string; rank: number | null; value: string | null }[];
  regions: { id: string; rank: number | null; value: string | null }[];
};

export type Inputs = {
  month: string;
  organisation: Organisation.Info;
  policy: Policy.Info;
  people: PersonRow[];
  identities: Fact.Stored<"identity">[];
  /** deals whose close day lies in the month, of every source */
  deals: Fact.Stored<"deal">[];
  calls: CallMonth[];
  targets: Fact.Stored<"target">[];
  surveys: Fact.Stored<"survey">[];
  peers: Fact.Stored<"peer">[];
  knowledge: Fact.Stored<"knowledge">[];
  previous: Previous | null;
  imports: ImportNote[];
};
