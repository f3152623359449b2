/** The facts of a month, each with the owners it asks for: what the book then puts where it counts. */
import type * as Fact from "../fact.ts";
import * as Money from "../money.ts";
import * as Period from "../period.ts";
import type * as Sources from "../sources.ts";
import type * as Inputs from "./inputs.ts";
import * as Sale from "./sale.ts";

export type CallFact = { source: string; owner: string; sums: Inputs.CallDay };

/** What a deal is to one credited person: the share, the money and what was given back and received. */
export type DealCredit = {
  kind: "deal";
  fact: Fact.Stored<"deal">;
  refunds: Sale.Refund[];
  payments: Fact.Stored<"payment">[];
} & Sale.Part;

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

/** What becomes of a fact for one of its owners. */
export type Make =
  | DealCredit
  | PaymentCredit
  | { kind: "call"; fact: CallFact }
  | { kind: "survey"; fact: Fact.Stored<"survey"> }
  | { kind: "peer"; fact: Fact.Stored<"peer"> }
  | { kind: "knowledge"; fact: Fact.Stored<"knowledge"> }
  | { kind: "target"; fact: Fact.Stored<"target"> }
  | { kind: "leave"; fact: Fact.Stored<"leave"> }
  /** counted as a row only: what it says is read elsewhere, or waits */
  | { kind: "row" };

export type Reason = "unknown" | "ambiguous" | "currency" | "deal";

/** One owner a fact asks for. */
export type Claim = {
  owner: string;
  /** the day the owner is asked for; null = nobody is: it is a group's, or the market's */
  on: string | null;
  /** why it waits whoever the owner is */
  blocked: Reason | null;
  /** won money that waits with it */
  minor: bigint | null;
  make: Make;
};

/** A fact row, or a day of calls, before anybody is asked whose it is. `day` is null where a whole month is meant. */
export type Entry = { kind: Sources.Kind; source: string; day: string | null; rows: number; claims: Claim[] };

export type Info = {
  entries: Entry[];
  /** refunds of the month's deals, whether they count or not */
  refunds: { deal: Fact.Stored<"deal">; refund: Sale.Refund }[];
};

/** Every entry of the inputs' month, each as often as it has rows in it. */
export function of(inputs: Inputs.Inputs): Info {
  const { month } = inputs;
  const isIn = (day: string | undefined): day is string => day !== undefined && Period.monthOf(day) === month;
  const plain = (make: Extract<Make, { fact: object; kind: "survey" | "peer" | "knowledge" }>): Entry[] => {
    const { owner, day } = make.fact.values;
    const claim: Claim = { owner, on: day, blocked: null, minor: null, make };
    return isIn(day) ? [{ kind: make.kind, source: make.fact.origin.source, day, rows: 1, claims: [claim] }] : [];
  };
  const { entries, refunds } = money(inputs, isIn);
  return {
    refunds,
    entries: [
      ...entries,
      ...inputs.surveys.flatMap((fact) => plain({ kind: "survey", fact })),
      ...inputs.peers.flatMap((fact) => plain({ kind: "peer", fact })),
      ...inputs.knowledge.flatMap((fact) => plain({ kind: "knowledge", fact })),
      ...ofMonth(inputs),
      ...inputs.calls.flatMap(({ source, owner, days }) =>
        days
          .filter((sums) => isIn(sums.day) && sums.dials > 0)
          .map((sums): Entry => {
            const make: Make = { kind: "call", fact: { source, owner, sums } };
            const claim = { owner, on: sums.day, blocked: null, minor: null, make };
            return { kind: "call", source, day: sums.day, rows: sums.dials, claims: [claim] };
          }),
      ),
    ],
  };
}

/** What holds for the whole month: targets, absences, the market, costs. */
function ofMonth({ month, organisation, ...inputs }: Inputs.Inputs): Entry[] {
  const [first, last] = [Period.firstDay(month), Period.lastDay(month)];
  const entry = (
    kind: Sources.Kind,
    fact: { origin: Fact.Origin },
    claim: Omit<Claim, "minor" | "blocked">,
    currency?: string,
  ): Entry => {
    const blocked = currency !== undefined && currency !== organisation.currency ? "currency" : null;
    return { kind, source: fact.origin.source, day: null, rows: 1, claims: [{ ...claim, blocked, minor: null }] };
  };
  return [
    ...inputs.targets
      .filter(({ values }) => values.month === month)
      .map((fact) => {
        const { scope, subject, currency } = fact.values;
        const on = scope === "person" ? last : null;
        return entry("target", fact, { owner: subject, on, make: { kind: "target", fact } }, currency);
      }),
    ...inputs.leaves
      .filter(({ values }) => values.from <= last && values.to >= first)
      .map((fact) => {
        const on = fact.values.from < first ? first : fact.values.from;
        return entry("leave", fact, { owner: fact.values.owner, on, make: { kind: "leave", fact } });
      }),
    ...inputs.shares
      .filter(({ values }) => values.month === month)
      .map((fact) => entry("share", fact, { owner: "", on: null, make: { kind: "row" } })),
    ...inputs.costs
      .filter(({ values }) => values.month === month)
      .map((fact) => {
        const { scope, subject, currency } = fact.values;
        const on = scope === "person" ? last : null;
        return entry("cost", fact, { owner: subject, on, make: { kind: "row" } }, currency);
      }),
  ];
}

