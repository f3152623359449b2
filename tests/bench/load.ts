/** A made-up month of a call centre, as files: the same count and seed give the same bytes on every machine. */
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { seeded } from "@clearboard/store/faults";

export const ZONE = "Asia/Shanghai";
export const MONTH = "2026-09";
/** Working days of the month; the last one is the day that comes later. */
const DAYS = [1, 2, 3, 4, 7, 8, 9, 10, 11, 14, 15, 16, 17, 18, 21, 22, 23, 24, 25, 28, 29, 30];
const CALLS_PER_PERSON = 2000;
export const DEALS_PER_PERSON = 40;

const CAMPAIGNS = ["Renewal Q3", "Win-back", "续约 华东", "新客 华南", "交叉销售"];
const NOTES = [
  "",
  "",
  "",
  "call back Monday",
  '"asked for ""better"" terms, in writing"',
  "客户要求报价",
  "已发送资料，待确认",
];
const STAGES = ["won", "won", "lost", "lost", "proposal"];

export type Load = { calls: string; deals: string; nextDay: string; people: number; nextDayCalls: number };

/** Writes `calls.csv` (so many calls, in order of time), `deals.csv`, and `next-day.csv` with one more day of calls. */
export async function make(dir: string, count: number, seed: number): Promise<Load> {
  await mkdir(dir, { recursive: true });
  const people = Math.max(1, Math.round(count / CALLS_PER_PERSON));
  const nextDayCalls = Math.round(count / (DAYS.length - 1));
  const load = { calls: join(dir, "calls.csv"), deals: join(dir, "deals.csv"), nextDay: join(dir, "next-day.csv") };
  const random = seeded(seed);
  await write(load.calls, calls(random, people, DAYS.slice(0, -1), count));
  await write(load.nextDay, calls(random, people, DAYS.slice(-1), nextDayCalls));
  await write(load.deals, deals(random, people));
  return { ...load, people, nextDayCalls };
}

const below = (random: () => number, limit: number) => Math.floor(random() * limit);
const item = <T>(random: () => number, list: T[]): T => list[below(random, list.length)] as T;
const two = (value: number) => String(value).padStart(2, "0");
const hex = (random: () => number, digits: number) =>
  below(random, 16 ** digits)
    .toString(16)
    .padStart(digits, "0");
const login = (person: number) => `agent-${String(person + 1).padStart(5, "0")}`;

function* calls(random: () => number, people: number, days: number[], count: number): Generator<string> {
  yield "call id,agent,start,direction,connected,talk seconds,customer,campaign,note\r\n";
  for (let result = 0; result < count; result++) {
    const share = (result / count) * days.length;
    const day = days[Math.floor(share)] ?? 1;
    // From half past eight, ten hours a day, some calls entered a little late.
    const second = 30_600 + Math.floor((share % 1) * 36_000) - below(random, 90);
    const time = `${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`;
    // The busiest make about twice as many calls as the quietest.
    const person = Math.floor(people * random() ** 1.3);
    const isConnected = random() < 0.42;
    const talk = isConnected ? 5 + Math.floor(-170 * Math.log(1 - random())) : below(random, 3);
    const id = `${hex(random, 8)}-${hex(random, 4)}-4${hex(random, 3)}-a${hex(random, 3)}-${hex(random, 6)}${hex(random, 6)}`;
    const phone = `1${30 + below(random, 70)}${String(below(random, 1e8)).padStart(8, "0")}`;
    const direction = random() < 0.15 ? "in" : "out";
    yield `${id},${login(person)},${MONTH}-${two(day)} ${time},${direction},${isConnected ? "yes" : "no"},${talk},${phone},${item(random, CAMPAIGNS)},${item(random, NOTES)}\r\n`;
  }
}

function* deals(random: () => number, people: number): Generator<string> {
  yield "deal id,owner,stage,amount,close date,product\r\n";
  for (let person = 0; person < people; person++) {
    for (let deal = 0; deal < DEALS_PER_PERSON; deal++) {
      const stage = item(random, STAGES);
      const amount = `${below(random, 60_000)}.${two(below(random, 100))}`;
      const close = stage === "proposal" ? "" : `${MONTH}-${two(1 + below(random, 30))}`;
      yield `D-${person}-${deal},${login(person)},${stage},${amount},${close},${item(random, ["CRM", "PBX", "BI"])}\r\n`;
    }
  }
}

async function write(path: string, rows: Iterable<string>): Promise<void> {
  const file = createWriteStream(path);
  let text = "";
  for (const row of rows) {
    text += row;
    if (text.length < 1 << 18) continue;
    if (!file.write(text)) await once(file, "drain");
    text = "";
  }
  file.end(text);
  await once(file, "close");
}
