/** The few rows that are wrong on purpose, so that the imports page has something honest to show. */
import type { Month } from "./calendar.ts";
import { type Deal, row } from "./deals.ts";
import { line } from "./layout.ts";

/** An employee id that no people file knows. */
export const UNKNOWN = "E1999";

/** How many there are of each, over a demo of two months or more; all lie in the last two months. */
export const DIRTY = { badDate: 5, unknownOwner: 6, duplicateId: 2 } as const;

/** Lines after a day's calls: on the third workday of the last month and of the one before. */
export function dirtyCalls(month: Month): (first: string, day: string) => string {
  const third = month.workdays[2]?.day;
  return (first, day) => {
    if (month.back > 1 || day !== third) return "";
    const tag = month.name.slice(2).replace("-", "");
    const stranger = (number: number, start: string) =>
      line([`C${tag}-90000${number}`, UNKNOWN, start, "out", "yes", 64, "+860005900001"]);
    const undated = (number: number, start: string) =>
      line([`C${tag}-90001${number}`, "E1014", start, "out", "no", 0, "+860005900002"]);
    const unknown = stranger(1, `${day} 10:12:40`) + stranger(2, `${day} 14:05:09`);
    if (month.back === 1) return unknown + undated(1, `${month.name}-32 10:15:00`);
    return `${unknown}${stranger(3, `${day} 16:44:31`)}${undated(1, `${month.name}-00 09:41:00`)}${undated(2, "yesterday 15:20")}${first}`;
  };
}

/** Lines after the last month's deals: a day that no calendar has, an owner nobody knows, an older state of a deal above. */
export function dirtyDeals(month: Month, list: readonly Deal[]): string {
  const won = list.find((deal) => deal.stage === "won");
  if (month.back !== 0 || won === undefined) return "";
  const tag = month.name.slice(2).replace("-", "");
  const undated = { ...won, id: `D${tag}-9001`, closeDay: `${month.name}-32` };
  const unowned = { ...won, id: `D${tag}-9002`, owner: UNKNOWN, amount: 8_800 };
  const older = { ...won, amount: won.amount + 500, updatedAt: `${won.openDay} 09:00:00` };
  return row(undated, "en") + row(unowned, "en") + row(older, "en");
}

/** The last line of the refunds file: money given back on a deal that no deals file knows. */
export function dirtyRefunds(month: Month | undefined): string {
  const day = month?.workdays[1]?.day;
  if (month === undefined || day === undefined) return "";
  const tag = month.name.slice(2).replace("-", "");
  return line([`R${tag}-9001`, `D${tag}-9999`, day, "1200.00", "CNY", "重复付款"]);
}

/** The last line of the knowledge file. */
export function dirtyKnowledge(month: Month | undefined): string {
  if (month === undefined) return "";
  const tag = month.name.slice(2).replace("-", "");
  return line([`K${tag}-9001`, "E1014", `${month.name}-32`, "年前回访清单", "yes"]);
}
