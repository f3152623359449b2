/** Who an owner key is on a day: people folded from people files and dated identities, never from time or chance. */
import type * as Fact from "./fact.ts";
import * as Id from "./id.ts";
import * as Membership from "./membership.ts";
import { byText } from "./order.ts";

export type Person = {
  id: string;
  name: string;
  /** every key that was ever this person's */
  keys: string[];
  memberships: Membership.Info[];
  hireDay: string | null;
  leaveDay: string | null;
  /** made of an owner key that no people file names */
  isCreated: boolean;
};

export type Resolved = { person: Person } | { pending: "unknown" | "ambiguous" };

/** [from, to) in which a key is a person's; an explicit identity outranks what people files say. */
type Holder = { person: Person; from: string; to: string; isExplicit: boolean };

export type Info = {
  /** people of the files by id, then those created while resolving */
  people: Map<string, Person>;
  /** Who the key is on that day. Creates the person when the organisation says so and nobody ever had the key. */
  resolve: (owner: string, day: string) => Resolved;
};

/** Folds people rows and identities into people. Ids: the first owner key of a person, so that a rebuild names all alike. */
export function fold(
  rows: readonly Membership.PersonRow[],
  identities: readonly Fact.Stored<"identity">[],
  unknownOwners: "pending" | "create",
): Info {
  const ordered = Membership.inOrder(rows);
  const people = new Map<string, Person>();
  const byKey = new Map<string, Person>();
  const holders = new Map<string, Holder[]>();
  const add = (key: string, holder: Holder) => {
    holders.set(key, [...(holders.get(key) ?? []), holder]);
    if (!holder.person.keys.includes(key)) holder.person.keys.push(key);
  };

  for (const statements of gather(ordered)) {
    const person = personOf(statements);
    people.set(person.id, person);
    for (const { values } of statements) byKey.set(values.key, person);
    for (const key of new Set(statements.map((row) => row.values.key))) {
      add(key, { person, from: Membership.BEGINNING, to: Membership.END, isExplicit: false });
      for (const [alias, from, to] of aliases(statements.filter((row) => row.values.key === key)))
        add(alias, { person, from, to, isExplicit: false });
    }
  }

  const create = (key: string): Person => {
    const id = Id.derive("person", key);
    const known = people.get(id);
    if (known) return known;
    const always: Membership.Info = {
      from: Membership.BEGINNING,
      to: Membership.END,
      team: null,
      teamName: null,
      region: null,
      manager: null,
      role: "rep",
    };
    const name = key.slice(key.indexOf("|") + 1);
    const person = { id, name, keys: [key], memberships: [always], hireDay: null, leaveDay: null, isCreated: true };
    people.set(id, person);
    return person;
  };

  for (const { values } of [...identities].sort((a, b) => byText(a.values.key, b.values.key) || byText(a.id, b.id))) {
    const named = byKey.get(values.person) ?? only(holders.get(values.person) ?? []);
    const person = named ?? (unknownOwners === "create" ? create(values.person) : undefined);
    if (!person) continue;
    add(values.key, {
      person,
      from: values.from ?? Membership.BEGINNING,
      to: values.to ?? Membership.END,
      isExplicit: true,
    });
  }

  const resolve = (owner: string, day: string): Resolved => {
    const known = holders.get(owner);
    if (!known) return unknownOwners === "create" ? { person: create(owner) } : { pending: "unknown" };
    const [sole] = known;
    if (sole && known.length === 1 && sole.from <= day && day < sole.to) return { person: sole.person };
    const valid = known.filter((holder) => holder.from <= day && day < holder.to);
    const explicit = valid.filter((holder) => holder.isExplicit);
    const asked = explicit.length > 0 ? explicit : valid;
    if (asked.length === 0) return { pending: "unknown" };
    // A leaver's extension may be somebody else's by now: who is employed that day has it.
    const active = asked.filter((holder) => Membership.on(holder.person.memberships, day));
    const person = only(asked) ?? only(active);
    return person ? { person } : { pending: "ambiguous" };
  };
  return { people, resolve };
}

/** Statements by person: rows of one key, and of keys that exactly one other person lists as an alias. */
function gather(ordered: readonly Membership.PersonRow[]): Membership.PersonRow[][] {
  const parent = new Map<string, string>(ordered.map((row) => [row.values.key, row.values.key]));
  const rootOf = (key: string): string => {
    let at = key;
    for (let up = parent.get(at); up !== undefined && up !== at; up = parent.get(at)) at = up;
    return at;
  };
  const listedBy = new Map<string, Set<string>>();
  for (const { values } of ordered)
    for (const alias of values.aliases)
      if (alias !== values.key && parent.has(alias))
        listedBy.set(alias, (listedBy.get(alias) ?? new Set<string>()).add(values.key));
  for (const [key, by] of listedBy) {
    const [other] = by;
    if (by.size === 1 && other !== undefined) parent.set(rootOf(key), rootOf(other));
  }
  const groups = new Map<string, Membership.PersonRow[]>();
  for (const row of ordered) {
    const root = rootOf(row.values.key);
    groups.set(root, [...(groups.get(root) ?? []), row]);
  }
  return [...groups.values()];
}

function personOf(statements: Membership.PersonRow[]): Person {
  const [first, last] = [statements.reduce((row) => row), statements.reduce((_, row) => row)];
  return {
    id: Id.derive("person", first.values.key),
    name: last.values.name,
    keys: [],
    memberships: Membership.fold(statements),
    ...Membership.employment(statements),
    isCreated: false,
  };
}

/** Aliases of one key's statements: each holds from its statement's start until the next statement's. */
function aliases(statements: Membership.PersonRow[]): [string, string, string][] {
  const dated = statements.map((row, index) => ({ row, from: Membership.startOf(row, index === 0) }));
  const starts = dated.map(({ from }) => from).sort(byText);
  return dated.flatMap(({ row, from }) => {
    const to = starts.find((start) => start > from) ?? Membership.END;
    return row.values.aliases.map((alias): [string, string, string] => [alias, from, to]);
  });
}

/** The one person all holders name, or undefined. */
function only(holders: readonly Holder[]): Person | undefined {
  const [first] = holders;
  return first && holders.every((holder) => holder.person === first.person) ? first.person : undefined;
}
