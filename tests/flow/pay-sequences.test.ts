/** Seeded years of pay: late deals, corrections, refunds, targets and policies in any order, months published in any order. */

import * as Entry from "@clearboard/core/pay/entry";
import type * as Statement from "@clearboard/core/pay/statement";
import type * as Plan from "@clearboard/core/plan/plan";
import * as Ready from "@clearboard/core/plan/presets";
import { candidateFor } from "@clearboard/jobs/board";
import { publish } from "@clearboard/jobs/month";
import { runFor } from "@clearboard/jobs/pay/run";
import { statements } from "@clearboard/jobs/pay/statement";
import { verifyPay } from "@clearboard/jobs/pay/verify";
import * as Draft from "@clearboard/jobs/policy/draft";
import * as User from "@clearboard/store/user";
import { expect, test } from "vitest";
import { type Chance, chance } from "../pay/random-plan.ts";
import { createSandbox, DAY, inMemory, type Sandbox } from "./sandbox.ts";
import { seeds } from "./seeds.ts";

const MONTHS = ["2026-01", "2026-02", "2026-03", "2026-04", "2026-05"];
const OWNERS = ["A1", "B2", "C3"];
const STEPS = 9;

type Deal = { id: string; owner: string; cents: number; day: string };

const text = (cents: number) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`;

class World {
  readonly deals = new Map<string, Deal>();
  readonly posted = new Map<string, string[]>();
  refunds = 0;
  made = 0;
  readonly sandbox: Sandbox;
  readonly of: Chance;
  constructor(sandbox: Sandbox, of: Chance) {
    this.sandbox = sandbox;
    this.of = of;
  }

  async bring(list: readonly Deal[]) {
    for (const deal of list) this.deals.set(deal.id, deal);
    const rows = list.map(({ id, owner, cents, day }) => `${id},${owner},won,${text(cents)},${day}`);
    const receipt = await this.sandbox.take("deals.csv", `deal id,owner,stage,amount,close date\n${rows.join("\n")}\n`);
    expect(["applied", "unchanged"]).toContain(receipt.status);
  }

  deal(month: string): Deal {
    const { below, any } = this.of;
    this.made += 1;
    const id = `D${this.made}`;
    return {
      id,
      owner: any(OWNERS),
      cents: 100 + below(90_000),
      day: `${month}-${String(1 + below(28)).padStart(2, "0")}`,
    };
  }

  /** A refund 20 days after the close: inside every window. */
  async refund(deal: Deal, cents: number) {
    this.refunds += 1;
    const day = new Date(Date.parse(deal.day) + 20 * DAY).toISOString().slice(0, 10);
    await this.sandbox.take(
      "refunds.csv",
      `refund id,deal id,owner,refund date,amount\nR${this.refunds},${deal.id},${deal.owner},${day},${text(cents)}\n`,
    );
  }

  async targets() {
    const { below } = this.of;
    const rows = MONTHS.flatMap((month) =>
      OWNERS.map((owner) => `${month},person,${owner},${text(20_000 + below(60_000))}`),
    );
    await this.sandbox.take("targets.csv", `month,scope,subject,revenue target\n${rows.join("\n")}\n`);
  }

  async policy(plan: Plan.Draft, month: string) {
    const draft = await Draft.create(this.sandbox.ctx, { document: plan, effectiveMonth: month, note: "", by: "dana" });
    await Draft.approve(this.sandbox.ctx, { draft: draft.id, by: "Erik" });
  }

  /** Anything that may happen in a company, from a new deal to a new policy. */
  async step(plan: Plan.Draft) {
    const { below, any } = this.of;
    const deal = any([...this.deals.values()]);
    this.sandbox.pass(1000);
    switch (below(6)) {
      case 0:
        return this.bring([this.deal(any(MONTHS)), this.deal(any(MONTHS))]);
      case 1:
        return this.bring([{ ...deal, cents: 100 + below(90_000) }]);
      case 2:
        return this.bring([{ ...deal, owner: any(OWNERS), day: `${any(MONTHS)}-15` }]);
      case 3:
        return this.refund(deal, 1 + below(deal.cents));
      case 4:
        return this.targets();
      default: {
        const open = MONTHS.filter((month) => !this.posted.has(month));
        const tiers = plan.components?.[0]?.tiers?.map((tier, at) =>
          at === 0 ? { ...tier, rate: `0.0${1 + below(3)}` } : tier,
        );
        const components = plan.components?.map((item, at) => (at === 0 && tiers ? { ...item, tiers } : item));
        // A month may be published already, or the plan be the one that holds.
        await this.policy({ ...plan, ...(components && { components }) }, any(open)).catch((error: { code?: string }) =>
          expect(["policy-published", "policy-same", "policy-moved"]).toContain(error.code),
        );
      }
    }
  }

  async all(month: string): Promise<Statement.Info[]> {
    const found: Statement.Info[] = [];
    for await (const item of statements(this.sandbox.ctx, month)) found.push(item);
    return found;
  }

  async post(month: string) {
    const { digest } = await this.sandbox.board(month);
    await publish(this.sandbox.ctx, { month, digest, by: "dana" });
    this.posted.set(
      month,
      (await this.all(month)).map((item) => JSON.stringify(item)),
    );
  }

  /** Published statements are what they were; each month's lines sum to its latest pay; nobody is owed the same twice. */
  async check(place: string): Promise<Map<string, bigint>> {
    const sums = new Map<string, bigint>();
    for (const [month, posted] of this.posted) {
      const now = await this.all(month);
      expect(
        now.map((item) => JSON.stringify(item)),
        place,
      ).toEqual(posted);
      for (const { entries, person } of now)
        for (const item of entries)
          if (Entry.isOfMonth(item.kind)) {
            const key = `${person.id} ${item.source}`;
            sums.set(key, (sums.get(key) ?? 0n) + BigInt(item.amount.minor));
          }
    }
    expect(await verifyPay(this.sandbox.ctx), place).toEqual([]);
    return sums;
  }

  /** Right after a posting the board of every posted month, as known now, shows just what its lines sum to. */
  async checkLatest(place: string, sums: ReadonlyMap<string, bigint>) {
    for (const month of this.posted.keys()) {
      const board = await candidateFor(this.sandbox.ctx, month);
      for (const { id, bonus } of board.people)
        expect(sums.get(`${id} ${month}`) ?? 0n, `${place} ${id} ${month}`).toBe(BigInt(bonus?.minor ?? "0"));
    }
  }
}

async function begin(seed: number): Promise<World> {
  const sandbox = await createSandbox({}, inMemory(), Date.UTC(2026, 6, 1, 4));
  const world = new World(sandbox, chance(seed));
  await sandbox.take(
    "people.csv",
    `employee id,name,team,region\n${OWNERS.map((id) => `${id},Person ${id},T,N`).join("\n")}\n`,
  );
  for (const name of ["dana", "Erik"])
    await User.create(sandbox.table, { name, role: "director", now: sandbox.ctx.now() });
  await world.bring(MONTHS.map((month, at) => ({ ...world.deal(month), id: `base${at}` })));
  await world.targets();
  return world;
}

test.each(seeds(40))("sequence %i keeps what was posted and posts every difference once", async (seed) => {
  const world = await begin(seed);
  const { below, any } = world.of;
  const hasBalances = seed % 2 === 0;
  const plan: Plan.Draft = hasBalances
    ? { ...Ready.threeLines("CNY"), cap: { amount: "12", carried: true }, draw: { amount: "5" } }
    : Ready.threeLines("CNY");
  if (hasBalances) await world.policy(plan, "2026-01");
  for (let step = 1; step <= STEPS && world.posted.size < MONTHS.length - 1; step += 1) {
    const place = `seed ${seed} step ${step}`;
    await world.step(plan);
    if (below(2) === 0) {
      await world.check(place);
      continue;
    }
    await world.post(any(MONTHS.filter((month) => !world.posted.has(month))));
    const sums = await world.check(place);
    if (!hasBalances) await world.checkLatest(place, sums);
    // Nothing came since: the next month has nothing to put right.
    const open = MONTHS.find((month) => !world.posted.has(month)) ?? "";
    expect((await runFor(world.sandbox.ctx, open)).totals.adjustments.minor, place).toBe("0");
  }
});

test.each(seeds(6))(
  "when everything is refunded in time, everybody was paid nothing in the end, seed %i",
  async (seed) => {
    const world = await begin(seed + 500);
    await world.bring([world.deal("2026-01"), world.deal("2026-02"), world.deal("2026-03")]);
    for (const month of ["2026-02", "2026-01"]) await world.post(month);
    for (const deal of world.deals.values()) await world.refund(deal, deal.cents);
    for (const month of ["2026-04", "2026-03"]) await world.post(month);
    const sums = await world.check(`seed ${seed}`);
    expect([...sums.values()].filter((sum) => sum !== 0n)).toEqual([]);
    const stated = [...world.posted.values()].flat().map((item): Statement.Info => JSON.parse(item));
    const paid = stated.map((item) => BigInt(item.paid.minor));
    // Payroll gets nothing below 0: what was paid before the refunds is carried, and stands open to the cent.
    expect(paid.every((minor) => minor >= 0n)).toBe(true);
    expect(stated.some(({ entries }) => entries.some(({ kind }) => kind === "carried"))).toBe(true);
    const open = new Map(stated.map((item) => [item.person.id, BigInt(item.after.deficit.minor)]));
    const sum = (list: Iterable<bigint>) => [...list].reduce((left, minor) => left + minor, 0n);
    expect(sum(paid)).toBe(sum(open.values()));
  },
);
