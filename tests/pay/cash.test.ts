/** Cash, refunds and credit notes in any order and month: what is paid in the end is pay on what the customer kept. */
import { expect, test } from "vitest";
import { checkKept, checkShared, months, PLANS } from "./cash-laws.ts";
import { paid, pay, tiered } from "./paying.ts";

const TEN = [["0", "10%"]] as const;
test("cash that goes back in a month with less cash coming in is taken back then", () => {
  const back = { id: "A", day: "2026-01-03", amount: "500", payments: [{ amount: "500", day: "2026-01-09" }] };
  const other = { id: "B", day: "2026-01-20", amount: "200", payments: [{ amount: "200", day: "2026-02-11" }] };
  const input = months([{ ...back, refunds: [{ amount: "500", day: "2026-02-02" }] }, other], []);
  expect(paid(pay(tiered(TEN, { measure: "paid" }), input))).toEqual(["50.00", "-30.00"]);
});

test("a refund of what was never paid is no cash, before or after the payment of the rest", () => {
  const plan = tiered(TEN, { measure: "paid" });
  const deal = (refund: string, payment: string) =>
    months(
      [
        {
          day: "2026-01-02",
          amount: "1000",
          refunds: [{ amount: "300", day: refund }],
          payments: [{ amount: "700", day: payment }],
        },
      ],
      [],
    );
  expect(paid(pay(plan, deal("2026-01-05", "2026-02-05")))).toEqual(["0.00", "70.00"]);
  expect(paid(pay(plan, deal("2026-02-05", "2026-01-05")))).toEqual(["70.00", "0.00"]);
});

test("a month of credit notes takes back the mirror of its rate, and the quarter to date runs on from there", () => {
  const input = months([{ amount: "400" }], [{ amount: "-150" }], [{ amount: "100" }]);
  expect(paid(pay(tiered(TEN), input))).toEqual(["40.00", "-15.00", "10.00"]);
  const noted = months([{ amount: "-150" }], [{ amount: "400" }]);
  expect(paid(pay(tiered(TEN, { unit: "quarter" }), noted))).toEqual(["-15.00", "40.00"]);
  const rising = tiered([
    ["0", "10%"],
    ["100", "20%"],
  ]);
  expect(paid(pay(rising, months([{ amount: "-150" }])))).toEqual(["-20.00"]);
});

test("a prize and a band's payout are not turned around below 0", () => {
  const tiers = [{ from: "0", mode: "flat", amount: "70" }] as const;
  expect(paid(pay(tiered([], { tiers: [...tiers] }), months([{ amount: "-150" }])))).toEqual(["0.00"]);
  const prize = tiered([], { tiers: [{ from: "0", rate: "10%", amount: "70" }] });
  expect(paid(pay(prize, months([{ amount: "-150" }])))).toEqual(["-15.00"]);
});

test("a multiplier by the attainment itself does not turn a month below 0 into pay", () => {
  const plan = tiered(TEN, { target: "person" }, { multipliers: [{ id: "m", measure: "attainment" }] });
  const period = { id: "2026-01", target: "1000", deals: [{ amount: "-150" }] };
  expect(paid(pay(plan, { periods: [period] }))).toEqual(["0.00"]);
});

test("all of a deal's pay is released once the customer has paid all that a credit note left", () => {
  const plan = (unit: "deal" | "month") => tiered(TEN, { unit, release: { onWin: "20%" } });
  const deal = {
    day: "2026-01-02",
    amount: "1000",
    refunds: [{ amount: "400", day: "2026-01-09" }],
    payments: [
      { amount: "300", day: "2026-01-20" },
      { amount: "300", day: "2026-02-20" },
    ],
  };
  // 60 on what is left: 12 on the win, and half of the other 48 with each payment.
  for (const unit of ["deal", "month"] as const)
    expect(paid(pay(plan(unit), months([deal], [])))).toEqual(["36.00", "24.00"]);
});

test("each deal of a month is released by its own cash, not by the month's", () => {
  const plan = tiered(TEN, { release: { onWin: "0" } });
  const over = { id: "A", day: "2026-01-02", amount: "100", payments: [{ amount: "900", day: "2026-01-03" }] };
  const open = { id: "B", day: "2026-01-02", amount: "900" };
  expect(paid(pay(plan, months([over, open])))).toEqual(["10.00"]);
  const margin = tiered(TEN, { measure: "margin", release: { onWin: "0" } });
  const [thin, fat] = [
    { ...over, margin: "20" },
    { ...open, margin: "700" },
  ];
  expect(paid(pay(margin, months([thin, fat])))).toEqual(["2.00"]);
});

test("whole deals at the rate of the running sum release their own line", () => {
  const plan = tiered(
    [
      ["0", "10%"],
      ["500", "20%"],
    ],
    { crossing: "after", release: { onWin: "0" } },
  );
  const first = { id: "A", day: "2026-01-02", amount: "400" };
  const second = { id: "B", day: "2026-01-09", amount: "400", payments: [{ amount: "200", day: "2026-01-10" }] };
  // B crosses 500 and is paid at 20%; half of it came in, nothing of A.
  expect(paid(pay(plan, months([first, second])))).toEqual(["40.00"]);
});

test("money returned is a negative payment", () => {
  const plan = tiered(TEN, { release: { onWin: "0" } });
  const payments = [
    { amount: "1000", day: "2026-01-10" },
    { amount: "-400", day: "2026-02-10" },
  ];
  expect(paid(pay(plan, months([{ day: "2026-01-02", amount: "1000", payments }], [])))).toEqual(["100.00", "-40.00"]);
});

for (const name of Object.keys(PLANS)) {
  test(`${name}: pay over all months is pay on what the customer kept, in whatever order things are listed`, () => {
    checkKept(name, 40);
  });
  // A release is a share of the month's pay, rounded for each person by itself.
  if (!name.startsWith("on release"))
    test(`${name}: the parts of shared deals sum in every month to what one person would be paid`, () => {
      checkShared(name, 20);
    });
}
