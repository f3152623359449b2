/** Random plans and months by seed, in every mode, with every rule around the tiers. */
import type * as Input from "@clearboard/core/pay/input";
import type * as Plan from "@clearboard/core/plan/plan";
import { seeded } from "@clearboard/store/faults";

type Component = NonNullable<Plan.Draft["components"]>[0];
type Tier = NonNullable<Component["tiers"]>[0];
export type Chance = {
  below: (most: number) => number;
  any: <T>(list: readonly T[]) => T;
  is: (percent: number) => boolean;
};

/** Chances that a seed repeats, so that a seed means the same plan for ever. */
export function chance(seed: number): Chance {
  const next = seeded(seed);
  const below = (most: number) => Math.floor(next() * most);
  return { below, any: (list) => list[below(list.length)] as (typeof list)[0], is: (percent) => below(100) < percent };
}

const money = (of: Chance, most: number) => `${of.below(most)}.${String(of.below(100)).padStart(2, "0")}`;
const rate = (of: Chance) => of.any(["0", "0.01", "2.5%", "1/3", "0.07", "12%", "7/200", "0.333"]);
const payout = (of: Chance) => of.any(["0", "0.5", "1", "80%", "4/3", "1.75"]);

function tiers(of: Chance, kind: "rate" | "payout" | "amount", isShare: boolean, isMarginal: boolean): Tier[] {
  const count = 1 + of.below(5);
  const list: Tier[] = [];
  let from = 0;
  for (let at = 0; at < count; at += 1) {
    const value = kind === "rate" ? rate(of) : kind === "payout" ? payout(of) : money(of, 900);
    const modes = ["marginal", "retroactive", kind === "rate" ? "marginal" : "flat", "interpolated"] as const;
    const mode = isMarginal ? "marginal" : of.any(modes);
    const isLast = at === count - 1;
    list.push({
      id: `t${at}`,
      from: isShare ? `${from}%` : `${from}.${at === 0 ? "00" : String(of.below(100)).padStart(2, "0")}`,
      mode: isLast && mode === "interpolated" ? (kind === "rate" ? "retroactive" : "flat") : mode,
      [kind]: value,
    });
    from += isShare ? 1 + of.below(60) : 1 + of.below(4000);
  }
  return list;
}

/** Marginal tiers by rate alone, for the laws that hold only there. */
export function marginal(of: Chance): Plan.Draft {
  const isShare = of.is(50);
  const component: Component = {
    id: "a",
    unit: "month",
    target: "person",
    bounds: isShare ? "target" : "amount",
    boundary: of.any(["upper", "lower"] as const),
    tiers: tiers(of, "rate", isShare, true),
  };
  return {
    id: "marginal",
    currency: "CNY",
    components: [component],
    rounding: of.any(["half-up", "half-even"] as const),
  };
}

function component(of: Chance, id: string): Component {
  const kind = of.any(["rate", "rate", "payout", "amount"] as const);
  const isShare = kind === "payout" || of.is(50);
  return {
    id,
    measure: id,
    unit: of.any(["month", "month", "quarter", "year", "deal"] as const),
    target: of.is(70) ? "person" : money(of, 9000).replace(/^0\./, "1."),
    bounds: isShare ? "target" : "amount",
    boundary: of.any(["upper", "lower"] as const),
    tiers: tiers(of, kind, isShare, of.is(40)),
    ...(of.is(15) && { cap: money(of, 2000) }),
  };
}

