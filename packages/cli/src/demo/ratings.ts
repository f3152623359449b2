/** Customer surveys, colleagues' scores and shared knowledge. */
import type { Month } from "./calendar.ts";
import { header, line } from "./layout.ts";
import * as Names from "./names.ts";
import type { Random } from "./random.ts";
import { length, rowsOfReps, type Staff, teamOn, workdaysOf } from "./staff.ts";

/** Survey lines of a month, without a header: about nine answers a rep, for a few reps two to four. */
export function surveys(seed: number, staff: Staff, month: Month): string {
  return rowsOfReps(seed, "surveys", "S", staff, month, (rep, days, random, nextId) => {
    const count = rep.isSeldomRated ? 2 + random.below(3) : Math.round((7 + random.below(5)) * present(days, month));
    return Array.from({ length: count }, () =>
      line([nextId(), rep.id, random.pick(days), stars(random, rep.skill.service), 5]),
    );
  });
}

/** Scores of one to ten that team mates gave, month by month: up to six a rep. */
export function* peers(seed: number, staff: Staff, months: readonly Month[]): Iterable<string> {
  yield header("peers", "en");
  for (const month of months) {
    yield rowsOfReps(seed, "peers", "P", staff, month, (rep, days, random, nextId) => {
      const day = days.at(-1) ?? "";
      const mates = staff.reps.filter((mate) => {
        const isThere = workdaysOf(mate, month).at(-1)?.day === month.workdays.at(-1)?.day;
        return mate !== rep && isThere && teamOn(mate, day) === teamOn(rep, day);
      });
      // who joined in the course of the month is not rated yet
      if (present(days, month) < 0.6) return [];
      return mates
        .slice(0, 6)
        .map((mate) => line([nextId(), rep.id, day, tenths(random, rep.skill.peers), 10, mate.id]));
    });
  }
}

/** Talks, notes and trainings a rep gave, about four a month, most of them confirmed. */
export function* knowledge(seed: number, staff: Staff, months: readonly Month[], dirty = ""): Iterable<string> {
  yield header("knowledge", "en");
  for (const month of months) {
    yield rowsOfReps(seed, "knowledge", "K", staff, month, (rep, days, random, nextId) => {
      const count = random.round(Math.max(0, 4.4 * rep.skill.sharing * present(days, month) + 0.6 * random.normal()));
      return Array.from({ length: count }, () =>
        line([nextId(), rep.id, random.pick(days), random.pick(Names.TITLES), random.next() < 0.88 ? "yes" : "no"]),
      );
    });
  }
  yield dirty;
}

/** One course a rep in the first month of a quarter, with its exam. */
export function* training(seed: number, staff: Staff, months: readonly Month[]): Iterable<string> {
  yield header("training", "en");
  for (const month of months.filter(isFirstOfQuarter)) {
    yield rowsOfReps(seed, "training", "TR", staff, month, (rep, days, random, nextId) => {
      const { name, level } = random.pick(Names.COURSES);
      const score = Math.min(100, Math.max(40, Math.round(80 + 6 * rep.skill.sharing + 8 * random.normal())));
      const [id, day] = [nextId(), random.pick(days)];
      return [line([id, rep.id, day, name, score >= 70 ? "passed" : "failed", 2, score, 100, level])];
    });
  }
}

/** Each rep's four abilities at the end of a quarter's first month, as the team's lead sees them. */
export function* assessments(seed: number, staff: Staff, months: readonly Month[]): Iterable<string> {
  yield header("assessments", "en");
  for (const month of months.filter(isFirstOfQuarter)) {
    yield rowsOfReps(seed, "assessments", "", staff, month, (rep, days, random) => {
      const day = days.at(-1) ?? "";
      const lead = Names.LEADS[teamOn(rep, day) ?? 0]?.name ?? "";
      const skills = [rep.skill.service, rep.skill.close, rep.skill.deal, rep.skill.peers];
      return Names.ABILITIES.map((ability, at) =>
        line([rep.id, day, ability, tenths(random, Math.min(2, (skills[at] ?? 1) * 0.8)), 10, lead]),
      );
    });
  }
}

const isFirstOfQuarter = ({ name }: Month) => Number(name.slice(5)) % 3 === 1;

/** The share of the month that a rep was employed. */
function present(days: readonly string[], month: Month): number {
  return length(month.workdays.filter(({ day }) => days.includes(day))) / length(month.workdays);
}

/** One to five, a mean of about 4.5. */
function stars(random: Random, skill: number): number {
  const draw = random.next() - 0.04 * skill;
  return draw < 0.64 ? 5 : draw < 0.91 ? 4 : draw < 0.97 ? 3 : draw < 0.99 ? 2 : 1;
}

/** Six to ten, a mean of about 8.2. */
function tenths(random: Random, skill: number): number {
  return Math.min(10, Math.max(5, Math.round(8.2 + 0.4 * skill + 0.9 * random.normal())));
}
