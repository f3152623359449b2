/** The rows of files a figure is made of, what each adds to it, and the figure recomputed from just them. */
import * as Attribution from "../board/attribution.ts";
import type * as Explanation from "../board/explanation.ts";
import * as Figures from "../board/figures.ts";
import * as Subjects from "../board/subjects.ts";
import type * as Targets from "../board/targets.ts";
import type * as Fact from "../fact.ts";
import type * as Credit from "../metric/credit.ts";
import { isMetric } from "../metric/list.ts";
import * as Registry from "../metric/registry.ts";
import * as Tally from "../metric/tally.ts";
import * as Money from "../money.ts";
import { byText } from "../order.ts";
import * as Deal from "../pay/deal-input.ts";
import * as PersonPay from "../pay/person-pay.ts";
import * as Rational from "../rational.ts";
import type * as Scorecard from "../scorecard.ts";
import type * as Context from "./context.ts";
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

type Call = { row: CallRow; person: Attribution.Credit["person"]; team: string | null; region: string | null };
/** The credits, calls and target parts that make a figure. */
export type Rows = { facts: Context.FactCredit[]; calls: Call[]; targets: Targets.Part[] };

/** The rows that make one figure of one subject (not its rank). */
export function selectRows(
  context: Context.Info,
  subject: Subjects.Subject,
  key: Figure.Key,
  calls: readonly CallRow[],
): Rows {
  const facts = (context.facts.get(subject.id) ?? []).filter((credit) => isPart(context, credit, key));
  const takesTarget = isMetric(key)
    ? Registry.takesTarget(key)
    : Figure.isOfPay(key) || key === "score" || key === "score.sales";
  return {
    facts: facts.sort((a, b) => byText(a.day, b.day) || byText(a.kind, b.kind) || byText(a.fact.id, b.fact.id)),
    calls: Figure.isOfCalls(key) ? callsOf(context, subject, key, calls) : [],
    targets: takesTarget ? Subjects.targetParts(context.subjects, subject) : [],
  };
}

function isPart({ inputs }: Context.Info, credit: Context.FactCredit, key: Figure.Key): boolean {
  const { directions } = inputs.policy.calls;
  if (isMetric(key)) return Registry.sumsOf(key).some((sum) => Registry.amountOf(sum, credit, directions) !== null);
  if (Figure.isOfPay(key)) return credit.kind === "deal" && credit.fact.values.stage === "won" && credit.share !== "0";
  const component = componentOf(credit, directions);
  return component !== null && (key === "score" || key === `score.${component}`);
}

/** The part of the score a credit counts for. */
function componentOf(credit: Context.FactCredit, directions: Credit.Directions): Scorecard.Id | null {
  if (credit.kind === "survey") return "satisfaction";
  if (credit.kind === "peer") return "collaboration";
  if (credit.kind === "knowledge") return credit.fact.values.isConfirmed ? "knowledge" : null;
  return Registry.amountOf("revenue", credit, directions) === null ? null : "sales";
}

function callsOf(
  { subjects, inputs }: Context.Info,
  subject: Subjects.Subject,
  key: Figure.Key,
  rows: readonly CallRow[],
): Call[] {
  const { attribution } = subjects;
  const { directions } = inputs.policy.calls;
  const sums = isMetric(key) ? Registry.sumsOf(key) : [];
  const found: Call[] = [];
  for (const row of rows) {
    if (row.origin.source !== attribution.counted.call || !row.day.startsWith(inputs.month)) continue;
    if (!sums.some((sum) => Registry.amountOf(sum, creditOf(row), directions) !== null)) continue;
    const resolved = attribution.identity.resolve(row.owner, row.day);
    if (!("person" in resolved)) continue;
    const credit = { person: resolved.person, ...Attribution.placeOn(attribution, resolved.person, row.day) };
    if (Subjects.holds(subject, credit)) found.push({ row, ...credit });
  }
  return found.sort((a, b) => byText(a.row.day, b.row.day) || byText(a.row.id, b.row.id));
}

/** One call as the sums of a day that has only this one. */
function creditOf({ connected, direction, talkSeconds }: CallRow): Credit.Info {
  const [isInbound, isConnected] = [direction === "in" ? 1 : 0, connected ? 1 : 0];
  const sums = {
    dials: 1,
    inboundDials: isInbound,
    connected: isConnected,
    inboundConnected: isInbound * isConnected,
    talkSeconds,
    inboundTalkSeconds: isInbound * talkSeconds,
  };
  return { kind: "call", fact: { sums } };
}

/** The sums of selected rows. */
export function tallyRows({ inputs }: Context.Info, { facts, calls }: Pick<Rows, "facts" | "calls">): Tally.Info {
  const tally = Tally.empty();
  const { directions } = inputs.policy.calls;
  for (const credit of facts) Tally.add(tally, credit, directions);
  for (const { row } of calls) Tally.add(tally, creditOf(row), directions);
  return tally;
}

export type Recomputed = Figure.Row & { figures: Figures.Info; personPay: PersonPay.Info | null };

