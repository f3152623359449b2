/** The metrics of a board in the order it stores them. A new metric is an entry here: sums, columns and explanations derive. */
import * as Rational from "../rational.ts";
import type * as Reason from "../reason.ts";
import { type Locale, say, type Text } from "../words/text.ts";
import * as Credit from "./credit.ts";

/** `share`: whole deals and parts of shared ones, such as 2.5. */
export type Unit = "money" | "count" | "share" | "ratio" | "seconds";

/** What a metric is about; `reading-order.ts` lists metrics by it. */
export type Group = "result" | "deals" | "cash" | "calls";

/** What a credit adds to a sum; null where the row is no part of it. */
type Adders<A = Credit.Amount> = {
  [K in Credit.Kind]?: (credit: Extract<Credit.Info, { kind: K }>, directions: Credit.Directions) => A | null;
};

/** Where a metric is listed besides the panel: the CSV and XLSX ranking, the terminal's board, late changes, what a title is given by. */
type Place = "sheet" | "terminal" | "late" | "honour";

type Common = {
  label: Text;
  unit: Unit;
  group: Group;
  /** the kind whose counted source must cover the month and know the subject, else the metric is missing */
  source: Credit.Kind | "target";
  /** which way is good; neither where more is no merit of the person */
  better: "higher" | "lower" | "neither";
  /** the rule in words; `{month}`, `{source}` and `{window}` (refund days) are filled */
  rule: Text;
  places: readonly Place[];
  /** a person's lists leave it out where it says the same as this one */
  beside?: string;
};
export type Metric = keyof typeof DECLARED;
/** A sum that is no metric by itself. */
type HiddenSum = "due";
/** A sum, or `target`: what the targets give the subject. */
export type Term = Metric | HiddenSum;
type Sum = { kind: "sum"; add: Adders; isByPart?: true; gross?: (credit: Credit.Info) => bigint | null };
type Ratio<T> = { kind: "ratio"; top: T; bottom: readonly T[]; without: Reason.Info };
type Target = { kind: "target"; without: Reason.Info };
type Declaration<T> = Common & (Sum | Ratio<T> | Target) & { ruleOut?: Text };
export type Definition = Declaration<Term>;

const isDirect = (deal: Extract<Credit.Info, { kind: "deal" }>) => deal.credit === "direct";
const isStage = (deal: Extract<Credit.Info, { kind: "deal" }>, stage: "won" | "lost") =>
  isDirect(deal) && deal.fact.values.stage === stage;
/** Rows of 0 and below are corrections and gifts: they change revenue and are no win. */
const isWin = (deal: Extract<Credit.Info, { kind: "deal" }>) =>
  isStage(deal, "won") && BigInt(deal.fact.values.amountMinor ?? 0) > 0n;
const shareOf = ({ share }: { share: string }) => (share === "0" ? null : Rational.parseRate(share));
const calls = (all: number, inbound: number, directions: Credit.Directions) =>
  BigInt(directions === "out" ? all - inbound : all);
const orNull = (amount: bigint) => (amount === 0n ? null : amount);

/** The part of what falls due in the month: of its deals, and of payment rows of other months' deals. */
const DUE: Sum = {
  kind: "sum",
  add: { deal: (deal) => (isDirect(deal) ? orNull(deal.dueMinor) : null), payment: ({ dueMinor }) => dueMinor },
};

