import fc from "fast-check";
import { expect, test } from "vitest";
import type * as Fact from "../fact.ts";
import * as Money from "../money.ts";
import * as Rational from "../rational.ts";
import * as Conversion from "./conversion.ts";

const origin = { source: "crm", importId: "imp_1", line: 2 };
const rate = (day: string, from: string, to: string, text: string, source?: string): Fact.Stored<"rate"> => ({
  id: `${from}|${to}|${day}`,
  origin: { ...origin, source: source ?? "rates" },
  values: { day, from, to, rate: text, ...(source === undefined ? {} : { source }) },
});
const deal = (currency: string, amountMinor: string, closeDay = "2026-03-04"): Fact.Stored<"deal"> => ({
  id: "D1",
  origin,
  values: { owner: "crm:id|A1", stage: "won", stageName: "won", amountMinor, currency, closeDay, costMinor: "1000" },
});
const facts = (deals: Fact.Stored<"deal">[], more: object = {}) => ({
  ...{ month: "2026-03", deals, refundedDeals: [], payments: [], refunds: [], targets: [] },
  ...more,
});
const amount = (rates: Fact.Stored<"rate">[], item = deal("EUR", "10000"), currency = "USD") =>
  Conversion.convert(facts([item]), rates, { currency }).deals[0];

test("the newest rate on or before the close day counts, and is kept beside what the row states", () => {
  const rates = [
    rate("2026-03-05", "EUR", "USD", "9"),
    rate("2026-03-02", "EUR", "USD", "1.0832", "ECB"),
    rate("2026-02-01", "EUR", "USD", "5"),
    rate("2026-03-03", "GBP", "USD", "7"),
  ];
  // 100.00 EUR x 1.0832 = 108.32 USD; 10.00 x 1.0832 = 10.832, half up 10.83
  expect(amount(rates)).toMatchObject({
    values: { currency: "USD", amountMinor: "10832", costMinor: "1083" },
    converted: {
      ...{ currency: "EUR", stated: { amountMinor: "10000", costMinor: "1000" } },
      ...{ rate: "1.0832", day: "2026-03-02", source: "ECB" },
    },
  });
});

test("an amount without a rate on its day stays as it is", () => {
  const item = deal("EUR", "10000");
  expect(amount([rate("2026-03-05", "EUR", "USD", "1.1")], item)).toBe(item);
  expect(Conversion.isNeeded(facts([item]), "USD")).toBe(true);
  expect(Conversion.isNeeded(facts([item]), "EUR")).toBe(false);
});

test("a rate the other way round serves too, a direct one of the same day goes before it, and so does a newer one", () => {
  const inverse = rate("2026-03-02", "USD", "EUR", "0.8");
  expect(amount([inverse])).toMatchObject({ values: { amountMinor: "12500" }, converted: { rate: "1/0.8" } });
  expect(amount([inverse, rate("2026-03-02", "EUR", "USD", "1.3")])?.values.amountMinor).toBe("13000");
  expect(amount([inverse, rate("2026-03-01", "EUR", "USD", "1.3")])?.values.amountMinor).toBe("12500");
});

test("a rate of 100 units, and currencies of other decimals, are exact", () => {
  // 50,000 JPY at 4.6871 CNY for 100 are 2,343.55 CNY
  const yen = rate("2026-03-01", "JPY", "CNY", "4.6871");
  const per = { ...yen, values: { ...yen.values, per: "100" } };
  expect(amount([per], deal("JPY", "50000"), "CNY")?.values.amountMinor).toBe("234355");
  // 1.00 USD at 151.5 JPY is 152 yen: one rounding, half up
  expect(amount([rate("2026-03-01", "USD", "JPY", "151.5")], deal("USD", "100"), "JPY")?.values.amountMinor).toBe(
    "152",
  );
});

test("what is paid or given back on a deal is converted at the deal's rate, what came before it at its own", () => {
  const rates = [
    rate("2026-01-01", "EUR", "USD", "2"),
    rate("2026-03-01", "EUR", "USD", "3"),
    rate("2026-04-01", "EUR", "USD", "5"),
  ];
  const cash = (id: string, day: string) => ({
    id,
    origin,
    values: { deal: "D1", day, amountMinor: "100", currency: "EUR" },
  });
  const found = Conversion.convert(
    facts([deal("EUR", "10000")], {
      payments: [
        cash("P1", "2026-02-01"),
        cash("P2", "2026-05-01"),
        { ...cash("P3", "2026-05-01"), origin: { ...origin, source: "other" } },
      ],
      refunds: [cash("R1", "2026-05-01")],
    }),
    rates,
    { currency: "USD" },
  ) as unknown as { payments: Fact.Stored<"payment">[]; refunds: Fact.Stored<"refund">[] };
  expect(found.payments.map(({ values }) => values.amountMinor)).toEqual(["200", "300", "500"]);
  expect(found.refunds[0]?.values.amountMinor).toBe("300");
});

test("one rounding: the amount is never half a minor unit from the exact product, whatever the order of the rates", () => {
  const text = fc
    .tuple(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 1, max: 999_999 }))
    .map(([whole, part]) => `${whole}.${String(part).padStart(6, "0")}`);
  const day = fc.integer({ min: 1, max: 28 }).map((at) => `2026-03-${String(at).padStart(2, "0")}`);
  const codes = fc.constantFrom("EUR", "JPY", "KWD", "USD");
  fc.assert(
    fc.property(
      fc.array(fc.tuple(day, text), { minLength: 1, maxLength: 6 }),
      fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
      day,
      codes,
      codes,
      (given, minor, close, from, to) => {
        fc.pre(from !== to);
        const rates = [...new Map(given.map(([on, value]) => [on, rate(on, from, to, value)])).values()];
        const item = deal(from, String(minor), close);
        const [newest] = rates
          .filter(({ values }) => values.day <= close)
          .sort((a, b) => (a.values.day < b.values.day ? 1 : -1));
        for (const order of [rates, [...rates].reverse()]) {
          const found = Conversion.convert(facts([item]), order, { currency: to }).deals[0];
          if (newest === undefined) {
            expect(found).toBe(item);
            continue;
          }
          expect(found?.converted?.day).toBe(newest.values.day);
          const exact = Rational.divide(
            Rational.multiply(
              Rational.of(minor),
              Rational.multiply(Rational.parse(newest.values.rate), Money.minorPerMajor(to)),
            ),
            Money.minorPerMajor(from),
          );
          const off = Rational.subtract(Rational.of(BigInt(found?.values.amountMinor ?? "x")), exact);
          expect(Rational.compare(Rational.multiply(off, off), Rational.of(1, 4))).toBeLessThanOrEqual(0);
        }
      },
    ),
    { numRuns: 10_000 },
  );
});