/** A subject's row computed from selected rows only; the sums of all rows say no more than which kinds cover the subject. */
export function recompute(context: Context.Info, subject: Subjects.Subject, rows: Rows): Recomputed {
  const { inputs, subjects } = context;
  const amounts = rows.targets.flatMap(targetAmounts);
  const targetMinor = rows.targets.length === 0 ? null : amounts.reduce((sum, minor) => sum + minor, 0n);
  const tally = tallyRows(context, rows);
  const figures = Figures.of(subjects, subject, tally, inputs, targetMinor, context.whole(subject.id));
  const { metrics, score } = figures;
  const personPay = payOf(context, subject, rows, figures);
  const paid = personPay === null ? {} : PersonPay.figures(personPay, inputs.organisation.currency);
  return { figures, metrics, score, ...paid, personPay };
}

/** A person's pay on the selected deals and targets; figures that gates and multipliers ask for are the board's. */
function payOf(
  context: Context.Info,
  subject: Subjects.Subject,
  rows: Rows,
  figures: Figures.Info,
): PersonPay.Info | null {
  const [member] = subject.members;
  if (subject.kind !== "person" || member === undefined) return null;
  const board = context.pay.of(subject);
  const { revenue } = figures.metrics;
  const reasons = { ...board.metrics.reasons };
  if (figures.metrics.reasons.revenue === undefined) delete reasons.revenue;
  else reasons.revenue = figures.metrics.reasons.revenue;
  const sold = {
    ...board,
    tally: { ...board.tally, sums: { ...board.tally.sums, revenue: figures.tally.sums.revenue } },
    metrics: { ...board.metrics, revenue, reasons },
    targetMinor: figures.targetMinor,
  };
  const deals = () => rows.facts.filter((credit) => credit.kind === "deal");
  return PersonPay.of(context.pay, member, { figures: sold, deals, older: () => context.pay.older(subject.id) });
}

/** What each row of a target part adds, in minor units: a whole target as it is stated, a share of one by largest remainder. */
function targetAmounts(part: Targets.Part): bigint[] {
  const stated = part.facts.map(({ values }) => BigInt(values.amountMinor));
  const total = stated.reduce((sum, minor) => sum + minor, 0n);
  if (total === part.minor) return stated;
  if (stated.length === 1) return [part.minor];
  const weights = part.facts.map(({ id }, index) => ({ id, weight: Rational.of(stated[index] ?? 0n) }));
  return Money.split(part.minor, weights);
}

/** Selected rows as an explanation shows them, each with what it adds to the figure. */
export function listRows({ inputs }: Context.Info, rows: Rows, key: Figure.Key): Explanation.SourceRow[] {
  const files = new Map(inputs.imports.map((note) => [note.importId, note.file]));
  const from = ({ source, importId, line }: Fact.Origin) => ({
    source,
    importId,
    line,
    file: files.get(importId) ?? "",
  });
  const convertedOf = ({ converted }: { converted?: Fact.Converted }): Pick<Explanation.SourceRow, "converted"> => {
    if (converted === undefined) return {};
    const { currency: from, stated, rate, day, source } = converted;
    return { converted: { amount: Money.of(BigInt(stated.amountMinor ?? 0), from), rate, day, source } };
  };
  const { currency } = inputs.organisation;
  const { directions } = inputs.policy.calls;
  const money = (minor: bigint): Explanation.Value => ({ kind: "money", minor: minor.toString(), currency });
  const effectOf = (credit: Credit.Info): Explanation.Value => {
    if (!isMetric(key)) return effectOnScoreOrPay(credit, money);
    const { unit, amount } = Registry.effectOf(key, credit, directions);
    return Figure.amountIn(unit, amount, currency);
  };
  const isNet = isMetric(key) ? Registry.isNet(key) : true;
  return [
    ...rows.facts.flatMap((credit): Explanation.SourceRow[] => {
      const { kind, day, fact } = credit;
      const owner = "owner" in credit ? credit.owner : (credit.fact.values.owner ?? "");
      const own = {
        ...{ kind, id: fact.id, day, owner, ...from(fact.origin) },
        ...convertedOf(fact),
        effect: effectOf(credit),
      };
      if (!isNet || credit.kind !== "deal") return [own];
      const refunds = Deal.refundsOf(credit).map(({ refund, minor }): Explanation.SourceRow => {
        const { id, values, origin } = refund.fact;
        const place = { kind: "refund", id, day: values.day, owner, ...from(origin) };
        return { ...place, ...convertedOf(refund.fact), effect: money(-minor) };
      });
      return [own, ...refunds];
    }),
    ...rows.calls.map(({ row }): Explanation.SourceRow => {
      const { id, day, owner, origin } = row;
      return { kind: "call", id, day, owner, ...from(origin), effect: effectOf(creditOf(row)) };
    }),
    ...rows.targets.flatMap((part) => {
      const amounts = targetAmounts(part);
      return part.facts.map(
        (fact, index): Explanation.SourceRow => ({
          kind: "target",
          id: fact.id,
          day: `${inputs.month}-01`,
          owner: fact.values.subject,
          ...from(fact.origin),
          ...convertedOf(fact),
          effect: money(amounts[index] ?? 0n),
        }),
      );
    }),
  ];
}

function effectOnScoreOrPay(credit: Credit.Info, money: (minor: bigint) => Explanation.Value): Explanation.Value {
  if (credit.kind === "deal") return money(credit.grossMinor);
  if (credit.kind !== "survey" && credit.kind !== "peer") return { kind: "count", value: 1 };
  const { score, scale } = credit.fact.values;
  const share = Rational.divide(Rational.parse(String(score)), Rational.parse(String(scale)));
  return { kind: "ratio", text: Rational.text(share, 4) };
}
