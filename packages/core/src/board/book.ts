/** Who each fact of the month is credited to: the one pass over the facts that boards and explanations share. */
import type * as Fact from "../fact.ts";
import * as Identity from "../identity.ts";
import * as Membership from "../membership.ts";
import { byText } from "../order.ts";
import * as Period from "../period.ts";
import * as Sources from "../sources.ts";
import type * as Board from "./info.ts";
import type * as Inputs from "./inputs.ts";

/** Where a fact counts: the person, and the person's team and region on the fact's day. */
type Place = { person: Identity.Person; team: string | null; region: string | null; day: string };
type CallFact = { source: string; owner: string; sums: Inputs.CallDay };
export type Credit = Place &
  (
    | { kind: "deal"; fact: Fact.Stored<"deal"> }
    | { kind: "call"; fact: CallFact }
    | { kind: "survey"; fact: Fact.Stored<"survey"> }
    | { kind: "peer"; fact: Fact.Stored<"peer"> }
    | { kind: "knowledge"; fact: Fact.Stored<"knowledge"> }
  );

export type TargetFact = Fact.Stored<"target">;
export type Info = {
  identity: Identity.Info;
  /** the counted source of each kind; null = not covered this month */
  counted: Record<Sources.Kind, string | null>;
  /** namespaces of owner keys by which the counted source of a kind names people */
  namespaces: Record<Sources.Kind, Set<string>>;
  credits: Credit[];
  personTargets: { person: Identity.Person; fact: TargetFact }[];
  groupTargets: TargetFact[];
  sources: Board.Info["completeness"]["sources"];
  pending: Omit<Board.Info["completeness"]["pending"][number], "revenue">[];
  /** minor units of won deals by "kind source owner reason" of pending owners */
  pendingMinor: Map<string, bigint>;
  rowsCounted: number;
  rowsTotal: number;
  dataTo: string | null;
  regionOf: (team: string) => string | null;
};

/** A fact row, or a day of calls, before anybody is asked whose it is. */
type Entry = { kind: Sources.Kind; source: string; owner: string; day: string; rows: number; make: Make };
type Make =
  | { kind: "target"; fact: TargetFact }
  | { kind: "deal"; fact: Fact.Stored<"deal"> }
  | { kind: "call"; fact: CallFact }
  | { kind: "survey"; fact: Fact.Stored<"survey"> }
  | { kind: "peer"; fact: Fact.Stored<"peer"> }
  | { kind: "knowledge"; fact: Fact.Stored<"knowledge"> };

export function namespaceOf(owner: string): string {
  return owner.slice(0, owner.indexOf("|"));
}

export function pendingKey(one: { kind: string; source: string; owner: string; reason: string }): string {
  return [one.kind, one.source, one.owner, one.reason].join("\u001f");
}

/** Credits every fact of the inputs' month, counted source by counted source; others are only shown. */
export function open(inputs: Inputs.Inputs): Info {
  const { month, organisation, policy } = inputs;
  const identity = Identity.fold(inputs.people, inputs.identities, organisation.unknownOwners);
  const entries = entriesOf(inputs);
  const present = Map.groupBy(entries, (entry) => entry.kind);
  const perKind = <T>(value: (kind: Sources.Kind) => T) =>
    Object.fromEntries(Sources.KINDS.map((kind) => [kind, value(kind)])) as Record<Sources.Kind, T>;
  const counted = perKind((kind) =>
    Sources.counted(
      kind,
      (present.get(kind) ?? []).map((entry) => entry.source),
      policy.sources,
    ),
  );
  const namespaces = perKind(
    (kind) =>
      new Set(
        (present.get(kind) ?? [])
          .filter((entry) => entry.source === counted[kind])
          .map((entry) => namespaceOf(entry.owner)),
      ),
  );
  const regionOf = regions(identity, month);
  const book: Info = {
    identity,
    counted,
    namespaces,
    credits: [],
    personTargets: [],
    groupTargets: [],
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
    if (entry.kind !== "target") {
      if (source.firstDay === null || entry.day < source.firstDay) source.firstDay = entry.day;
      if (source.lastDay === null || entry.day > source.lastDay) source.lastDay = entry.day;
    }
    if (isCounted) book.rowsTotal += entry.rows;
    const owner = ownerOf(book, entry, organisation.currency);
    const reason = typeof owner === "string" ? owner : null;
    if (isCounted && typeof owner !== "string") credit(book, entry, owner);
    if (reason === null) {
      if (!isCounted) continue;
      book.rowsCounted += entry.rows;
      if (entry.kind !== "target" && (book.dataTo === null || entry.day > book.dataTo)) book.dataTo = entry.day;
      continue;
    }
    source.pending += entry.rows;
    if (!isCounted) continue;
    const one = { kind: entry.kind, source: entry.source, owner: entry.owner, reason, rows: 0 };
    const key = pendingKey(one);
    waiting.set(key, { ...one, rows: (waiting.get(key)?.rows ?? 0) + entry.rows });
    if (entry.make.kind === "deal" && entry.make.fact.values.stage === "won" && reason !== "currency")
      book.pendingMinor.set(key, (book.pendingMinor.get(key) ?? 0n) + BigInt(entry.make.fact.values.amountMinor ?? 0));
  }
  if (countedPeople) for (const id of identity.people.keys()) if (!countedPeople.has(id)) identity.people.delete(id);
  book.sources = [...shown.values()].sort((a, b) => byText(a.kind, b.kind) || byText(a.source, b.source));
  book.pending = [...waiting.values()].sort((a, b) => byText(pendingKey(a), pendingKey(b)));
  return book;
}

