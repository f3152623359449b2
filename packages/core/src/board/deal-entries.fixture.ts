/** What trade adds to a made-up month: split deals, refunds, payments, the market, costs and absences. */

import type * as Fact from "../fact.ts";
import type { Credit } from "../fact.ts";
import * as Period from "../period.ts";
import type * as Inputs from "./inputs.ts";

const SPLITS = [
  ["1/2", "1/2"],
  ["0.6", "0.4"],
  ["1/3", "1/3", "1/3"],
];

/** The inputs with trade in them; `roll` gives whole numbers from 0 below a size. */
export function added(inputs: Inputs.Inputs, roll: (size: number) => number): Inputs.Inputs {
  let line = 9000;
  const origin = (source: string): Fact.Origin => ({ source, importId: `imp_${source}`, line: ++line });
  const owners = [...new Set(inputs.deals.map(({ values }) => values.owner))].sort();
  const other = (but: readonly string[]) => {
    const left = owners.filter((owner) => !but.includes(owner));
    return left[roll(left.length)] ?? "crm:name|Nobody";
  };
  const deals = inputs.deals.map((deal) => {
    const split = roll(4) === 0 ? SPLITS[roll(SPLITS.length)] : undefined;
    const hasOverlay = roll(12) === 0;
    if (!split && !hasOverlay) return deal;
    const { owner } = deal.values;
    const names: string[] = [];
    // Now and then the money of a deal is all others'.
    const credits = (split ?? ["1"]).map((share, index): Credit => {
      const name = index === 0 && roll(8) > 0 ? owner : other([owner, ...names]);
      names.push(name);
      return { owner: name, share, credit: "direct" };
    });
    if (hasOverlay) credits.push({ owner: other(names), share: "0.25", credit: "overlay" });
    return { ...deal, values: { ...deal.values, credits } };
  });
  const first = Period.firstDay(inputs.month);
  const elsewhere: Fact.Stored<"deal">[] = ["E1", "E2"].map((id, index) => ({
    id,
    origin: origin("crm"),
    values: {
      owner: other([]),
      stage: index === 0 ? "won" : "open",
      stageName: "",
      amountMinor: "5000",
      currency: "CNY",
      ...(index === 0 ? { closeDay: Period.addDays(first, -20) } : {}),
    },
  }));
  const named = [...deals.filter(({ origin }) => origin.source === "crm"), ...elsewhere, { id: "unheard" }];
  const pick = () => named[roll(named.length)]?.id ?? "unheard";
  const currency = () => (roll(25) === 0 ? "EUR" : "CNY");
  const many = <T>(count: number, make: (index: number) => T) =>
    Array.from({ length: count }, (_, index) => make(index));
  return {
    ...inputs,
    deals,
    refundedDeals: elsewhere,
    refunds: many(30, (index) => ({
      id: `R${index}`,
      origin: origin("crm"),
      values: {
        deal: pick(),
        day: Period.addDays(first, roll(140)),
        amountMinor: String(1 + roll(4000)),
        currency: currency(),
      },
    })),
    payments: many(40, (index) => {
      const [isPaid, isPlanned] = [roll(5) > 0, roll(2) === 0];
      const values = {
        deal: pick(),
        ...(isPaid ? { day: Period.addDays(first, roll(45)) } : {}),
        ...(isPlanned || !isPaid ? { dueDay: Period.addDays(first, roll(60) - 10) } : {}),
        amountMinor: String(1 + roll(3000)),
        currency: currency(),
      };
      return { id: `P${index}`, origin: origin("crm"), values };
    }),
    shares: ["Us", "Apex", "Blue"].flatMap((competitor, index) =>
      [undefined, "Coast"].map((region) => ({
        id: `${competitor} ${region}`,
        origin: origin("market"),
        values: {
          month: inputs.month,
          competitor,
          share: `${10 + roll(20)}/100`,
          isUs: index === 0,
          ...(region === undefined ? {} : { region }),
        },
      })),
    ),
    costs: [
      {
        id: "C1",
        origin: origin("ledger"),
        values: {
          month: inputs.month,
          scope: "company",
          subject: "",
          item: "leads",
          amountMinor: "900",
          currency: "CNY",
        },
      },
    ],
    leaves: [
      {
        id: "L1",
        origin: origin("hr"),
        values: { owner: "crm:name|Rep 4", from: Period.addDays(first, 3), to: Period.addDays(first, 5) },
      },
      { id: "L2", origin: origin("hr"), values: { owner: "crm:name|Nobody", from: first, to: first } },
    ],
  };
}
