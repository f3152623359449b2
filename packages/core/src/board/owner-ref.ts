/** What a fact asks for before anybody is asked whose it is: owners, each with what becomes of the fact for them. */

import type * as RevenueTarget from "../fact/revenue-target.ts";
import type * as Fact from "../fact.ts";
import type { PlainKind } from "../metric/credit.ts";
import type * as Sources from "../sources.ts";
import type * as DealCredit from "./deal-credit.ts";
import type * as Inputs from "./inputs.ts";

export type CallFact = { source: string; owner: string; sums: Inputs.CallDay };

/** What a deal is to one credited person: the share, the money and what was given back and received. */
export type CreditedDeal = {
  kind: "deal";
  fact: Fact.Stored<"deal">;
  refunds: DealCredit.Refund[];
  payments: Fact.Stored<"payment">[];
} & DealCredit.Part;

/** A person's part of a payment: received in the month, or due in it for a deal that closed in another. */
export type PaymentCredit = {
  kind: "payment";
  fact: Fact.Stored<"payment">;
  deal: Fact.Stored<"deal">;
  owner: string;
  share: string;
  collectedMinor: bigint;
  dueMinor: bigint;
};

/** A fact with one owner and one day, which is the owner's alone. */
export type PlainCredit = { [K in PlainKind]: { kind: K; fact: Fact.Stored<K> } }[PlainKind];

/** What becomes of a fact for one of its owners. */
export type Make =
  | CreditedDeal
  | PaymentCredit
  | { kind: "call"; fact: CallFact }
  | PlainCredit
  | { kind: "target"; fact: RevenueTarget.Info }
  | { kind: "leave"; fact: Fact.Stored<"leave"> }
  /** counted as a row only: what it says is read elsewhere, or waits */
  | { kind: "row" };

export type Reason = "unknown" | "ambiguous" | "currency" | "deal";

/** One owner a fact asks for. */
export type Info = {
  owner: string;
  /** the day the owner is asked for; null = nobody is: it is a group's, or the market's */
  on: string | null;
  /** why it waits whoever the owner is */
  blocked: Reason | null;
  /** with `currency`: the rate that is not known */
  lacks?: { currency: string; day: string };
  /** won money that waits with it */
  minor: bigint | null;
  make: Make;
};

/** A fact row, or a day of calls, before anybody is asked whose it is. `day` is null where a whole month is meant. */
export type Entry = { kind: Sources.Kind; source: string; day: string | null; rows: number; owners: Info[] };
