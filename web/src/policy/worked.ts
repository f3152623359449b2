/** A worked example of a plan: what it asks of a person, what it pays on the answers, and the line pay draws with sales. */

import { VisibleError } from "@clearboard/core/error";
import * as Calculate from "@clearboard/core/pay/calculate";
import type * as Input from "@clearboard/core/pay/input";
import type * as Result from "@clearboard/core/pay/result";
import * as Component from "@clearboard/core/plan/component";
import * as Plan from "@clearboard/core/plan/plan";
import * as Rational from "@clearboard/core/rational";

/** A figure the example needs; `name` is the measure, part or pool it is of. */
export type Ask = {
  id: string;
  kind: "sales" | "target" | "variable" | "team" | "service" | "score" | "figure" | "pool";
  name: string;
  usual: string;
};
export type Answers = Record<string, string>;

const USUAL = { money: "110000", count: "12", ratio: "1.1" } as const;
const GIVEN = ["attainment", "scorecard", "team"];

/** What the plan has to be told of somebody, each with a usual answer. */
export function asks(plan: Plan.Info): Ask[] {
  const found = new Map<string, Ask>();
  const ask = (kind: Ask["kind"], name: string, usual: string) => {
    const id = `${kind}:${name}`;
    if (!found.has(id)) found.set(id, { id, kind, name, usual });
  };
  for (const component of plan.components)
    if (!GIVEN.includes(component.measure)) ask("sales", component.measure, USUAL[Component.kindOf(component)]);
  if (plan.components.some(({ target }) => target === "person")) ask("target", "", "100000");
  const pays = ({ payout }: Component.Tier) => payout !== undefined;
  const isOfVariable = plan.components.some(({ tiers, matrix }) => tiers.some(pays) || matrix?.gives === "payout");
  if (plan.variable === "person" || (plan.variable === undefined && (isOfVariable || plan.cap?.ofVariable)))
    ask("variable", "", "10000");
  if (plan.team !== undefined || plan.components.some(({ measure }) => measure === "team")) ask("team", "", "1");
  if (Plan.asksService(plan)) ask("service", "", "1");
  for (const { id } of plan.scorecard?.parts ?? []) ask("score", id, "1");
  const own = new Set([...plan.components.flatMap(({ id, measure }) => [id, measure]), ...GIVEN]);
  const named = [
    ...plan.gates.map(({ measure }) => measure),
    ...plan.multipliers.flatMap(({ measure, matrix }) => [measure, matrix?.rows.measure, matrix?.columns.measure]),
    ...plan.components.flatMap(({ by, matrix }) => [by, matrix?.rows.measure, matrix?.columns.measure]),
  ];
  // What the deals themselves give is asked for as what is sold.
  for (const { by } of plan.components)
    if (by !== undefined && Component.OF_DEALS.includes(by) && !own.has(by))
      ask("sales", by, USUAL[Component.kindOf({ measure: by })]);
  for (const name of named)
    if (name !== undefined && !own.has(name) && !found.has(`sales:${name}`) && !name.startsWith("attainment:"))
      ask("figure", name, "1");
  for (const { condition } of plan.pools)
    if (condition?.measure === "team") ask("team", "", "1");
    else if (condition !== undefined) ask("figure", condition.measure, "1");
  for (const { id, amount, rate } of plan.pools)
    if (amount === undefined && rate === undefined) ask("pool", id, "1000");
  return [...found.values()];
}

const PERIOD = { week: "2026-W03", month: "2026-01", quarter: "2026-Q1", year: "2026" } as const;

