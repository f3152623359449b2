import { expect, test } from "vitest";
import * as Id from "../id.ts";
import * as Policy from "../policy.ts";
import { ownRow, redactBoard } from "../visibility.ts";
import * as Build from "./build.ts";
import type * as Inputs from "./inputs.ts";
import { build, deal, EMPTY, of, origin, person, target } from "./month.fixture.ts";
import * as Scope from "./scope.ts";

test("zero is ranked, missing is listed after, not covered is a dash for all", () => {
  const board = build({
    people: [person("Ann"), person("Bo"), person("Cy"), person("Dee", { key: "hr:number|4" })],
    deals: [deal("Ann", 500), deal("Ann", null)],
  });
  expect(board.people.map(({ name, rank, isTied }) => [name, rank, isTied])).toEqual([
    ["Ann", 1, false],
    ["Bo", 2, true],
    ["Cy", 2, true],
    ["Dee", null, false],
  ]);
  expect(of(board, "Bo").metrics).toMatchObject({
    revenue: { minor: "0" },
    winRate: null,
    reasons: { winRate: "no-closed-deals", averageDeal: "no-deals-won", dials: "not-covered" },
  });
  expect(of(board, "Ann").metrics).toMatchObject({ winRate: "0.5000", averageDeal: { minor: "500" } });
  expect(of(board, "Dee")).toMatchObject({
    rankReason: "not-in-source",
    metrics: { revenue: null, reasons: { revenue: "not-in-source" } },
  });
  expect(board).toMatchObject({ basis: "revenue", dataTo: "2026-03-10", totals: { people: 4, ranked: 3 } });
});

test("a month without any row is a board of dashes", () => {
  const board = build({ people: [person("Ann")] });
  expect(of(board, "Ann")).toMatchObject({
    rank: null,
    rankReason: "not-covered",
    bonusReason: "not-covered",
    score: { reason: "not-measured", measured: 0 },
  });
  expect(board.totals.metrics.reasons.revenue).toBe("not-covered");
  expect(board.dataTo).toBeNull();
  expect(build({}).people).toEqual([]);
});

test("a deal counts for the team of its close day, the person is ranked in the last", () => {
  const board = build({
    people: [
      person("Ann", { team: "North", region: "In" }),
      person("Ann", { team: "South", region: "Out" }, "2026-03-16"),
    ],
    deals: [deal("Ann", 100), deal("Ann", 20, { closeDay: "2026-03-16" })],
    targets: [target("person", "crm:name|Ann", 220)],
  });
  // March 2026: 22 working days, 10 of them before the 16th: 220 = 100 + 120.
  expect(of(board, "North").metrics).toMatchObject({
    revenue: { minor: "100" },
    target: { minor: "100" },
    attainment: "1.0000",
  });
  expect(of(board, "South").metrics).toMatchObject({ revenue: { minor: "20" }, target: { minor: "120" } });
  expect(of(board, "In").metrics.revenue?.minor).toBe("100");
  expect(of(board, "Ann")).toMatchObject({ teamName: "South", region: "Out", metrics: { revenue: { minor: "120" } } });
  expect(of(board, "North")).toMatchObject({ people: 0, revenuePerHead: null });
});

test("leavers, joiners and managers are on the board with their facts, unranked with the reason", () => {
  const board = build({
    people: [
      person("Left", { team: "North", leaveDay: "2026-02-10" }),
      person("Soon", { from: "2026-04-01" }),
      person("Boss", { team: "North", role: "manager" }),
      person("Ann", { team: "North", manager: "Mo" }),
      person("Quiet", { leaveDay: "2026-02-10" }),
    ],
    deals: [deal("Left", 5), deal("Soon", 6), deal("Boss", 7), deal("Ann", 8)],
    targets: [target("person", "crm:name|Left", 3)],
  });
  expect(board.people.map(({ name, rankReason }) => [name, rankReason])).toEqual([
    ["Ann", null],
    ["Boss", "not-ranked-role"],
    ["Left", "left"],
    ["Soon", "not-joined"],
  ]);
  expect(of(board, "North")).toMatchObject({
    lead: "Mo",
    people: 2,
    metrics: { revenue: { minor: "15" } },
    revenuePerHead: { minor: "15" },
  });
  expect(board.totals.metrics.revenue?.minor).toBe("26");
  expect(board.honours.find(({ id }) => id === "wolf")?.people).toEqual([
    { id: Id.derive("person", "crm:name|Ann"), name: "Ann" },
  ]);
});

