/** The money of a month: its deals, what was given back, and what came in or was due. */
import type * as Fact from "../fact.ts";
import { byText } from "../order.ts";
import * as Period from "../period.ts";
import * as Conversion from "./conversion.ts";
import * as DealCredit from "./deal-credit.ts";
import type * as Inputs from "./inputs.ts";
import type * as OwnerRef from "./owner-ref.ts";

export type Info = {
  entries: OwnerRef.Entry[];
  /** refunds inside the window of the month's deals, and those of the month that came after the window of theirs */
  refunds: { deal: Fact.Stored<"deal">; refund: DealCredit.Refund }[];
};

type IsIn = (day: string | undefined) => day is string;
type Cash = Fact.Stored<"payment"> | Fact.Stored<"refund">;
const key = (source: string, id: string) => `${source}\u001f${id}`;
const keyOf = ({ origin, values }: Cash) => key(origin.source, values.deal);
const isOurs = ({ organisation }: Inputs.Inputs, { values }: { values: { currency: string } }) =>
  values.currency === organisation.currency;

/** Why a fact in another currency waits, whoever its owner is: the rate of its day. */
type Blocked = Pick<OwnerRef.Info, "blocked" | "lacks">;
function rateOf(inputs: Inputs.Inputs): (...facts: (Fact.Stored<"deal"> | Cash)[]) => Blocked {
  const dayOf = Conversion.daysOf(inputs, inputs.organisation.firstMonth);
  return (...facts) => {
    const fact = facts.find((item) => !isOurs(inputs, item));
    if (fact === undefined) return { blocked: null };
    return { blocked: "currency", lacks: { currency: fact.values.currency, day: dayOf(fact) ?? "" } };
  };
}

/** A reference to nobody: the deal of this money is not known, so nobody knows whose it is. */
function unknown({ origin, values }: Cash): OwnerRef.Info {
  const owner = `${origin.source}:deal|${values.deal}`;
  return { owner, on: null, blocked: "deal", minor: null, make: { kind: "row" } };
}

/** Deals of the month, what was given back on them, and what was received or fell due in the month. */
export function of(inputs: Inputs.Inputs, isIn: IsIn): Info {
  const known = new Map(
    [...inputs.refundedDeals, ...inputs.deals].map((fact) => [key(fact.origin.source, fact.id), fact]),
  );
  const sold = sales(inputs, isIn);
  const returned = refunds(inputs, isIn, known, new Set(sold.refunds.map(({ refund }) => refund.fact)));
  return {
    entries: [...sold.entries, ...returned.entries, ...payments(inputs, isIn, known)],
    refunds: [...sold.refunds, ...returned.refunds].filter(({ refund }) => isOurs(inputs, refund.fact)),
  };
}

/** Every deal closed in the month, with the refunds that lower it. */
function sales(inputs: Inputs.Inputs, isIn: IsIn): Info {
  const refundsBy = Map.groupBy(inputs.refunds, keyOf);
  const paymentsBy = Map.groupBy(inputs.payments, keyOf);
  const windowDays = DealCredit.windowOf(inputs.policy);
  const blockedBy = rateOf(inputs);
  const entries: OwnerRef.Entry[] = [];
  const refunds: Info["refunds"] = [];
  for (const fact of inputs.deals) {
    const { owner, stage, closeDay } = fact.values;
    if (stage === "open" || !isIn(closeDay)) continue;
    const { source } = fact.origin;
    const isForeign = stage === "won" && !isOurs(inputs, fact);
    const given = refundsBy.get(key(source, fact.id)) ?? [];
    const paid = (paymentsBy.get(key(source, fact.id)) ?? []).filter((payment) => isOurs(inputs, payment));
    const counted = given.filter((refund) => isOurs(inputs, refund));
    const sale = DealCredit.of(fact, { refunds: isForeign ? [] : counted, payments: paid }, windowDays);
    const owners = sale.parts.map((part): OwnerRef.Info => {
      const make: OwnerRef.Make = { kind: "deal", fact, ...part, refunds: sale.refunds, payments: sale.payments };
      const minor = stage === "won" && !isForeign && part.credit === "direct" ? part.creditedMinor : null;
      return { owner: part.owner, on: closeDay, ...(isForeign ? blockedBy(fact) : { blocked: null }), minor, make };
    });
    // A deal in another currency waits once, for its first owner.
    const asked = isForeign ? owners.filter(({ owner: each }) => each === owner).slice(0, 1) : owners;
    entries.push({ kind: "deal", source, day: closeDay, rows: 1, owners: asked });
    const last = DealCredit.lastDay(closeDay, windowDays);
    for (const refund of given) {
      // One that came after the window is a row of its own month's board.
      if (refund.values.day > last) continue;
      const blocked = isForeign ? blockedBy(fact, refund) : blockedBy(refund);
      const ref: OwnerRef.Info = { owner, on: closeDay, ...blocked, minor: null, make: { kind: "row" } };
      entries.push({ kind: "refund", source, day: refund.values.day, rows: 1, owners: [ref] });
      const taken = sale.refunds.find((part) => part.fact === refund);
      refunds.push({ deal: fact, refund: taken ?? { fact: refund, isInWindow: true, countedMinor: 0n } });
    }
  }
  return { entries, refunds };
}

