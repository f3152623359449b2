/** What a whole policy is refused for, each with its place, in both languages. */
import * as Presets from "@clearboard/core/plan/presets";
import * as Policy from "@clearboard/core/policy";
import * as PolicyCheck from "@clearboard/core/policy-check";
import { expect, test } from "vitest";

const { DEFAULT } = Policy;
const [pay] = DEFAULT.plans as [Policy.Pay];
const under = (plan: Partial<Policy.Pay["plan"]>, more: Partial<Policy.Pay> = {}) => ({
  ...DEFAULT,
  plans: [{ ...pay, ...more, plan: { ...pay.plan, ...plan } }],
});
const scorecard = { ...DEFAULT.scorecard, sales: { ...DEFAULT.scorecard.sales, weight: 50 } };
const pool = { id: "pot", amount: "1", measure: "revenue", by: "weight" };

test.each([
  ["weights that do not sum", { ...DEFAULT, scorecard }, "lint-weights", "/scorecard"],
  [
    "a role paid twice",
    { ...DEFAULT, plans: [pay, { ...pay, plan: { ...pay.plan, id: "b" } }] },
    "policy-role-twice",
    "/plans/1/roles/0",
  ],
  [
    "two plans of one name",
    { ...DEFAULT, plans: [pay, { ...pay, roles: ["manager"] }] },
    "pay-id-twice",
    "/plans/1/plan/id",
  ],
  ["another currency", under({ currency: "USD" }), "policy-currency", "/plans/0/plan/currency"],
  [
    "coverage above 1",
    { ...DEFAULT, ranking: { ...DEFAULT.ranking, targetCoverage: "1.2" } },
    "lint-share",
    "/ranking/targetCoverage",
  ],
  ["an unknown kind of source", { ...DEFAULT, sources: { deals: ["crm"] } }, "policy-source-kind", "/sources/deals"],
  [
    "an honour twice",
    { ...DEFAULT, honours: [...DEFAULT.honours, DEFAULT.honours[0]] },
    "pay-id-twice",
    "/honours/4/id",
  ],
  [
    "a day of another year",
    { ...DEFAULT, calendar: { "2026": { holidays: ["2027-01-01"], makeUp: [] } } },
    "policy-day-year",
    "/calendar/2026/holidays/0",
  ],
  [
    "a day that is none",
    { ...DEFAULT, calendar: { "2026": { holidays: [], makeUp: ["2026-02-30"] } } },
    "pay-field-wrong",
    "/calendar/2026/makeUp/0",
  ],
  ["pay by the quarter", under({ period: "quarter", components: [] }), "policy-period", "/plans/0/plan/period"],
  ["a pool by weights nobody has", under({ pools: [pool] }), "policy-pool-weight", "/plans/0/plan/pools/0/by"],
  [
    "a variable finer than the currency",
    under({}, { variables: { per_1: "0.001" } }),
    "pay-too-fine",
    "/plans/0/variables/per_1",
  ],
  ["a mistyped field", { ...DEFAULT, refund: {} }, "pay-field-unknown", "/refund"],
  [
    "a gap in a plan",
    under({
      components: pay.plan.components.map((item) => ({
        ...item,
        tiers: item.tiers.map((tier, at) => (at === 0 ? { ...tier, to: "0.5" } : tier)),
      })),
    }),
    "lint-gap",
    "/plans/0/plan/components/0/tiers",
  ],
])("%s is refused with its place", (_, document, code, place) => {
  const report = PolicyCheck.of(document, "CNY");
  expect(report.isRefused).toBe(true);
  const found = report.findings.filter((item) => item.severity === "error");
  expect(found.map((item) => item.code)).toContain(code);
  const item = found.find((finding) => finding.code === code);
  expect(item?.place.startsWith(place)).toBe(true);
  for (const text of [item?.en, item?.zh]) expect(text).toMatch(/^[^{}]+$/);
});

test("the default and the ready plans are fine, and say what they cost", () => {
  const report = PolicyCheck.of(DEFAULT, "CNY");
  expect(report).toMatchObject({ isRefused: false, findings: [] });
  expect(report.costs.map(({ plan, at }) => [plan, at])).toContainEqual(["three-lines", "1"]);
  for (const plan of Object.values(Presets.ALL))
    expect(PolicyCheck.of({ ...DEFAULT, plans: [{ ...pay, plan: plan() }] }).isRefused).toBe(false);
  const none = PolicyCheck.of({ ...DEFAULT, plans: [{ ...pay, plan: Presets.teamLinked() }] });
  expect(none.findings.map(({ code }) => code)).toContain("policy-variable-none");
});
