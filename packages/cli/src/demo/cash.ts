/** payments.csv and refunds.csv: what the won deals brought in, and what went back. */
import { dayAfter, type Month, monthBefore } from "./calendar.ts";
import { type Deal, deals } from "./deals.ts";
import { header, line } from "./layout.ts";
import { stream } from "./random.ts";
import type { Rep } from "./staff.ts";

/** Payment is due so many days after the close where it is not made at once. */
const TERM = 30;
/** Of the won deals, the share of which money goes back within the window. */
const REFUNDED = 0.015;
/** A refund of so many days after the close comes after the window of 90. */
const TOO_LATE = 104;

type Row = { receivedOn: string; dueOn: string; amount: number };

/**
 * One or two payments a won deal. Six in ten pay whole within three weeks, two in ten in two halves, the others when it is
 * due or later, and one in twenty not at all. Nothing is known after the last month: what has not come by then is owed.
 */
export function* payments(seed: number, reps: readonly Rep[], months: readonly Month[]): Iterable<string> {
  yield header("payments", "en");
  const last = lastDay(months);
  for (const month of months) {
    let count = 0;
    yield won(seed, reps, month)
      .flatMap((deal) => of(seed, month, deal, last))
      .map(({ deal, receivedOn, dueOn, amount }) => {
        const id = `F${tag(month)}-${String(++count).padStart(4, "0")}`;
        return line([id, deal.id, receivedOn, dueOn, `${amount}.00`, "CNY"]);
      })
      .join("");
  }
}

function of(seed: number, month: Month, deal: Deal, last: string): (Row & { deal: Deal })[] {
  const random = stream(seed, "payments", month.back, deal.id);
  const way = random.next();
  const due = dayAfter(deal.closeDay, TERM);
  const half = Math.floor(deal.amount / 2);
  const rows: Row[] =
    way < 0.6
      ? [{ receivedOn: dayAfter(deal.closeDay, random.below(21)), dueOn: "", amount: deal.amount }]
      : way < 0.8
        ? [
            { receivedOn: dayAfter(deal.closeDay, random.below(10)), dueOn: deal.closeDay, amount: half },
            { receivedOn: dayAfter(due, random.below(28) - 3), dueOn: due, amount: deal.amount - half },
          ]
        : way < 0.95
          ? [{ receivedOn: dayAfter(due, random.below(45) - 15), dueOn: due, amount: deal.amount }]
          : [{ receivedOn: "", dueOn: due, amount: deal.amount }];
  return rows
    .map((row) => ({ deal, ...row, receivedOn: row.receivedOn > last ? "" : row.receivedOn }))
    .map((row) => (row.dueOn > last || (row.dueOn === "" && row.receivedOn === "") ? { ...row, dueOn: last } : row));
}

/** A few refunds a month, some weeks after their deal; one of them after the window; `dirty` is a line at the end. */
export function* refunds(seed: number, reps: readonly Rep[], months: readonly Month[], dirty = ""): Iterable<string> {
  yield header("refunds", "en");
  const last = lastDay(months);
  for (const month of months) {
    const list = won(seed, reps, month);
    const late = month.back === 4 ? list[0] : undefined;
    const given = list.flatMap((deal): { deal: Deal; day: string; amount: number }[] => {
      if (deal === late) return [{ deal, day: dayAfter(deal.closeDay, TOO_LATE), amount: deal.amount }];
      const random = stream(seed, "refunds", month.back, deal.id);
      const day = dayAfter(deal.closeDay, 3 + random.below(70));
      const part = random.next() < 0.5 ? 1 : 0.2 + 0.5 * random.next();
      return random.next() < REFUNDED && day <= last
        ? [{ deal, day, amount: Math.round((deal.amount * part) / 10) * 10 }]
        : [];
    });
    yield given
      .map(({ deal, day, amount }, at) => {
        const id = `R${tag(month)}-${String(at + 1).padStart(4, "0")}`;
        return line([id, deal.id, day, `${amount}.00`, "CNY", at % 2 === 0 ? "客户退订" : "Cancelled by the customer"]);
      })
      .join("");
  }
  yield dirty;
}

function won(seed: number, reps: readonly Rep[], month: Month): Deal[] {
  return deals(seed, reps, month).filter(({ stage }) => stage === "won");
}

function lastDay(months: readonly Month[]): string {
  return dayAfter(`${monthBefore(months.at(-1)?.name ?? "", -1)}-01`, -1);
}

function tag({ name }: Month): string {
  return name.slice(2).replace("-", "");
}
