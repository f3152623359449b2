/** What a month's pay is worked out on, opened once: the board's people and their figures, single deals, days worked, teams. */
import type * as Attribution from "../board/attribution.ts";
import * as Build from "../board/build.ts";
import type * as Figures from "../board/figures.ts";
import type * as Inputs from "../board/inputs.ts";
import * as OlderDeals from "../board/older-deals.ts";
import * as Subjects from "../board/subjects.ts";
import type * as Identity from "../identity.ts";
import * as Period from "../period.ts";
import * as WorkingDays from "../working-days.ts";
import * as Entry from "./entry.ts";
import type * as Team from "./team.ts";

/**
 * What one person brought in the month: figures, the deals won with the person's parts of them, and those won before of
 * which cash came in or went back.
 */
export type Sold = {
  figures: Figures.Info;
  deals: () => readonly Attribution.CreditedDeal[];
  older: () => readonly Attribution.CreditedDeal[];
};

export type Info = Build.Month & {
  /** everybody of the month by id: those on the board, and whom a plan may pay though they have no fact of their own */
  people: readonly Subjects.PersonSubject[];
  person: (id: string) => Subjects.PersonSubject | undefined;
  team: (id: string) => Subjects.Subject | undefined;
  deals: (person: string) => readonly Attribution.CreditedDeal[];
  older: (person: string) => readonly Attribution.CreditedDeal[];
  /** whether any deal of the month may pay otherwise than its part of the board's sum: overlay, cancelled or refunded */
  isSpecial: () => boolean;
  /** whether pay is worked out deal by deal even where the sum would do: a statement names every deal it counts */
  isByDeal: boolean;
  /** working days of the month; null without a calendar of its year */
  days: string[] | null;
  away: (person: string) => WorkingDays.Away;
  /** the rows that say who a person is, in which team and role, and when away in the month */
  identity: (person: Identity.Person) => Entry.Row[];
  /** the earlier months of the inputs, oldest first */
  earlier: () => Info[];
  /** who a plan pays together, by plan: worked out once, for teams and pools */
  planTeams: Map<object, Team.PlanMembers>;
};

/** Opens a month on what its board stands on already. */
export function open({ inputs, subjects, of }: Build.Month, isByDeal = false): Info {
  const days = WorkingDays.listForPay(inputs.month, inputs.policy.calendar);
  const people = [...subjects.members.values()].map(Subjects.person);
  const byId = once(() => new Map(people.map((item) => [item.id, item])));
  const teams = once(() => new Map(subjects.teams.map((item) => [item.id, item])));
  const deals = once(() => dealsBy(subjects.attribution.credits));
  const older = once(() => dealsBy(OlderDeals.list(inputs, subjects.attribution)));
  return {
    inputs,
    subjects,
    of,
    people,
    person: (id) => byId().get(id),
    team: (id) => teams().get(id),
    deals: (id) => deals().get(id) ?? [],
    older: (id) => older().get(id) ?? [],
    isByDeal,
    isSpecial: once(() => subjects.attribution.credits.some(isSpecial)),
    days,
    away: subjects.eligible.away,
    identity: identityBy(inputs, subjects),
    earlier: once(() => (inputs.earlier ?? []).map((item) => ofInputs(before(inputs, item)))),
    planTeams: new Map(),
  };
}

/** Opens a month from its inputs. */
export function ofInputs(inputs: Inputs.Inputs, isByDeal = false): Info {
  return open(Build.open(inputs), isByDeal);
}

/** The board's figures and deals of a person: the whole of them. */
export function soldBy(context: Info, subject: Subjects.PersonSubject): Sold {
  const { id } = subject;
  return { figures: context.of(subject), deals: () => context.deals(id), older: () => context.older(id) };
}

/** An earlier month as the inputs of its own, by today's people and policy. */
function before({ earlier: _earlier, ...inputs }: Inputs.Inputs, item: Inputs.Earlier): Inputs.Inputs {
  return { ...inputs, shares: [], costs: [], ...item, previous: null };
}

function once<T>(make: () => T): () => T {
  let cached: { value: T } | null = null;
  return () => {
    cached ??= { value: make() };
    return cached.value;
  };
}

function isSpecial(credit: Attribution.Credit): boolean {
  if (credit.kind !== "deal") return false;
  return credit.credit === "overlay" || credit.refunds.length > 0 || credit.fact.values.cancelDay !== undefined;
}

function dealsBy(credits: readonly Attribution.Credit[]): Map<string, Attribution.CreditedDeal[]> {
  const found = new Map<string, Attribution.CreditedDeal[]>();
  for (const credit of credits) {
    if (credit.kind !== "deal" || credit.fact.values.stage !== "won" || credit.share === "0") continue;
    const list = found.get(credit.person.id);
    if (list) list.push(credit);
    else found.set(credit.person.id, [credit]);
  }
  return found;
}

/** Rows of people files by their key, links of owner keys by both, absences by person. */
function identityBy(inputs: Inputs.Inputs, { attribution }: Subjects.Info): (person: Identity.Person) => Entry.Row[] {
  const byKey = once(() => {
    const found = new Map<string, Entry.Row[]>();
    const add = (key: string, row: Entry.Row) => found.set(key, [...(found.get(key) ?? []), row]);
    for (const row of inputs.people) add(row.values.key, Entry.rowOf("person", row));
    for (const fact of inputs.identities)
      for (const key of new Set([fact.values.key, fact.values.person])) add(key, Entry.rowOf("identity", fact));
    return found;
  });
  const leaves = once(() => Map.groupBy(attribution.leaves, ({ person }) => person.id));
  const [first, last] = [Period.firstDay(inputs.month), Period.lastDay(inputs.month)];
  return ({ id, keys }) => {
    const away = (leaves().get(id) ?? []).filter(({ fact: { values } }) => values.from <= last && values.to >= first);
    const rows = [
      ...keys.flatMap((key) => byKey().get(key) ?? []),
      ...away.map(({ fact }) => Entry.rowOf("leave", fact)),
    ];
    return Entry.distinct(rows);
  };
}
