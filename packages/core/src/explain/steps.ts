/** The rule and the steps of a figure, as codes with params; `text.ts` has the sentences. */

import * as Sale from "../board/deal-credit.ts";
import type * as Explanation from "../board/explanation.ts";
import type * as Board from "../board/info.ts";
import type * as Subjects from "../board/subjects.ts";
import * as Credit from "../metric/credit.ts";
import { isMetric } from "../metric/list.ts";
import * as Registry from "../metric/registry.ts";
import type * as Tally from "../metric/tally.ts";
import * as Money from "../money.ts";
import { byText } from "../order.ts";
import * as FormatStep from "../pay/format-step.ts";
import type * as Policy from "../policy.ts";
import * as Rational from "../rational.ts";
import * as Scorecard from "../scorecard.ts";
import * as Context from "./context.ts";
import * as Figure from "./figure.ts";
import * as PaySteps from "./pay-steps.ts";
import * as SourceRows from "./source-rows.ts";
import type { RuleCode } from "./text.ts";

export type Asked = {
  board: Board.Info;
  context: Context.Info;
  figure: Figure.Info;
  subject: Subjects.Subject;
  selected: SourceRows.Rows;
  row: SourceRows.Recomputed;
};
type Params = Explanation.Step["params"];

/** The rule of a figure. */
export function rule({ board, context, figure, selected }: Pick<Asked, "board" | "context" | "figure" | "selected">): {
  code: RuleCode;
  params: Params;
} {
  const { policy, month } = context.inputs;
  const { counted } = context.subjects.attribution;
  const { key } = figure;
  if (key === "rank") return { code: `rule.rank.${board.basis}`, params: {} };
  if (Figure.isOfPay(key)) return PaySteps.rule(context, figure);
  const ofScore = scoreRule(key, policy.scorecard);
  if (ofScore !== null) return ofScore;
  if (!isMetric(key)) throw new Error(`${key} has no rule`);
  const { source, rule, ruleOut } = Registry.definitionOf(key);
  const window = rule.en.includes("{window}") ? { window: Sale.windowOf(policy) } : {};
  const params = { month, source: counted[source] ?? "–", ...window };
  const isOwn = selected.targets.every((part) => part.subject.id === figure.subject);
  if (source === "target" && !isOwn) return { code: "rule.target.sum", params };
  const isOut = ruleOut !== undefined && policy.calls.directions === "out";
  return { code: isOut ? `rule.${key}.out` : `rule.${key}`, params };
}

/** The rule of the score or of a part of it; null for any other figure. */
export function scoreRule(
  key: Figure.Key,
  scorecard: Policy.Info["scorecard"],
): { code: RuleCode; params: Params } | null {
  if (key === "score") {
    const weights = Object.fromEntries(Scorecard.IDS.map((id) => [id, scorecard[id].weight]));
    return { code: "rule.score", params: { ...weights, minimum: scorecard.minimumObserved } };
  }
  const component = componentOf(key);
  if (component === null) return null;
  const { cap, target, minimumAnswers } = scorecard[component];
  return { code: `rule.score.${component}`, params: { cap, target: target ?? "–", minimum: minimumAnswers ?? 0 } };
}

/** The steps of a figure, each opening into the figure it names. */
export function steps(asked: Asked): Explanation.Step[] {
  const { board, figure, row } = asked;
  const { key } = figure;
  const open = opener(board, figure);
  if (isMetric(key)) return ofMetric(asked, key, open);
  if (row.score && (key === "score" || componentOf(key)))
    return ofScore(key, row.score, asked.context.inputs.policy.scorecard, board.organisation.currency, open);
  if (Figure.isOfPay(key))
    return [open("revenue", "step.revenue"), open("target", "step.target"), ...PaySteps.listSteps(asked)];
  return [];
}

export type Open = (other: Figure.Key, code: RuleCode, params?: Params) => Explanation.Step;

/** Steps that open into other figures of the same row. */
export function opener(board: Pick<Board.Info, "month" | "version">, { row, subject }: Figure.Info): Open {
  return (other, code, params = {}) => {
    return { code, params, value: Figure.valueIn(row, other), figure: Figure.idOf(board, subject, other) };
  };
}

/** The steps of a score or of a part of it. */
export function ofScore(
  key: Figure.Key,
  score: Scorecard.Info,
  scorecard: Policy.Info["scorecard"],
  currency: string,
  open: Open,
): Explanation.Step[] {
  const component = componentOf(key);
  if (component !== null) return ofComponent(score, scorecard, component, open);
  const { based, measured, components } = score;
  const points = pointsOf(score);
  const parts = components.map((part) => {
    const { id, weight } = part;
    const own = points.get(id);
    if (own === undefined) return open(`score.${id}`, `step.component.${id}`, { weight });
    return open(`score.${id}`, `step.points.${id}`, { how: howReached(part, currency), weight, based, points: own });
  });
  return [...parts, plain("step.based", { kind: "count", value: based }, { based, measured })];
}

