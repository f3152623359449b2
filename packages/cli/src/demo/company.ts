/** The exports of a made-up telesales company, for `start --demo`: same seed and last month, same bytes, on any day and machine. */
import { type Month, months as monthsUntil, quarter } from "./calendar.ts";
import { calls } from "./calls.ts";
import { payments, refunds } from "./cash.ts";
import { complaints, customers, followups, leads } from "./customers.ts";
import { deals, earlier, row, SNAPSHOTS } from "./deals.ts";
import { dirtyCalls, dirtyDeals, dirtyKnowledge, dirtyRefunds } from "./dirt.ts";
import { header } from "./layout.ts";
import { market } from "./market.ts";
import { CHINESE_OFFICE } from "./names.ts";
import { attendance, leave, people, targets } from "./people.ts";
import { assessments, knowledge, peers, surveys, training } from "./ratings.ts";
import { staff } from "./staff.ts";

/** The settings the demo organisation is made with. */
export const DEMO = {
  name: "临溪通讯 Linxi Communications",
  zone: "Asia/Shanghai",
  currency: "CNY",
  locale: "zh-CN",
} as const;

export type Export = {
  name: string;
  /** text in pieces of at most a month (calls: a day), to be encoded as UTF-8; made anew each time it is read */
  chunks: Iterable<string>;
};

/**
 * CSV files in Clearboard's own template layouts: people and targets first, then deals and calls month by month, with the
 * South office's deals and the surveys by quarter under Chinese headers, then the money that came in and went back, leave, the
 * market, customers and what passed with them, and in the end peer scores, knowledge, abilities and days at work.
 * `until` is the last full month (YYYY-MM). Nothing is made before it is read. Whatever `months` is, a month's rows are the
 * same: 3 months are the last 3 of 13. Throws a RangeError for a month that is none.
 */
export function* generate(options: { seed: number; until: string; months?: number }): Iterable<Export> {
  const { seed, until, months: count = 13 } = options;
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(until)) throw new RangeError(`not a month: ${until}`);
  if (!Number.isInteger(count) || count < 1) throw new RangeError(`not a number of months: ${count}`);
  const team = staff(seed, until);
  const months = monthsUntil(until, count);
  const again = (name: string, make: () => Iterable<string>): Export => ({
    name,
    chunks: { [Symbol.iterator]: () => make()[Symbol.iterator]() },
  });

  yield again("people.csv", () => people(team));
  yield again("targets.csv", () => targets(team, months));
  for (const [at, month] of months.entries()) {
    if (month.back === 0)
      for (const [snapshot] of SNAPSHOTS.entries())
        yield again(`pipeline-${month.name}-${snapshot + 1}.csv`, function* () {
          const list = deals(seed, team.reps, month).filter((deal) => deal.office !== CHINESE_OFFICE);
          yield header("deals", "en");
          yield earlier(seed, list, month, snapshot)
            .map((deal) => row(deal, "en"))
            .join("");
        });
    yield again(`deals-${month.name}.csv`, function* () {
      const list = deals(seed, team.reps, month).filter((deal) => deal.office !== CHINESE_OFFICE);
      yield header("deals", "en");
      yield list.map((deal) => row(deal, "en")).join("") + dirtyDeals(month, list);
    });
    yield again(`calls-${month.name}.csv`, () => calls(seed, team.reps, month, dirtyCalls(month)));

    const next = months[at + 1];
    const name = quarter(month.name);
    if (next !== undefined && quarter(next.name) === name) continue;
    const ofQuarter = months.filter((item) => quarter(item.name) === name);
    yield again(`deals-south-${name}.csv`, () =>
      byMonth("deals", ofQuarter, (item) =>
        deals(seed, team.reps, item)
          .filter((deal) => deal.office === CHINESE_OFFICE)
          .map((deal) => row(deal, "zh"))
          .join(""),
      ),
    );
    yield again(`surveys-${name}.csv`, () => byMonth("surveys", ofQuarter, (item) => surveys(seed, team, item)));
  }
  yield again("payments.csv", () => payments(seed, team.reps, months));
  yield again("refunds.csv", () => refunds(seed, team.reps, months, dirtyRefunds(months.at(-1))));
  yield again("leave.csv", () => leave(seed, team, months));
  yield again("market-share.csv", () => market(seed, months));
  yield again("customers.csv", () => customers(seed, team));
  yield again("leads.csv", () => leads(seed, team, months));
  yield again("follow-ups.csv", () => followups(seed, team, months.slice(-3)));
  yield again("complaints.csv", () => complaints(seed, team, months));
  yield again("peer-scores.csv", () => peers(seed, team, months));
  yield again("knowledge.csv", () => knowledge(seed, team, months, dirtyKnowledge(months.at(-1))));
  yield again("training.csv", () => training(seed, team, months));
  yield again("assessments.csv", () => assessments(seed, team, months));
  const last = months.at(-1);
  if (last !== undefined) yield again("attendance.csv", () => attendance(seed, team, last));
}

function* byMonth(
  layout: "deals" | "surveys",
  months: readonly Month[],
  rows: (month: Month) => string,
): Iterable<string> {
  yield header(layout, "zh");
  for (const month of months) yield rows(month);
}
