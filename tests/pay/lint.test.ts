/** The linter: what it refuses, what it warns of, always with the place and both languages. */
import * as Lint from "@clearboard/core/plan/lint";
import * as Plan from "@clearboard/core/plan/plan";
import * as Presets from "@clearboard/core/plan/presets";
import { expect, test } from "vitest";
import { tiered } from "./paying.ts";

type Tiers = NonNullable<NonNullable<Plan.Draft["components"]>[0]["tiers"]>;
const check = (plan: unknown) => Lint.check(JSON.parse(JSON.stringify(plan)));
const findingsOf = (plan: unknown) =>
  check(plan).findings.map(({ severity, code, place }) => `${severity} ${code} ${place}`);
const withTiers = (tiers: Tiers, more: object = {}) => ({ ...tiered([], { tiers, ...more }) });

test("a gap is refused with the place named, in both languages", () => {
  const report = check(
    withTiers([
      { from: "0", to: "100", rate: "1%" },
      { from: "150", rate: "2%" },
    ]),
  );
  expect(report.isRefused).toBe(true);
  expect(report.findings).toEqual([
    {
      severity: "error",
      code: "lint-gap",
      place: "/components/0/tiers/0/to",
      params: { place: "/components/0/tiers/0/to", from: "100", to: "150" },
      en: "/components/0/tiers/0/to: gap: no tier covers 100 to 150.",
      zh: "/components/0/tiers/0/to：存在空档：100 到 150 之间没有任何档位。",
    },
  ]);
  expect(findingsOf(withTiers([{ from: "50", rate: "1%" }]))).toEqual(["error lint-gap /components/0/tiers/0/from"]);
});

test("an overlap, tiers that do not rise, and a boundary nobody or both own are refused", () => {
  const two = (first: object, second: object, more: object = {}) =>
    findingsOf(
      withTiers(
        [
          { from: "0", rate: "1%", ...first },
          { from: "100", rate: "2%", ...second },
        ],
        more,
      ),
    );
  expect(two({ to: "120" }, {})).toEqual(["error lint-overlap /components/0/tiers/0/to"]);
  expect(two({}, { from: "0" })).toEqual(["error lint-order /components/0/tiers/1/from"]);
  expect(two({}, {}, { boundary: undefined })).toEqual(["error lint-boundary /components/0/boundary"]);
  expect(two({ includes: "both" }, { includes: "from" })).toEqual([
    "error lint-boundary-twice /components/0/tiers/1/from",
  ]);
  expect(two({ includes: "from" }, { includes: "neither" })).toEqual([
    "error lint-boundary-none /components/0/tiers/1/from",
  ]);
  expect(two({ includes: "both" }, { includes: "neither" }, { boundary: undefined })).toEqual([]);
  expect(two({ to: "100" }, { to: "200" })).toEqual(["warning lint-top /components/0/tiers/1/to"]);
});

test("tiers that pay nothing at all, or fields that do not go together, are refused", () => {
  expect(findingsOf(withTiers([{ from: "0" }]))).toEqual(["error lint-no-value /components/0/tiers/0"]);
  expect(findingsOf(withTiers([]))).toEqual(["error lint-no-tiers /components/0"]);
  expect(findingsOf(withTiers([{ from: "0", mode: "flat", rate: "1%" }]))).toEqual([
    "error lint-mode /components/0/tiers/0",
  ]);
  expect(findingsOf(withTiers([{ from: "0", rate: "1%", toRate: "2%" }]))).toEqual([
    "error lint-mode /components/0/tiers/0/toRate",
  ]);
  expect(findingsOf(withTiers([{ from: "0", mode: "interpolated", rate: "1%" }]))).toEqual([
    "error lint-no-end /components/0/tiers/0/toRate",
  ]);
  expect(findingsOf(withTiers([{ from: "0", rate: "-1%" }]))).toEqual([
    "error lint-negative /components/0/tiers/0/rate",
  ]);
  expect(findingsOf(withTiers([{ from: "0", rate: "1%" }], { by: "revenue" }))).toEqual([
    "error lint-mode /components/0/tiers/0",
  ]);
  expect(findingsOf(withTiers([{ from: "0", mode: "flat", amount: "0.001" }]))).toEqual([
    "error pay-too-fine /components/0/tiers/0/amount",
  ]);
  expect(findingsOf(withTiers([{ from: "0", rate: "1%" }], { unit: "deal", crossing: "after" }))[0]).toBe(
    "error lint-value-mixed /components/0",
  );
  expect(findingsOf({ ...tiered([["0", "1%"]]), period: "quarter" })).toEqual(["error lint-unit /components/0/unit"]);
});

