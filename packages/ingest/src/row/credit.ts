/** Who a deal is credited to, in exact parts that sum to the whole. */
import type * as Fact from "@clearboard/core/fact";
import * as Rational from "@clearboard/core/rational";
import type { Credit } from "../mapping/scalars.ts";
import * as Amount from "./amount.ts";
import type { Cells } from "./cells.ts";
import * as Owner from "./owner.ts";
import * as Read from "./reader.ts";

export type Credits = NonNullable<Fact.Values["deal"]["credits"]>;
type Part = { owner: string; share: Rational.Info | undefined; isDirect: boolean };

/**
 * Reads the slots that have an owner. Those without a share take equal parts of what the others leave of the whole; direct
 * shares that do not sum to 1 are the fault `credits-sum`. An overlay without a share is all of it. Undefined where the deal is one person's alone.
 */
export function credits(setting: Read.Setting, slots: Credit[]): (cells: Cells, owner: string) => Credits | undefined {
  const read = slots.map(({ owner, share, credit }) => ({
    owner: Owner.owner(setting, owner, "optional"),
    share: Amount.share(setting, share),
    isDirect: credit !== "overlay",
  }));
  const [first] = slots;
  const firstAt = first ? setting.find(first.owner.column) : -1;
  return (cells, owner) => {
    const parts: Part[] = [];
    let at = firstAt;
    for (const slot of read) {
      const name = slot.owner(cells);
      const share = slot.share(cells);
      if (name === undefined) continue;
      if (share !== undefined && slot.share.at >= 0) at = slot.share.at;
      parts.push({ owner: name, share: share ?? (slot.isDirect ? undefined : Amount.ONE), isDirect: slot.isDirect });
    }
    if (cells.fault !== undefined || parts.length === 0) return undefined;
    const whole = divide(parts, owner);
    if (Array.isArray(whole)) return isAlone(whole, owner) ? undefined : whole;
    return cells.fail("credits-sum", at, { sum: `${Rational.text(Rational.multiply(whole, Rational.of(100)), 2)}%` });
  };
}

/** The parts with their shares, or what the stated ones sum to where that is not the whole. */
function divide(parts: Part[], owner: string): Credits | Rational.Info {
  const direct = parts.filter(({ isDirect }) => isDirect);
  // A file that names only overlays leaves all of the deal to its owner.
  if (direct.length === 0) return divide([{ owner, share: Amount.ONE, isDirect: true }, ...parts], owner);
  const open = direct.filter(({ share }) => share === undefined).length;
  const stated = direct.reduce((sum, { share }) => Rational.add(sum, share ?? Rational.ZERO), Rational.ZERO);
  const left = Rational.subtract(Amount.ONE, stated);
  if (open === 0 ? left.n !== 0n : left.n <= 0n) return stated;
  const each = open === 0 ? Rational.ZERO : Rational.divide(left, Rational.of(open));
  const sums = new Map<string, { owner: string; isDirect: boolean; share: Rational.Info }>();
  for (const { owner: name, share = each, isDirect } of parts) {
    const key = `${isDirect} ${name}`;
    const before = sums.get(key)?.share ?? Rational.ZERO;
    sums.set(key, { owner: name, isDirect, share: Rational.add(before, share) });
  }
  return [...sums.values()]
    .filter(({ share }) => share.n > 0n)
    .map(({ owner: name, share, isDirect }) => ({
      owner: name,
      share: Amount.shareText(share),
      credit: isDirect ? ("direct" as const) : ("overlay" as const),
    }));
}

function isAlone(list: Credits, owner: string): boolean {
  return list.length === 1 && list[0]?.owner === owner;
}
