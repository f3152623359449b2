/** The pay ledger's laws on random plans with caps that carry and draws that are owed, late data in any month, any order of posting. */
import * as Entry from "@clearboard/core/pay/entry";
import * as Posting from "@clearboard/core/pay/posting";
import * as Statement from "@clearboard/core/pay/statement";
import * as Lint from "@clearboard/core/plan/lint";
import type * as Plan from "@clearboard/core/plan/plan";
import { expect, test } from "vitest";
import * as Random from "./random-plan.ts";
import { changed, type Period, state } from "./stating.ts";

const SEQUENCES = Number(process.env.CLEARBOARD_CASES ?? 250);
const LONG = 600_000;

type Ledger = {
  balance: Entry.Balance | null;
  entries: Entry.Info[];
  order: string[];
  was: Map<string, Statement.Info>;
  known?: Statement.Info["person"] | undefined;
};

/** Every month of the order as known now, each from the balances the one before leaves. */
function chain(plan: Plan.Info, order: readonly string[], world: ReadonlyMap<string, Period>) {
  const now = new Map<string, Statement.Info>();
  let opening: Posting.Opening = Entry.emptyBalance("p", plan.currency);
  for (const month of order) {
    const period = world.get(month);
    const result = period === undefined ? null : state(plan, period, opening);
    if (result !== null) now.set(month, result);
    opening = Posting.carry(
      new Map([["p", { ...Entry.emptyBalance("p", plan.currency), ...opening }]]),
      result === null ? [] : [result],
    ).get("p")!;
  }
  return { now, opening };
}

function post(
  ledger: Ledger,
  plan: Plan.Info,
  month: string,
  world: ReadonlyMap<string, Period>,
): Statement.Info | null {
  const { now, opening } = chain(plan, ledger.order, world);
  const period = world.get(month);
  const { statement: result, after } = Posting.postMonth({
    month,
    person: "p",
    currency: plan.currency,
    own: period === undefined ? null : state(plan, period, opening),
    before: ledger.balance,
    known: ledger.known,
    earlier: ledger.order.map((item) => ({
      month: item,
      was: ledger.was.get(item) ?? null,
      now: now.get(item) ?? null,
    })),
    opening,
  });
  ledger.balance = after;
  ledger.known = result?.person;
  ledger.entries.push(...(result?.entries ?? []));
  ledger.order.push(month);
  ledger.was = new Map(now);
  if (result !== null && period !== undefined) ledger.was.set(month, result);
  return result;
}

const sumOf = (entries: readonly Entry.Info[], source: string, isMeant: typeof Entry.isOfMonth) =>
  Entry.sumMinor(
    entries.filter((entry) => entry.source === source),
    isMeant,
  );