test("weights that do not sum, unknown components and misshapen matrices are refused", () => {
  const item = { unit: "month", tiers: [{ from: "0", payout: "1" }], bounds: "target" };
  const plan = {
    id: "p",
    currency: "USD",
    components: [
      { id: "a", weight: "0.6", ...item },
      { id: "b", weight: "30%", ...item },
    ],
  };
  expect(findingsOf(plan)).toEqual(["error lint-weights /components"]);
  const card = {
    scorecard: {
      parts: [
        { id: "x", weight: "60" },
        { id: "y", weight: "30" },
      ],
    },
  };
  expect(findingsOf({ ...tiered([["0", "1%"]]), ...card })).toEqual(["error lint-weights /scorecard/parts"]);
  const gates = [{ id: "g", measure: "q", otherwise: "1", components: ["nobody"] }];
  expect(findingsOf({ ...tiered([["0", "1%"]]), gates })).toEqual([
    "error lint-unknown /gates/0/components/0",
    "error lint-gate-open /gates/0",
  ]);
  const matrix = {
    rows: { measure: "a", from: ["0", "1"] },
    columns: { measure: "b", from: ["0", "1"] },
    values: [["0", "1"], ["1"]],
    boundary: "upper",
  };
  expect(findingsOf({ ...tiered([["0", "1%"]]), multipliers: [{ id: "m", matrix }] })).toEqual([
    "error lint-matrix /multipliers/0/matrix/values",
  ]);
  expect(
    findingsOf({ ...tiered([["0", "1%"]]), multipliers: [{ id: "m", matrix: { ...matrix, boundary: undefined } }] })[0],
  ).toBe("error lint-boundary /multipliers/0/matrix/boundary");
  expect(findingsOf({ id: "p", currency: "USD", components: [plan.components[0], plan.components[0]] })[0]).toBe(
    "error pay-id-twice /components/1/id",
  );
  expect(findingsOf({ ...tiered([["0", "1%"]]), ramp: ["50%", "0"] })).toEqual(["error lint-zero /ramp/1"]);
  for (const target of ["0", "-1"])
    expect(findingsOf(tiered([["0", "1%"]], { target }))).toEqual(["error lint-zero /components/0/target"]);
  expect(findingsOf({ ...tiered([["0", "1%"]]), team: { component: "nobody" } })[0]).toBe(
    "error lint-unknown /team/component",
  );
});

test("a cliff is shown with what one more smallest unit pays", () => {
  const report = check(
    tiered(
      [
        ["0", "50%"],
        ["100000", "60%"],
      ],
      { mode: "retroactive" },
    ),
  );
  expect(report.isRefused).toBe(false);
  expect(report.findings).toHaveLength(1);
  // 60,000.006 against 49,999.995
  expect(report.findings[0]).toMatchObject({
    code: "lint-cliff",
    place: "/components/0/tiers/1",
    params: { at: "100000", jump: "10000.011" },
  });
  expect(
    findingsOf(
      tiered([
        ["0", "50%"],
        ["100000", "60%"],
      ]),
    ),
  ).toEqual([]);
});

test("pay that falls as sales rise is shown", () => {
  const falling = tiered(
    [
      ["0", "6%"],
      ["100000", "5%"],
    ],
    { mode: "retroactive" },
  );
  expect(findingsOf(falling)).toEqual(["warning lint-falls /components/0/tiers/1"]);
  const sinking = withTiers([{ from: "0", mode: "interpolated", amount: "500", to: "1000", toAmount: "100" }]);
  expect(findingsOf(sinking)).toEqual([
    "warning lint-top /components/0/tiers/0/to",
    "warning lint-falls /components/0/tiers/0",
  ]);
});