/** The month's other refunds: those of deals nobody knows, and those that came after the window of their deal. */
function refunds(
  inputs: Inputs.Inputs,
  isIn: IsIn,
  known: ReadonlyMap<string, Fact.Stored<"deal">>,
  settled: ReadonlySet<Fact.Stored<"refund">>,
): Info {
  const windowDays = DealCredit.windowOf(inputs.policy);
  const result: Info = { entries: [], refunds: [] };
  for (const fact of inputs.refunds) {
    const { day } = fact.values;
    if (settled.has(fact) || !isIn(day)) continue;
    const deal = known.get(keyOf(fact));
    const closeDay = deal?.values.closeDay;
    // Inside the window it is a row of its deal's month; on a deal that is still open, of no month yet.
    if (deal !== undefined && (closeDay === undefined || day <= DealCredit.lastDay(closeDay, windowDays))) continue;
    const ref: OwnerRef.Info = deal
      ? { owner: deal.values.owner, on: closeDay ?? day, blocked: null, minor: null, make: { kind: "row" } }
      : unknown(fact);
    result.entries.push({ kind: "refund", source: fact.origin.source, day, rows: 1, owners: [ref] });
    if (deal) result.refunds.push({ deal, refund: { fact, isInWindow: false, countedMinor: 0n } });
  }
  return result;
}

/** What was received in the month or was due in it, by the shares of its deal. */
function payments(
  inputs: Inputs.Inputs,
  isIn: IsIn,
  known: ReadonlyMap<string, Fact.Stored<"deal">>,
): OwnerRef.Entry[] {
  const partsOf = inParts(inputs, known);
  const blockedBy = rateOf(inputs);
  return inputs.payments
    .filter(({ values }) => isIn(values.day) || isIn(values.dueDay))
    .map((fact): OwnerRef.Entry => {
      const { day, dueDay } = fact.values;
      const on = day ?? dueDay ?? null;
      const base = { kind: "payment" as const, source: fact.origin.source, day: on, rows: 1 };
      const deal = known.get(keyOf(fact));
      if (deal === undefined) return { ...base, owners: [unknown(fact)] };
      // What the month's own deals have to bring is in their revenue already.
      const isDue = isIn(dueDay) && !isIn(deal.values.closeDay);
      const blocked = blockedBy(fact);
      const owners = DealCredit.shares(deal).map(({ id, weight }, index): OwnerRef.Info => {
        const minor = partsOf(fact)[index] ?? 0n;
        const credit = { collectedMinor: isIn(day) ? minor : 0n, dueMinor: isDue ? minor : 0n };
        const make: OwnerRef.Make = {
          kind: "payment",
          fact,
          deal,
          owner: id,
          share: DealCredit.exact(weight),
          ...credit,
        };
        return { owner: id, on: deal.values.closeDay ?? on, ...blocked, minor: null, make };
      });
      return { ...base, owners: blocked.blocked ? owners.slice(0, 1) : owners };
    });
}

/**
 * The parts of each payment, split on the running total of its deal: received ones by day, then those that are only due or
 * come after the month. So the parts of all payments sum to the parts of the whole, and no payment is split by itself.
 */
function inParts(
  { payments, month }: Inputs.Inputs,
  known: ReadonlyMap<string, Fact.Stored<"deal">>,
): (fact: Fact.Stored<"payment">) => readonly bigint[] {
  const last = Period.lastDay(month);
  const when = ({ values: { day, dueDay } }: Fact.Stored<"payment">) =>
    day !== undefined && day <= last ? `0 ${day}` : `1 ${dueDay ?? day}`;
  const found = new Map<Fact.Stored<"payment">, bigint[]>();
  for (const [, list] of Map.groupBy(payments, (fact) => `${keyOf(fact)}\u001f${fact.values.currency}`)) {
    const deal = known.get(keyOf(list[0] as Fact.Stored<"payment">));
    if (deal === undefined) continue;
    let running = 0n;
    for (const fact of list.sort((a, b) => byText(when(a), when(b)) || byText(a.id, b.id))) {
      const before = DealCredit.split(deal, running);
      running += BigInt(fact.values.amountMinor);
      found.set(
        fact,
        DealCredit.split(deal, running).map((part, index) => part - (before[index] ?? 0n)),
      );
    }
  }
  return (fact) => found.get(fact) ?? [];
}
