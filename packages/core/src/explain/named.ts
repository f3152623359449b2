/** The rows a figure is made of, and the figure recomputed from just them. */
import * as Book from "../board/book.ts";
import * as Figures from "../board/figures.ts";
import type * as Inputs from "../board/inputs.ts";
import * as Subjects from "../board/subjects.ts";
import * as Targets from "../board/targets.ts";
import type * as Fact from "../fact.ts";
import * as Tally from "../metric/tally.ts";
import * as Money from "../money.ts";
import { byText } from "../order.ts";
import * as Pay from "../payroll/desk.ts";
import * as Wage from "../payroll/wage.ts";
import * as Rational from "../rational.ts";
import * as Figure from "./figure.ts";

/** One call as the caller reads it from the packed blocks. */
export type CallRow = {
  id: string;
  owner: string;
  day: string;
  connected: boolean;
  direction: "out" | "in";
  talkSeconds: number;
  origin: Fact.Origin;
};

export type FactCredit = Exclude<Book.Credit, { kind: "call" }>;
type Call = { row: CallRow; person: Book.Credit["person"]; team: string | null; region: string | null };
export type Named = { facts: FactCredit[]; calls: Call[]; targets: Targets.Part[] };

/** Everything an explanation looks in: opened once per board, asked for any of its figures. */
export type Desk = {
  inputs: Inputs.Inputs;
  subjects: Subjects.Info;
  /** what every subject has at all; says which kinds cover it, never an amount */
  whole: (id: string) => Tally.Info;
  basis: "score" | "revenue";
  /** credits but calls by subject id */
  facts: Map<string, FactCredit[]>;
  /** what pay is worked out on besides a person's deals and target: figures of the board, teams, pools, days worked */
  pay: Pay.Info;
};

export function open(inputs: Inputs.Inputs): Desk {
  const subjects = Subjects.of(inputs);
  const { basis } = Figures.basisOf(subjects, inputs.policy);
  const facts = new Map<string, FactCredit[]>();
  for (const credit of subjects.book.credits) {
    if (credit.kind === "call") continue;
    for (const id of Subjects.holders(subjects, credit)) {
      const list = facts.get(id);
      if (list) list.push(credit);
      else facts.set(id, [credit]);
    }
  }
  const whole = Subjects.tallies(subjects, inputs.policy.calls.directions);
  return { inputs, subjects, whole, basis, facts, pay: Pay.open(inputs, subjects, Figures.all(subjects, inputs)) };
}

export function subjectsOf({ subjects }: Desk, kind: Figure.Kind): Subjects.Subject[] {
  if (kind === "company") return [subjects.company];
  return kind === "region" ? subjects.regions : kind === "team" ? subjects.teams : subjects.people;
}

/** The rows that make one figure of one subject (not its rank). */
export function of(desk: Desk, subject: Subjects.Subject, key: Figure.Key, calls: readonly CallRow[]): Named {
  const wanted = (desk.facts.get(subject.id) ?? []).filter((credit) => isPart(credit, key));
  const needsTarget = Figure.isOfPay(key) || ["target", "attainment", "score", "score.sales"].includes(key);
  return {
    facts: wanted.sort((a, b) => byText(a.day, b.day) || byText(a.kind, b.kind) || byText(a.fact.id, b.fact.id)),
    calls: Figure.isOfCalls(key) ? callsOf(desk, subject, key, calls) : [],
    targets: needsTarget ? Subjects.targetParts(desk.subjects, subject) : [],
  };
}

function isPart(credit: FactCredit, key: Figure.Key): boolean {
  const isScore = key === "score";
  if (credit.kind === "survey") return isScore || key === "score.satisfaction";
  if (credit.kind === "peer") return isScore || key === "score.collaboration";
  if (credit.kind === "knowledge") return credit.fact.values.isConfirmed && (isScore || key === "score.knowledge");
  if (key === "collected" || key === "collectionRate")
    return credit.kind === "payment"
      ? key === "collectionRate" || credit.collectedMinor !== 0n
      : key === "collectionRate" && credit.dueMinor !== 0n;
  if (credit.kind === "payment") return false;
  if (Figure.isOfPay(key)) return credit.fact.values.stage === "won" && credit.share !== "0";
  if (credit.credit === "overlay") return false;
  const isCount = key === "winRate" || key === "dealsWon" || key === "dealsLost";
  if (isCount && !credit.isFirst) return false;
  if (key === "winRate") return true;
  if (credit.fact.values.stage === "lost") return key === "dealsLost";
  return isScore || ["revenue", "dealsWon", "averageDeal", "attainment", "score.sales"].includes(key);
}

