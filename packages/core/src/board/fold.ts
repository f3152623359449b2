/**
 * The board of a quarter, a year or a range from the boards of its months. It reads no facts: a month counts as its board
 * says, so that what is published stays. It is ranked anew, never published, and pays nothing.
 */
import type * as Fiscal from "../fiscal.ts";
import * as ExactSums from "../metric/exact-sums.ts";
import * as Metrics from "../metric/metrics.ts";
import * as Registry from "../metric/registry.ts";
import * as Money from "../money.ts";
import { byText } from "../order.ts";
import type * as Policy from "../policy.ts";
import * as Ranking from "../ranking.ts";
import * as Rational from "../rational.ts";
import type * as Reason from "../reason.ts";
import * as Scorecard from "../scorecard.ts";
import * as Attribution from "./attribution.ts";
import * as Build from "./build.ts";
import * as Figures from "./figures.ts";
import type * as Board from "./info.ts";
import type * as Inputs from "./inputs.ts";
import * as Rows from "./rows.ts";
import * as Subjects from "./subjects.ts";

type Rules = Pick<Policy.Info, "version" | "scorecard" | "ranking">;

/**
 * The company's board of a period. `boards` are those of its months that there are, oldest first; the policy is that of the
 * last of them. Sums add up exactly, ratios are ratios of the sums, and the score weighs the sums of results and targets.
 * A person counts who is ranked in at least one of the months.
 */
export function fold(
  period: Fiscal.Info,
  boards: readonly [Board.Info, ...Board.Info[]],
  policy: Rules,
  previous: Inputs.Previous | null,
): Board.Info {
  const last = boards.at(-1) ?? boards[0];
  const { currency } = last.organisation;
  const people = rowsOf(boards.map((board) => board.people)).map((rows) => {
    const latest = rows.findLast(({ team }) => team !== null) ?? newest(rows);
    return { rows, latest, figures: figuresOf(rows, policy.scorecard, currency), isOut: rows.every(Figures.isOut) };
  });
  const eligible = people.filter(({ isOut }) => !isOut);
  const withTarget = eligible.filter(({ figures }) => (figures.targetMinor ?? 0n) > 0n).length;
  const basis = Ranking.basis(policy.ranking, withTarget, eligible.length);
  const ranked = ranking(people, basis, previous, "people", ({ rows, isOut, figures }) =>
    isOut ? (newest(rows).rankReason ?? "not-measured") : Figures.whyUnranked(basis, figures),
  ).map(({ entry: { rows, latest, figures }, ranked }): Board.Person => {
    const { id, name, team, teamName, region } = latest;
    const { metrics, score, exactSums } = figures;
    const pay = { line: null, toNextLine: null, bonus: null, bonusReason: "paid-by-month" as const };
    const parts = { products: partsOf(rows, "products", currency), tiers: partsOf(rows, "tiers", currency) };
    return { id, name, team, teamName, region, ...ranked, score, metrics, exactSums, ...pay, ...parts };
  });
  const groups = (level: "regions" | "teams") =>
    ranking(
      rowsOf(boards.map((board) => board[level])).map((rows) => ({
        rows,
        figures: figuresOf(rows, policy.scorecard, currency),
        isOut: false,
      })),
      basis,
      previous,
      level,
      ({ figures }) => Figures.whyUnranked(basis, figures),
    ).map(({ entry: { rows, figures }, ranked }): Board.Group => {
      const { id, name, region, lead, people: members } = newest(rows);
      const { metrics, score, exactSums } = figures;
      const heads = eligible.filter(({ latest }) =>
        level === "teams" ? latest.team === id : latest.region === name,
      ).length;
      const perHead = metrics.revenue === null ? null : Metrics.perHead(Money.minor(metrics.revenue), heads);
      const revenuePerHead = perHead === null ? null : Money.of(perHead, currency);
      const parts = { products: partsOf(rows, "products", currency), tiers: partsOf(rows, "tiers", currency) };
      const own = { id, name, region, lead, people: members, ...ranked };
      return { ...own, score, metrics, exactSums, revenuePerHead, ...parts };
    });
  const total = figuresOf(
    boards.map(({ totals }) => totals),
    policy.scorecard,
    currency,
  );
  const months = monthsOf(period, boards);
  return Build.seal({
    month: period.id,
    period: { kind: period.kind === "month" ? "range" : period.kind, isToDate: period.isToDate, months },
    scope: last.scope,
    organisation: last.organisation,
    status: statusOf(months),
    version: null,
    asOf:
      boards
        .map(({ asOf }) => asOf)
        .sort(byText)
        .at(-1) ?? last.asOf,
    basis,
    basisReason: { withTarget, eligible: eligible.length },
    policyVersion: policy.version,
    digest: "",
    dataTo: edge(
      boards.map(({ dataTo }) => dataTo),
      1,
    ),
    lines: [],
    weights: Build.weightsOf(policy),
    completeness: completenessOf(boards, currency),
    totals: {
      people: ranked.length,
      ranked: ranked.filter(({ rank }) => rank !== null).length,
      metrics: total.metrics,
      exactSums: total.exactSums,
    },
    regions: groups("regions").sort(Figures.byRank),
    teams: groups("teams").sort(Figures.byRank),
    people: ranked.sort(Figures.byRank),
    // Titles and market shares are stated by month; neither adds up.
    honours: [],
    marketShare: [],
  });
}

