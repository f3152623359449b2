import { expect, test } from "vitest";
import * as Presets from "./plan/presets.ts";
import * as Policy from "./policy.ts";
import * as PolicyCheck from "./policy-check.ts";

const policy = (changes: object) => ({ ...Policy.initial("CNY"), ...changes });
const found = (document: unknown, currency?: string) =>
  PolicyCheck.of(document, currency).findings.map(({ severity, code, place }) => [severity, code, place]);

test("the default policy of any currency has nothing to object to, and says what its plan costs", () => {
  for (const currency of ["CNY", "JPY", "KWD"]) {
    const report = PolicyCheck.of(Policy.initial(currency), currency);
    expect(report).toMatchObject({ isRefused: false, findings: [] });
    expect(report.costs.map(({ plan, at }) => [plan, at])).toEqual([
      ["three-lines", "0.8"],
      ["three-lines", "1"],
      ["three-lines", "1.2"],
      ["three-lines", "1.5"],
    ]);
  }
});

test("a fault of a plan is named by its place in the policy, in both languages", () => {
  const tiers = [
    { from: "0", to: "0.5", rate: "0.01" },
    { from: "0.8", rate: "0.02" },
  ];
  const plan = { ...Presets.threeLines(), components: [{ id: "revenue", unit: "month", boundary: "upper", tiers }] };
  const place = "/plans/0/plan/components/0/tiers/0/to";
  const { isRefused, findings } = PolicyCheck.of(policy({ plans: [{ roles: ["rep"], plan }] }));
  expect(isRefused).toBe(true);
  expect(findings).toMatchObject([
    {
      severity: "error",
      code: "lint-gap",
      place,
      en: expect.stringContaining(place),
      zh: expect.stringContaining("空档"),
    },
  ]);
});

test("what is no policy is refused with the place, never thrown", () => {
  expect(found(null)).toEqual([["error", "pay-field-wrong", "/"]]);
  expect(found(policy({ scorecard: undefined }))).toEqual([["error", "pay-field-missing", "/scorecard"]]);
  expect(found(policy({ surprise: 1 }))).toEqual([["error", "pay-field-unknown", "/surprise"]]);
});

test("plans do not share a role or an id, pay in the organisation's currency, and count refunds as the board does", () => {
  const item = { roles: ["rep", "lead"], plan: Presets.threeLines() };
  expect(found(policy({ plans: [item, { roles: ["lead"], plan: { ...item.plan, id: "leads" } }] }))).toEqual([
    ["error", "policy-role-twice", "/plans/1/roles/0"],
  ]);
  expect(found(policy({ plans: [item, { roles: ["support"], plan: item.plan }] }))).toEqual([
    ["error", "pay-id-twice", "/plans/1/plan/id"],
  ]);
  expect(found(policy({}), "USD")).toEqual([["error", "policy-currency", "/plans/0/plan/currency"]]);
  // The ready plans say the board's days; one that is paid by points counts no refunds of its own.
  for (const plan of [Presets.teamLinked(), Presets.scorecard()]) {
    const windows = found(policy({ plans: [{ roles: ["rep"], plan, variable: "1000" }] }));
    expect(windows.filter(([, code]) => code === "policy-window")).toEqual([]);
  }
  expect(found(policy({ refunds: { windowDays: 30 } }))).toEqual([
    ["warning", "policy-window", "/plans/0/plan/refunds"],
  ]);
});

test("weights of the scorecard sum to 100, targets are above 0, shares lie from 0 to 1, days lie in their year", () => {
  const { scorecard, ranking } = Policy.initial("CNY");
  const card = (changes: object) => policy({ scorecard: { ...scorecard, ...changes } });
  expect(found(card({ sales: { weight: 70, cap: 150 } }))).toEqual([["error", "lint-weights", "/scorecard"]]);
  expect(found(card({ knowledge: { weight: 10, cap: 120 } }))).toEqual([
    ["error", "pay-field-missing", "/scorecard/knowledge/target"],
  ]);
  expect(found(card({ knowledge: { weight: 10, cap: 120, target: "0" } }))).toEqual([
    ["error", "lint-zero", "/scorecard/knowledge/target"],
  ]);
  expect(found(policy({ ranking: { ...ranking, targetCoverage: "1.2" } }))).toEqual([
    ["error", "lint-share", "/ranking/targetCoverage"],
  ]);
  expect(found(policy({ calendar: { "2026": { holidays: ["2025-12-31"], makeUp: [] } } }))).toEqual([
    ["error", "policy-day-year", "/calendar/2026/holidays/0"],
  ]);
  const [wolf] = Policy.initial("CNY").honours;
  expect(found(policy({ honours: [wolf, wolf] }))).toEqual([["error", "pay-id-twice", "/honours/1/id"]]);
});
