/** A draft policy paid on past months beside the policy that paid them: what it costs, who gains and who loses. */

import * as z from "zod";
import * as Code from "../code.ts";
import * as Money from "../money.ts";
import * as Order from "../order.ts";
import * as Reason from "../reason.ts";
import type * as Statement from "./statement.ts";

const Both = { current: Money.Info, draft: Money.Info, difference: Money.Info };

export const Info = z.object({
  from: z.string(),
  to: z.string(),
  currency: z.string(),
  months: z.array(z.object({ month: z.string(), people: z.int(), ...Both })),
  total: z.object(Both),
  people: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      teamName: z.string().nullable(),
      role: z.string().nullable(),
      ...Both,
    }),
  ),
  gain: z.int(),
  lose: z.int(),
  same: z.int(),
  /** people by pay over all the months together; `to` null above the last */
  distribution: z.array(z.object({ from: Money.Info, to: Money.Info.nullable(), current: z.int(), draft: z.int() })),
  /** who could not be paid by the draft, and why: the reason, and where the plan itself refused, its sentence */
  refused: z.array(
    z.object({
      month: z.string(),
      id: z.string(),
      name: z.string(),
      reason: Reason.Info,
      /** of core/code with its params; null = the reason says all */
      code: z.string().nullable(),
      params: z.record(z.string(), z.string()),
      message: z.string(),
    }),
  ),
});
export type Info = z.output<typeof Info>;

/** The statements of a month by the policy that holds and by the draft, of the same people. */
export type Month = { month: string; current: readonly Statement.Info[]; draft: readonly Statement.Info[] };

type Sums = { current: bigint; draft: bigint };
type Tally = Sums & { id: string; name: string; teamName: string | null; role: string | null };

/**
 * Totals, winners and losers, and the spread of pay over all the months together. Whoever neither policy pays in any month
 * is left out; whoever one of them does not pay counts with 0 there. Three people at 100, 200 and 300 of whom the draft
 * gives the first 50 more: total 600 and 650, one gains, none loses, two stay.
 */
export function simulate(months: readonly Month[], currency: string): Info {
  const people = new Map<string, Tally>();
  const refused: Info["refused"] = [];
  const rows = months.map(({ month, current, draft }) => {
    const sums: Sums = { current: 0n, draft: 0n };
    const drafted = new Map(draft.map((item) => [item.person.id, item]));
    let paid = 0;
    for (const before of current) {
      const after = drafted.get(before.person.id);
      const own = { current: minorOf(before), draft: after === undefined ? null : minorOf(after) };
      if (after !== undefined && isRefused(before, after)) refused.push(refusal(month, after));
      if (own.current === null && own.draft === null) continue;
      paid += 1;
      const { id, name, teamName, role } = (after ?? before).person;
      const tally = people.get(id) ?? { id, name, teamName, role, current: 0n, draft: 0n };
      people.set(id, { ...tally, name, teamName, role, ...add(tally, own) });
      Object.assign(sums, add(sums, own));
    }
    return { month, people: paid, ...both(sums, currency) };
  });
  const tallies = [...people.values()].sort(byDifference);
  const total = tallies.reduce<Sums>((sum, item) => add(sum, item), { current: 0n, draft: 0n });
  const changes = tallies.map(({ current, draft }) => draft - current);
  return {
    from: months[0]?.month ?? "",
    to: months.at(-1)?.month ?? "",
    currency,
    months: rows,
    total: both(total, currency),
    people: tallies.map(({ id, name, teamName, role, ...sums }) => ({
      id,
      name,
      teamName,
      role,
      ...both(sums, currency),
    })),
    gain: changes.filter((change) => change > 0n).length,
    lose: changes.filter((change) => change < 0n).length,
    same: changes.filter((change) => change === 0n).length,
    distribution: distribution(tallies, currency),
    refused,
  };
}

const minorOf = ({ own }: Statement.Info) => (own === null ? null : Money.minor(own));

const add = (sum: Sums, item: { current: bigint | null; draft: bigint | null }): Sums => ({
  current: sum.current + (item.current ?? 0n),
  draft: sum.draft + (item.draft ?? 0n),
});

function both({ current, draft }: Sums, currency: string) {
  return {
    current: Money.of(current, currency),
    draft: Money.of(draft, currency),
    difference: Money.of(draft - current, currency),
  };
}

/** The largest gain first, the largest loss last; who stays alike by name. */
function byDifference(item: Tally, two: Tally): number {
  const [left, right] = [item.draft - item.current, two.draft - two.current];
  if (left !== right) return left > right ? -1 : 1;
  return Order.byText(item.name, two.name) || Order.byText(item.id, two.id);
}

/** Paid until now and not by the draft, or turned away by the draft's own plan. */
function isRefused(before: Statement.Info, after: Statement.Info): boolean {
  return (
    after.own === null && (before.own !== null || (after.reason === "plan-refused" && before.reason !== after.reason))
  );
}

function refusal(month: string, { person, reason, notes }: Statement.Info): Info["refused"][0] {
  const note = reason === "plan-refused" ? notes.find(({ code }) => code in Code.TEXTS) : undefined;
  const why = reason ?? "plan-refused";
  return {
    ...{ month, id: person.id, name: person.name, reason: why },
    code: note?.code ?? null,
    params: note?.params ?? {},
    message: note === undefined ? why : Code.say(note.code as Code.Code, "en", note.params),
  };
}

const BARS = 12n;

/** People by pay in steps of 1, 2 or 5 times a power of ten, at most twelve; 0 is always an edge, the last step is open. */
function distribution(tallies: readonly Tally[], currency: string): Info["distribution"] {
  const all = tallies.flatMap(({ current, draft }) => [current, draft]);
  if (all.length === 0) return [];
  const most = all.reduce((high, item) => (item > high ? item : high), 0n);
  const least = all.reduce((low, item) => (item < low ? item : low), 0n);
  const step = stepOver(most - least);
  const first = floor(least, step);
  const count = (most - first) / step + 1n;
  const bars = Array.from({ length: Number(count) }, () => ({ current: 0, draft: 0 }));
  for (const { current, draft } of tallies) {
    const [before, after] = [bars[Number((current - first) / step)], bars[Number((draft - first) / step)]];
    if (before !== undefined) before.current += 1;
    if (after !== undefined) after.draft += 1;
  }
  return bars.map((bar, at) => {
    const from = first + BigInt(at) * step;
    return {
      from: Money.of(from, currency),
      to: at === bars.length - 1 ? null : Money.of(from + step, currency),
      ...bar,
    };
  });
}

/** The least 1, 2 or 5 times a power of ten, from 100 on, that covers the range in eleven steps. */
function stepOver(range: bigint): bigint {
  for (let power = 100n; ; power *= 10n)
    for (const step of [power, 2n * power, 5n * power]) if (range / step < BARS - 1n) return step;
}

function floor(value: bigint, step: bigint): bigint {
  return value >= 0n ? 0n : -((-value + step - 1n) / step) * step;
}