/** What each part adds to the total, two decimals, so that the parts sum to it by eye. Empty without a total. */
function pointsOf({ total, components }: Scorecard.Info): Map<Scorecard.Id, string> {
  const parts = components.flatMap(({ id, weight, score }) =>
    score === null ? [] : [{ id, weight: Rational.multiply(Rational.of(weight), Rational.parse(score)) }],
  );
  if (total === null || parts.every(({ weight }) => weight.n === 0n)) return new Map();
  const shares = Money.split(BigInt(total.replace(".", "")), parts);
  const text = (hundredths: bigint) => Rational.text(Rational.of(hundredths, 100n), 2);
  return new Map(parts.map(({ id }, at) => [id, text(shares[at] ?? 0n)]));
}

/** "98,000.00 / 100,000.00 = 98.00"; where the cap or 0 holds it, what it would be and what counts: "… = 180.00 → 150.00". */
function howReached({ id, actual, target, score }: Scorecard.Info["components"][number], currency: string): string {
  if (actual === null || target === null || score === null) return score ?? "";
  const minor = (text: string) => Money.majorText(Rational.parse(text), currency);
  const say = (text: string) =>
    id === "sales"
      ? FormatStep.money(minor(text), currency)
      : id === "knowledge"
        ? FormatStep.figure(text)
        : FormatStep.share(text);
  const percent = Rational.divide(Rational.multiply(Rational.of(100), Rational.parse(actual)), Rational.parse(target));
  const off = Rational.subtract(percent, Rational.parse(score));
  // a share is shown to four places, so that only more than its rounding is a cap or a floor
  const isHeld = Rational.compare(Rational.multiply(off, off), Rational.of(1n, 100n)) > 0;
  return `${say(actual)} / ${say(target)} = ${isHeld ? `${Rational.text(percent, 2)} → ${score}` : score}`;
}

/** The terms of a ratio, the parts of a target, or the rows of a sum. */
function ofMetric(asked: Asked, key: Registry.Metric, open: Open): Explanation.Step[] {
  const { context, board, selected } = asked;
  const definition = Registry.definitionOf(key);
  if (definition.kind === "target") return ofTarget(asked);
  if (definition.kind === "ratio")
    return ofRatio(definition, open, () =>
      sumValue(SourceRows.tallyRows(context, selected), "due", board.organisation.currency),
    );
  const count = selected.facts.length + selected.calls.length;
  return [plain("step.rows", { kind: "count", value: count }, { count }), ...ofParts(asked)];
}

/** The terms of a ratio, each once; what is due is no figure of its own. */
export function ofRatio(
  { top, bottom }: Extract<Registry.Definition, { kind: "ratio" }>,
  open: Open,
  due: () => Explanation.Value,
): Explanation.Step[] {
  return [...new Set([top, ...bottom])].map((term) =>
    term === "due" ? plain("step.due", due()) : open(term, `step.${term}`),
  );
}

/** Steps of a rank: the own value, how many are ahead of it and how many there are. */
export function ofRank(asked: Pick<Asked, "board" | "figure">, ahead: number, ranked: number): Explanation.Step[] {
  const { board, figure } = asked;
  const key = board.basis;
  const value = Figure.valueIn(figure.row, key);
  const { isByUncapped, score } = figure.row;
  return [
    { code: `step.value.${key}`, params: {}, value, figure: Figure.idOf(board, figure.subject, key) },
    ...(isByUncapped ? [plain("step.uncapped", { kind: "score", text: score?.uncapped ?? "" })] : []),
    plain("step.ahead", { kind: "count", value: ahead }),
    plain("step.ranked", { kind: "count", value: ranked }),
  ];
}

function ofComponent(
  score: Scorecard.Info,
  scorecard: Policy.Info["scorecard"],
  id: Scorecard.Id,
  open: Open,
): Explanation.Step[] {
  const cap = plain("step.cap", { kind: "score", text: `${scorecard[id].cap}.00` });
  if (id === "sales") return [open("revenue", "step.revenue"), open("target", "step.target"), cap];
  const part = score.components.find((item) => item.id === id);
  const say = (text: string | null | undefined): Explanation.Value => {
    if (text === null || text === undefined) return { kind: "missing", reason: part?.reason ?? "not-measured" };
    return id === "knowledge" ? { kind: "count", value: Number(text) } : { kind: "ratio", text };
  };
  const actual =
    id === "knowledge"
      ? plain("step.items", say(part?.actual))
      : plain("step.mean", say(part?.actual), { count: part?.answers ?? 0 });
  return [actual, plain("step.goal", say(part?.target)), cap];
}