test("a team without a named manager is led by its member in the role, or by nobody", () => {
  const board = build({ people: [person("Ann", { team: "N", role: "lead" }), person("Bo", { team: "S" })] });
  expect(of(board, "N")).toMatchObject({ lead: "Ann" });
  // Ann sold nothing and is no rep: she leads her team and has no row among those who sell.
  expect(board.people.map(({ name }) => name)).toEqual(["Bo"]);
  expect(of(board, "S")).toMatchObject({ lead: null, region: null });
});

test("money of owners nobody knows waits beside the totals, by owner and reason", () => {
  const shared = { aliases: ["x:login|sales"] };
  const board = build({
    people: [person("Ann", shared), person("Bo", shared)],
    deals: [
      deal("Ann", 1),
      deal("Who", 10),
      deal("Who", null),
      deal("x:login|sales", 5),
      deal("Ann", 7, { currency: "USD" }),
      deal("Who", 2, { amountMinor: null }),
    ],
  });
  expect(board.completeness).toMatchObject({ counted: 1, total: 6, pendingRevenue: { minor: "15" } });
  expect(
    board.completeness.pending.map(({ owner, reason, rows, revenue }) => [owner, reason, rows, revenue?.minor]),
  ).toEqual([
    ["crm:name|Ann", "currency", 1, undefined],
    ["crm:name|Who", "unknown", 3, "10"],
    ["x:login|sales", "ambiguous", 1, "5"],
  ]);
  expect(board.totals.metrics.revenue?.minor).toBe("1");
});

test("one source of a kind counts, by policy, else the first by name; the other is shown and adds nobody", () => {
  const organisation = { ...EMPTY.organisation, unknownOwners: "create" as const };
  const deals = [
    deal("Ann", 1),
    deal("Ann", 2, { closeDay: "2026-03-02" }),
    deal("old:name|Ann", 50, {}, "old"),
    deal("crm:name|New", 9, {}, "old"),
  ];
  const board = build({ organisation, deals });
  expect(board.people.map(({ name }) => name)).toEqual(["Ann"]);
  expect(board.completeness.sources).toEqual([
    {
      kind: "deal",
      source: "crm",
      isCounted: true,
      rows: 2,
      firstDay: "2026-03-02",
      lastDay: "2026-03-10",
      pending: 0,
    },
    {
      kind: "deal",
      source: "old",
      isCounted: false,
      rows: 2,
      firstDay: "2026-03-10",
      lastDay: "2026-03-10",
      pending: 0,
    },
  ]);
  const other = build({ organisation, deals, policy: { ...Policy.DEFAULT, sources: { deal: ["gone", "old"] } } });
  expect(other.totals.metrics.revenue?.minor).toBe("59");
  const strict = build({ deals: [deal("old:name|Ann", 50, {}, "old"), deal("Ann", 1)] });
  expect(strict.completeness.sources.map(({ pending }) => pending)).toEqual([1, 1]);
  expect(strict.completeness.pending).toHaveLength(1);
});

test("the score ranks where targets are common, and a group pools its members", () => {
  const answer = (owner: string, score: number, index: number) => ({
    id: `${owner}${index}`,
    origin: origin("desk"),
    values: { owner: `crm:name|${owner}`, day: "2026-03-05", score, scale: 10 },
  });
  const board = build({
    people: [
      person("Ann", { team: "N" }),
      person("Bo", { team: "N" }),
      person("Hugo", { team: "N", role: "support", key: "ops:number|1" }),
    ],
    deals: [deal("Ann", 90), deal("Bo", 30)],
    targets: [target("person", "crm:name|Ann", 100), target("person", "crm:name|Bo", 100)],
    surveys: [...[9, 9, 9, 9, 9].map((score, index) => answer("Ann", score, index)), answer("Bo", 3, 9)],
    knowledge: [1, 2, 3].map((index) => ({
      id: `K${index}`,
      origin: origin("hr"),
      values: { owner: "crm:name|Ann", day: "2026-03-09", title: "Talk", isConfirmed: index > 1 },
    })),
  });
  // Ann: sales 90, satisfaction 0.9/0.9 = 100, knowledge 2/4 = 50: (5400 + 2000 + 500) / 90 = 87.777...
  expect(of(board, "Ann").score).toMatchObject({ total: "87.78", based: 90, measured: 90 });
  // Bo: 30, too few answers, knowledge 0: (1800 + 0) / 70; 70 of 90 is below 80%.
  expect(of(board, "Bo").score).toMatchObject({ total: null, based: 70, reason: "too-little-observed" });
  expect(of(board, "Bo")).toMatchObject({ rank: null, rankReason: "too-little-observed" });
  // N: sales 120/200 = 60, satisfaction 48/60 = 0.8 -> 88.888..., knowledge 2 of 8 = 25: (3600 + 1777.78 + 250) / 90 = 62.53
  expect(of(board, "N").score).toMatchObject({
    total: "62.53",
    components: [{}, { actual: "0.8000", answers: 6 }, { status: "not-applicable" }, { target: "8" }],
  });
  expect(board).toMatchObject({ basis: "score", basisReason: { withTarget: 2, eligible: 2 } });
  expect(board.people.map(({ name }) => name)).not.toContain("Hugo");
});

