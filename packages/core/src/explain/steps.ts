/** The rule and the steps of a figure, as codes with params; `text.ts` has the sentences. */
import type * as Explanation from "../board/explanation.ts";
import type * as Board from "../board/info.ts";
import * as Sale from "../board/sale.ts";
import type * as Subjects from "../board/subjects.ts";
import { byText } from "../order.ts";
import * as Figure from "./figure.ts";
import * as Named from "./named.ts";
import * as PaySteps from "./pay-steps.ts";
import type { RuleCode } from "./text.ts";

export type Asked = {
  board: Board.Info;
  desk: Named.Desk;
  figure: Figure.Info;
  subject: Subjects.Subject;
  named: Named.Named;
  row: Named.Row;
};
type Params = Explanation.Step["params"];

/** The rule of a figure. */
export function rule({ board, desk, figure, named }: Pick<Asked, "board" | "desk" | "figure" | "named">): {
  code: RuleCode;
  params: Params;
} {
  const { policy, month } = desk.inputs;
  const { counted } = desk.subjects.book;
  const { key } = figure;
  const from = (kind: keyof typeof counted) => ({ month, source: counted[kind] ?? "–" });
  if (key === "rank") return { code: `rule.rank.${board.basis}`, params: {} };
  if (Figure.isOfPay(key)) return PaySteps.rule(desk, figure);
  if (key === "score") {
    const { sales, satisfaction, collaboration, knowledge, minimumObserved } = policy.scorecard;
    const weights = {
      sales: sales.weight,
      satisfaction: satisfaction.weight,
      collaboration: collaboration.weight,
      knowledge: knowledge.weight,
    };
    return { code: "rule.score", params: { ...weights, minimum: minimumObserved } };
  }
  const component = componentOf(key);
  if (component) {
    const { cap, target, minimumAnswers } = policy.scorecard[component];
    return { code: `rule.score.${component}`, params: { cap, target: target ?? "–", minimum: minimumAnswers ?? 0 } };
  }
  if (key === "target") {
    const isOwn = named.targets.every((part) => part.subject.id === figure.subject);
    return { code: isOwn ? "rule.target" : "rule.target.sum", params: from("target") };
  }
  if (Figure.isOfCalls(key)) {
    const isOut = key === "dials" && policy.calls.directions === "out";
    return { code: isOut ? "rule.dials.out" : (`rule.${key}` as RuleCode), params: from("call") };
  }
  if (key === "collected" || key === "collectionRate") return { code: `rule.${key}`, params: from("payment") };
  const window = Sale.windowOf(policy);
  return { code: `rule.${key}` as RuleCode, params: { ...from("deal"), ...(key === "revenue" ? { window } : {}) } };
}

/** The steps of a figure, each opening into the figure it names. */
export function steps(asked: Asked): Explanation.Step[] {
  const { board, figure, named, row } = asked;
  const { key, subject } = figure;
  const open = (other: Figure.Key, code: RuleCode, params: Params = {}): Explanation.Step => {
    return { code, params, value: Figure.valueIn(figure.row, other), figure: Figure.idOf(board, subject, other) };
  };
  const component = componentOf(key);
  if (key === "winRate") return [open("dealsWon", "step.dealsWon"), open("dealsLost", "step.dealsLost")];
  if (key === "averageDeal") return [open("revenue", "step.revenue"), open("dealsWon", "step.dealsWon")];
  if (key === "collectionRate") return [open("collected", "step.collected"), plain("step.due", ofDue(asked))];
  if (key === "connectRate") return [open("connected", "step.connected"), open("dials", "step.dials")];
  if (key === "attainment") return [open("revenue", "step.revenue"), open("target", "step.target")];
  if (key === "target") return ofTarget(asked);
  if (key === "score" && row.score) {
    const { based, measured, components } = row.score;
    const parts = components.map(({ id, weight }) => open(`score.${id}`, `step.component.${id}`, { weight }));
    return [...parts, plain("step.based", { kind: "count", value: based }, { based, measured })];
  }
  if (component) return ofComponent(asked, component, open);
  if (Figure.isOfPay(key))
    return [open("revenue", "step.revenue"), open("target", "step.target"), ...PaySteps.of(asked)];
  const count = named.facts.length + named.calls.length;
  return [plain("step.rows", { kind: "count", value: count }, { count }), ...ofParts(asked)];
}

