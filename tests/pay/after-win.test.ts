/** What comes after a deal is won: cash, refunds, late facts and cancellations. */
import type * as Input from "@clearboard/core/pay/input";
import { expect, test } from "vitest";
import { paid, pay, tiered } from "./paying.ts";

const TEN = [["0", "10%"]] as const;

test("pay on cash: the month's payments count, or the win's pay is released as cash comes", () => {
  const deal = {
    day: "2026-01-10",
    amount: "1000",
    payments: [
      { amount: "400", day: "2026-01-20" },
      { amount: "600", day: "2026-02-05" },
    ],
  };
  const periods = [{ id: "2026-01", deals: [deal] }, { id: "2026-02" }, { id: "2026-03" }];
  expect(paid(pay(tiered(TEN, { measure: "paid" }), { periods }))).toEqual(["40.00", "60.00", "0.00"]);
  const sold = [
    { id: "2026-01", deals: [deal] },
    { id: "2026-02", deals: [] },
  ];
  const released = tiered(TEN, { release: { onWin: "50%" } });
  // 100 earned: 50 on the win and 40% of the other 50; the rest with the cash, as an adjustment of January.
  const result = pay(released, { periods: sold });
  expect(paid(result)).toEqual(["70.00", "30.00"]);
  expect(result.people[0]!.periods[1]!.entries[1]).toMatchObject({ kind: "adjustment", source: "2026-01" });
  expect(paid(pay(tiered(TEN, { unit: "deal", release: { onWin: "0" } }), { periods: sold }))).toEqual([
    "40.00",
    "60.00",
  ]);
});

test("a refund inside the window takes its pay back in the month it comes; after the window it changes nothing", () => {
  const plan = tiered(TEN, {}, { refunds: { windowDays: "30" } });
  const month = (day: string): Input.Draft => ({
    periods: [
      { id: "2026-01", deals: [{ day: "2026-01-10", amount: "1000", refunds: [{ amount: "1000", day }] }] },
      { id: "2026-02", deals: [] },
    ],
  });
  expect(paid(pay(plan, month("2026-01-31")))).toEqual(["0.00", "0.00"]);
  expect(paid(pay(plan, month("2026-02-09")))).toEqual(["100.00", "-100.00"]);
  expect(paid(pay(plan, month("2026-02-10")))).toEqual(["100.00", "0.00"]);
});

test("a deal that comes to light late is paid in the month it comes, under the rules of its own month", () => {
  const plan = tiered([
    ["0", "5%"],
    ["1000", "10%"],
  ]);
  const deals = [{ amount: "900" }, { amount: "600", knownIn: "2026-02" }];
  const result = pay(plan, {
    periods: [
      { id: "2026-01", deals },
      { id: "2026-02", amount: "100" },
    ],
  });
  // January: 45, then 50 + 50 = 100; February 5 + 55.
  expect(paid(result)).toEqual(["45.00", "60.00"]);
});

test("a cancelled deal is taken back by the schedule of days", () => {
  const plan = tiered(
    TEN,
    {},
    {
      clawback: {
        schedule: [
          { withinDays: "90", share: "1" },
          { withinDays: "180", share: "50%" },
        ],
      },
    },
  );
  const after = (afterDays: string): Input.Draft => ({
    periods: [
      { id: "1", deals: [{ amount: "1000", cancelled: { afterDays, knownIn: "2" } }] },
      { id: "2", deals: [] },
    ],
  });
  expect(["90", "91", "180", "181"].map((days) => paid(pay(plan, after(days)))[1])).toEqual([
    "-100.00",
    "-50.00",
    "-50.00",
    "0.00",
  ]);
  const byHand = {
    periods: [
      {
        earned: "0",
        clawbacks: [
          { earned: "1200.00", share: "8/12" },
          { earned: "300", afterDays: "100" },
        ],
      },
    ],
  };
  expect(paid(pay({ ...plan, components: [] }, byHand))).toEqual(["-950.00"]);
});