test(
  "after every posting each month's lines sum to its latest pay, and what is owed and withheld is what was due all along",
  () => {
    let clawed = 0;
    for (let seed = 1; seed <= SEQUENCES; seed += 1) {
      const of = Random.chance(seed + 9_000_000);
      const drawn = Random.plan(of);
      // Caps that carry and draws that are owed are what makes a ledger hard.
      const { plan } = Lint.demand({
        ...drawn,
        ...(of.is(60) && { cap: { amount: `${200 + of.below(800)}.00`, carried: true } }),
        ...(of.is(60) && { draw: { amount: `${100 + of.below(500)}.00` } }),
      });
      const periods = Random.input(of, plan).people![0]!.periods as Period[];
      const world = new Map(periods.map((period) => [period.id, period]));
      const left = [...world.keys()];
      const ledger: Ledger = { balance: null, entries: [], order: [], was: new Map() };
      while (left.length > 0) {
        const month = left.splice(of.below(left.length), 1)[0]!;
        const result = post(ledger, plan, month, world);
        expect(result?.paid.minor ?? "0").toBe(`${Entry.sumMinor(result?.entries ?? [], () => true)}`);
        const { now, opening } = chain(plan, ledger.order, world);
        for (const source of ledger.order) {
          const place = `seed ${seed} ${source} after ${month}`;
          const is = now.get(source) ?? null;
          expect(sumOf(ledger.entries, source, Entry.isOfMonth), place).toBe(Statement.earnedMinor(is));
          expect(ledger.balance?.posted[source] ?? "0", place).toBe(`${Statement.earnedMinor(is)}`);
          expect(
            sumOf(ledger.entries, source, (kind) => Entry.isOfMonth(kind) || Entry.isOfDraw(kind)),
            place,
          ).toBe(Statement.earnedMinor(is) + Statement.drawnMinor(is));
        }
        const due = ledger.order.map((source) => now.get(source) ?? null);
        const all = due.reduce((sum, is) => sum + Statement.earnedMinor(is) + Statement.drawnMinor(is), 0n);
        // What was paid out, less what is still to be taken off, is all that was due; nothing is paid below 0.
        expect(Entry.sumMinor(ledger.entries, () => true) - BigInt(ledger.balance?.deficit.minor ?? "0")).toBe(all);
        expect(BigInt(result?.paid.minor ?? "0") >= 0n).toBe(true);
        expect([ledger.balance?.owed ?? opening.owed, ledger.balance?.withheld ?? opening.withheld]).toEqual([
          opening.owed,
          opening.withheld,
        ]);
        for (const entry of result?.entries ?? []) {
          if (entry.kind === "clawback") clawed += 1;
          if (entry.kind !== "adjustment" && entry.kind !== "clawback") continue;
          expect(BigInt(entry.after!.minor) - BigInt(entry.before!.minor)).toBe(BigInt(entry.amount.minor));
          expect(entry.causes.reduce((sum, cause) => sum + BigInt(cause.amount.minor), 0n)).toBe(
            BigInt(entry.amount.minor),
          );
        }
        if (of.is(50)) {
          const late = of.any([...world.keys()]);
          const period = world.get(late)!;
          if (of.is(10)) world.delete(late);
          else world.set(late, changed(of, period));
        }
      }
      // Whoever posts once more without news posts nothing for any earlier month.
      post(ledger, plan, "2027-01", world);
      expect(post(ledger, plan, "2027-02", world)?.entries ?? [], `seed ${seed}`).toEqual([]);
      expect(new Set(ledger.entries.map(({ id }) => id)).size).toBe(ledger.entries.length);
    }
    expect(clawed).toBeGreaterThan(0);
  },
  LONG,
);

const three = Lint.demand({
  id: "five",
  currency: "CNY",
  components: [{ id: "revenue", unit: "month", tiers: [{ from: "0", rate: "5%" }] }],
  cap: { amount: "500", carried: true },
  refunds: { windowDays: "90" },
}).plan;
const deal = (id: string, amount: string, refunds: object[] = []) => ({ id, day: "2026-01-10", amount, refunds });

test("a cap that would have held back less gives back what the month after paid too much, and no more", () => {
  // January 16,000 at 5% = 800: 500 paid, 300 held back; February 2,000 = 100 + 300 held back.
  const world = new Map<string, Period>([
    ["2026-01", { id: "2026-01", deals: [deal("A", "16000")] } as Period],
    ["2026-02", { id: "2026-02", deals: [deal("B", "2000")] } as Period],
    ["2026-03", { id: "2026-03", deals: [] } as Period],
  ]);
  const ledger: Ledger = { balance: null, entries: [], order: [], was: new Map() };
  expect(post(ledger, three, "2026-01", world)).toMatchObject({
    paid: { minor: "50000" },
    after: { withheld: { minor: "30000" } },
  });
  expect(post(ledger, three, "2026-02", world)).toMatchObject({
    paid: { minor: "40000" },
    after: { withheld: { minor: "0" } },
  });
  // All but 4,000 of January's deal is refunded: 200 was due, so 300 of January and the 300 carried into February come back.
  world.set("2026-01", {
    id: "2026-01",
    deals: [deal("A", "16000", [{ amount: "12000", day: "2026-02-20" }])],
  } as Period);
  const march = post(ledger, three, "2026-03", world)!;
  expect(march.entries.map(({ kind, source, amount }) => [kind, source, amount.minor])).toEqual([
    ["earned", "2026-03", "0"],
    ["clawback", "2026-01", "-30000"],
    ["adjustment", "2026-02", "-30000"],
    ["carried", "2026-03", "60000"],
  ]);
  expect(march.entries[2]!.causes.map(({ code }) => code)).toEqual(["balance"]);
  expect(march.notes).toEqual([{ code: "pay-negative", params: {} }]);
  expect(march).toMatchObject({ paid: { minor: "0" }, after: { deficit: { minor: "60000" } } });
});