const DECLARED = {
  revenue: {
    label: { en: "Revenue", zh: "业绩" },
    unit: "money",
    group: "result",
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
    label: { en: "Deals won", zh: "赢单数" },
    unit: "count",
    group: "deals",
    kind: "sum",
    source: "deal",
    better: "higher",
    add: { deal: (deal) => (deal.isFirst && isWin(deal) ? 1n : null) },
    isByPart: true,
    places: ["sheet", "terminal", "late", "honour"],
    rule: {
      en: "Deals won with an amount above 0 and a close day in {month}, from {source}. A shared deal counts once, for its first owner.",
      zh: "{month} 赢单且金额大于 0 的订单数，来源 {source}。多人分成的订单只计一次，归第一负责人。",
    },
  },
  dealsLost: {
    label: { en: "Deals lost", zh: "输单数" },
    unit: "count",
    group: "deals",
    kind: "sum",
    source: "deal",
    better: "lower",
    add: { deal: (deal) => (deal.isFirst && isStage(deal, "lost") ? 1n : null) },
    isByPart: true,
    places: ["sheet", "late"],
    rule: {
      en: "Deals lost with a close day in {month}, from {source}. A shared deal counts once, for its first owner.",
      zh: "{month} 输单的订单数，来源 {source}。多人分成的订单只计一次，归第一负责人。",
    },
  },
  winRate: {
    label: { en: "Win rate", zh: "赢单率" },
    unit: "ratio",
    group: "deals",
    kind: "ratio",
    source: "deal",
    better: "higher",
    top: "wonShare",
    bottom: ["wonShare", "lostShare"],
    without: "no-closed-deals",
    places: ["sheet", "terminal"],
    rule: {
      en: "Deals won, divided by deals won and lost, closed in {month}; shared deals by share.",
      zh: "{month} 结束的订单中，赢单除以赢单与输单之和；多人分成的订单按份额计。",
    },
  },
  averageDeal: {
    label: { en: "Average deal", zh: "单均金额" },
    unit: "money",
    group: "deals",
    kind: "ratio",
    source: "deal",
    better: "higher",
    top: "revenue",
    bottom: ["wonShare"],
    without: "no-deals-won",
    places: [],
    rule: {
      en: "Revenue divided by deals won by share, rounded to the smallest unit of money.",
      zh: "业绩除以赢单（按份额），四舍五入到最小货币单位。",
    },
  },
  wonShare: {
    label: { en: "Won by share", zh: "赢单（按份额）" },
    unit: "share",
    group: "deals",
    kind: "sum",
    source: "deal",
    better: "higher",
    add: { deal: (deal) => (isWin(deal) ? shareOf(deal) : null) },
    isByPart: true,
    places: ["sheet"],
    beside: "dealsWon",
    rule: {
      en: "Shares of deals won with an amount above 0 and a close day in {month}, from {source}.",
      zh: "{month} 赢单且金额大于 0 的订单的份额之和，来源 {source}。",
    },
  },
  lostShare: {
    label: { en: "Lost by share", zh: "输单（按份额）" },
    unit: "share",
    group: "deals",
    kind: "sum",
    source: "deal",
    better: "lower",
    add: { deal: (deal) => (isStage(deal, "lost") ? shareOf(deal) : null) },
    isByPart: true,
    places: ["sheet"],
    beside: "dealsLost",
    rule: {
      en: "Shares of deals lost with a close day in {month}, from {source}.",
      zh: "{month} 输单的订单的份额之和，来源 {source}。",
    },
  },
  collected: {
    label: { en: "Collected", zh: "回款" },
    unit: "money",
    group: "cash",
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
    label: { en: "Collection rate", zh: "回款率" },
    unit: "ratio",
    group: "cash",
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
    label: { en: "Calls", zh: "通话次数" },
    unit: "count",
    group: "calls",
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
    label: { en: "Inbound calls", zh: "呼入次数" },
    unit: "count",
    group: "calls",
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
    label: { en: "Connected calls", zh: "接通次数" },
    unit: "count",
    group: "calls",
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
    label: { en: "Connect rate", zh: "接通率" },
    unit: "ratio",
    group: "calls",
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
    label: { en: "Talk time", zh: "通话时长" },
    unit: "seconds",
    group: "calls",
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
    label: { en: "Target", zh: "目标" },
    unit: "money",
    group: "result",
    kind: "target",
    source: "target",
    better: "neither",
    without: "no-target",
    places: ["sheet", "late"],
    rule: {
      en: "The revenue target for {month}, from {source}. A person's counts for the working days on which they were employed, in role and not on leave. A target of a quarter or year is split over its months without an own target, by working days.",
      zh: "{month} 的业绩目标，来源 {source}。个人目标按其在职、在岗且未休假的工作日占比计。季度或年度目标按工作日分摊到未单独设定目标的月份。",
    },
  },
  attainment: {
    label: { en: "Attainment", zh: "达成率" },
    unit: "ratio",
    group: "result",
    kind: "ratio",
    source: "deal",
    better: "higher",
    top: "revenue",
    bottom: ["target"],
    without: "no-target",
    places: ["sheet", "terminal"],
    rule: { en: "Revenue divided by target.", zh: "业绩除以目标。" },
  },
} as const satisfies Record<string, Declaration<string>>;

