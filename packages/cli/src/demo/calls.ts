/** The call log of a month, workday by workday, in the order in which the calls began. */
import type { Month } from "./calendar.ts";
import { header, line } from "./layout.ts";
import * as Names from "./names.ts";
import { type Random, stream } from "./random.ts";
import { CUSTOMERS_EACH, causeIn, type Rep, ramp, workdaysOf } from "./staff.ts";

/** Calls of an ordinary rep on an ordinary day: few and long, as in selling to companies. */
const DIALS = 17;
const CONNECT_RATE = 0.42;
const INBOUND = 0.07;
/** Numbers from here on belong to nobody the company sold to yet. */
const STRANGERS = 100_000;

type Call = { second: number; agent: string; direction: "in" | "out"; talkSeconds: number; customer: string };

/** Chunks of one workday; `dirty` gives further lines by day, which follow those of the day. */
export function* calls(
  seed: number,
  reps: readonly Rep[],
  month: Month,
  dirty: (first: string, day: string) => string = () => "",
): Iterable<string> {
  yield header("calls", "en");
  const random = stream(seed, "calls", month.back);
  const present = reps.map((rep) => ({
    rep,
    days: new Set(workdaysOf(rep, month).map(({ day }) => day)),
    dials: DIALS * rep.skill.dials * ramp(rep, month).dials * (causeIn(rep, month) === "dials-little" ? 0.62 : 1),
  }));
  let count = 0;
  for (const { day, weight } of month.workdays) {
    const busy = weight * (0.85 + 0.15 * month.demand);
    const list: Call[] = [];
    for (const { rep, days, dials } of present) {
      // a day off now and then
      if (!days.has(day) || random.next() < 0.04) continue;
      const today = random.round(Math.max(0, dials * busy * (1 + 0.16 * random.normal())));
      for (let index = 0; index < today; index++) list.push(call(rep, random));
    }
    list.sort((a, b) => a.second - b.second);
    const lines = list.map((each) => row(`C${month.name.slice(2).replace("-", "")}-${six(++count)}`, day, each));
    yield lines.join("") + dirty(lines[0] ?? "", day);
  }
}

function call(rep: Rep, random: Random): Call {
  const direction = random.next() < INBOUND ? "in" : "out";
  const isConnected = random.next() < (direction === "in" ? 0.94 : CONNECT_RATE * rep.skill.connect);
  // most talks are short, a few are long: the cube of a uniform bends them so
  const bend = random.next();
  const talkSeconds = isConnected ? 12 + Math.floor(70 * random.next() + 640 * bend * bend * bend) : 0;
  const isKnown = direction === "in" || random.next() < 0.35;
  const number = isKnown
    ? rep.portfolio * CUSTOMERS_EACH + random.below(CUSTOMERS_EACH)
    : STRANGERS + rep.portfolio * 10_000 + random.below(2_500);
  return { second: secondOfDay(random), agent: rep.id, direction, talkSeconds, customer: Names.phone(number) };
}

/** 9:00 to 11:45 and 13:30 to 18:00, thickest in the middle of each half. */
function secondOfDay(random: Random): number {
  const middle = (random.next() + random.next()) / 2;
  const isMorning = random.next() < 0.42;
  const spread = random.next() < 0.5 ? middle : random.next();
  return isMorning ? 32_400 + Math.floor(spread * 9_900) : 48_600 + Math.floor(spread * 16_200);
}

function row(id: string, day: string, item: Call): string {
  const start = `${day} ${two(Math.floor(item.second / 3600))}:${two(Math.floor(item.second / 60) % 60)}:${two(item.second % 60)}`;
  return line([
    id,
    item.agent,
    start,
    item.direction,
    item.talkSeconds > 0 ? "yes" : "no",
    item.talkSeconds,
    item.customer,
  ]);
}

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

function six(value: number): string {
  return String(value).padStart(6, "0");
}