/** The engine's input for the answers, the usual ones where none is given. */
export function input(plan: Plan.Info, answers: Answers): Input.Info {
  const asked = asks(plan);
  const answer = (kind: Ask["kind"], name = "") => {
    const found = asked.find((question) => question.kind === kind && question.name === name);
    return found && (answers[found.id] || found.usual);
  };
  const of = (kind: Ask["kind"]) =>
    Object.fromEntries(
      asked.flatMap((question) =>
        question.kind === kind ? [[question.name, answers[question.id] || question.usual]] : [],
      ),
    );
  const id = PERIOD[plan.period];
  const sales = of("sales");
  const isWhole = (crossing: string) => crossing === "after" || crossing === "before";
  const isByDeal = plan.components.some(
    ({ unit, crossing, release, where }) => unit === "deal" || isWhole(crossing) || release || where,
  );
  const [target, variable, team, service] = [answer("target"), answer("variable"), answer("team"), answer("service")];
  const figures = { ...of("figure"), ...(isByDeal ? {} : {}) };
  const period: Input.Period = {
    id,
    ...(isByDeal ? { deals: [deal(plan, sales)] } : { sums: sales }),
    ...(target === undefined ? {} : { target }),
    ...(Object.keys(figures).length === 0 ? {} : { measures: figures }),
    ...(plan.scorecard === undefined ? {} : { scores: of("score") }),
    ...(service === undefined ? {} : { serviceMonth: service }),
    weight: "1",
    clawbacks: [],
  };
  return {
    people: [{ id: "example", team: "team", ...(variable === undefined ? {} : { variable }), periods: [period] }],
    deals: [],
    teams: team === undefined ? [] : [{ id: "team", period: id, attainments: { team } }],
    pools: plan.pools.map((pool) => {
      const { measure } = pool.condition ?? {};
      const [amount, figure] = [answer("pool", pool.id), measure === "team" ? team : answer("figure", measure)];
      return { id: pool.id, period: id, ...(amount && { amount }), ...(figure && { figure }) };
    }),
    rates: [],
  };
}

/** All of the sales as one deal, with the labels that the plan's components ask for. */
function deal(plan: Plan.Info, { revenue, paid, margin, units, ...values }: Record<string, string>): Input.Deal {
  const labels = Object.assign(
    {},
    ...plan.components.map(({ where = {} }) =>
      Object.fromEntries(
        Object.entries(where).flatMap(([label, [first]]) => (first === undefined ? [] : [[label, first]])),
      ),
    ),
  ) as Record<string, string>;
  const amount = revenue ?? paid ?? "110000";
  return {
    id: "D1",
    amount,
    day: "2026-01-15",
    ...(margin === undefined ? {} : { margin }),
    ...(units === undefined ? {} : { units }),
    values,
    labels,
    refunds: [],
    payments: [{ amount: paid ?? amount, day: "2026-01-20" }],
    share: "1",
    credit: "direct",
  };
}

export type Paid = { statement: Result.Statement } | { refused: VisibleError };

/** What the plan pays on the answers, or why it cannot. */
export function pay(plan: Plan.Info, answers: Answers): Paid {
  try {
    const statement = Calculate.calculate(plan, input(plan, answers)).people[0]?.periods[0];
    if (statement === undefined) throw new Error("the example has one period");
    return { statement };
  } catch (error) {
    if (error instanceof VisibleError) return { refused: error };
    throw error;
  }
}

export type Point = { sold: string; payMinor: string };
export type Curve = { ask: Ask; points: Point[]; lines: { id: string; from: string }[] };

const PIECES = 24n;

/**
 * Pay by the first figure that is sold, from nothing to 1.3 times the last line or the answer, whichever is more; at each
 * line also one smallest step below it, so that a cliff is drawn as one. Null where nothing is sold or nothing is paid.
 */
export function curve(plan: Plan.Info, answers: Answers): Curve | null {
  const ask = asks(plan).find(({ kind }) => kind === "sales");
  const result = pay(plan, answers);
  if (ask === undefined || "refused" in result) return null;
  const lines = (result.statement.components[0]?.lines ?? []).filter(({ from }) => Rational.parseRate(from).n > 0n);
  const now = Rational.parseRate(answers[ask.id] || ask.usual);
  const highest = lines.reduce((most, { from }) => Rational.max(most, Rational.parseRate(from)), now);
  const end = Rational.multiply(highest, Rational.of(13n, 10n));
  if (end.n <= 0n) return null;
  const stops = [
    ...Array.from({ length: Number(PIECES) + 1 }, (_, at) => Rational.multiply(end, Rational.of(BigInt(at), PIECES))),
    ...lines.flatMap(({ from }) => [
      Rational.subtract(Rational.parseRate(from), Rational.of(1n, 100n)),
      Rational.parseRate(from),
    ]),
    now,
  ].sort(Rational.compare);
  const points = stops.flatMap((stop): Point[] => {
    // No finer than the currency goes, as sums are.
    const sold = Rational.text(stop, 2);
    const found = pay(plan, { ...answers, [ask.id]: sold });
    return "refused" in found ? [] : [{ sold, payMinor: found.statement.pay.minor }];
  });
  return points.length < 2 ? null : { ask, points, lines };
}
