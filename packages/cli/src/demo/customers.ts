/** customers.csv, leads.csv, follow-ups.csv and complaints.csv: whom the company sells to, and what passed between them. */
import { dayAfter, type Month } from "./calendar.ts";
import { industryOf, tierOf } from "./deals.ts";
import { header, line } from "./layout.ts";
import * as Names from "./names.ts";
import { stream } from "./random.ts";
import { CUSTOMERS_EACH, rowsOfReps, type Staff } from "./staff.ts";

const GRADES = ["A", "B", "B", "C", "C", "C"];
const TOUCHES = ["message", "message", "visit", "meeting", "email", "call"];

/** The book of every rep. */
export function* customers(seed: number, staff: Staff): Iterable<string> {
  yield header("customers", "en");
  for (const rep of staff.reps) {
    const random = stream(seed, "customers", rep.id);
    const more = stream(seed, "customer-panel", rep.id);
    yield Array.from({ length: CUSTOMERS_EACH }, (_, at) => {
      const index = rep.portfolio * CUSTOMERS_EACH + at;
      const region = Names.TEAMS[rep.team]?.region ?? "";
      return line([
        customerId(index),
        Names.customer(index),
        rep.id,
        Names.phone(index),
        tierOf(index),
        random.pick(GRADES),
        industryOf(index),
        more.pick(Names.SIZES),
        more.pick(Names.CUSTOMER_STAGES),
        more.pick(Names.CONTACTS),
        region,
        random.pick(Names.CHANNELS),
        dayAfter(rep.hireDay, random.below(200)),
      ]);
    }).join("");
  }
}

/** Three leads or so a rep and month; those of the last month are mostly open. */
export function* leads(seed: number, staff: Staff, months: readonly Month[]): Iterable<string> {
  yield header("leads", "en");
  for (const month of months) {
    yield rowsOfReps(seed, "leads", "L", staff, month, (rep, days, random, id) =>
      Array.from({ length: 2 + random.below(3) }, () => {
        const draw = random.next();
        const stage = month.back === 0 && draw < 0.7 ? "open" : draw < 0.45 ? "converted" : "lost";
        const day = random.pick(days);
        const closed = stage === "open" ? "" : earlier(dayAfter(day, 3 + random.below(20)), days.at(-1) ?? day);
        const reason = stage === "lost" ? random.pick(Names.LOSS_REASONS).zh : "";
        const name = Names.customer(random.below(Names.CUSTOMERS));
        const [lead, channel, grade] = [id(), random.pick(Names.CHANNELS), random.pick(GRADES)];
        const more = stream(seed, "lead-grading", lead);
        const output = [Names.NEEDS, Names.BUDGETS, Names.DECISIONS].map((words) => more.pick(words));
        return line([lead, rep.id, day, stage, name, channel, grade, ...output, closed, reason]);
      }),
    );
  }
}

/** What a rep notes beside the call log: about eight touches a month. */
export function* followups(seed: number, staff: Staff, months: readonly Month[]): Iterable<string> {
  yield header("followups", "en");
  for (const month of months) {
    yield rowsOfReps(seed, "followups", "U", staff, month, (rep, days, random, id) =>
      Array.from({ length: 6 + random.below(5) }, () => {
        const held = random.next() < 0.7 ? "yes" : "no";
        const customer = customerId(rep.portfolio * CUSTOMERS_EACH + random.below(CUSTOMERS_EACH));
        const [touch, day] = [id(), random.pick(days)];
        const more = stream(seed, "notes", touch);
        const { note, next } = more.pick(Names.NOTES);
        const then = [note, next, dayAfter(day, 1 + more.below(14))];
        return line([touch, rep.id, day, random.pick(TOUCHES), held, customer, ...then]);
      }),
    );
  }
}

/** Every other rep has one in a month; most are answered within the day, a few late, some of the last month not yet. */
export function* complaints(seed: number, staff: Staff, months: readonly Month[]): Iterable<string> {
  yield header("complaints", "en");
  for (const month of months) {
    yield rowsOfReps(seed, "complaints", "T", staff, month, (rep, days, random, id) => {
      if (random.next() < 0.5) return [];
      const day = random.pick(days);
      const hour = 9 + random.below(8);
      const isWaiting = month.back === 0 && random.next() < 0.15;
      const isLate = random.next() < 0.12;
      const answeredOn = isLate ? dayAfter(day, 2) : day;
      const closedOn = dayAfter(answeredOn, 1 + random.below(3));
      const isClosed = !isWaiting && closedOn <= (days.at(-1) ?? day);
      return [
        line([
          id(),
          rep.id,
          random.pick(["complaint", "complaint", "need", "ticket"]),
          `${day} ${two(hour)}:${two(random.below(60))}:00`,
          isWaiting ? "" : `${answeredOn} ${two(hour + 1)}:${two(random.below(60))}:00`,
          isClosed ? `${closedOn} 16:30:00` : "",
          customerId(rep.portfolio * CUSTOMERS_EACH + random.below(CUSTOMERS_EACH)),
          random.pick(Names.TOPICS),
          isClosed ? "closed" : isWaiting ? "open" : "answered",
        ]),
      ];
    });
  }
}

function customerId(index: number): string {
  return `CU${String(index).padStart(5, "0")}`;
}

function earlier(a: string, other: string): string {
  return a < other ? a : other;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
