/** One merge at work. */
import type * as Ingest from "@clearboard/ingest/read";
import type * as Ledger from "@clearboard/store/ledger";
import type { Write } from "@clearboard/store/table";
import type { Context } from "../context.ts";
import type { Outcome } from "./outcome.ts";

/** What every step needs, and the gate that every write passes. */
export type Merge = {
  ctx: Context;
  generation: number;
  entry: Ledger.Info;
  /** every import, for the stamps of rows that have none of their own */
  ledger: Map<string, Ledger.Info>;
  /** applied imports of the source whose as-of is later than some row of this one: their staged rows may win over it */
  later: Ledger.Info[];
  /** every applied import of the source that may speak of the same ids, for ids that are settled from all that was said */
  others: Ledger.Info[];
  /** the import is withdrawn: its own rows no longer count */
  isUndo: boolean;
  /** the import that is withdrawn never came to its end, so what it wrote is not known */
  isHalf: boolean;
  /** months back and ahead in which a call of the file may lie already (the profile's re-take window) */
  retakeMonths: number;
  /** calls are looked for in every month, because a person let older ids in */
  isWide: boolean;
  outcome: Outcome;
  /** closed deals of which the file says no more than that somebody else has them now */
  handedOver: number;
  conflicts: Ingest.Rejected[];
  isKnownOwner: (owner: string) => boolean;
  isDry: boolean;
  /** an earlier run of this very merge died somewhere */
  isResumed: boolean;
  /** month in which the fiscal year begins */
  firstMonth: number | undefined;
  /** raises `inputs` of months, and of those of quarters and years, before anything in them changes, once a merge */
  touch: (homes: Iterable<string>) => Promise<void>;
  /** passes writes on after confirming the lease */
  put: (writes: Write[]) => Promise<void>;
  guard: () => Promise<void>;
};
