/** Cash through a store: payments in parts, returned cash, refunds and credit notes, in any order and month, published in between. */
import type * as Statement from "@clearboard/core/pay/statement";
import type * as Plan from "@clearboard/core/plan/plan";
import { publish } from "@clearboard/jobs/month";
import { statements } from "@clearboard/jobs/pay/statement";
import * as Draft from "@clearboard/jobs/policy/draft";
import { verify } from "@clearboard/jobs/verify";
import * as Month from "@clearboard/store/month";
import * as User from "@clearboard/store/user";
import { expect, test } from "vitest";
import { type Chance, chance } from "../pay/random-plan.ts";
import { createSandbox, inMemory, type Sandbox } from "./sandbox.ts";
import { seeds } from "./seeds.ts";

const MONTHS = ["2026-01", "2026-02", "2026-03", "2026-04", "2026-05", "2026-06"];
/** Each seed is as many cases as there are people: everybody has deals of their own. */
const PEOPLE = Array.from({ length: 10 }, (_, at) => `E${at + 1}`);

const text = (cents: number) => (cents / 100).toFixed(2);
const HEADS = {
  deals: "deal id,owner,owner share,second owner,second share,stage,amount,close date",
  payments: "payment id,deal id,owner,amount,received on",
  refunds: "refund id,deal id,owner,refund date,amount",
};
type File = keyof typeof HEADS;
type World = { rows: { file: File; row: string; month: number }[]; kept: Map<string, number>; shared: Set<string> };

/** Deals of one person or two, with what was paid and given back; in the end the customer has paid what was kept. */
function world(of: Chance, isCash: boolean): World {
  const { below, any } = of;
  const outcome: World = { rows: [], kept: new Map(), shared: new Set() };
  const day = (month: number, from = 1) => `${MONTHS[month]}-${String(from + below(28 - from)).padStart(2, "0")}`;
  for (const owner of PEOPLE)
    for (let at = 0; at <= below(3); at += 1) {
      const [id, month] = [`${owner}-${at}`, below(4)];
      const cents = below(5) === 0 ? -1 - below(3000) : 1 + below(9000);
      const other = below(3) === 0 ? any(PEOPLE.filter((name) => name !== owner)) : null;
      const shares = other === null ? ",," : any([`50%,${other},50%`, `70%,${other},30%`, `33.3%,${other},66.7%`]);
      outcome.rows.push({ file: "deals", row: `${id},${owner},${shares},won,${text(cents)},${day(month)}`, month });
      const later = () => month + below(MONTHS.length - month);
      let left = Math.max(0, cents);
      for (let part = 0; part < below(3); part += 1) {
        const [when, taken] = [later(), Math.min(left, 1 + below(3000))];
        if (taken === 0) continue;
        left -= taken;
        outcome.rows.push({
          file: "refunds",
          row: `R${id}-${part},${id},${owner},${day(when)},${text(taken)}`,
          month: when,
        });
      }
      let paid = 0;
      const pay = (amount: number, when: number, name: string) => {
        paid += amount;
        const row = `P${id}-${name},${id},${owner},${text(amount)},${day(when)}`;
        if (amount !== 0) outcome.rows.push({ file: "payments", row, month: when });
      };
      if (cents > 0) {
        // A deposit may come before the win, and cash go back.
        for (let part = 0; part < below(5); part += 1)
          pay(below(4) === 0 ? -below(500) : 1 + below(3000), below(6) === 0 ? below(month + 1) : later(), `${part}`);
        pay(left - paid, MONTHS.length - 1, "rest");
      }
      outcome.kept.set(id, cents < 0 ? (isCash ? 0 : cents) : left);
      if (other !== null) for (const name of [owner, other]) outcome.shared.add(name);
    }
  return outcome;
}

type Component = NonNullable<Plan.Draft["components"]>[0];
const component: Component = { id: "rev", unit: "month", tiers: [{ from: "0", rate: "1" }] };
const PLANS: Record<string, Component[]> = {
  "on cash": [{ ...component, measure: "paid" }],
  "on cash by deal": [{ ...component, measure: "paid", unit: "deal" }],
  "on cash by quarter": [{ ...component, measure: "paid", unit: "quarter" }],
  "on release": [{ ...component, release: { onWin: "20%" } }],
  "on release by deal": [{ ...component, unit: "deal", release: { onWin: "0" } }],
  "on release by quarter": [{ ...component, unit: "quarter", release: { onWin: "50%" } }],
  "on revenue": [component],
};