test("tiers above a cap, steps in factors, cutting gates and teams are shown", () => {
  expect(
    findingsOf(
      tiered(
        [
          ["0", "10%"],
          ["5000", "20%"],
        ],
        { cap: "400" },
      ),
    ),
  ).toEqual(["warning lint-unreachable /components/0/tiers/1"]);
  expect(
    findingsOf(
      tiered(
        [
          ["0", "10%"],
          ["5000", "20%"],
        ],
        {},
        { cap: { amount: "500" } },
      ),
    ),
  ).toEqual(["warning lint-unreachable /components/0/tiers/1"]);
  const more = {
    gates: [{ id: "g", measure: "q", atLeast: "1" }],
    team: {
      table: [
        { from: "0", value: "0.9" },
        { from: "1", value: "1.1" },
      ],
      boundary: "upper" as const,
      min: "0.9",
    },
    floor: "100",
    cap: { amount: "50" },
  };
  expect(findingsOf(tiered([["0", "10%"]], {}, more))).toEqual([
    "warning lint-gate-cliff /gates/0",
    "warning lint-step /team/table/1",
    "warning lint-team-low /team/min",
    "warning lint-floor-over-cap /floor",
  ]);
  expect(findingsOf(tiered([["0", "1%"]], { crossing: "after" }))).toEqual([
    "warning lint-order-matters /components/0/crossing",
  ]);
});

test("a document of the wrong shape is told field by field", () => {
  expect(
    findingsOf({
      id: "p",
      currency: "CNY",
      components: [{ id: "a", unit: "day", tiers: [{ from: 0, rate: "ten" }], extra: 1 }],
    }),
  ).toEqual([
    "error pay-field-wrong /components/0/unit",
    "error pay-field-wrong /components/0/tiers/0/from",
    "error pay-field-wrong /components/0/tiers/0/rate",
    "error pay-field-unknown /components/0/extra",
  ]);
  expect(findingsOf([])).toEqual(["error pay-field-wrong /"]);
  expect(findingsOf({})[0]).toBe("error pay-field-missing /id");
  for (const finding of check({ id: "p", components: 5, scorecard: { parts: [] } }).findings)
    for (const text of [finding.en, finding.zh]) expect(text).not.toMatch(/[{}]/);
});

test("the cost of the default plan at 80, 100, 120 and 150% of target", () => {
  const report = Lint.check(Presets.threeLines());
  expect(report.findings).toEqual([]);
  expect(report.costs).toEqual([
    { at: "0.8", pay: "800.00", ofSales: "0.0100" },
    { at: "1", pay: "1200.00", ofSales: "0.0120" },
    { at: "1.2", pay: "1900.00", ofSales: "0.0158" },
    { at: "1.5", pay: "3250.00", ofSales: "0.0217" },
  ]);
});

test("the ready-made plans pass, and their JSON Schema is published", () => {
  for (const [name, make] of Object.entries(Presets.ALL)) {
    const report = Lint.check(make("USD"));
    expect(report.isRefused, name).toBe(false);
    expect(report.plan?.id).toBe(name);
    expect(Plan.Info.parse(JSON.parse(JSON.stringify(make())))).toEqual(make());
  }
  const schema = Plan.jsonSchema();
  expect(schema.$schema).toMatch(/2020-12/);
  expect(Object.keys(schema.properties as object)).toContain("components");
});

test("the schema says what a minimum, a deciding figure, a pool's condition, a draw's ranges and a period are", () => {
  type Shape = { description?: string; items?: Shape; properties?: Record<string, Shape> };
  const plan = (Plan.jsonSchema() as Shape).properties ?? {};
  const component = plan.components?.items?.properties;
  const parts = [
    component?.minimum,
    component?.by,
    plan.pools?.items?.properties?.condition,
    plan.draw?.properties?.byService,
    plan.period,
  ];
  for (const part of parts) expect(part?.description).toMatch(/^[a-z].{20,}/);
});