export function plan(of: Chance): Plan.Draft {
  const ids = ["revenue", "second", "third"].slice(0, 1 + of.below(3));
  const decimalsOf = of.any(["CNY", "CNY", "KWD"]);
  return {
    id: "random",
    currency: decimalsOf,
    rounding: of.any(["half-up", "half-even"] as const),
    components: ids.map((id) => component(of, id)),
    variable: "person",
    proration: of.any([[], ["lines"], ["lines", "variable", "floor", "draw", "cap", "amounts"]] as const).slice(),
    ...(of.is(30) && {
      gates: [{ id: "g", measure: "quality", atLeast: "0.8", otherwise: of.any(["0", "0.5", "1/3"]) }],
    }),
    ...(of.is(30) && {
      multipliers: [
        {
          id: "m",
          measure: "quality",
          boundary: "upper" as const,
          table: [
            { from: "0", value: "0.5", toValue: "1" },
            { from: "0.9", value: "1" },
            { from: "1", value: "1.25" },
          ],
        },
      ],
    }),
    ...(of.is(30) && { cap: { amount: money(of, 3000), carried: of.is(50) } }),
    ...(of.is(30) && { floor: money(of, 400) }),
    ...(of.is(20) && { guarantee: { amount: money(of, 600), periods: "2" } }),
    ...(of.is(30) && { ramp: ["50%", "2/3"] }),
    ...(of.is(35) && {
      draw: {
        amount: money(of, 900),
        ...(of.is(30) && { periods: "3" }),
        ...(of.is(30) && { limit: money(of, 1500) }),
        recovery: {
          startsIn: of.any(["1", "3"]),
          share: of.any(["1", "0.5"]),
          ...(of.is(30) && { most: money(of, 300) }),
        },
      },
    }),
  } as Plan.Draft;
}

/** An amount on a line of the component or one smallest unit beside it, where the target is this many. */
function atLine(of: Chance, drawn: Component, personal: string): string {
  const { from } = of.any(drawn.tiers ?? []);
  const target = drawn.target === "person" || drawn.target === undefined ? personal : drawn.target;
  const cents = from.endsWith("%")
    ? (BigInt(target.replace(".", "")) * BigInt(from.slice(0, -1))) / 100n
    : BigInt(from.replace(".", ""));
  const beside = cents + of.any([-1n, 0n, 0n, 1n]);
  const digits = (beside < 0n ? 0n : beside).toString().padStart(3, "0");
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

export function input(of: Chance, drawn: Plan.Draft): Input.Draft {
  const measures = (drawn.components ?? []).map(({ id }) => id);
  const isSmooth = of.is(50);
  const periods = Array.from({ length: 1 + of.below(6) }, (_, at) => {
    const targets = Object.fromEntries(measures.map((id) => [id, `${1 + of.below(9000)}.${isSmooth ? "00" : "37"}`]));
    const isAtLine = of.is(40);
    const worth = (id: string) => {
      const own = (drawn.components ?? []).find((item) => item.id === id);
      return isAtLine && own !== undefined ? atLine(of, own, targets[id] ?? "1.00") : money(of, 5000);
    };
    return {
      id: `2026-${String(at + 1).padStart(2, "0")}`,
      targets,
      variable: money(of, 2000),
      measures: { quality: of.any(["0.5", "0.79", "0.8", "0.9", "0.95", "1", "1.3"]) },
      ...(of.is(30) && { serviceMonth: `${1 + of.below(4)}` }),
      ...(of.is(30) && { workingDays: { eligible: `${1 + of.below(22)}`, total: "22" } }),
      deals: Array.from({ length: isAtLine ? 1 : of.below(5) }, (__, deal) => {
        const amount = `${of.is(8) ? "-" : ""}${worth("revenue")}`;
        const back = `${of.below(Math.max(1, Math.abs(Math.trunc(Number(amount)))))}.00`;
        const values = Object.fromEntries(measures.slice(1).map((id) => [id, worth(id)]));
        return {
          id: `${at}.${deal}`,
          amount,
          values,
          ...(!isAtLine && of.is(25) && { share: of.any(["0.5", "1/3", "60%"]) }),
          ...(!isAtLine && of.is(20) && !amount.startsWith("-") && { refunds: [{ amount: back }] }),
        };
      }),
    };
  });
  return { people: [{ id: "p", periods }] };
}