/** A target of its own, or what is below it: the company's by region, a region's by team, a team's by person. */
function ofTarget(asked: Asked): Explanation.Step[] {
  const { board, figure, selected } = asked;
  const { currency } = board.organisation;
  const money = (parts: SourceRows.Rows["targets"]): Explanation.Value => {
    const minor = parts.reduce((sum, part) => sum + part.minor, 0n);
    return { kind: "money", minor: minor.toString(), currency };
  };
  if (selected.targets.every(({ subject }) => subject.id === figure.subject))
    return selected.targets.flatMap((part) => {
      const isSplit = part.facts.some(({ split }) => split !== undefined);
      const whole = money([{ ...part, minor: part.wholeMinor }]);
      const given = isSplit
        ? part.facts.flatMap((fact) => ofSplit(fact, figure.name, currency))
        : [plain("step.target.given", whole, { name: figure.name })];
      return part.minor === part.wholeMinor ? given : [...given, ofEligible(asked, money([part]))];
    });
  return below(asked, selected.targets, "target", money);
}

/** What the month has of the target of its quarter or year, or that its own counts in place of that. */
function ofSplit(
  { values, split }: SourceRows.Rows["targets"][number]["facts"][number],
  name: string,
  currency: string,
): Explanation.Step[] {
  const money = (minor: string): Explanation.Value => ({ kind: "money", minor, currency });
  const own = plain("step.target.given", money(values.amountMinor), { name });
  if (split === undefined) return [own];
  const { period, wholeMinor, restMinor, days, of } = split;
  if (restMinor === null) return [own, plain("step.target.instead", money(wholeMinor), { period })];
  return [
    plain("step.target.period", money(wholeMinor), { period, name }),
    ...(restMinor === wholeMinor ? [] : [plain("step.target.rest", money(restMinor))]),
    plain("step.target.split", money(values.amountMinor), { days, of }),
  ];
}

/** What is left of a person's target by the days worked. */
function ofEligible({ context, figure }: Asked, value: Explanation.Value): Explanation.Step {
  const { eligible, members } = context.subjects;
  const person = members.get(figure.subject)?.person;
  const days = person === undefined ? Rational.ZERO : Rational.sum([...eligible.days(person).values()]);
  return plain("step.target.eligible", value, {
    days: FormatStep.figure(Rational.exactText(days)),
    total: eligible.total,
  });
}

/** A group's sum by what is below it; a person's has nothing below. */
function ofParts(asked: Asked): Explanation.Step[] {
  const { context, board, figure, selected } = asked;
  const { key } = figure;
  if (figure.kind === "person" || !isMetric(key)) return [];
  type Row = SourceRows.Rows["facts"][number] | SourceRows.Rows["calls"][number];
  const rows = [...selected.facts, ...selected.calls].map((row: Row) => ({
    ...row,
    row,
    subject: { id: row.person.id },
  }));
  return below(asked, rows, key, (list) => {
    const part = {
      facts: list.map(({ row }) => row).filter((row) => "fact" in row),
      calls: list.map(({ row }) => row).filter((row) => "row" in row),
    };
    return sumValue(SourceRows.tallyRows(context, part), key as Registry.SumId, board.organisation.currency);
  });
}

/** One step for each group or person below, by name, what belongs to none of them last. */
function below<T extends { subject: { id: string }; team: string | null; region: string | null }>(
  { context, board, figure }: Asked,
  rows: readonly T[],
  key: Figure.Key,
  value: (rows: T[]) => Explanation.Value,
): Explanation.Step[] {
  const { kind } = figure;
  const at = (item: T) => (kind === "team" ? item.subject.id : kind === "region" ? item.team : item.region);
  const lower = kind === "team" ? "person" : kind === "region" ? "team" : "region";
  const names = new Map(
    Context.subjectsOf(context, lower).map(({ id, name }) => [lower === "region" ? name : id, { id, name }]),
  );
  return [...Map.groupBy(rows, at)]
    .map(([place, list]) => ({ subject: names.get(place ?? ""), value: value(list) }))
    .sort((a, b) => byText(a.subject?.name ?? "\uffff", b.subject?.name ?? "\uffff"))
    .map(({ subject, value }) => {
      if (!subject) return plain("step.nowhere", value);
      const code = key === "target" && lower === "person" ? "step.target.person" : "step.part";
      return { code, params: { name: subject.name }, value, figure: Figure.idOf(board, subject.id, key) };
    });
}

function sumValue({ sums }: Tally.Info, id: Registry.SumId, currency: string): Explanation.Value {
  const unit = Registry.unitOf(id);
  return Figure.amountIn(unit, Credit.toRational(sums[id]), currency);
}

function componentOf(key: Figure.Key): Scorecard.Id | null {
  return key.startsWith("score.") ? (key.slice("score.".length) as Scorecard.Id) : null;
}

export function plain(code: RuleCode, value: Explanation.Value, params: Params = {}): Explanation.Step {
  return { code, params, value, figure: null };
}
