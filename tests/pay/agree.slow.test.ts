/** The engine against the slow way: 10,000 random plans and their months, not one smallest unit apart. */
import * as Calculate from "@clearboard/core/pay/calculate";
import * as Input from "@clearboard/core/pay/input";
import * as Trace from "@clearboard/core/pay/trace";
import * as Lint from "@clearboard/core/plan/lint";
import { expect, test } from "vitest";
import * as Random from "./random-plan.ts";
import * as Slow from "./slow.ts";

const DECIMALS: Record<string, number> = { CNY: 2, KWD: 3 };
const PLANS = 10_000;

test("10,000 random plans and months are paid the same by two implementations, and their steps recompute", () => {
  const plans = new Set<string>();
  let [months, paying] = [0, 0];
  for (let seed = 1; seed <= PLANS; seed += 1) {
    const of = Random.chance(seed);
    const draft = Random.plan(of);
    const input = Random.input(of, draft);
    const result = Calculate.calculate(Lint.demand(draft).plan, Input.Info.parse(input));
    const statements = result.people[0]!.periods;
    const fast = statements.map((item) => ({
      paid: BigInt(item.paid.minor),
      owed: BigInt(item.owed.minor),
      withheld: BigInt(item.withheld.minor),
    }));
    expect(fast, `seed ${seed}`).toEqual(Slow.pay(draft, input, DECIMALS[draft.currency] ?? 2));
    for (const item of statements) expect(Trace.recompute(item.steps).wrong, `seed ${seed}`).toBeNull();
    plans.add(JSON.stringify(draft));
    months += fast.length;
    paying += fast.filter((item) => item.paid !== 0n).length;
  }
  expect(plans.size).toBeGreaterThan(PLANS - 10);
  expect(months).toBeGreaterThan(3 * PLANS);
  expect(paying).toBeGreaterThan(2 * PLANS);
}, 600_000);