test("who is in no source of a measured part has it missing, not 0", () => {
  const board = build({
    people: [person("Ann", { team: "N" }), person("Ida", { team: "N", key: "ops:number|2" })],
    deals: [deal("Ann", 90)],
    knowledge: [
      {
        id: "K",
        origin: origin("hr"),
        values: { owner: "crm:name|Ann", day: "2026-03-09", title: "Talk", isConfirmed: true },
      },
    ],
  });
  expect(of(board, "Ida").score.components[3]).toMatchObject({ status: "missing", reason: "not-in-source" });
});

test("movement is counted among those ranked in both months, on the same basis", () => {
  const id = (name: string) => Id.derive("person", `crm:name|${name}`);
  const people = [person("Ann", { team: "N" }), person("Bo", { team: "N" }), person("New", { team: "N" })];
  const deals = [deal("Ann", 10), deal("Bo", 20), deal("New", 30)];
  const previous: Inputs.Previous = {
    month: "2026-02",
    basis: "revenue",
    people: [
      { id: "per_gone", rank: 1, value: "99" },
      { id: id("Ann"), rank: 2, value: "50" },
      { id: id("Bo"), rank: 3, value: "40" },
      { id: id("New"), rank: null, value: null },
    ],
    teams: [],
    regions: [],
  };
  const board = build({ people, deals, previous });
  expect(of(board, "Bo")).toMatchObject({ rank: 2, previousRank: 3, movement: 1, movementReason: null });
  expect(of(board, "Ann")).toMatchObject({ rank: 3, previousRank: 2, movement: -1 });
  expect(of(board, "New")).toMatchObject({ movement: null, movementReason: "not-joined" });
  expect(board.honours.find(({ id }) => id === "climb")).toMatchObject({ value: "1", people: [{ name: "Bo" }] });
  expect(of(build({ people, deals, previous: { ...previous, basis: "score" } }), "Bo")).toMatchObject({
    previousRank: 3,
    movementReason: "basis-changed",
  });
  expect(of(build({ people, deals }), "Bo").movementReason).toBe("first-month");
  expect(Build.previousOf(board)).toMatchObject({
    month: "2026-03",
    basis: "revenue",
    people: [{ rank: 1, value: "30" }, {}, {}],
  });
  const team = Scope.scope(board, "team:N");
  expect(of(team, "Bo")).toMatchObject({ rank: 2, previousRank: 2, movement: 1 });
});

test("only a director sees pay; everyone may ask for the own row", () => {
  const board = build(
    { people: [person("Ann")], deals: [deal("Ann", 90)], targets: [target("person", "crm:name|Ann", 100)] },
    2,
  );
  expect(redactBoard(board, { role: "director" })).toBe(board);
  const seen = redactBoard(board, { role: "rep" });
  expect(seen.people[0]).toMatchObject({ bonus: null, bonusReason: "private", line: "base" });
  expect(ownRow(board, { role: "rep", person: board.people[0]?.id ?? "" })?.bonus).toEqual({
    minor: "1",
    currency: "CNY",
  });
  expect(ownRow(board, { role: "coach", person: null })).toBeNull();
});

