/**
 * A second, slow way to pay a plan, written apart from the engine: fractions that are never reduced, tiers taken from
 * the top down by recursion, and every month worked out from the beginning of its unit. It reads the raw documents.
 */
import type * as Input from "@clearboard/core/pay/input";
import type * as Plan from "@clearboard/core/plan/plan";

type F = [bigint, bigint];
const num = (text: string): F => {
  if (text.endsWith("%")) return over(num(text.slice(0, -1)), [100n, 1n]);
  const [a = "0", b] = text.split("/");
  if (b !== undefined) return over(num(a), num(b));
  const dot = a.indexOf(".");
  return dot < 0 ? [BigInt(a), 1n] : [BigInt(a.replace(".", "")), 10n ** BigInt(a.length - dot - 1)];
};
const plus = (...all: F[]): F => all.reduce<F>(([a, b], [c, d]) => [a * d + c * b, b * d], [0n, 1n]);
const times = (...all: F[]): F => all.reduce<F>(([a, b], [c, d]) => [a * c, b * d], [1n, 1n]);
const over = ([a, b]: F, [c, d]: F): F => (c < 0n ? [-a * d, -b * c] : [a * d, b * c]);
const minus = (a: F, [c, d]: F): F => plus(a, [-c, d]);
const sign = ([a, b]: F) => (a === 0n ? 0 : a > 0n === b > 0n ? 1 : -1);
const less = (a: F, b: F) => sign(minus(a, b)) < 0;
const least = (a: F, b: F) => (less(a, b) ? a : b);
const most = (a: F, b: F) => (less(a, b) ? b : a);
const ZERO: F = [0n, 1n];
const ONE: F = [1n, 1n];
const small = ([a, b]: F): F => {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x === 0n ? ZERO : [a / x, b / x];
};

/** Rounds by looking at the remainder against half, written out. */
function whole([a, b]: F, isEven: boolean): bigint {
  if (a < 0n) return -whole([-a, b], isEven);
  const [down, rest] = [a / b, a % b];
  if (rest * 2n === b) return isEven ? down + (down % 2n) : down + 1n;
  return rest * 2n > b ? down + 1n : down;
}

type Component = NonNullable<Plan.Draft["components"]>[0];
type Period = NonNullable<Input.Draft["people"]>[0]["periods"][0];
type Way = { target: F; variable: F; lines: F; amounts: F };

/** What a value earns; `isGrowing` leaves out what does not grow with it, as a sum below 0 is taken back. */
function curve(c: Component, x: F, way: Way, isGrowing = false): F {
  const list = c.tiers ?? [];
  const start = (at: number): F => times(num(list[at]!.from), c.bounds === "target" ? way.target : way.lines);
  const kind = (at: number, key: "rate" | "payout" | "amount") =>
    list[at]?.[key] === undefined ? null : num(list[at]![key]!);
  const isIn = (at: number) => at === 0 || (c.boundary === "upper" ? !less(x, start(at)) : less(start(at), x));
  const upTo = (at: number, value: F): F => {
    const mode = list[at]!.mode ?? c.mode ?? "marginal";
    const part = mode === "marginal" ? minus(value, start(at)) : value;
    const on = (key: "rate" | "payout" | "amount"): F => {
      const low = kind(at, key);
      if (low === null) return ZERO;
      if (mode !== "interpolated") return low;
      const way2 = over(minus(value, start(at)), minus(start(at + 1), start(at)));
      return plus(times(low, minus(ONE, way2)), times(kind(at + 1, key)!, way2));
    };
    const isBand = mode === "flat" || mode === "interpolated";
    const sold = isBand ? (isGrowing ? ZERO : ONE) : over(part, way.target);
    const own = plus(
      times(on("rate"), part),
      times(on("payout"), sold, way.variable),
      isGrowing ? ZERO : times(on("amount"), way.amounts),
    );
    return mode === "marginal" && at > 0 ? plus(upTo(at - 1, start(at)), own) : own;
  };
  const reached = list.map((_, at) => at).filter(isIn);
  return upTo(reached[reached.length - 1]!, x);
}

export type Slow = { paid: bigint; owed: bigint; withheld: bigint };

