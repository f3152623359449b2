/** What each metric is made of. A new metric is an entry here and its label in `list.ts`; sums, columns and explanations derive. */
import type * as Fact from "../fact.ts";
import type * as Reason from "../reason.ts";
import type { Text } from "../words/text.ts";
import { LIST, type Metric, type Unit } from "./list.ts";
import { IN_READING_ORDER } from "./reading-order.ts";

/** Sums of calls; inbound calls are inside the first of each pair and apart in the second. */
export type CallSums = {
  dials: number;
  inboundDials: number;
  connected: number;
  inboundConnected: number;
  talkSeconds: number;
  inboundTalkSeconds: number;
};

/** Kinds of facts that have one owner and one day, so that a metric may count their rows without further code. */
export type PlainKind = {
  [K in Fact.Kind]: K extends "call" ? never : Fact.Values[K] extends { owner: string; day: string } ? K : never;
}[Fact.Kind];

/** What the board credits a person with; the money of a deal or payment is the person's share of it, in minor units. */
export type Credit =
  | {
      kind: "deal";
      fact: Fact.Stored<"deal">;
      credit: "direct" | "overlay";
      grossMinor: bigint;
      creditedMinor: bigint;
      dueMinor: bigint;
      isFirst: boolean;
    }
  | { kind: "payment"; collectedMinor: bigint; dueMinor: bigint }
  | { kind: "call"; fact: { sums: CallSums } }
  | { [K in PlainKind]: { kind: K; fact: Fact.Stored<K> } }[PlainKind];
export type Kind = Credit["kind"];

/** Which calls count: all, or outbound ones only (policy). */
export type Directions = "all" | "out";

/** What a credit adds to a sum: minor units, items or seconds; null where the row is no part of it. */
type Adders = {
  [K in Kind]?: (credit: Extract<Credit, { kind: K }>, directions: Directions) => bigint | null;
};

/** Where a metric is listed besides the panel: the CSV and XLSX ranking, the terminal's board, late changes, what a title is given by. */
type Place = "sheet" | "terminal" | "late" | "honour";

type Common = {
  /** the kind whose counted source must cover the month and know the subject, else the metric is missing */
  source: Kind | "target";
  /** which way is good; neither where more is no merit of the person */
  better: "higher" | "lower" | "neither";
  /** the rule in words; `{month}`, `{source}` and `{window}` (refund days) are filled */
  rule: Text;
  places: readonly Place[];
};
/** A sum that is no metric by itself. */
type HiddenSum = "due";
/** A sum, or `target`: what the targets give the subject. */
export type Term = Metric | HiddenSum;
export type Sum = { kind: "sum"; add: Adders; isByPart?: true; gross?: (credit: Credit) => bigint | null };
export type Ratio = { kind: "ratio"; top: Term; bottom: readonly Term[]; without: Reason.Info };
export type Target = { kind: "target"; without: Reason.Info };
export type Definition = Common & (Sum | Ratio | Target) & { ruleOut?: Text };

const isDirect = (deal: Extract<Credit, { kind: "deal" }>) => deal.credit === "direct";
const isStage = (deal: Extract<Credit, { kind: "deal" }>, stage: "won" | "lost") =>
  isDirect(deal) && deal.fact.values.stage === stage;
const calls = (all: number, inbound: number, directions: Directions) =>
  BigInt(directions === "out" ? all - inbound : all);
const orNull = (amount: bigint) => (amount === 0n ? null : amount);

/** The part of what falls due in the month: of its deals, and of payment rows of other months' deals. */
const DUE: Sum = {
  kind: "sum",
  add: { deal: (deal) => (isDirect(deal) ? orNull(deal.dueMinor) : null), payment: ({ dueMinor }) => dueMinor },
};