test("outbound calls alone count where policy says so", () => {
  const day = {
    day: "2026-03-04",
    dials: 10,
    inboundDials: 4,
    connected: 6,
    inboundConnected: 3,
    talkSeconds: 600,
    inboundTalkSeconds: 200,
  };
  const calls = [
    {
      source: "crm",
      owner: "crm:name|Ann",
      days: [day, { ...day, day: "2026-04-01" }, { ...day, day: "2026-03-05", dials: 0 }],
    },
  ];
  const people = [person("Ann"), person("Bo", { key: "hr:number|2" })];
  expect(of(build({ people, calls }), "Ann").metrics).toMatchObject({
    dials: 10,
    connected: 6,
    connectRate: "0.6000",
    talkSeconds: 600,
  });
  const out = build({ people, calls, policy: { ...Policy.DEFAULT, calls: { directions: "out" } } });
  expect(of(out, "Ann").metrics).toMatchObject({
    dials: 6,
    inboundDials: 4,
    connected: 3,
    connectRate: "0.5000",
    talkSeconds: 400,
  });
  expect(of(out, "Bo").metrics.reasons.dials).toBe("not-in-source");
  expect(out.completeness.counted).toBe(10);
});

test("rows of the same rank and name are listed by id", () => {
  const board = build({ people: [person("Ann"), person("Ann", { key: "hr:number|9" })] });
  expect(board.people.map(({ id }) => id)).toEqual(board.people.map(({ id }) => id).sort());
});

test("a team's region and lead are its members' majority, a tie goes to the first by name", () => {
  const of3 = ["A", "B", "C", "D"].map((name, index) =>
    person(name, { team: "N", region: index < 2 ? "West" : "East", manager: index < 2 ? "Zed" : "Amy" }),
  );
  expect(of(build({ people: of3 }), "N")).toMatchObject({ region: "East", lead: "Amy" });
  expect(of(build({ people: of3.slice(0, 3) }), "N")).toMatchObject({ region: "West", lead: "Zed" });
});

test("a policy that states no target or least number of answers takes the top of the scale and any answer", () => {
  const { target: _target, minimumAnswers: _minimum, ...bare } = Policy.DEFAULT.scorecard.satisfaction;
  const { target: _each, ...items } = Policy.DEFAULT.scorecard.knowledge;
  const policy = {
    ...Policy.DEFAULT,
    scorecard: { ...Policy.DEFAULT.scorecard, satisfaction: bare, knowledge: items },
  };
  const values = { owner: "crm:name|Ann", day: "2026-03-05" };
  const surveys = [{ id: "S", origin: origin("desk"), values: { ...values, score: 4, scale: 5 } }];
  const knowledge = [{ id: "K", origin: origin("hr"), values: { ...values, title: "Talk", isConfirmed: true } }];
  const { score } = of(build({ policy, people: [person("Ann")], surveys, knowledge }), "Ann");
  expect(score.components.map((part) => part.score)).toEqual([null, "80.00", null, "100.00"]);
});

test("a team that everyone has left keeps its facts, and has no one to set against a target a head", () => {
  const board = build({
    people: [person("Ann", { team: "N" }), person("Ann", { team: "S" }, "2026-03-16")],
    knowledge: [
      {
        id: "K",
        origin: origin("hr"),
        values: { owner: "crm:name|Ann", day: "2026-03-05", title: "Talk", isConfirmed: true },
      },
    ],
  });
  expect(of(board, "N").score.components[3]).toMatchObject({ status: "missing", reason: "not-in-source" });
  expect(of(board, "S").score.components[3]).toMatchObject({ actual: "0", target: "4" });
});

test("a month lists the teams and regions that its members were in during it, no earlier and no later ones", () => {
  const board = build({
    people: [
      person("Ann", { team: "Past", region: "Old" }),
      person("Ann", { team: "N", region: "In" }, "2026-03-01"),
      person("Ann", { team: "S", region: "In" }, "2026-03-31"),
      person("Ann", { team: "Next", region: "New" }, "2026-04-01"),
    ],
  });
  expect(board.teams.map(({ name }) => name)).toEqual(["N", "S"]);
  expect(board.regions.map(({ name }) => name)).toEqual(["In"]);
});

test("sales above the cap rank by what they would be without it, the row and its explanation say so", () => {
  const board = build({
    people: [person("Ann"), person("Bo"), person("Cy")],
    deals: [deal("Ann", 160), deal("Bo", 300), deal("Cy", 90)],
    targets: ["Ann", "Bo", "Cy"].map((name) => target("person", `crm:name|${name}`, 100)),
  });
  expect(board.people.map(({ name, rank, isTied, isByUncapped }) => [name, rank, isTied, isByUncapped])).toEqual([
    ["Bo", 1, false, true],
    ["Ann", 2, false, true],
    ["Cy", 3, false, false],
  ]);
  expect(of(board, "Ann").score).toMatchObject({ total: "150.00", uncapped: "160.00" });
});