/** The declarations by id; the terms of ratios are typed here, where the ids are known. */
export const DEFINITIONS = DECLARED satisfies Record<Metric, Definition>;
type Declared = typeof DECLARED;
/** The sums of facts: metrics that are plain sums, and those that only ratios are made of. */
export type SumId = HiddenSum | { [K in Metric]: Declared[K] extends { kind: "sum" } ? K : never }[Metric];
export type ShareId = { [K in Metric]: Declared[K] extends { kind: "sum"; unit: "share" } ? K : never }[Metric];
/** The sums that a board also gives by product and customer tier. */
export type PartId = { [K in Metric]: Declared[K] extends { isByPart: true } ? K : never }[Metric];

/** The declaration of a metric. */
export function definitionOf(id: Metric): Definition {
  return DEFINITIONS[id];
}

/** The label of a metric in a language. */
export function labelOf(id: Metric, locale: Locale): string {
  return say(DEFINITIONS[id].label, locale);
}

/** The metrics listed in a place, in an order. */
export function metricsIn(place: Place, order: readonly Metric[]): Metric[] {
  return order.filter((id) => definitionOf(id).places.includes(place));
}

const ALL = Object.entries<Definition | Sum>({ ...DEFINITIONS, due: DUE });
export const SUMS = new Map(
  ALL.flatMap(([id, definition]) => (definition.kind === "sum" ? [[id as SumId, definition as Sum]] : [])),
);
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

/** What a credit adds to a sum; null where it is no part. */
export function amountOf(id: SumId, credit: Credit.Info, directions: Credit.Directions): Credit.Amount | null {
  const add = SUMS.get(id)?.add[credit.kind] as
    | ((credit: Credit.Info, directions: Credit.Directions) => Credit.Amount | null)
    | undefined;
  return add?.(credit, directions) ?? null;
}

/** The unit of a sum. */
export function unitOf(id: SumId): Exclude<Unit, "ratio"> {
  return id === "due" ? "money" : DEFINITIONS[id].unit;
}

/** Whether a metric is made of deals less refunds, which an explanation lists as rows of their own. */
export function isNet(id: Metric): boolean {
  return sumsOf(id).some((sum) => SUMS.get(sum)?.gross !== undefined);
}

/** What a credit adds to a metric: to the sum, or the top of a ratio; where that is nothing and both are money, to the bottom. */
export function effectOf(
  id: Metric,
  credit: Credit.Info,
  directions: Credit.Directions,
): { unit: Exclude<Unit, "ratio">; amount: Rational.Info } {
  const [first, ...others] = sumsOf(id);
  if (first === undefined) throw new Error(`${id} is made of no rows`);
  const unit = unitOf(first);
  const added = (sum: SumId) => Credit.toRational(amountOf(sum, credit, directions) ?? 0n);
  const top = Credit.toRational(SUMS.get(first)?.gross?.(credit) ?? added(first));
  if (top.n !== 0n || unit !== "money") return { unit, amount: top };
  return { unit, amount: Rational.sum(others.filter((sum) => unitOf(sum) === "money").map(added)) };
}

/** Whether a metric is made of calls, so that its rows are read from the packed blocks. */
export function isOfCalls(id: Metric): boolean {
  return sumsOf(id).some((sum) => SUMS.get(sum)?.add.call !== undefined);
}

const SCORED: readonly Credit.Kind[] = ["survey", "peer", "knowledge"];
/** Kinds of facts that only metrics count: neither money, calls nor parts of the score. */
export const COUNTED_KINDS = [
  ...new Set([...SUMS.values()].flatMap(({ add }) => Object.keys(add) as Credit.Kind[])),
].filter((kind): kind is Credit.PlainKind => !["deal", "payment", "call", ...SCORED].includes(kind));