/** Steps of a rank: the own value, how many are ahead of it and how many there are. */
export function ofRank(asked: Pick<Asked, "board" | "figure">, ahead: number, ranked: number): Explanation.Step[] {
  const { board, figure } = asked;
  const key = board.basis;
  const value = Figure.valueIn(figure.row, key);
  return [
    { code: `step.value.${key}`, params: {}, value, figure: Figure.idOf(board, figure.subject, key) },
    plain("step.ahead", { kind: "count", value: ahead }),
    plain("step.ranked", { kind: "count", value: ranked }),
  ];
}

function ofDue({ desk, board, named }: Asked): Explanation.Value {
  const { dueMinor } = Named.tallyOf(desk, named);
  return { kind: "money", minor: dueMinor.toString(), currency: board.organisation.currency };
}

function ofComponent(
  { row, desk }: Asked,
  id: Board.ComponentId,
  open: (other: Figure.Key, code: RuleCode) => Explanation.Step,
): Explanation.Step[] {
  const cap = plain("step.cap", { kind: "score", text: `${desk.inputs.policy.scorecard[id].cap}.00` });
  if (id === "sales") return [open("revenue", "step.revenue"), open("target", "step.target"), cap];
  const part = row.score?.components.find((one) => one.id === id);
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
  const { board, figure, named } = asked;
  const { currency } = board.organisation;
  const money = (parts: Named.Named["targets"]): Explanation.Value => {
    const minor = parts.reduce((sum, part) => sum + part.minor, 0n);
    return { kind: "money", minor: minor.toString(), currency };
  };
  if (named.targets.every(({ subject }) => subject.id === figure.subject))
    return named.targets.map((part) => plain("step.target.given", money([part]), { name: figure.name }));
  return below(asked, named.targets, "target", money);
}

/** A group's sum by what is below it; a person's has nothing below. */
function ofParts(asked: Asked): Explanation.Step[] {
  const { desk, board, figure, named } = asked;
  if (figure.kind === "person") return [];
  type Row = (typeof named)["facts"][number] | (typeof named)["calls"][number];
  const rows = [...named.facts, ...named.calls].map((row: Row) => ({ ...row, row, subject: { id: row.person.id } }));
  return below(asked, rows, figure.key, (list) => {
    const part = {
      facts: list.map(({ row }) => row).filter((one) => "fact" in one),
      calls: list.map(({ row }) => row).filter((one) => "row" in one),
    };
    return sumOf(Named.tallyOf(desk, part), figure.key, board.organisation.currency);
  });
}

/** One step for each group or person below, by name, what belongs to none of them last. */
function below<T extends { subject: { id: string }; team: string | null; region: string | null }>(
  { desk, board, figure }: Asked,
  rows: readonly T[],
  key: Figure.Key,
  value: (rows: T[]) => Explanation.Value,
): Explanation.Step[] {
  const { kind } = figure;
  const at = (one: T) => (kind === "team" ? one.subject.id : kind === "region" ? one.team : one.region);
  const lower = kind === "team" ? "person" : kind === "region" ? "team" : "region";
  const names = new Map(
    Named.subjectsOf(desk, lower).map(({ id, name }) => [lower === "region" ? name : id, { id, name }]),
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

function sumOf(tally: ReturnType<typeof Named.tallyOf>, key: Figure.Key, currency: string): Explanation.Value {
  if (key === "revenue") return { kind: "money", minor: tally.revenueMinor.toString(), currency };
  if (key === "collected") return { kind: "money", minor: tally.collectedMinor.toString(), currency };
  if (key === "talkSeconds") return { kind: "seconds", value: tally.talkSeconds };
  const counts = {
    dealsWon: tally.dealsWon,
    dealsLost: tally.dealsLost,
    dials: tally.dials,
    connected: tally.connected,
  };
  return { kind: "count", value: key in counts ? counts[key as keyof typeof counts] : tally.inboundDials };
}

function componentOf(key: Figure.Key): Board.ComponentId | null {
  return key.startsWith("score.") ? (key.slice("score.".length) as Board.ComponentId) : null;
}

export function plain(code: RuleCode, value: Explanation.Value, params: Params = {}): Explanation.Step {
  return { code, params, value, figure: null };
}