/** The row of one subject over the months: what an explanation of it is compared with. */
export type Row = Pick<Board.Person, "metrics" | "exactSums"> & Partial<Pick<Board.Person, "score" | "rankReason">>;
type Figured = { metrics: Metrics.Info; score: Scorecard.Info; exactSums: ExactSums.Info; targetMinor: bigint | null };

/** Only a board of one product or tier has rows without them, and such a board is no month of a period. */
function exactSumsOf({ exactSums }: Row): ExactSums.Info {
  if (exactSums === undefined) throw new Error("a period is folded from boards of the whole company");
  return exactSums;
}

/** Figures and score of a subject from its rows of the months, oldest first. */
export function figuresOf(rows: readonly Row[], scorecard: Policy.Info["scorecard"], currency: string): Figured {
  const total = ExactSums.total(rows.map(exactSumsOf));
  const target = targetOf(rows);
  const coverage: Metrics.Coverage = (kind) => (kind === "target" ? target.reason : whyMissing(rows, kind));
  const metrics = Metrics.compute(total.sums, coverage, target.minor, currency);
  const score = Scorecard.scoreOf(observations(rows, total, target.minor, metrics, scorecard), scorecard);
  return {
    metrics,
    score,
    exactSums: ExactSums.of({ ...total, ...NO_PARTS }, total.knowledgeTarget),
    targetMinor: target.minor,
  };
}
const NO_PARTS = { rows: {}, products: new Map(), tiers: new Map() };

/** A plain sum by which a kind says whether it covers a row. */
const PLAIN = new Map(
  Object.entries(Registry.DEFINITIONS)
    .filter(([, { kind }]) => kind === "sum")
    .map(([id, { source }]) => [source as string, id as Registry.Metric]),
);

/** Why a kind says nothing in any of the months; null where it does in one of them, and what it adds up to is a figure. */
function whyMissing(rows: readonly Row[], kind: string): Reason.Info | null {
  const metric = PLAIN.get(kind);
  if (metric === undefined) return null;
  const reasons = rows.map(({ metrics }) => metrics.reasons[metric] ?? null);
  return reasons.every((reason) => reason !== null) ? (reasons.at(-1) ?? null) : null;
}

/** The sum of the months' targets; with the reason where a month of sales has none beside months that have one. */
function targetOf(rows: readonly Row[]): { minor: bigint | null; reason: Reason.Info | null } {
  const given = rows.flatMap(({ metrics }) => metrics.target ?? []);
  const lacks = rows.filter((row) => !isAway(row) && isSold(row) && row.metrics.target === null);
  if (given.length > 0 && lacks.length > 0) return { minor: null, reason: "target-incomplete" };
  if (given.length > 0) return { minor: given.reduce((sum, money) => sum + Money.minor(money), 0n), reason: null };
  const away = rows.map(({ metrics }) => metrics.reasons.target ?? null).filter((reason) => reason !== "no-target");
  return { minor: null, reason: away.at(-1) ?? null };
}

