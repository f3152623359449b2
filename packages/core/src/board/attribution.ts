/** Who each fact of the month is credited to: the one pass over the facts that boards and explanations share. */

import type * as RevenueTarget from "../fact/revenue-target.ts";
import type * as Fact from "../fact.ts";
import * as Identity from "../identity.ts";
import * as Membership from "../membership.ts";
import { byText } from "../order.ts";
import * as Period from "../period.ts";
import * as Sources from "../sources.ts";
import type * as DealEntries from "./deal-entries.ts";
import * as Entries from "./entries.ts";
import type * as Board from "./info.ts";
import type * as Inputs from "./inputs.ts";
import type * as OwnerRef from "./owner-ref.ts";

/** Where a fact counts: the person, and the person's team and region on the fact's day (a payment's: the close day of its deal). */
type Place = { person: Identity.Person; team: string | null; region: string | null; day: string };
export type Credit = Place & Exclude<OwnerRef.Make, { kind: "target" } | { kind: "leave" } | { kind: "row" }>;
export type CreditedDeal = Extract<Credit, { kind: "deal" }>;

export type TargetFact = RevenueTarget.Info;
export type Info = {
  identity: Identity.Info;
  /** the counted source of each kind; null = not covered this month */
  counted: Record<Sources.Kind, string | null>;
  /** namespaces of owner keys by which the counted source of a kind names people */
  namespaces: Record<Sources.Kind, Set<string>>;
  credits: Credit[];
  personTargets: { person: Identity.Person; fact: TargetFact }[];
  groupTargets: TargetFact[];
  leaves: { person: Identity.Person; fact: Fact.Stored<"leave"> }[];
  /** of the counted source: inside the window of the month's deals, and of the month but after the window of theirs */
  refunds: DealEntries.Info["refunds"];
  sources: Board.Info["completeness"]["sources"];
  pending: Omit<Board.Info["completeness"]["pending"][number], "revenue">[];
  /** minor units of won deals by "kind source owner reason" of pending owners */
  pendingMinor: Map<string, bigint>;
  rowsCounted: number;
  rowsTotal: number;
  dataTo: string | null;
  regionOf: (team: string) => string | null;
};

export function namespaceOf(owner: string): string {
  return owner.slice(0, owner.indexOf("|"));
}

type Waiting = { kind: string; source: string; owner: string; reason: string; rate?: { currency: string } | undefined };

export function pendingKey({ kind, source, owner, reason, rate }: Waiting): string {
  return [kind, source, owner, reason, ...(rate === undefined ? [] : [rate.currency])].join("\u001f");
}

/** Credits every fact of the inputs' month, counted source by counted source; others are only shown. */
export function open(inputs: Inputs.Inputs): Info {
  const { month, organisation, policy } = inputs;
  const identity = Identity.fold(inputs.people, inputs.identities, organisation.unknownOwners);
  const { entries, refunds } = Entries.listEntries(inputs);
  const present = Map.groupBy(entries, (entry) => entry.kind);
  const perKind = <T>(value: (kind: Sources.Kind) => T) =>
    Object.fromEntries(Sources.KINDS.map((kind) => [kind, value(kind)])) as Record<Sources.Kind, T>;
  const sourcesOf = (kind: Sources.Kind) => (present.get(kind) ?? []).map((entry) => entry.source);
  const ofDeals = Sources.counted("deal", sourcesOf("deal"), policy.sources);
  const counted = perKind((kind) =>
    Sources.counted(kind, sourcesOf(kind), policy.sources, kind === "payment" || kind === "refund" ? ofDeals : null),
  );
  const namespaces = perKind(
    (kind) =>
      new Set(
        (present.get(kind) ?? [])
          .filter((entry) => entry.source === counted[kind])
          .flatMap((entry) => entry.owners.map((ref) => namespaceOf(ref.owner))),
      ),
  );
  const regionOf = regions(identity, month);
  const attribution: Info = {
    identity,
    counted,
    namespaces,
    credits: [],
    personTargets: [],
    groupTargets: [],
    leaves: [],
    refunds: refunds.filter(({ refund }) => refund.fact.origin.source === counted.refund),
    sources: [],
    pending: [],
    pendingMinor: new Map(),
    rowsCounted: 0,
    rowsTotal: 0,
    dataTo: null,
    regionOf,
  };
  const shown = new Map<string, Board.Info["completeness"]["sources"][number]>();
  const waiting = new Map<string, Info["pending"][number]>();
  // Counted facts first: a person is created for them only, never for what is merely shown.
  entries.sort((a, b) => Number(b.source === counted[b.kind]) - Number(a.source === counted[a.kind]));
  let countedPeople: Set<string> | null = null;
  for (const entry of entries) {
    const isCounted = entry.source === counted[entry.kind];
    if (!isCounted) countedPeople ??= new Set(identity.people.keys());
    const source = sourceOf(shown, entry, isCounted);
    source.rows += entry.rows;
    if (entry.day !== null) {
      if (source.firstDay === null || entry.day < source.firstDay) source.firstDay = entry.day;
      if (source.lastDay === null || entry.day > source.lastDay) source.lastDay = entry.day;
    }
    if (isCounted) attribution.rowsTotal += entry.rows;
    let isPending = false;
    for (const ref of entry.owners) {
      const owner = ownerOf(attribution, ref);
      if (typeof owner !== "string") {
        if (isCounted) credit(attribution, ref, owner);
        continue;
      }
      // A row waits once, for the first of its owners who is not known; the money waits for each.
      const rows = isPending ? 0 : entry.rows;
      isPending = true;
      if (!isCounted) continue;
      const { lacks } = ref;
      const item = { kind: entry.kind, source: entry.source, owner: ref.owner, reason: owner, rows };
      const rated = lacks === undefined ? item : { ...item, rate: lacks };
      const key = pendingKey(rated);
      const before = waiting.get(key);
      // Of the days that lack a rate the first one: a rate of that day serves the others too.
      const first =
        before?.rate !== undefined && lacks !== undefined && before.rate.day < lacks.day ? before.rate : lacks;
      waiting.set(key, { ...rated, ...(first && { rate: first }), rows: (before?.rows ?? 0) + rows });
      if (ref.minor !== null) attribution.pendingMinor.set(key, (attribution.pendingMinor.get(key) ?? 0n) + ref.minor);
    }
    if (isPending) source.pending += entry.rows;
    if (isPending || !isCounted) continue;
    attribution.rowsCounted += entry.rows;
    if (entry.day === null || Period.monthOf(entry.day) !== month) continue;
    if (attribution.dataTo === null || entry.day > attribution.dataTo) attribution.dataTo = entry.day;
  }
  if (countedPeople) for (const id of identity.people.keys()) if (!countedPeople.has(id)) identity.people.delete(id);
  attribution.sources = [...shown.values()].sort((a, b) => byText(a.kind, b.kind) || byText(a.source, b.source));
  attribution.pending = [...waiting.values()].sort((a, b) => byText(pendingKey(a), pendingKey(b)));
  return attribution;
}

