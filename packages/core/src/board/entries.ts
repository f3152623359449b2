/** The facts of a month, each with the owners it asks for: what attribution then credits. */

import * as RevenueTarget from "../fact/revenue-target.ts";
import type * as Fact from "../fact.ts";
import { COUNTED_KINDS } from "../metric/registry.ts";
import * as Period from "../period.ts";
import type * as Sources from "../sources.ts";
import * as Conversion from "./conversion.ts";
import * as DealEntries from "./deal-entries.ts";
import type * as Inputs from "./inputs.ts";
import type * as OwnerRef from "./owner-ref.ts";

/** Every entry of the inputs' month, each as often as it has rows in it. */
export function listEntries(inputs: Inputs.Inputs): DealEntries.Info {
  const { month } = inputs;
  const isIn = (day: string | undefined): day is string => day !== undefined && Period.monthOf(day) === month;
  const plain = (make: OwnerRef.PlainCredit): OwnerRef.Entry[] => {
    const { owner, day } = make.fact.values;
    const ref: OwnerRef.Info = { owner, on: day, blocked: null, minor: null, make };
    return isIn(day) ? [{ kind: make.kind, source: make.fact.origin.source, day, rows: 1, owners: [ref] }] : [];
  };
  const { entries, refunds } = DealEntries.of(inputs, isIn);
  return {
    refunds,
    entries: [
      ...entries,
      ...inputs.surveys.flatMap((fact) => plain({ kind: "survey", fact })),
      ...inputs.peers.flatMap((fact) => plain({ kind: "peer", fact })),
      ...inputs.knowledge.flatMap((fact) => plain({ kind: "knowledge", fact })),
      ...COUNTED_KINDS.flatMap((kind) =>
        (inputs.counted?.[kind] ?? []).flatMap((fact) => plain({ kind, fact } as OwnerRef.PlainCredit)),
      ),
      ...ofMonth(inputs),
      ...inputs.calls.flatMap(({ source, owner, days }) =>
        days
          .filter((sums) => isIn(sums.day) && sums.dials > 0)
          .map((sums): OwnerRef.Entry => {
            const make: OwnerRef.Make = { kind: "call", fact: { source, owner, sums } };
            const ref = { owner, on: sums.day, blocked: null, minor: null, make };
            return { kind: "call", source, day: sums.day, rows: sums.dials, owners: [ref] };
          }),
      ),
    ],
  };
}

/** What holds for the whole month: targets, absences, the market, costs. */
function ofMonth(all: Inputs.Inputs): OwnerRef.Entry[] {
  const { month, organisation, ...inputs } = all;
  const dayOf = Conversion.daysOf(all, organisation.firstMonth);
  const [first, last] = [Period.firstDay(month), Period.lastDay(month)];
  const entry = (
    kind: Sources.Kind,
    fact: { origin: Fact.Origin },
    ref: Omit<OwnerRef.Info, "minor" | "blocked" | "lacks">,
    blocked: Pick<OwnerRef.Info, "blocked" | "lacks"> = { blocked: null },
  ): OwnerRef.Entry => ({
    ...{ kind, source: fact.origin.source, day: null, rows: 1 },
    owners: [{ ...ref, ...blocked, minor: null }],
  });
  const rateOf = (fact: Fact.Stored<"target"> | Fact.Stored<"cost">): Pick<OwnerRef.Info, "blocked" | "lacks"> => {
    const { currency } = fact.values;
    if (currency === organisation.currency) return { blocked: null };
    return { blocked: "currency", lacks: { currency, day: dayOf(fact) ?? "" } };
  };
  return [
    ...inputs.targets
      .filter(({ values }) => values.month === month)
      .map((fact) => {
        const { scope, subject } = fact.values;
        const on = scope === "person" ? last : null;
        const make: OwnerRef.Make = RevenueTarget.is(fact) ? { kind: "target", fact } : { kind: "row" };
        return entry("target", fact, { owner: subject, on, make }, rateOf(fact));
      }),
    ...inputs.leaves
      .filter(({ values }) => values.from <= last && values.to >= first)
      .map((fact) => {
        const on = fact.values.from < first ? first : fact.values.from;
        return entry("leave", fact, { owner: fact.values.owner, on, make: { kind: "leave", fact } });
      }),
    ...inputs.shares
      .filter(({ values }) => values.month === month)
      .map((fact) => entry("share", fact, { owner: "", on: null, make: { kind: "row" } })),
    ...inputs.costs
      .filter(({ values }) => values.month === month)
      .map((fact) => {
        const { scope, subject } = fact.values;
        const on = scope === "person" ? last : null;
        return entry("cost", fact, { owner: subject, on, make: { kind: "row" } }, rateOf(fact));
      }),
  ];
}