test("who vanished is still told what earlier months owe, with no pay of the month itself", () => {
  const world = new Map<string, Period>([["2026-01", { id: "2026-01", deals: [deal("A", "1000")] } as Period]]);
  const ledger: Ledger = { balance: null, entries: [], order: [], was: new Map() };
  post(ledger, three, "2026-01", world);
  expect(post(ledger, three, "2026-02", world)).toBeNull();
  world.set("2026-01", { id: "2026-01", deals: [deal("A", "1000"), deal("C", "200")] } as Period);
  const late = post(ledger, three, "2026-03", world)!;
  expect(late).toMatchObject({ own: null, reason: "left", person: { id: "p", name: "Pat" }, paid: { minor: "1000" } });
  expect(late.entries).toMatchObject([
    { kind: "adjustment", source: "2026-01", posted: "2026-03", before: { minor: "5000" }, after: { minor: "6000" } },
  ]);
  expect(late.entries[0]!.causes).toMatchObject([
    { code: "row-new", params: { id: "C" }, amount: { minor: "1000" }, rows: [{ kind: "deal", id: "C", line: 2 }] },
  ]);
  expect(late.files).toEqual({ imp_1: "deals.csv" });
  world.delete("2026-01");
  expect(post(ledger, three, "2026-04", world)).toMatchObject({
    paid: { minor: "0" },
    after: { posted: { "2026-01": "0" }, deficit: { minor: "6000" } },
  });
  // An open balance is stated month by month, also of somebody whom nothing else is paid to.
  expect(post(ledger, three, "2026-05", world)).toMatchObject({
    person: { name: "Pat" },
    paid: { minor: "0" },
    entries: [],
    after: { deficit: { minor: "6000" } },
    notes: [{ code: "pay-deficit-open", params: {} }],
  });
});

test("a late deal lowers the draw that its month lent and what the month after took back, each by a line of its own kind", () => {
  const { plan } = Lint.demand({
    ...{ id: "draw", currency: "CNY", draw: { amount: "500" } },
    components: [{ id: "revenue", unit: "month", tiers: [{ from: "0", rate: "5%" }] }],
  });
  const period = (id: string, ...amounts: string[]) =>
    ({ id, deals: amounts.map((amount, at) => deal(`${id} ${at}`, amount)) }) as Period;
  // January 4,000 at 5% = 200, lifted to 500 by a draw of 300; February 1,000 less the 300 owed.
  const world = new Map([
    ["2026-01", period("2026-01", "4000")],
    ["2026-02", period("2026-02", "20000")],
    ["2026-03", period("2026-03", "10000")],
  ]);
  const ledger: Ledger = { balance: null, entries: [], order: [], was: new Map() };
  const linesOf = (month: string) =>
    post(ledger, plan, month, world)?.entries.map(({ kind, source, amount }) => [kind, source, amount.minor]);
  expect(linesOf("2026-01")).toEqual([
    ["earned", "2026-01", "20000"],
    ["draw", "2026-01", "30000"],
  ]);
  expect(linesOf("2026-02")).toEqual([
    ["earned", "2026-02", "100000"],
    ["recovery", "2026-02", "-30000"],
  ]);
  // 2,000 more for January: 100 more earned, 100 less lent, and 100 less taken back in February.
  world.set("2026-01", period("2026-01", "4000", "2000"));
  expect(linesOf("2026-03")).toEqual([
    ["earned", "2026-03", "50000"],
    ["adjustment", "2026-01", "10000"],
    ["recovery", "2026-01", "-10000"],
    ["draw", "2026-02", "10000"],
  ]);
});
