/** One closed deal with its refunds: whose it is, and what of its money is whose. */
import type * as Fact from "../fact.ts";
import * as Money from "../money.ts";
import { byText } from "../order.ts";
import * as Period from "../period.ts";
import * as Policy from "../policy.ts";
import * as Rational from "../rational.ts";

/** A refund of the deal; `countedMinor` is what it takes off, 0 after the window and for what goes beyond the deal's amount. */
export type Refund = { fact: Fact.Stored<"refund">; isInWindow: boolean; countedMinor: bigint };

/** What a deal is to one of its owners. */
export type Part = {
  owner: string;
  /** exact share as text; "0" for the first owner of a deal whose money is all others' */
  share: string;
  credit: "direct" | "overlay";
  /** the part of the amount, and of the amount less what refunds took off */
  grossMinor: bigint;
  creditedMinor: bigint;
  /** the part of the credited money that is due by the end of the close month */
  dueMinor: bigint;
  /** the deal counts once, for this owner */
  isFirst: boolean;
};

export type Info = {
  fact: Fact.Stored<"deal">;
  parts: Part[];
  refunds: Refund[];
  payments: Fact.Stored<"payment">[];
};

/** Days after the close in which a refund lowers the deal; a policy of before there were refunds takes the usual ones. */
export function windowOf({ refunds }: { refunds?: Policy.Info["refunds"] }): number {
  return refunds?.windowDays ?? Policy.DEFAULT.refunds.windowDays;
}

/** The last day on which a refund lowers a deal of this close day. */
export function lastDay(closeDay: string, windowDays: number): string {
  return Period.addDays(closeDay, windowDays);
}

/** The direct shares of a deal by owner key, equal owners added up: those of its credits, else all of it the owner's. */
export function shares({ values }: Fact.Stored<"deal">): { id: string; weight: Rational.Info }[] {
  const direct = (values.credits ?? []).filter((share) => share.credit === "direct");
  const all = added(direct);
  return all.some(({ weight }) => weight.n > 0n) ? all : [{ id: values.owner, weight: Rational.of(1) }];
}

/** The direct parts of an amount of the deal, in the order of its shares. */
export function split(fact: Fact.Stored<"deal">, minor: bigint): bigint[] {
  return Money.splitMonotone(minor, shares(fact), fact.id);
}

/**
 * Parts of a won deal sum to its amount, and to its amount less refunds in the window: 100.01 shared 50/50 gives 50.01 and
 * 50.00, the odd unit by a hash of deal and owner. Overlay credit is on top. A lost deal is shared alike, without money.
 */
export function of(
  fact: Fact.Stored<"deal">,
  given: { refunds: readonly Fact.Stored<"refund">[]; payments: readonly Fact.Stored<"payment">[] },
  windowDays: number,
): Info {
  const { owner, stage, amountMinor, closeDay = "" } = fact.values;
  const isWon = stage === "won";
  const amount = isWon ? BigInt(amountMinor ?? 0) : 0n;
  const refunds = refundsOf(amount, closeDay, given.refunds, windowDays);
  const payments = [...given.payments].sort(byDay);
  const net = refunds.reduce((left, { countedMinor }) => left - countedMinor, amount);
  const direct = shares(fact);
  const [gross, credited, due] = [amount, net, dueOf(net, closeDay, payments)].map((minor) =>
    Money.splitMonotone(minor, direct, fact.id),
  );
  const parts = direct.map(
    ({ id, weight }, index): Part => ({
      owner: id,
      share: exact(weight),
      credit: "direct",
      grossMinor: gross?.[index] ?? 0n,
      creditedMinor: credited?.[index] ?? 0n,
      dueMinor: due?.[index] ?? 0n,
      isFirst: id === owner,
    }),
  );
  const nothing = { grossMinor: 0n, creditedMinor: 0n, dueMinor: 0n };
  if (!parts.some((part) => part.isFirst))
    parts.unshift({ owner, share: "0", credit: "direct", ...nothing, isFirst: true });
  const overlay = isWon ? added((fact.values.credits ?? []).filter((share) => share.credit === "overlay")) : [];
  for (const { id, weight } of overlay) {
    const of = (minor: bigint) => Money.round(Rational.multiply(Rational.of(minor), weight));
    const money = { ...nothing, grossMinor: of(amount), creditedMinor: of(net) };
    parts.push({ owner: id, share: exact(weight), credit: "overlay", ...money, isFirst: false });
  }
  return { fact, parts, refunds, payments };
}

/** What refunds of the window take off, oldest first, never more than the amount. */
function refundsOf(
  amount: bigint,
  closeDay: string,
  refunds: readonly Fact.Stored<"refund">[],
  windowDays: number,
): Refund[] {
  const last = refunds.length === 0 ? "" : lastDay(closeDay, windowDays);
  let left = amount > 0n ? amount : 0n;
  return [...refunds].sort(byDay).map((fact) => {
    const isInWindow = fact.values.day <= last;
    const stated = BigInt(fact.values.amountMinor);
    const countedMinor = !isInWindow || stated < 0n ? 0n : stated < left ? stated : left;
    left -= countedMinor;
    return { fact, isInWindow, countedMinor };
  });
}

/** Of the deal's money, what no payment row puts on a due day after the close month. */
function dueOf(net: bigint, closeDay: string, payments: readonly Fact.Stored<"payment">[]): bigint {
  const month = Period.monthOf(closeDay);
  const later = payments
    .filter(({ values }) => values.dueDay !== undefined && Period.monthOf(values.dueDay) > month)
    .reduce((left, { values }) => left + BigInt(values.amountMinor), 0n);
  if (net <= 0n) return net;
  return later >= net ? 0n : net - later;
}

type Dated = { id: string; values: { day?: string | undefined; dueDay?: string | undefined } };

function byDay(a: Dated, b: Dated): number {
  const on = ({ values }: Dated) => values.day ?? values.dueDay ?? "";
  return byText(on(a), on(b)) || byText(a.id, b.id);
}

function added(credits: readonly { owner: string; share: string }[]): { id: string; weight: Rational.Info }[] {
  const sums = new Map<string, Rational.Info>();
  for (const { owner, share } of credits)
    sums.set(owner, Rational.add(sums.get(owner) ?? Rational.ZERO, Rational.parse(share)));
  return [...sums].map(([id, weight]) => ({ id, weight })).sort((a, b) => byText(a.id, b.id));
}

/** A rational as the shortest exact text: "1", "3/5". */
export function exact({ n, d }: Rational.Info): string {
  return d === 1n ? n.toString() : `${n}/${d}`;
}
