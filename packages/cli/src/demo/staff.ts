/** Who works at the made-up company, how good they are at what, and what happens to them in the year. */
import { type Month, monthBefore, type Workday } from "./calendar.ts";
import * as Names from "./names.ts";
import { type Random, stream } from "./random.ts";

/**
 * Who struggles, and why: what coaching has to find. Each is experienced, has an ordinary target, and is ordinary in
 * everything that is not named here, so one driver explains the gap. `back` = months before the last in which it begins.
 */
export const STRUGGLING = [
  { id: "E1017", name: "陆雨桐", cause: "dials-little", back: 5 },
  { id: "E1049", name: "余承泽", cause: "connects-but-does-not-close", back: 4 },
  { id: "E1060", name: "石磊磊", cause: "loses-big-deals-late", back: 3 },
] as const;
export type Cause = (typeof STRUGGLING)[number]["cause"];

/** Reps who sell far above their grade. */
const STARS = new Set(["E1021", "E1031", "E1046", "E1066"]);
/** Reps whose customers hardly ever answer a survey. */
const SELDOM_RATED = new Set(["E1027", "E1053", "E1070"]);

/** Months before the last in which the joiners, in order, begin; the last of them begins in the middle of the last month. */
const JOINS = [10, 10, 7, 7, 4, 4, 2, 0];
const JOINER_TEAMS = [1, 5, 7, 2, 3, 6, 4, 0];
/** Reps who leave, with the months before the last in which they do. */
const LEAVES = new Map([
  ["E1019", 9],
  ["E1034", 8],
  ["E1041", 6],
  ["E1056", 5],
  ["E1063", 3],
  ["E1071", 1],
]);
/** Moves between teams; a move in the middle of a month begins on the 16th. One of them crosses a region. */
const MOVES = [
  { id: "E1023", back: 8, day: "01", to: 2 },
  { id: "E1038", back: 6, day: "16", to: 5 },
  { id: "E1051", back: 4, day: "01", to: 0 },
  { id: "E1067", back: 2, day: "01", to: 6 },
];

/** What a grade sells in an ordinary month: deals, and yuan a deal. */
const GRADES = [
  { wins: 8.2, deal: 15_600, target: 143_000 },
  { wins: 9, deal: 16_800, target: 168_000 },
  { wins: 9.8, deal: 18_200, target: 198_000 },
  { wins: 10.8, deal: 19_800, target: 236_000 },
] as const;

/** Selling and target in the month of joining and the three after it, beside a settled month. */
const RAMP_SALES = [0.2, 0.42, 0.68, 0.9];
const RAMP_TARGET = [0, 0.5, 0.75, 0.95];
const RAMP_DIALS = [0.6, 0.8, 0.95, 1];

export type Person = {
  id: string;
  name: string;
  login: string;
  extension: string;
  role: "rep" | "lead" | "manager" | "support";
  region: string;
  /** index in `TEAMS`, or null for those above the teams */
  team: number | null;
  hireDay: string;
  leaveDay: string | null;
  moves: { from: string; team: number }[];
};

export type Rep = Person & {
  team: number;
  /** customers `book * BOOK` and the next ones are this rep's */
  portfolio: number;
  grade: (typeof GRADES)[number];
  /** months before the last in which a joiner began; null for those there from the start */
  joined: number | null;
  skill: {
    dials: number;
    connect: number;
    close: number;
    deal: number;
    service: number;
    peers: number;
    sharing: number;
  };
  isSeldomRated: boolean;
};

/** Customers a rep looks after. */
export const CUSTOMERS_EACH = 24;

export type Staff = { people: Person[]; reps: Rep[] };

