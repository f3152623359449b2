/** The rule and the steps of a figure, as codes with params; `text.ts` has the sentences. */
import type * as Explanation from "../board/explanation.ts";
import type * as Board from "../board/info.ts";
import type * as Subjects from "../board/subjects.ts";
import * as Bonus from "../bonus.ts";
import * as Money from "../money.ts";
import { byText } from "../order.ts";
import * as Rational from "../rational.ts";
import * as Figure from "./figure.ts";
import * as Named from "./named.ts";
import type { RuleCode } from "./text.ts";

type Asked = {
  board: Board.Info;
  desk: Named.Desk;
  figure: Figure.Info;
  subject: Subjects.Subject;
  named: Named.Named;
  row: Figure.Row;
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
  if (key === "line")
    return { code: "rule.line", params: { lines: policy.bonus.lines.map(({ at }) => percent(at)).join(" / ") } };
  if (key === "bonus") {
    const rates = [policy.bonus.belowRate, ...policy.bonus.lines.map(({ rate }) => rate)];
    return { code: "rule.bonus", params: { rates: rates.map(percent).join(" / ") } };
  }
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
  return { code: `rule.${key}` as RuleCode, params: from("deal") };
}

/** The steps of a figure, each opening into the figure it names. */
export function steps(asked: Asked): Explanation.Step[] {
  const { board, desk, figure, named, row } = asked;
  const { key, subject } = figure;
  const open = (other: Figure.Key, code: RuleCode, params: Params = {}): Explanation.Step => {
    const from = Figure.rowOf(board, figure);
    return { code, params, value: Figure.valueIn(from, other), figure: Figure.idOf(board, subject, other) };
  };
  const component = componentOf(key);
  if (key === "winRate") return [open("dealsWon", "step.dealsWon"), open("dealsLost", "step.dealsLost")];
  if (key === "averageDeal") return [open("revenue", "step.revenue"), open("dealsWon", "step.dealsWon")];
  if (key === "connectRate") return [open("connected", "step.connected"), open("dials", "step.dials")];
  if (key === "attainment") return [open("revenue", "step.revenue"), open("target", "step.target")];
  if (key === "target") return named.targets.map((part) => ofTarget(asked, part));
  if (key === "score") {
    const { based, measured, components } = row.score ?? { based: 0, measured: 0, components: [] };
    const parts = components.map(({ id, weight }) => open(`score.${id}`, `step.component.${id}`, { weight }));
    return [...parts, plain("step.based", { kind: "count", value: based }, { based, measured })];
  }
  if (component) return ofComponent(asked, component, open);
  if (key === "line" || key === "bonus")
    return [open("revenue", "step.revenue"), open("target", "step.target"), ...ofPay(asked)];
  if (key === "rank") return [];
  const count = named.facts.length + named.calls.length;
  return [plain("step.rows", { kind: "count", value: count }, { count }), ...ofParts(asked, desk)];
}