export const METRICS = {
  revenue: {
    kind: "sum",
    source: "deal",
    better: "higher",
    add: { deal: (deal) => (isStage(deal, "won") ? deal.creditedMinor : null) },
    // An explanation lists the deal whole and each refund as a row of its own.
    gross: (credit) => (credit.kind === "deal" ? credit.grossMinor : null),
    isByPart: true,
    places: ["sheet", "terminal", "late", "honour"],
    rule: {
      en: "The amounts of deals won with a close day in {month}, from {source}, less refunds within {window} days of the close. Split deals count for each person by share to the smallest unit, in the team of the close day.",
      zh: "{month} 成交的订单金额之和，来源 {source}，扣除成交后 {window} 天内的退款。多人分成的订单按份额计入各人（精确到最小货币单位），并按成交当日所在团队计入团队。",
    },
  },
  dealsWon: {
    kind: "sum",
    source: "deal",
    better: "higher",
    add: { deal: (deal) => (deal.isFirst && isStage(deal, "won") ? 1n : null) },
    isByPart: true,
    places: ["sheet", "terminal", "late", "honour"],
    rule: {
      en: "Deals won with a close day in {month}, from {source}.",
      zh: "{month} 赢单的订单数，来源 {source}。",
    },
  },
  dealsLost: {
    kind: "sum",
    source: "deal",
    better: "lower",
    add: { deal: (deal) => (deal.isFirst && isStage(deal, "lost") ? 1n : null) },
    isByPart: true,
    places: ["sheet", "late"],
    rule: {
      en: "Deals lost with a close day in {month}, from {source}.",
      zh: "{month} 输单的订单数，来源 {source}。",
    },
  },
  winRate: {
    kind: "ratio",
    source: "deal",
    better: "higher",
    top: "dealsWon",
    bottom: ["dealsWon", "dealsLost"],
    without: "no-closed-deals",
    places: ["sheet", "terminal"],
    rule: {
      en: "Deals won, divided by deals won and lost, closed in {month}.",
      zh: "{month} 结束的订单中，赢单数除以赢单与输单之和。",
    },
  },
  averageDeal: {
    kind: "ratio",
    source: "deal",
    better: "higher",
    top: "revenue",
    bottom: ["dealsWon"],
    without: "no-deals-won",
    places: [],
    rule: {
      en: "Revenue divided by deals won, rounded to the smallest unit of money.",
      zh: "业绩除以赢单数，四舍五入到最小货币单位。",
    },
  },
  collected: {
    kind: "sum",
    source: "payment",
    better: "higher",
    add: { payment: ({ collectedMinor }) => orNull(collectedMinor) },
    places: ["late"],
    rule: {
      en: "Payments received in {month}, from {source}, by the shares of their deals, in the team of the deal's close day.",
      zh: "{month} 收到的回款，来源 {source}，按订单的分成份额计入，并按订单成交当日所在团队计入团队。",
    },
  },
  collectionRate: {
    kind: "ratio",
    source: "payment",
    better: "higher",
    top: "collected",
    bottom: ["due"],
    without: "nothing-due",
    places: [],
    rule: {
      en: "Collected in {month} divided by what was due: the month's revenue, less what its deals are to bring in later months, plus what deals of other months were to bring in this one.",
      zh: "{month} 回款除以应收：当月业绩，减去约定在以后月份到期的部分，加上其他月份订单在本月到期的部分。",
    },
  },
  dials: {
    kind: "sum",
    source: "call",
    better: "higher",
    add: { call: ({ fact: { sums } }, only) => orNull(calls(sums.dials, sums.inboundDials, only)) },
    places: ["sheet", "terminal", "late"],
    rule: {
      en: "All calls that started in {month}, from {source}.",
      zh: "{month} 开始的全部通话，来源 {source}。",
    },
    ruleOut: {
      en: "Outbound calls that started in {month}, from {source}.",
      zh: "{month} 开始的呼出通话，来源 {source}。",
    },
  },
  inboundDials: {
    kind: "sum",
    source: "call",
    better: "neither",
    add: { call: ({ fact: { sums } }) => orNull(BigInt(sums.inboundDials)) },
    places: [],
    rule: {
      en: "Inbound calls that started in {month}, from {source}.",
      zh: "{month} 开始的呼入通话，来源 {source}。",
    },
  },
  connected: {
    kind: "sum",
    source: "call",
    better: "higher",
    add: { call: ({ fact: { sums } }, only) => orNull(calls(sums.connected, sums.inboundConnected, only)) },
    places: ["sheet", "terminal", "late"],
    rule: {
      en: "Calls of {month} that a person answered, from {source}.",
      zh: "{month} 有人接听的通话次数，来源 {source}。",
    },
  },
  connectRate: {
    kind: "ratio",
    source: "call",
    better: "higher",
    top: "connected",
    bottom: ["dials"],
    without: "no-calls",
    places: ["sheet"],
    rule: { en: "Connected calls divided by all calls of {month}.", zh: "{month} 接通次数除以通话次数。" },
  },
  talkSeconds: {
    kind: "sum",
    source: "call",
    better: "higher",
    add: {
      call: ({ fact: { sums } }, only) =>
        calls(sums.connected, sums.inboundConnected, only) === 0n
          ? null
          : calls(sums.talkSeconds, sums.inboundTalkSeconds, only),
    },
    places: ["sheet", "late"],
    rule: {
      en: "Talk time of connected calls in {month}, from {source}.",
      zh: "{month} 接通通话的通话时长之和，来源 {source}。",
    },
  },
  target: {
    kind: "target",
    source: "target",
    better: "neither",
    without: "no-target",
    places: ["sheet", "late"],
    rule: { en: "The revenue target for {month}, from {source}.", zh: "{month} 的业绩目标，来源 {source}。" },
  },
  attainment: {
    kind: "ratio",
    source: "deal",
    better: "higher",
    top: "revenue",
    bottom: ["target"],
    without: "no-target",
    places: ["sheet", "terminal"],
    rule: { en: "Revenue divided by target.", zh: "业绩除以目标。" },
  },
} as const satisfies Record<Metric, Definition>;

