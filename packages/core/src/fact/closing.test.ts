/** Whose a closed deal is, whoever has it later. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import type * as Fact from "../fact.ts";
import * as Closing from "./closing.ts";

type Deal = Fact.Values["deal"];
const key = (name: string) => `crm:name|${name}`;

function deal(owner: string, values: Partial<Deal> = {}): Deal {
  const base = { stage: "won", stageName: "", amountMinor: "100", currency: "CNY", closeDay: "2026-01-10" } as const;
  return { ...base, owner: key(owner), ...values };
}
const open = (owner: string): Deal => {
  const { closeDay, ...values } = deal(owner, { stage: "open", amountMinor: null });
  return values;
};
const statement = (values: Deal | null, correctsOwner?: true): Closing.Statement => ({ values, correctsOwner });
const owners = (history: Closing.Statement[]) => {
  const found = Closing.settle(history);
  return found && { owner: (found.values as Deal).owner.slice(9), nowWith: found.nowWith?.slice(9) };
};

test("a closed deal that is handed over counts for whoever closed it, with what is said of it since", () => {
  const found = Closing.settle([
    statement(open("Cy")),
    statement(deal("Ann")),
    statement(deal("Bo", { amountMinor: "120" })),
  ]);
  expect(found?.values).toEqual(deal("Ann", { amountMinor: "120" }));
  expect(found?.nowWith).toBe(key("Bo"));
  expect(owners([statement(deal("Ann", { stage: "lost" })), statement(deal("Bo", { stage: "lost" }))])).toEqual({
    owner: "Ann",
    nowWith: "Bo",
  });
});

test("a deal that is open is its new owner's, and one closed again counts from its last closing", () => {
  expect(owners([statement(open("Ann")), statement(open("Bo"))])).toEqual({ owner: "Bo", nowWith: undefined });
  expect(owners([statement(deal("Ann")), statement(open("Bo")), statement(deal("Bo"))])).toEqual({
    owner: "Bo",
    nowWith: undefined,
  });
  expect(owners([statement(deal("Ann")), statement(deal("Bo", { closeDay: "2026-02-01" }))])).toMatchObject({
    owner: "Bo",
  });
  expect(owners([statement(deal("Ann", { stage: "lost" })), statement(deal("Bo"))])).toMatchObject({ owner: "Bo" });
});

test("a source that corrects the owner moves the deal, also back, and a later hand-over does not undo it", () => {
  expect(owners([statement(deal("Ann")), statement(deal("Bo"), true)])).toEqual({ owner: "Bo", nowWith: undefined });
  const corrected = [statement(deal("Ann")), statement(deal("Bo"), true), statement(deal("Cy"))];
  expect(owners(corrected)).toEqual({ owner: "Bo", nowWith: "Cy" });
  expect(owners([...corrected, statement(deal("Ann"), true)])).toEqual({ owner: "Ann", nowWith: undefined });
});

test("a deal that was left out and came back is still whose it was, and one that is gone is nobody's", () => {
  expect(owners([statement(deal("Ann")), statement(null), statement(deal("Bo"))])).toEqual({
    owner: "Ann",
    nowWith: "Bo",
  });
  expect(Closing.settle([statement(deal("Ann")), statement(null)])).toBeUndefined();
  expect(Closing.settle([])).toBeUndefined();
});

test("shares stay with the owner who closed, as that owner's rows said last", () => {
  const share = (owner: string, other: string, part: string): NonNullable<Deal["credits"]> => [
    { owner: key(owner), share: part, credit: "direct" },
    { owner: key(other), share: `1-${part}`, credit: "direct" },
  ];
  const credits = share("Ann", "Cy", "0.6");
  const history = [
    statement(deal("Ann", { credits: share("Ann", "Cy", "0.7") })),
    statement(deal("Ann", { credits })),
    statement(deal("Bo", { credits: share("Bo", "Cy", "0.6") })),
  ];
  expect(Closing.settle(history)?.values).toEqual(deal("Ann", { credits }));
  expect(Closing.settle([statement(deal("Ann")), statement(deal("Bo", { credits }))])?.values).toEqual(deal("Ann"));
});

const arbitraryDeal = fc
  .record({
    owner: fc.constantFrom("Ann", "Bo", "Cy"),
    stage: fc.constantFrom("won" as const, "won" as const, "lost" as const, "open" as const),
    closeDay: fc.constantFrom("2026-01-10", "2026-02-03"),
    amountMinor: fc.constantFrom("100", "250"),
    part: fc.constantFrom(undefined, "1/2", "1/3"),
  })
  .map(({ owner, part, stage, ...values }): Deal => {
    const credits =
      part === undefined ? {} : { credits: [{ owner: key("Cy"), share: part, credit: "direct" as const }] };
    return stage === "open" ? { ...open(owner), ...credits } : deal(owner, { ...values, ...credits, stage });
  });
const arbitraryStatement = fc.record({
  values: fc.option(arbitraryDeal, { freq: 8 }),
  correctsOwner: fc.constantFrom(undefined, undefined, undefined, true as const),
});

test("a hand-over of a closed deal changes no value of it but who has it now, whatever was said before", () => {
  let handedOver = 0;
  fc.assert(
    fc.property(fc.array(arbitraryStatement, { minLength: 1, maxLength: 8 }), arbitraryDeal, (history, heir) => {
      const before = Closing.settle(history);
      const now = history.at(-1)?.values;
      if (before === undefined || now == null || now.closeDay === undefined) return;
      handedOver++;
      const { credits: _, ...values } = now;
      const credits = heir.credits === undefined ? {} : { credits: heir.credits };
      const after = Closing.settle([...history, statement({ ...values, ...credits, owner: key("Heir") })]);
      expect(after?.values).toEqual(before.values);
      expect(after?.nowWith).toBe(key("Heir"));
    }),
    { numRuns: 10_000 },
  );
  expect(handedOver).toBeGreaterThan(5000);
});