export function pay(plan: Plan.Draft, input: Input.Draft, decimals: number): Slow[] {
  const months = input.people![0]!.periods;
  const isEven = plan.rounding === "half-even";
  const cents: F = [10n ** BigInt(decimals), 1n];
  const shrinks = (field: string) => (plan.proration as readonly string[]).includes(field);
  const days = (m: Period): F => (m.workingDays ? [BigInt(m.workingDays.eligible), BigInt(m.workingDays.total)] : ONE);
  const ramp = (m: Period): F => {
    const share = m.serviceMonth === undefined ? undefined : plan.ramp?.[Number(m.serviceMonth) - 1];
    return share === undefined ? ONE : num(share);
  };
  const lines = (m: Period): F => (shrinks("lines") ? times(days(m), ramp(m)) : ONE);
  const by = (field: string, m: Period): F => (shrinks(field) ? days(m) : ONE);
  const worth = (c: Component, deal: NonNullable<Period["deals"]>[0]): F => {
    const full = num(deal.amount!);
    const back = plus(...(deal.refunds ?? []).map((refund) => num(refund.amount)));
    const kept = sign(full) === 0 ? ONE : over(minus(full, back), full);
    const value = c.measure === "revenue" ? full : num(deal.values![c.measure!]!);
    return times(value, kept, num(deal.share ?? "1"));
  };
  const unitOf = (c: Component, at: number) =>
    c.unit === "year" ? 0 : c.unit === "quarter" ? Math.floor(at / 3) * 3 : at;

  // What a component has earned in its unit up to a month, all from the start.
  const toDate = (c: Component, at: number): F => {
    const m = months[at]!;
    const first = unitOf(c, at);
    const isOwn = c.target === "person";
    const passed = months.slice(first, at + 1);
    const length = c.unit === "year" ? 12 : c.unit === "quarter" ? 3 : 1;
    const some = (value: number): F => [BigInt(value), BigInt(length)];
    // Of the whole unit: months that have passed by their share, those to come as whole.
    const average = (of: (one: Period) => F) =>
      plus(times(plus(...passed.map(of)), [1n, BigInt(length)]), some(length - passed.length));
    const target = isOwn
      ? plus(...passed.map((one) => times(num(one.targets![c.id]!), lines(one))))
      : times(num(c.target!), average(lines));
    const incentive = (one: Period) => times(num(one.variable!), by("variable", one));
    const toDate = (of: (one: Period) => F) => times(plus(...passed.map(of)), [1n, BigInt(length)]);
    const way = {
      target,
      variable: isOwn
        ? toDate(incentive)
        : plus(toDate(incentive), times(some(length - passed.length), num(m.variable!))),
      lines: average(lines),
      amounts: isOwn ? toDate((one) => by("amounts", one)) : average((one) => by("amounts", one)),
    };
    const held = (value: F) => (c.cap === undefined ? value : least(value, times(num(c.cap), way.amounts)));
    if (c.unit === "deal")
      return plus(
        ...m.deals!.map((deal) => {
          const value = worth(c, deal);
          return sign(value) < 0 ? minus(ZERO, held(curve(c, minus(ZERO, value), way))) : held(curve(c, value, way));
        }),
      );
    const sold = plus(...months.slice(first, at + 1).flatMap((one) => one.deals!.map((deal) => worth(c, deal))));
    return sign(sold) < 0 ? minus(ZERO, curve(c, minus(ZERO, sold), way, true)) : held(curve(c, sold, way));
  };

  const isPromised = [plan.draw, plan.floor, plan.guarantee].some((rule) => rule !== undefined);
  let [deficit, unitPaid] = [0n, 0n];
  let [owed, withheld, rest]: [F, F, F] = [ZERO, ZERO, ZERO];
  const longest = ["year", "quarter"].find((unit) => plan.components!.some((c) => c.unit === unit));
  return months.map((m, at) => {
    const isNew = longest === "year" ? at === 0 : longest === "quarter" ? at % 3 === 0 : true;
    if (isNew) [rest, unitPaid] = [ZERO, 0n];
    let sum = plus(
      ...plan.components!.map((c) =>
        c.unit === "deal" || unitOf(c, at) === at ? toDate(c, at) : minus(toDate(c, at), toDate(c, at - 1)),
      ),
    );
    const quality = num(m.measures!.quality!);
    for (const gate of plan.gates ?? []) if (less(quality, num(gate.atLeast!))) sum = times(sum, num(gate.otherwise!));
    if (plan.multipliers !== undefined) {
      const factor = less(quality, [9n, 10n])
        ? plus([1n, 2n], times([1n, 2n], over(quality, [9n, 10n])))
        : less(quality, ONE)
          ? ONE
          : ([5n, 4n] as F);
      sum = times(sum, factor);
    }
    if (plan.cap !== undefined) {
      const full = plus(sum, withheld);
      sum = least(full, times(num(plan.cap.amount!), by("cap", m)));
      withheld = plan.cap.carried ? small(minus(full, sum)) : ZERO;
    }
    if (plan.floor !== undefined) sum = most(sum, times(num(plan.floor), by("floor", m)));
    const service = m.serviceMonth === undefined ? at + 1 : Number(m.serviceMonth);
    if (plan.guarantee !== undefined && service <= Number(plan.guarantee.periods))
      sum = most(sum, times(num(plan.guarantee.amount), by("guarantee", m)));
    if (plan.draw !== undefined) {
      const { draw } = plan;
      const isPaid = draw.periods === undefined || at < Number(draw.periods);
      const amount = isPaid ? times(num(draw.amount!), by("draw", m)) : ZERO;
      if (isPaid && less(sum, amount)) {
        const room = draw.limit === undefined ? minus(amount, sum) : most(ZERO, minus(num(draw.limit), owed));
        const lent = least(room, minus(amount, sum));
        owed = small(plus(owed, lent));
        sum = plus(sum, lent);
      } else if (at + 1 >= Number(draw.recovery!.startsIn)) {
        let back = least(owed, times(minus(sum, amount), num(draw.recovery!.share!)));
        if (draw.recovery!.most !== undefined) back = least(back, num(draw.recovery!.most));
        back = most(back, ZERO);
        owed = small(minus(owed, back));
        sum = minus(sum, back);
      }
    }
    sum = small(plus(sum, rest));
    const paid = whole(plus(times(sum, cents), [unitPaid, 1n]), isEven) - unitPaid;
    if (longest !== undefined) unitPaid += paid;
    rest = longest === undefined ? ZERO : small(minus(sum, over([paid, 1n], cents)));
    const net = isPromised ? paid - deficit : paid;
    if (isPromised) deficit = net < 0n ? -net : 0n;
    return {
      paid: isPromised && net < 0n ? 0n : net,
      owed: whole(times(owed, cents), isEven),
      withheld: whole(times(withheld, cents), isEven),
    };
  });
}