/** Whether a month has sales to set against a target; one that has not begun has none. */
const isSold = ({ metrics }: Row) => metrics.reasons.revenue !== "not-covered";

/** Whether a month asks for no target: somebody away, not there, or of another role. */
const isAway = ({ rankReason = null }: Row) => Figures.isOut({ rankReason });

function observations(
  rows: readonly Row[],
  total: ExactSums.Total,
  targetMinor: bigint | null,
  { revenue, reasons }: Metrics.Info,
  policy: Policy.Info["scorecard"],
): Scorecard.Observations {
  const parts = (id: Scorecard.Id) =>
    rows.flatMap(({ score }) => score?.components.filter((part) => part.id === id) ?? []);
  const isMeasured = (id: Scorecard.Id) => parts(id).some(({ status }) => status !== "not-applicable");
  const reasonOf = (id: Scorecard.Id) => parts(id).findLast(({ status }) => status === "missing")?.reason ?? null;
  const target = targetMinor === null || targetMinor <= 0n ? null : Rational.of(targetMinor);
  const sales = (): Scorecard.Observation =>
    revenue === null || target === null
      ? { status: "missing", reason: reasons.revenue ?? reasons.target ?? "no-target", answers: null, target }
      : { status: "observed", actual: Rational.of(total.sums.revenue), target, answers: null };
  const answers = (id: "satisfaction" | "collaboration", given: ExactSums.Total["survey"]) =>
    Subjects.answers(given, policy[id], isMeasured(id) ? (given.count === 0 ? reasonOf(id) : null) : "not-covered");
  const knowledge = (): Scorecard.Observation =>
    total.knowledgeTarget === null
      ? { status: "missing", reason: reasonOf("knowledge") ?? "not-in-source", answers: null, target: null }
      : { status: "observed", actual: Rational.of(total.knowledge), target: total.knowledgeTarget, answers: null };
  const none: Scorecard.Observation = { status: "not-applicable" };
  return {
    sales: isMeasured("sales") ? sales() : none,
    satisfaction: answers("satisfaction", total.survey),
    collaboration: answers("collaboration", total.peer),
    knowledge: isMeasured("knowledge") ? knowledge() : none,
  };
}

/** The rows of each subject, oldest month first. */
function rowsOf<T extends { id: string }>(months: readonly (readonly T[])[]): [T, ...T[]][] {
  return [...Map.groupBy(months.flat(), ({ id }) => id).values()] as [T, ...T[]][];
}

function newest<T>(rows: readonly [T, ...T[]]): T {
  return rows.at(-1) ?? rows[0];
}

type Entry = { rows: readonly [{ id: string }, ...{ id: string }[]]; figures: Figured; isOut: boolean };

function ranking<T extends Entry>(
  entries: readonly T[],
  basis: Board.Info["basis"],
  previous: Inputs.Previous | null,
  level: "people" | "teams" | "regions",
  whyNot: (entry: T) => Reason.Info,
): { entry: T; ranked: Ranking.Info }[] {
  const valued = entries.map((entry) => ({
    ...entry,
    id: entry.rows[0].id,
    ...(entry.isOut ? { value: null } : Figures.rankedBy(basis, entry.figures)),
  }));
  return Ranking.table(valued, Rows.beforeOf({ previous }, level, basis, "first-period"), whyNot);
}

function partsOf(
  rows: readonly Pick<Board.Group, "products" | "tiers">[],
  key: "products" | "tiers",
  currency: string,
): Metrics.Parts {
  const byName = Map.groupBy(
    rows.flatMap((row) => Object.entries(row[key] ?? {})),
    ([name]) => name,
  );
  const sorted = [...byName].sort((a, b) => byText(a[0], b[0]));
  return Object.fromEntries(
    sorted.map(([name, parts]) => [name, Metrics.partOf(Metrics.sumsOf(parts.map(([, part]) => part)), currency)]),
  );
}