async function begin(components: Component[] = []): Promise<Sandbox> {
  const sandbox = await createSandbox({}, inMemory(), Date.UTC(2026, 6, 1, 4));
  await sandbox.take("people.csv", `employee id,name,team\n${PEOPLE.map((id) => `${id},Person ${id},T`).join("\n")}\n`);
  for (const name of ["dana", "erik"])
    await User.create(sandbox.table, { name, role: "director", now: sandbox.ctx.now() });
  const document = { id: "linear", currency: "CNY", components };
  const draft = await Draft.create(sandbox.ctx, { document, effectiveMonth: "2026-01", note: "", by: "dana" });
  await Draft.approve(sandbox.ctx, { draft: draft.id, by: "erik" });
  return sandbox;
}

/** Takes rows in as files of their kinds, in the order given. */
async function bring(sandbox: Sandbox, rows: World["rows"]): Promise<void> {
  for (const [file, list] of Map.groupBy(rows, (row) => row.file)) {
    const lines = list.map(({ row }) => row).join("\n");
    const { status } = await sandbox.take(`${file}.csv`, `${HEADS[file]}\n${lines}\n`);
    expect(["applied", "unchanged"]).toContain(status);
  }
}

async function post(sandbox: Sandbox, month: string): Promise<Statement.Info[]> {
  if ((await Month.get(sandbox.table, month)) === undefined) return [];
  const { digest } = await sandbox.board(month);
  await publish(sandbox.ctx, { month, digest, by: "dana" });
  const found: Statement.Info[] = [];
  for await (const statement of statements(sandbox.ctx, month)) found.push(statement);
  return found;
}

const sum = (list: readonly bigint[]) => list.reduce((left, minor) => left + minor, 0n);
const shuffled = <T>({ below }: Chance, list: readonly T[]): T[] => {
  const next = [...list];
  for (let at = next.length - 1; at > 0; at -= 1) {
    const other = below(at + 1);
    [next[at], next[other]] = [next[other] as T, next[at] as T];
  }
  return next;
};

/** What each person was paid over all months, less what is still to be taken off, and the latest pay of each month. */
function summaryOf(all: readonly Statement.Info[]) {
  return PEOPLE.map((key) => {
    const own = all.filter(({ person }) => person.name === `Person ${key}`);
    const paid = sum(own.map((statement) => BigInt(statement.paid.minor)));
    const { deficit, posted } = own.at(-1)?.after ?? { deficit: { minor: "0" }, posted: {} };
    const months = Object.entries(posted).filter(([, minor]) => minor !== "0");
    return { key, earned: paid - BigInt(deficit.minor), posted: Object.fromEntries(months.sort()) };
  });
}

test.each(seeds(20))("pay over all months is pay on what the customers kept, seed %i", async (seed) => {
  const of = chance(seed);
  const names = Object.keys(PLANS);
  const name = names[seed % names.length] ?? "";
  const { rows, kept, shared } = world(of, name.startsWith("on cash"));
  const sandbox = await begin(PLANS[name]);
  const all: Statement.Info[] = [];
  let waiting = shuffled(of, rows);
  for (const [at, month] of MONTHS.entries()) {
    // Before a month is published about two thirds of what happened by then are known, at last all.
    const isKnown = (row: World["rows"][0]) => row.month <= at && (at === MONTHS.length - 1 || of.below(3) > 0);
    const [now, later] = [waiting.filter(isKnown), waiting] as const;
    await bring(sandbox, now);
    waiting = later.filter((row) => !now.includes(row));
    all.push(...(await post(sandbox, month)));
  }
  const result = summaryOf(all);
  expect(sum(result.map(({ earned }) => earned))).toBe(
    BigInt([...kept.values()].reduce((left, cents) => left + cents, 0)),
  );
  for (const { key, earned } of result) {
    const own = [...kept].filter(([id]) => id.startsWith(`${key}-`)).reduce((left, [, cents]) => left + cents, 0);
    if (!shared.has(key)) expect(earned, key).toBe(BigInt(own));
  }
  expect((await verify(sandbox.ctx)).findings).toEqual([]);
  // The same rows all at once, in another order: the same pay of every month.
  const other = await begin(PLANS[name]);
  await bring(other, shuffled(of, rows));
  const again: Statement.Info[] = [];
  for (const month of MONTHS) again.push(...(await post(other, month)));
  expect(summaryOf(again)).toEqual(result);
});
