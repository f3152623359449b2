/** When a person was in which team: effective-dated from the statements of people files. */
import type * as Fact from "./fact.ts";
import * as Id from "./id.ts";
import { byText } from "./order.ts";
import * as Period from "./period.ts";

/**
 * One statement of a person file that differed from the one before, oldest first. `day` is the as-of day of its import in
 * the organisation's zone: an undated first row holds from the beginning of time, a later undated one from `day`.
 */
export type PersonRow = Fact.Stored<"person"> & { day: string };

export const BEGINNING = "0000-01-01";
export const END = "9999-12-31";

/** A stretch [from, to) of days in one team, region and role. `team` is an id, `region` a name. */
export type Info = {
  from: string;
  to: string;
  team: string | null;
  teamName: string | null;
  region: string | null;
  manager: string | null;
  role: Fact.Values["person"]["role"];
};

/** Statements oldest first: by as-of day, undated before dated, then by start and key; what still ties keeps its order. */
export function inOrder(rows: readonly PersonRow[]): PersonRow[] {
  return [...rows].sort(
    (a, b) =>
      byText(a.day, b.day) ||
      byText(a.values.from ?? "", b.values.from ?? "") ||
      byText(a.values.key, b.values.key) ||
      byText(a.origin.source, b.origin.source),
  );
}

/** First day a statement holds: its own `from`; undated, the beginning of time for the first one and its as-of day for a later. */
export function startOf(row: PersonRow, isFirst: boolean): string {
  return row.values.from ?? (isFirst ? BEGINNING : row.day);
}

/** First and last day of employment as the latest statement of each key has them; a hire after the leave is a return. */
export function employment(rows: readonly PersonRow[]): { hireDay: string | null; leaveDay: string | null } {
  const latest = new Map(rows.map((row) => [row.values.key, row.values]));
  let [hireDay, leaveDay]: [string | null, string | null] = [null, null];
  for (const values of latest.values()) {
    if (values.hireDay && (hireDay === null || values.hireDay < hireDay)) hireDay = values.hireDay;
    if (values.leaveDay && (leaveDay === null || values.leaveDay > leaveDay)) leaveDay = values.leaveDay;
  }
  return { hireDay, leaveDay: leaveDay !== null && hireDay !== null && hireDay > leaveDay ? null : leaveDay };
}

/**
 * The memberships of one person, ascending and without overlap, cut to the employment (the leave day is the last day in).
 * A later statement with the same start replaces the earlier; what a statement leaves out stays as it was.
 */
export function fold(rows: readonly PersonRow[]): Info[] {
  const starts = new Map<string, PersonRow[]>();
  rows.forEach((row, index) => {
    const start = startOf(row, index === 0);
    starts.set(start, [...(starts.get(start) ?? []), row]);
  });
  const { hireDay, leaveDay } = employment(rows);
  const stretches: Info[] = [];
  let now: Info | undefined;
  for (const [from, statements] of [...starts].sort((a, b) => byText(a[0], b[0]))) {
    for (const { values } of statements) {
      const teamName = values.team ?? now?.teamName ?? null;
      const kept: Info | undefined = teamName === now?.teamName ? now : undefined;
      now = {
        from,
        to: END,
        team: teamName === null ? null : Id.derive("team", teamName),
        teamName,
        region: values.region ?? kept?.region ?? null,
        manager: values.manager ?? kept?.manager ?? null,
        role: values.role,
      };
    }
    const before = stretches.at(-1);
    if (before) before.to = from;
    if (now) stretches.push(now);
  }
  const [first, end] = [hireDay ?? BEGINNING, leaveDay === null ? END : Period.addDays(leaveDay, 1)];
  return stretches
    .map((membership) => ({
      ...membership,
      from: membership.from < first ? first : membership.from,
      to: membership.to > end ? end : membership.to,
    }))
    .filter((membership) => membership.from < membership.to);
}

/** The membership of a day, or undefined. */
export function on(memberships: readonly Info[], day: string): Info | undefined {
  return memberships.find((membership) => membership.from <= day && day < membership.to);
}

/** The membership of the last day in the month that has one, or undefined when none overlaps the month. */
export function lastIn(memberships: readonly Info[], month: string): Info | undefined {
  const [first, last] = [Period.firstDay(month), Period.lastDay(month)];
  return memberships.findLast((membership) => membership.from <= last && membership.to > first);
}