type Declared = typeof METRICS;
/** The sums of facts: metrics that are plain sums, and those that only ratios are made of. */
export type SumId = HiddenSum | { [K in Metric]: Declared[K] extends { kind: "sum" } ? K : never }[Metric];
/** The sums that a board also gives by product and customer tier. */
export type PartId = { [K in Metric]: Declared[K] extends { isByPart: true } ? K : never }[Metric];

/** The declaration of a metric. */
export function definitionOf(id: Metric): Definition {
  return METRICS[id];
}

/** The metrics listed in a place, in reading order or, for documents, as stored. */
export function metricsIn(place: Place, order: readonly Metric[] = IN_READING_ORDER): Metric[] {
  return order.filter((id) => definitionOf(id).places.includes(place));
}

const ALL = Object.entries<Definition | Sum>({ ...METRICS, due: DUE });
export const SUMS = new Map(ALL.flatMap(([id, one]) => (one.kind === "sum" ? [[id as SumId, one as Sum]] : [])));
export const PART_IDS = [...SUMS].flatMap(([id, { isByPart }]) => (isByPart ? [id as PartId] : []));

/** The sums a term is made of; `target` is none. */
const sumOf = (term: Term) => (SUMS.has(term as SumId) ? [term as SumId] : []);

/** The sums a metric is made of, the top of a ratio first. */
export function sumsOf(id: Metric): SumId[] {
  const definition = definitionOf(id);
  if (definition.kind === "ratio") return [...new Set([definition.top, ...definition.bottom].flatMap(sumOf))];
  return sumOf(id);
}

/** Whether a metric takes the subject's target. */
export function takesTarget(id: Metric): boolean {
  const definition = definitionOf(id);
  return definition.kind === "target" || (definition.kind === "ratio" && definition.bottom.includes("target"));
}

/** What a credit adds to a sum; null where it is no part of it. */
export function amountOf(id: SumId, credit: Credit, directions: Directions): bigint | null {
  const add = SUMS.get(id)?.add[credit.kind] as ((credit: Credit, directions: Directions) => bigint | null) | undefined;
  return add?.(credit, directions) ?? null;
}

/** The unit of a sum. */
export function unitOf(id: SumId): Exclude<Unit, "ratio"> {
  return id === "due" ? "money" : LIST[id].unit;
}

/** Whether a metric is made of deals less refunds, which an explanation lists as rows of their own. */
export function isNet(id: Metric): boolean {
  return sumsOf(id).some((sum) => SUMS.get(sum)?.gross !== undefined);
}

/** What a credit adds to a metric: to the sum, or the top of a ratio; where that is nothing and both are money, to the bottom. */
export function effectOf(
  id: Metric,
  credit: Credit,
  directions: Directions,
): { unit: Exclude<Unit, "ratio">; amount: bigint } {
  const [first, ...others] = sumsOf(id);
  if (first === undefined) throw new Error(`${id} is made of no rows`);
  const unit = unitOf(first);
  const top = SUMS.get(first)?.gross?.(credit) ?? amountOf(first, credit, directions) ?? 0n;
  if (top !== 0n || unit !== "money") return { unit, amount: top };
  const bottom = others.filter((sum) => unitOf(sum) === "money").map((sum) => amountOf(sum, credit, directions) ?? 0n);
  return { unit, amount: bottom.reduce((sum, amount) => sum + amount, 0n) };
}

/** Whether a metric is made of calls, so that its rows are read from the packed blocks. */
export function isOfCalls(id: Metric): boolean {
  return sumsOf(id).some((sum) => SUMS.get(sum)?.add.call !== undefined);
}

const SCORED: readonly Kind[] = ["survey", "peer", "knowledge"];
/** Kinds of facts that only metrics count: neither money, calls nor parts of the score. */
export const COUNTED_KINDS = [...new Set([...SUMS.values()].flatMap(({ add }) => Object.keys(add) as Kind[]))].filter(
  (kind): kind is PlainKind => !["deal", "payment", "call", ...SCORED].includes(kind),
);
