import { expect, test } from "vitest";
import * as Company from "../board/company.fixture.ts";
import * as Explanation from "../board/explanation.ts";
import type * as Board from "../board/info.ts";
import * as WithPay from "../pay/with-pay.ts";
import * as Policy from "../policy.ts";
import * as Explain from "./explain.ts";
import * as Figure from "./figure.ts";
import { sayRule, TEXTS } from "./text.ts";

const board = (seed: number, version: number | null = null) => {
  const { inputs, calls } = Company.company(seed);
  return {
    inputs,
    calls,
    board: WithPay.buildBoard(inputs, { status: "open", version, asOf: "2026-04-01T00:00:00Z" }),
  };
};

test.each([0, 1, 2, 3, 4, 5, 11])("every figure of generated company %i is made again by the rows it names", (seed) => {
  const company = board(seed);
  const explain = Explain.open(company.board, company.inputs).explain;
  const ids = Figure.figures(company.board);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) {
    const explanation = explain(id, company.calls);
    expect(explanation.recomputed, id).toEqual({ value: explanation.value, isSame: true });
    Explanation.Info.parse(explanation);
    expect(explanation.rule.code in TEXTS).toBe(true);
    for (const locale of ["en", "zh-CN"] as const) {
      expect(sayRule(explanation.rule.code, locale, explanation.rule.params)).not.toMatch(/[{}]/);
      for (const step of explanation.steps) {
        expect(step.code in TEXTS).toBe(true);
        expect(sayRule(step.code, locale, step.params)).not.toMatch(/[{}]/);
        if (step.figure !== null) expect(ids).toContain(step.figure);
      }
    }
  }
});

test("one minor unit of difference, on the board or in a row, is noticed", () => {
  const company = board(2, 4);
  const person = company.board.people.find((item) => BigInt(item.bonus?.minor ?? 0) > 0n) as Board.Person;
  const id = Figure.idOf(company.board, person.id, "bonus");
  expect(id).toMatch(/^2026-03\/4\/per_/);
  const bonus = { minor: String(BigInt(person.bonus?.minor ?? 0) + 1n), currency: "CNY" };
  const people = company.board.people.map((item) => (item.id === person.id ? { ...item, bonus } : item));
  expect(Explain.open({ ...company.board, people }, company.inputs).explain(id).recomputed.isSame).toBe(false);
  const revenue = Figure.idOf(company.board, person.id, "revenue");
  const named = Explain.open(company.board, company.inputs).explain(revenue).rows[0];
  const deals = company.inputs.deals.map((deal) =>
    deal.id === named?.id
      ? { ...deal, values: { ...deal.values, amountMinor: String(BigInt(deal.values.amountMinor ?? 0) + 1n) } }
      : deal,
  );
  expect(Explain.open(company.board, { ...company.inputs, deals }).explain(revenue).recomputed.isSame).toBe(false);
});

test("a figure of calls names the owners whose calls it needs, and does with those alone", () => {
  const company = board(6);
  for (const subject of [
    "company",
    ...company.board.teams.map(({ id }) => id),
    ...company.board.people.map(({ id }) => id),
  ]) {
    const id = Figure.idOf(company.board, subject, "talkSeconds");
    const { owners, calls } = Explain.open(company.board, company.inputs).needsCalls(id);
    expect(calls.map(({ owner }) => owner).sort()).toEqual(owners);
    const rows = company.calls.filter(({ owner }) => owners.includes(owner));
    expect(Explain.open(company.board, company.inputs).explain(id, rows).recomputed.isSame).toBe(true);
  }
  expect(
    Explain.open(company.board, company.inputs).needsCalls(Figure.idOf(company.board, "company", "revenue")).owners,
  ).toEqual([]);
});

test.each([
  "2026-03/draft/company/bonus",
  "2026-04/draft/company/revenue",
  "2026-03/1/company/revenue",
  "x",
  "2026-03/draft/per_0/rank",
])("there is no figure %s", (id) => {
  const company = board(1);
  expect(() => Explain.open(company.board, company.inputs).explain(id)).toThrow(`There is no figure ${id}.`);
});

test("the parts of a group's sum add up to it", () => {
  const company = board(1);
  const explanation = Explain.open(company.board, company.inputs).explain(
    Figure.idOf(company.board, "company", "revenue"),
  );
  const parts = explanation.steps.slice(1).map(({ value }) => (value.kind === "money" ? BigInt(value.minor) : 0n));
  expect(parts.reduce((left, part) => left + part, 0n).toString()).toBe(company.board.totals.metrics.revenue?.minor);
});