/** Whose a fact is, or why it must wait; null for what is a group's. */
function ownerOf(attribution: Info, { owner, on, blocked }: OwnerRef.Info): Identity.Person | null | OwnerRef.Reason {
  if (blocked !== null) return blocked;
  if (on === null) return null;
  const resolved = attribution.identity.resolve(owner, on);
  return "person" in resolved ? resolved.person : resolved.pending;
}

/** Puts a fact where it counts. */
function credit(attribution: Info, { make, on }: OwnerRef.Info, person: Identity.Person | null): void {
  if (make.kind === "row") return;
  if (make.kind === "target") {
    if (person === null) attribution.groupTargets.push(make.fact);
    else attribution.personTargets.push({ person, fact: make.fact });
  } else if (person !== null && make.kind === "leave") attribution.leaves.push({ person, fact: make.fact });
  else if (person !== null && make.kind !== "leave" && on !== null) {
    const { team, region } = placeOn(attribution, person, on);
    attribution.credits.push({ ...make, person, day: on, team, region });
  }
}

/** The team and region of a person on a day; a membership without a region has its team's. */
export function placeOn(
  attribution: Info,
  person: Identity.Person,
  day: string,
): { team: string | null; region: string | null } {
  const membership = Membership.on(person.memberships, day);
  const team = membership?.team ?? null;
  return { team, region: membership?.region ?? (team === null ? null : attribution.regionOf(team)) };
}

function sourceOf(
  shown: Map<string, Board.Info["completeness"]["sources"][number]>,
  entry: OwnerRef.Entry,
  isCounted: boolean,
) {
  const key = `${entry.kind}\u001f${entry.source}`;
  const known = shown.get(key);
  if (known) return known;
  const fresh = {
    kind: entry.kind,
    source: entry.source,
    isCounted,
    rows: 0,
    firstDay: null,
    lastDay: null,
    pending: 0,
  };
  shown.set(key, fresh);
  return fresh;
}

/** A team's region in the month: that of most of its members' memberships, a tie to the first by name. */
function regions(identity: Identity.Info, month: string): (team: string) => string | null {
  const votes = new Map<string, Map<string, number>>();
  for (const person of identity.people.values()) {
    const last = Membership.lastIn(person.memberships, month);
    if (!last?.team || !last.region) continue;
    const of = votes.get(last.team) ?? new Map<string, number>();
    votes.set(last.team, of.set(last.region, (of.get(last.region) ?? 0) + 1));
  }
  const decided = new Map(
    [...votes].map(([team, of]) => [team, [...of].sort((a, b) => b[1] - a[1] || byText(a[0], b[0]))[0]?.[0]]),
  );
  return (team) => decided.get(team) ?? null;
}