/** Steps of a rank: the own value, how many are ahead of it and how many there are. */
export function ofRank(asked: Pick<Asked, "board" | "figure">, ahead: number, ranked: number): Explanation.Step[] {
  const { board, figure } = asked;
  const key = board.basis;
  const value = Figure.valueIn(Figure.rowOf(board, figure), key);
  return [
    { code: `step.value.${key}`, params: {}, value, figure: Figure.idOf(board, figure.subject, key) },
    plain("step.ahead", { kind: "count", value: ahead }),
    plain("step.ranked", { kind: "count", value: ranked }),
  ];
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

function ofTarget({ board, figure, desk }: Asked, part: Named.Named["targets"][number]): Explanation.Step {
  const { id, kind } = part.subject;
  const name = Named.subjectsOf(desk, kind).find((one) => one.id === id)?.name ?? id;
  const isShare = kind === "person" && figure.kind !== "person";
  return {
    code: isShare ? "step.target.person" : "step.target.given",
    params: { name },
    value: { kind: "money", minor: part.minor.toString(), currency: board.organisation.currency },
    figure: id === figure.subject ? null : Figure.idOf(board, id, "target"),
  };
}

function ofPay({ row, figure, desk }: Asked): Explanation.Step[] {
  const { revenue, target } = row.metrics;
  if (row.bonusReason || !revenue || !target) return [];
  const { policy, organisation } = desk.inputs;
  const { currency } = organisation;
  const pay = Bonus.payout(Money.minor(revenue), Money.minor(target), policy.bonus);
  const money = (minor: bigint): Explanation.Value => ({ kind: "money", minor: minor.toString(), currency });
  if (figure.key === "line")
    return pay.steps.map((step) => {
      const at = policy.bonus.lines.find(({ id }) => id === step.id)?.at ?? "0";
      return plain(`step.line.${step.id}`, money(Rational.ceil(step.from)), { at: percent(at) });
    });
  // Shown parts add up to the pay: whole units by largest remainder, the exact amount in the sentence.
  const weights = pay.steps.map(({ id, amount }) => ({ id, weight: amount }));
  const shown = pay.exact.n === 0n ? [] : Money.split(pay.payoutMinor, weights);
  const places = Money.decimals(currency);
  const say = (minor: Rational.Info) => amountText(minor, places);
  return [
    ...pay.steps.map((step, index) => {
      const params = { part: say(step.part), rate: percentOf(step.rate), exact: say(step.amount) };
      return plain(`step.pay.${step.id}`, money(shown[index] ?? 0n), params);
    }),
    plain("step.rounded", money(pay.payoutMinor), { exact: say(pay.exact) }),
  ];
}

/** A group's figure by what is below it: the company by region, a region by team, a team by person. */
function ofParts({ board, figure, named }: Asked, desk: Named.Desk): Explanation.Step[] {
  const below = ({ company: "region", region: "team", team: "person", person: null } as const)[figure.kind];
  if (below === null) return [];
  const all = [...named.facts, ...named.calls];
  const subjects = Named.subjectsOf(desk, below);
  const keyOf = (one: (typeof all)[number]) =>
    below === "person" ? one.person.id : below === "team" ? one.team : one.region;
  return [...Map.groupBy(all, keyOf)]
    .map(([at, rows]): Explanation.Step & { name: string } => {
      const subject = subjects.find(({ id, name }) => (below === "region" ? name : id) === at);
      const part = { facts: rows.filter((one) => "fact" in one), calls: rows.filter((one) => "row" in one) };
      const value = sumOf(Named.tallyOf(desk, part), figure.key, board.organisation.currency);
      if (!subject) return { name: "\uffff", code: "step.nowhere", params: {}, value, figure: null };
      const { id, name } = subject;
      return { name, code: "step.part", params: { name }, value, figure: Figure.idOf(board, id, figure.key) };
    })
    .sort((a, b) => byText(a.name, b.name) || byText(a.figure ?? "", b.figure ?? ""))
    .map(({ name: _name, ...step }) => step);
}

function sumOf(tally: ReturnType<typeof Named.tallyOf>, key: Figure.Key, currency: string): Explanation.Value {
  if (key === "revenue") return { kind: "money", minor: tally.revenueMinor.toString(), currency };
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

function plain(code: RuleCode, value: Explanation.Value, params: Params = {}): Explanation.Step {
  return { code, params, value, figure: null };
}

/** "0.035" -> "3.5%". */
function percent(rate: string): string {
  return percentOf(Rational.parse(rate));
}

function percentOf(rate: Rational.Info): string {
  return `${trimmed(Rational.text(Rational.multiply(rate, Rational.of(100)), 4))}%`;
}

/** Exact minor units in major ones, without zeros at the end beyond the currency's decimals: 61786.5 fen -> "617.865". */
function amountText(minor: Rational.Info, places: number): string {
  const text = Rational.text(Rational.divide(minor, Rational.of(10n ** BigInt(places))), places + 6);
  const short = trimmed(text);
  const have = short.includes(".") ? short.length - short.indexOf(".") - 1 : 0;
  return have >= places ? short : Rational.text(Rational.parse(short), places);
}

function trimmed(text: string): string {
  return text.replace(/\.?0+$/, "");
}