function callsOf(
  { subjects, inputs }: Desk,
  subject: Subjects.Subject,
  key: Figure.Key,
  rows: readonly CallRow[],
): Call[] {
  const { book } = subjects;
  const isOut = inputs.policy.calls.directions === "out";
  const found: Call[] = [];
  for (const row of rows) {
    if (row.origin.source !== book.counted.call || !row.day.startsWith(inputs.month)) continue;
    if (key === "inboundDials" ? row.direction !== "in" : isOut && row.direction === "in") continue;
    if ((key === "connected" || key === "talkSeconds") && !row.connected) continue;
    const resolved = book.identity.resolve(row.owner, row.day);
    if (!("person" in resolved)) continue;
    const credit = { person: resolved.person, ...Book.placeOn(book, resolved.person, row.day) };
    if (Subjects.holds(subject, credit)) found.push({ row, ...credit });
  }
  return found.sort((a, b) => byText(a.row.day, b.row.day) || byText(a.row.id, b.row.id));
}

/** The sums of named rows. */
export function tallyOf({ inputs }: Desk, named: Pick<Named, "facts" | "calls">): Tally.Info {
  const tally = Tally.empty();
  for (const credit of named.facts) Subjects.add(tally, credit, inputs.policy.calls.directions);
  for (const { row } of named.calls) {
    const [inbound, connected] = [row.direction === "in" ? 1 : 0, row.connected ? 1 : 0];
    const sums = {
      dials: 1,
      inboundDials: inbound,
      connected,
      inboundConnected: inbound * connected,
      talkSeconds: row.talkSeconds,
      inboundTalkSeconds: inbound * row.talkSeconds,
    };
    Tally.addCalls(tally, sums, inputs.policy.calls.directions);
  }
  return tally;
}

export type Row = Figure.Row & { figures: Figures.Info; wage: Wage.Info | null };

/** A subject's row computed from named rows only; `whole` sums say no more than which kinds cover the subject. */
export function rowOf(desk: Desk, subject: Subjects.Subject, named: Named): Row {
  const { inputs, subjects } = desk;
  const targetMinor = named.targets.length === 0 ? null : named.targets.reduce((sum, part) => sum + minorOf(part), 0n);
  const tally = tallyOf(desk, named);
  const whole = desk.whole(subject.id);
  const figures = Figures.of(subjects, subject, tally, inputs, targetMinor, whole);
  const { metrics, score } = figures;
  const wage = wageOf(desk, subject, named, figures);
  const paid = wage === null ? {} : Wage.figures(wage, inputs.organisation.currency);
  return { figures, metrics, score, ...paid, wage };
}

/** A person's pay on the named deals and targets; the figures that gates and multipliers ask for open into their own rows. */
function wageOf(desk: Desk, subject: Subjects.Subject, named: Named, figures: Figures.Info): Wage.Info | null {
  const [member] = subject.members;
  if (subject.kind !== "person" || member === undefined) return null;
  const board = desk.pay.of(subject);
  const { revenue } = figures.metrics;
  const reasons = { ...board.metrics.reasons };
  if (figures.metrics.reasons.revenue === undefined) delete reasons.revenue;
  else reasons.revenue = figures.metrics.reasons.revenue;
  const sold = {
    ...board,
    tally: { ...board.tally, revenueMinor: figures.tally.revenueMinor },
    metrics: { ...board.metrics, revenue, reasons },
    targetMinor: figures.targetMinor,
  };
  const deals = () => named.facts.filter((credit) => credit.kind === "deal");
  return Wage.of(desk.pay, member, { figures: sold, deals });
}

/** What a target part adds: a whole target is read from its rows, a share was split by working days. */
function minorOf(part: Targets.Part): bigint {
  return effects(part).reduce((sum, minor) => sum + minor, 0n);
}

/** What each row of a target part adds, in minor units. */
export function effects(part: Targets.Part): bigint[] {
  const stated = part.facts.map(({ values }) => BigInt(values.amountMinor));
  const total = stated.reduce((sum, minor) => sum + minor, 0n);
  if (total === part.minor) return stated;
  if (stated.length === 1) return [part.minor];
  const weights = part.facts.map(({ id }, index) => ({ id, weight: Rational.of(stated[index] ?? 0n) }));
  return Money.split(part.minor, weights);
}