/** Deals of the month, what was given back on them, and what was received or fell due in the month. */
function money(inputs: Inputs.Inputs, isIn: (day: string | undefined) => day is string): Info {
  const { currency } = inputs.organisation;
  const key = (source: string, id: string) => `${source}\u001f${id}`;
  const keyOf = ({ origin, values }: Fact.Stored<"payment"> | Fact.Stored<"refund">) => key(origin.source, values.deal);
  const isOurs = ({ values }: { values: { currency: string } }) => values.currency === currency;
  const refundsBy = Map.groupBy(inputs.refunds, keyOf);
  const paymentsBy = Map.groupBy(inputs.payments, keyOf);
  const windowDays = Sale.windowOf(inputs.policy);
  const entries: Entry[] = [];
  const refunds: Info["refunds"] = [];
  const settled = new Set<Fact.Stored<"refund">>();
  const known = new Map(
    [...inputs.refundedDeals, ...inputs.deals].map((fact) => [key(fact.origin.source, fact.id), fact]),
  );
  const unknown = ({ origin, values }: Fact.Stored<"payment"> | Fact.Stored<"refund">) =>
    `${origin.source}:deal|${values.deal}`;

  for (const fact of inputs.deals) {
    const { stage, closeDay, currency: stated } = fact.values;
    if (stage === "open" || !isIn(closeDay)) continue;
    const { source } = fact.origin;
    const isWon = stage === "won";
    const given = refundsBy.get(key(source, fact.id)) ?? [];
    const paid = paymentsBy.get(key(source, fact.id)) ?? [];
    const sale = Sale.of(fact, { refunds: given.filter(isOurs), payments: paid.filter(isOurs) }, windowDays);
    const isForeign = isWon && stated !== currency;
    const claims = sale.parts.map((part): Claim => {
      const make: Make = { kind: "deal", fact, ...part, refunds: sale.refunds, payments: sale.payments };
      const minor = isWon && !isForeign && part.credit === "direct" ? part.creditedMinor : null;
      return { owner: part.owner, on: closeDay, blocked: isForeign ? "currency" : null, minor, make };
    });
    // A deal in another currency waits once, for its first owner.
    const asked = isForeign ? claims.filter(({ make }) => make.kind === "deal" && make.isFirst) : claims;
    entries.push({ kind: "deal", source, day: closeDay, rows: 1, claims: asked });
    for (const refund of given) {
      settled.add(refund);
      const blocked = isOurs(refund) ? null : "currency";
      const claim: Claim = { owner: fact.values.owner, on: closeDay, blocked, minor: null, make: { kind: "row" } };
      entries.push({ kind: "refund", source, day: refund.values.day, rows: 1, claims: [claim] });
    }
    if (isWon && !isForeign) refunds.push(...sale.refunds.map((refund) => ({ deal: fact, refund })));
  }
  for (const fact of inputs.refunds) {
    // A refund of a deal of another month lowers that month, and is a row of that month's board.
    if (settled.has(fact) || !isIn(fact.values.day) || known.has(keyOf(fact))) continue;
    const claim: Claim = { owner: unknown(fact), on: null, blocked: "deal", minor: null, make: { kind: "row" } };
    entries.push({ kind: "refund", source: fact.origin.source, day: fact.values.day, rows: 1, claims: [claim] });
  }
  for (const fact of inputs.payments) {
    const { day, dueDay, amountMinor } = fact.values;
    if (!isIn(day) && !isIn(dueDay)) continue;
    const deal = known.get(keyOf(fact));
    const base = { kind: "payment" as const, source: fact.origin.source, day: day ?? dueDay ?? null, rows: 1 };
    if (deal === undefined) {
      const claim = { owner: unknown(fact), on: null, blocked: "deal" as const, minor: null };
      entries.push({ ...base, claims: [{ ...claim, make: { kind: "row" } }] });
      continue;
    }
    const parts = Sale.shares(deal);
    const amount = BigInt(amountMinor);
    const split = Money.split(amount, parts);
    // What the month's own deals have to bring is in their revenue already.
    const isDue = isIn(dueDay) && !isIn(deal.values.closeDay);
    const blocked = isOurs(fact) ? null : "currency";
    const claims = parts.map(({ id, weight }, index): Claim => {
      const minor = split[index] ?? 0n;
      const credit = { collectedMinor: isIn(day) ? minor : 0n, dueMinor: isDue ? minor : 0n };
      const make: Make = { kind: "payment", fact, deal, owner: id, share: Sale.exact(weight), ...credit };
      return { owner: id, on: deal.values.closeDay ?? day ?? dueDay ?? null, blocked, minor: null, make };
    });
    entries.push({ ...base, claims: blocked ? claims.slice(0, 1) : claims });
  }
  return { entries, refunds };
}