test("a sentence nobody knows is said as its code", () => {
  expect(sayRule("step.new", "en")).toBe("step.new");
  expect(sayRule("step.rows", "zh-CN")).toBe("计入的行数：{count}");
});

test("a row that the inputs do not make has nothing to name, and is told apart", () => {
  const company = board(1);
  const ghost = { ...(company.board.people[0] as Board.Person), id: "per_ghost" };
  const haunted = { ...company.board, people: [...company.board.people, ghost] };
  const explanation = Explain.open(haunted, company.inputs).explain(Figure.idOf(haunted, "per_ghost", "revenue"));
  expect(explanation).toMatchObject({ rows: [], recomputed: { isSame: false } });
  expect(Explain.open(haunted, company.inputs).needsCalls(Figure.idOf(haunted, "per_ghost", "dials")).owners).toEqual(
    [],
  );
});

test("a month of dashes explains its dashes, groups included", () => {
  const { inputs } = Company.company(1);
  const empty = {
    ...inputs,
    deals: [],
    payments: [],
    refunds: [],
    calls: [],
    surveys: [],
    peers: [],
    knowledge: [],
    targets: [],
  };
  for (const basis of ["score", "revenue"] as const) {
    const policy = { ...empty.policy, ranking: { ...empty.policy.ranking, basis } };
    const company = WithPay.buildBoard({ ...empty, policy }, { status: "open", version: null, asOf: "" });
    const explain = Explain.open(company, { ...empty, policy }).explain;
    for (const id of Figure.figures(company))
      expect(explain(id).recomputed, id).toMatchObject({ value: { kind: "missing" }, isSame: true });
  }
});

test("calls of another source, another month or nobody's are left aside", () => {
  const company = board(0);
  const id = Figure.idOf(company.board, "company", "dials");
  const [item] = company.calls;
  if (!item) throw new Error("no call");
  const others = [
    { ...item, id: "x1", origin: { ...item.origin, source: "zpbx" } },
    { ...item, id: "x2", day: "2026-04-01" },
    { ...item, id: "x3", owner: "pbx:extension|nobody" },
  ];
  expect(Explain.open(company.board, company.inputs).explain(id, [...company.calls, ...others]).recomputed.isSame).toBe(
    true,
  );
});

test("pay without cents is explained without them", () => {
  const { inputs } = Company.company(0);
  const yen = <T extends { values: { currency: string } }>(list: T[]) =>
    list.map((fact) => ({ ...fact, values: { ...fact.values, currency: "JPY" } }));
  const all = {
    ...inputs,
    organisation: { ...inputs.organisation, currency: "JPY" },
    policy: Policy.initial("JPY"),
    deals: yen(inputs.deals),
    targets: yen(inputs.targets),
  };
  const company = WithPay.buildBoard(all, { status: "open", version: null, asOf: "" });
  const paid = company.people.find(({ bonus }) => Number(bonus?.minor ?? 0) > 0);
  const explanation = Explain.open(company, all).explain(Figure.idOf(company, paid?.id ?? "", "bonus"));
  const parts = explanation.steps
    .filter(({ code }) => code.startsWith("step.pay."))
    .map(({ value }) => (value.kind === "money" ? BigInt(value.minor) : 0n));
  expect(parts.reduce((left, part) => left + part, 0n).toString()).toBe(paid?.bonus?.minor);
  expect(explanation.steps.map(({ params }) => params.en).join()).not.toContain(".00");
});

test("the parts of a score show value / target = reached × weight = points, and the points add up to the total", () => {
  const company = board(0);
  const { explain } = Explain.open(company.board, company.inputs);
  const scored = company.board.people.filter(({ score }) => score.total !== null);
  expect(scored.length).toBeGreaterThan(0);
  for (const { id, score } of scored) {
    const { steps } = explain(Figure.idOf(company.board, id, "score"));
    const parts = steps.filter(({ code }) => code.startsWith("step.points."));
    const points = parts.reduce((sum, { params }) => sum + BigInt(String(params.points).replace(".", "")), 0n);
    expect(points).toBe(BigInt((score.total ?? "").replace(".", "")));
    for (const { params } of parts) expect(params.how).toMatch(/^[\d,.%…]+ \/ [\d,.%…]+ = [\d.]+( → [\d.]+)?$/);
  }
});