/** Everyone, by employee id. Names, teams and events are fixed; the seed decides the skills and the dates of hire. */
export function staff(seed: number, until: string): Staff {
  let last = 1000;
  const nextId = () => `E${++last}`;
  const base = (named: Names.Named, role: Person["role"], region: string, team: number | null): Person => {
    const id = nextId();
    const random = stream(seed, "hire", id);
    // at least five months before the first of thirteen: settled from the start
    const hireDay = `${monthBefore(until, 18 + random.below(72))}-${String(1 + random.below(28)).padStart(2, "0")}`;
    const extension = `8${id.slice(2)}`;
    return { id, ...named, extension, role, region, team, hireDay, leaveDay: null, moves: [] };
  };
  const regionOf = (team: number) => Names.TEAMS[team]?.region ?? "";
  const managers = Names.MANAGERS.map((manager) => base(manager, "manager", manager.region, null));
  const leads = Names.LEADS.map((lead, team) => base(lead, "lead", regionOf(team), team));
  const support = Names.SUPPORT.map((member) => base(member, "support", "", null));
  const veterans = Names.VETERANS.flatMap((list, team) =>
    list.map((veteran) => rep(base(veteran, "rep", regionOf(team), team))),
  );
  const joiners = Names.JOINERS.map((joiner, at) => {
    const team = JOINER_TEAMS[at] ?? 0;
    return rep(base(joiner, "rep", regionOf(team), team), JOINS[at]);
  });
  const reps = [...veterans, ...joiners];
  return { people: [...managers, ...leads, ...support, ...reps], reps };

  function rep(person: Person, joined?: number): Rep {
    const random = stream(seed, "skill", person.id);
    const leaves = LEAVES.get(person.id);
    // who struggles for a planted cause is close to ordinary in the rest
    const spread = STRUGGLING.some((entry) => entry.id === person.id) ? 0.3 : 1;
    const around = (deviation: number) => 1 + deviation * spread * random.normal();
    const isNew = joined !== undefined;
    // the one who joins last does so in the middle of the month; the others on its first days
    const joinDay = joined === 0 ? "16" : String(1 + random.below(4)).padStart(2, "0");
    const isStar = STARS.has(person.id);
    return {
      ...person,
      team: person.team ?? 0,
      hireDay: isNew ? `${monthBefore(until, joined)}-${joinDay}` : person.hireDay,
      leaveDay: leaves === undefined ? null : `${monthBefore(until, leaves)}-${12 + random.below(14)}`,
      moves: MOVES.filter((move) => move.id === person.id).map((move) => ({
        from: `${monthBefore(until, move.back)}-${move.day}`,
        team: move.to,
      })),
      portfolio: Number(person.id.slice(1)) - 1014,
      grade: isNew ? GRADES[0] : random.pick(GRADES),
      joined: joined ?? null,
      skill: {
        dials: around(0.05),
        connect: around(0.04),
        close: around(0.055) * (isStar ? 1.25 : 1),
        deal: around(0.05) * (isStar ? 1.15 : 1),
        service: random.normal(),
        peers: random.normal(),
        sharing: around(0.25),
      },
      isSeldomRated: SELDOM_RATED.has(person.id),
    };
  }
}

/** The planted cause that holds for a rep in a month, or null. */
export function causeIn(rep: Rep, month: Month): Cause | null {
  const story = STRUGGLING.find((entry) => entry.id === rep.id);
  return story !== undefined && month.back <= story.back ? story.cause : null;
}

/** The workdays of a month on which the rep is employed. The leave day itself is a day without work. */
export function workdaysOf(rep: Rep, month: Month): Workday[] {
  return month.workdays.filter(({ day }) => day >= rep.hireDay && (rep.leaveDay === null || day < rep.leaveDay));
}

/** Shares of a settled month for a rep who joined lately: 1 from the fourth month after joining on. */
export function ramp(rep: Rep, month: Month): { sales: number; target: number; dials: number } {
  const since = rep.joined === null ? Number.POSITIVE_INFINITY : rep.joined - month.back;
  return { sales: RAMP_SALES[since] ?? 1, target: RAMP_TARGET[since] ?? 1, dials: RAMP_DIALS[since] ?? 1 };
}

/** The team a rep belongs to on a day, as an index in `TEAMS`. */
export function teamOn(rep: Rep, day: string): number {
  return rep.moves.findLast((move) => move.from <= day)?.team ?? rep.team;
}

/** The region that reports a rep's month: the one of the last day, as text after every day of the month. */
export function officeIn(rep: Rep, month: Month): string {
  return Names.TEAMS[teamOn(rep, `${month.name}-31`)]?.region ?? "";
}

/** How long a span of workdays is beside an ordinary month of 21 full ones: the sum of its day weights over 21. */
export function length(days: readonly Workday[]): number {
  return days.reduce((sum, { weight }) => sum + weight, 0) / 21;
}

/** The lines of a month, one rep after another, with ids that count up; `ofRep` draws from a stream of its own. */
export function rowsOfReps(
  seed: number,
  purpose: string,
  prefix: string,
  staff: Staff,
  month: Month,
  ofRep: (rep: Rep, days: string[], random: Random, id: () => string) => string[],
  digits = 4,
): string {
  let count = 0;
  const id = () => `${prefix}${month.name.slice(2).replace("-", "")}-${String(++count).padStart(digits, "0")}`;
  return staff.reps
    .flatMap((rep) => {
      const days = workdaysOf(rep, month).map(({ day }) => day);
      return days.length === 0 ? [] : ofRep(rep, days, stream(seed, purpose, rep.id, month.back), id);
    })
    .join("");
}