function monthsOf(period: Fiscal.Info, boards: readonly Board.Info[]): Board.PeriodMonth[] {
  const kindsOf = ({ completeness }: Board.Info) =>
    completeness.sources.filter(({ isCounted, firstDay }) => isCounted && firstDay !== null).map(({ kind }) => kind);
  const all = [...new Set(boards.flatMap(kindsOf))].sort(byText);
  const byMonth = new Map(boards.map((board) => [board.month, board]));
  return period.months.map((month) => {
    const board = byMonth.get(month);
    if (board === undefined) return { month, status: "missing", version: null, digest: null, dataTo: null, lacks: [] };
    const { status, version, digest, dataTo } = board;
    const own = new Set(kindsOf(board));
    const lacks = dataTo === null ? [] : all.filter((kind) => !own.has(kind));
    return { month, status, version, digest, dataTo, lacks };
  });
}

/** As far as the least of its months: published only where every month is. */
function statusOf(months: readonly Board.PeriodMonth[]): Board.Info["status"] {
  const isPublished = ({ status }: Board.PeriodMonth) => status === "published" || status === "restated";
  if (months.every(isPublished)) return "published";
  return months.every((month) => isPublished(month) || month.status === "review") ? "review" : "open";
}

/** The first (-1) or last (1) of days that may be missing. */
function edge(days: readonly (string | null)[], side: 1 | -1): string | null {
  const known = days.flatMap((day) => day ?? []).sort(byText);
  return (side === 1 ? known.at(-1) : known[0]) ?? null;
}

function completenessOf(boards: readonly Board.Info[], currency: string): Board.Info["completeness"] {
  type Complete = Board.Info["completeness"];
  const all = boards.map(({ completeness }) => completeness);
  const flat = <T>(list: (of: Complete) => readonly T[], key: (item: T) => string) =>
    [...Map.groupBy(all.flatMap(list), key).values()] as [T, ...T[]][];
  const sum = (amounts: readonly (Money.Info | null)[]) =>
    Money.of(
      amounts.reduce((left, amount) => left + (amount === null ? 0n : Money.minor(amount)), 0n),
      currency,
    );
  const count = (numbers: readonly number[]) => numbers.reduce((left, number) => left + number, 0);
  const refunds = all.flatMap(({ refunds }) => refunds ?? []);
  const part = (key: "counted" | "late" | "excess") => ({
    rows: count(refunds.map((of) => of[key].rows)),
    amount: sum(refunds.map((of) => of[key].amount)),
  });
  // An import may have rows in several months and is named once.
  const imports = flat(
    ({ imports }) => imports,
    ({ importId }) => importId,
  ).map(([note]) => note);
  return {
    sources: flat(
      ({ sources }) => sources,
      ({ kind, source }) => `${kind}\u001f${source}`,
    ).map((same) => ({
      kind: same[0].kind,
      source: same[0].source,
      isCounted: same.some(({ isCounted }) => isCounted),
      rows: count(same.map(({ rows }) => rows)),
      firstDay: edge(
        same.map(({ firstDay }) => firstDay),
        -1,
      ),
      lastDay: edge(
        same.map(({ lastDay }) => lastDay),
        1,
      ),
      pending: count(same.map(({ pending }) => pending)),
    })),
    counted: count(all.map(({ counted }) => counted)),
    total: count(all.map(({ total }) => total)),
    // Of the days that lack a rate the first one stands in the oldest month.
    pending: flat(({ pending }) => pending, Attribution.pendingKey).map((same) => ({
      ...same[0],
      rows: count(same.map(({ rows }) => rows)),
      revenue: same.every(({ revenue }) => revenue === null) ? null : sum(same.map(({ revenue }) => revenue)),
    })),
    pendingRevenue: sum(all.map(({ pendingRevenue }) => pendingRevenue)),
    ...(refunds.length > 0 && {
      refunds: {
        counted: part("counted"),
        late: part("late"),
        excess: part("excess"),
        list: refunds.flatMap(({ list }) => list),
      },
    }),
    rejected: count(imports.map(({ rejected }) => rejected)),
    duplicate: count(imports.map(({ duplicate }) => duplicate)),
    imports: imports.sort((a, b) => byText(a.importId, b.importId)),
  };
}