type Reason = Info["pending"][number]["reason"];

/** Whose a fact is, or why it must wait; null for the target of a group. A fact resolves on its day, a target on the month's last. */
function ownerOf(book: Info, { make, owner, day }: Entry, currency: string): Identity.Person | null | Reason {
  const isMoney = make.kind === "target" || (make.kind === "deal" && make.fact.values.stage === "won");
  if (isMoney && make.fact.values.currency !== currency) return "currency";
  if (make.kind === "target" && make.fact.values.scope !== "person") return null;
  const resolved = book.identity.resolve(owner, day);
  return "person" in resolved ? resolved.person : resolved.pending;
}

/** Puts a fact where it counts. */
function credit(book: Info, { make, day }: Entry, person: Identity.Person | null): void {
  if (make.kind === "target") {
    if (person === null) book.groupTargets.push(make.fact);
    else book.personTargets.push({ person, fact: make.fact });
  } else if (person !== null) {
    const { team, region } = placeOn(book, person, day);
    book.credits.push({ ...make, person, day, team, region });
  }
}

/** The team and region of a person on a day; a membership without a region has its team's. */
export function placeOn(
  book: Info,
  person: Identity.Person,
  day: string,
): { team: string | null; region: string | null } {
  const membership = Membership.on(person.memberships, day);
  const team = membership?.team ?? null;
  return { team, region: membership?.region ?? (team === null ? null : book.regionOf(team)) };
}

function entriesOf(inputs: Inputs.Inputs): Entry[] {
  const { month } = inputs;
  const isIn = (day: string | undefined): day is string => day !== undefined && Period.monthOf(day) === month;
  const entries: Entry[] = [];
  const push = (make: Exclude<Make, { kind: "call" }>, owner: string, day: string) =>
    entries.push({ kind: make.kind, source: make.fact.origin.source, owner, day, rows: 1, make });
  for (const fact of inputs.deals)
    if (fact.values.stage !== "open" && isIn(fact.values.closeDay))
      push({ kind: "deal", fact }, fact.values.owner, fact.values.closeDay);
  for (const fact of inputs.surveys)
    if (isIn(fact.values.day)) push({ kind: "survey", fact }, fact.values.owner, fact.values.day);
  for (const fact of inputs.peers)
    if (isIn(fact.values.day)) push({ kind: "peer", fact }, fact.values.owner, fact.values.day);
  for (const fact of inputs.knowledge)
    if (isIn(fact.values.day)) push({ kind: "knowledge", fact }, fact.values.owner, fact.values.day);
  for (const fact of inputs.targets)
    if (fact.values.month === month) push({ kind: "target", fact }, fact.values.subject, Period.lastDay(month));
  for (const { source, owner, days } of inputs.calls)
    for (const sums of days)
      if (isIn(sums.day) && sums.dials > 0)
        entries.push({
          kind: "call",
          source,
          owner,
          day: sums.day,
          rows: sums.dials,
          make: { kind: "call", fact: { source, owner, sums } },
        });
  return entries;
}

function sourceOf(shown: Map<string, Board.Info["completeness"]["sources"][number]>, entry: Entry, isCounted: boolean) {
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
