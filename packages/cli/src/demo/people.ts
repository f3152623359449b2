/** people.csv, targets.csv and leave.csv. */
import type { Month } from "./calendar.ts";
import { header, line } from "./layout.ts";
import * as Names from "./names.ts";
import { type Random, stream } from "./random.ts";
import { length, type Person, type Rep, ramp, rowsOfReps, type Staff, workdaysOf } from "./staff.ts";

/** One row a person, and one more, dated, for each move to another team. */
export function* people(staff: Staff): Iterable<string> {
  yield header("people", "en");
  const managerOf = (person: Person, team: number | null) =>
    person.role === "rep" && team !== null ? (Names.LEADS[team]?.name ?? "") : "";
  for (const person of staff.people) {
    const row = (team: number | null, from: string) =>
      line([
        person.id,
        person.name,
        `${person.login}@linxi.example`,
        person.extension,
        team === null ? "" : (Names.TEAMS[team]?.name ?? ""),
        team === null ? person.region : (Names.TEAMS[team]?.region ?? ""),
        managerOf(person, team),
        person.role,
        person.hireDay,
        person.leaveDay ?? "",
        from,
      ]);
    yield row(person.team, "") + person.moves.map((move) => row(move.team, move.from)).join("");
  }
}

/** A rep's revenue target of a month in whole yuan, or null in the month of joining and after leaving. */
export function targetOf(rep: Rep, month: Month): number | null {
  const planned = length(workdaysOf(rep, month)) * month.demand * ramp(rep, month).target;
  return planned > 0 ? Math.max(5, Math.round((rep.grade.target * planned) / 1000)) * 1000 : null;
}

/** Person targets, and the company's own, a little under their sum. */
export function* targets(staff: Staff, months: readonly Month[]): Iterable<string> {
  yield header("targets", "en");
  for (const month of months) {
    let rows = "";
    let sum = 0;
    for (const rep of staff.reps) {
      const target = targetOf(rep, month);
      if (target === null) continue;
      sum += target;
      // Levels, new customers and product lines are planned for the last quarter only.
      const levels = month.back < 3 ? [0.8, 1, 1.3].map((share) => `${Math.round(target * share)}.00`) : ["", "", ""];
      rows += line([
        ...[month.name, "person", rep.id, `${target}.00`, "CNY", ""],
        ...[month.back < 3 ? Math.round(rep.grade.wins / 2) : "", ...levels],
      ]);
    }
    const company = Math.floor((sum * 0.97) / 50_000) * 50_000;
    const ofCompany = (amount: number, product: string) =>
      line([month.name, "company", "", `${amount}.00`, "CNY", product, "", "", "", ""]);
    const lines = month.back < 3 ? Names.PRODUCTS : [];
    yield `${rows}${ofCompany(company, "")}${lines.map(({ name, share }) => ofCompany(Math.round(company * share), name)).join("")}`;
  }
}

const LEAVES = ["年假", "年假", "年假", "病假", "事假"];

/** About one absence a rep in three months, of one to five workdays. */
export function* leave(seed: number, staff: Staff, months: readonly Month[]): Iterable<string> {
  yield header("leave", "en");
  for (const month of months) {
    const draw = (rep: Rep, days: string[], random: Random, id: () => string) => {
      const absence = absenceIn(days, random);
      return absence === null ? [] : [line([id(), rep.id, ...absence])];
    };
    yield rowsOfReps(seed, "leave", "V", staff, month, draw, 3);
  }
}

function absenceIn(days: readonly string[], random: Random): [from: string, to: string, type: string] | null {
  if (random.next() >= 0.35 || days.length < 10) return null;
  const first = random.below(days.length - 5);
  const [from, to] = [days[first], days[first + random.below(5)]];
  return from !== undefined && to !== undefined ? [from, to, random.pick(LEAVES)] : null;
}

/** When each rep came and went on the workdays of the last month, but for those of an absence. */
export function* attendance(seed: number, staff: Staff, month: Month): Iterable<string> {
  yield header("attendance", "en");
  for (const rep of staff.reps) {
    const days = workdaysOf(rep, month).map(({ day }) => day);
    const [from = "", to = ""] = absenceIn(days, stream(seed, "leave", rep.id, month.back)) ?? [];
    const random = stream(seed, "attendance", rep.id);
    const time = (hour: number) => `${String(hour).padStart(2, "0")}:${String(random.below(60)).padStart(2, "0")}`;
    yield days
      .filter((day) => day < from || day > to)
      .map((day) => line([rep.id, day, time(8), time(17 + random.below(3)), ""]))
      .join("");
  }
}
