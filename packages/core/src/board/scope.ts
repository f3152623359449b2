/** A part of the company's board, ranked anew within the part. */
import { refuse } from "../error.ts";
import * as Honours from "../honours.ts";
import * as Metrics from "../metric/metrics.ts";
import type * as Tally from "../metric/tally.ts";
import * as Money from "../money.ts";
import { byText } from "../order.ts";
import type * as Policy from "../policy.ts";
import * as Ranking from "../ranking.ts";
import * as Rational from "../rational.ts";
import type * as Reason from "../reason.ts";
import * as Figures from "./figures.ts";
import type * as Board from "./info.ts";

/**
 * The board of "company", "region:X", "team:Y", "product:Z" or "tier:T", X and Y by name or id. Regions and teams keep
 * the company's basis; products and tiers rank by revenue. Movement in a part counts those of the part ranked in both
 * months. The market is shown beside the company and, with the region's own part, beside a region. Throws VisibleError missing for a part the board does not have.
 */
export function scope(board: Board.Info, asked: string): Board.Info {
  const colon = asked.indexOf(":");
  const [level, name] = colon < 0 ? [asked, ""] : [asked.slice(0, colon), asked.slice(colon + 1)];
  if (asked === "company") return board;
  if (level === "region") return ofGroup(board, "region", onlyGroup(board.regions, name, asked));
  if (level === "team") return ofGroup(board, "team", onlyGroup(board.teams, name, asked));
  if (level === "product" || level === "tier") return ofPart(board, level, name, asked);
  throw refuse("scope-unknown", { scope: asked });
}

/** Every scope the board has, as `scope` takes them, with the name to show. */
export function scopes(board: Board.Info): { scope: string; level: Board.Info["scope"]["level"]; name: string }[] {
  const names = (key: "products" | "tiers") =>
    [...new Set(board.people.flatMap((person) => Object.keys(person[key])))].sort(byText);
  return [
    { scope: "company", level: "company", name: board.organisation.name },
    ...board.regions.map(({ id, name }) => ({ scope: `region:${id}`, level: "region" as const, name })),
    ...board.teams.map(({ id, name }) => ({ scope: `team:${id}`, level: "team" as const, name })),
    ...names("products").map((name) => ({ scope: `product:${name}`, level: "product" as const, name })),
    ...names("tiers").map((name) => ({ scope: `tier:${name}`, level: "tier" as const, name })),
  ];
}

function onlyGroup(groups: readonly Board.Group[], name: string, asked: string): Board.Group {
  const found = groups.find((group) => group.id === name) ?? groups.find((group) => group.name === name);
  if (!found) throw refuse("scope-unknown", { scope: asked });
  return found;
}

function ofGroup(board: Board.Info, level: "region" | "team", group: Board.Group): Board.Info {
  const isIn = (row: Board.Person) => (level === "team" ? row.team === group.id : row.region === group.name);
  const people = rerank(board.people.filter(isIn), board.basis);
  const teams = level === "team" ? [group] : board.teams.filter((team) => team.region === group.name);
  const isBeside = (share: Board.MarketShare) => share.region === null || share.region === group.name;
  return finish(board, {
    scope: { level, id: group.id, name: group.name },
    marketShare: level === "region" ? board.marketShare.filter(isBeside) : [],
    totals: { people: people.length, ranked: countRanked(people), metrics: group.metrics },
    regions: level === "region" ? rerank([group], board.basis) : [],
    teams: rerank(teams, board.basis),
    people,
  });
}

function ofPart(board: Board.Info, level: "product" | "tier", name: string, asked: string): Board.Info {
  const key = level === "product" ? "products" : "tiers";
  if (!board.people.some((person) => Object.hasOwn(person[key], name))) throw refuse("scope-unknown", { scope: asked });
  const currency = board.organisation.currency;
  const only = <T extends Board.Person | Board.Group>(row: T): T => {
    const part = row[key] && Object.hasOwn(row[key], name) ? row[key][name] : undefined;
    const missing = row.metrics.reasons.revenue ?? null;
    const metrics = partMetrics(Metrics.sumsOf(part ? [part] : []), missing, currency);
    return {
      ...row,
      metrics,
      exactSums: undefined,
      score: { ...row.score, total: null, uncapped: null, based: 0, reason: "not-measured", components: [] },
    };
  };
  const people = board.people.map(
    (row): Board.Person => ({ ...only(row), line: null, toNextLine: null, bonus: null, bonusReason: "not-measured" }),
  );
  const groups = (rows: readonly Board.Group[]) =>
    rows.map((row): Board.Group => {
      const heads = row.revenuePerHead === null ? 0 : headsOf(board, row);
      const scoped = only(row);
      const perHead =
        scoped.metrics.revenue === null ? null : Metrics.perHead(Money.minor(scoped.metrics.revenue), heads);
      return { ...scoped, revenuePerHead: perHead === null ? null : Money.of(perHead, currency) };
    });
  const all = Metrics.sumsOf(
    board.people.flatMap((person) => (Object.hasOwn(person[key], name) ? (person[key][name] ?? []) : [])),
  );
  const ranked = rerank(people, "revenue", "not-compared");
  return finish(board, {
    scope: { level, id: name, name },
    marketShare: [],
    basis: "revenue",
    totals: { people: ranked.length, ranked: countRanked(ranked), metrics: partMetrics(all, null, currency) },
    regions: rerank(groups(board.regions), "revenue", "not-compared"),
    teams: rerank(groups(board.teams), "revenue", "not-compared"),
    people: ranked,
  });
}

/** Members who sell: those whom the ranking does not leave out for their role or their absence. */
function headsOf(board: Board.Info, group: Board.Group): number {
  const isIn = (person: Board.Person) =>
    person.team === group.id || (board.regions.some(({ id }) => id === group.id) && person.region === group.name);
  return board.people.filter((person) => isIn(person) && !Figures.isOut(person)).length;
}

/** Figures of a part: deals have one, every other kind says nothing of products and tiers. */
function partMetrics(sums: Tally.Sums, missing: Reason.Info | null, currency: string): Metrics.Info {
  const coverage: Metrics.Coverage = (kind) => (kind === "deal" ? missing : kind === "target" ? null : "not-measured");
  return Metrics.compute(sums, coverage, null, currency);
}

type Row = Board.Person | Board.Group;

/** Why no row of a board can have moved. */
const APART = new Set<Reason.Info>(["first-month", "first-period", "basis-changed"]);

/** Ranks rows among themselves; the month before by the order of its own ranks, or `apart` when there is nothing to compare. */
function rerank<T extends Row>(rows: readonly T[], basis: Board.Info["basis"], apart?: Reason.Info): T[] {
  const entries = rows.map((row) => ({
    id: row.id,
    row,
    ...(Figures.isOut(row) ? { value: null } : Figures.rankedBy(basis, row)),
  }));
  // A lower rank was better: its negative orders the month before as it was.
  const earlier = rows.map(({ id, previousRank }) => ({
    id,
    value: previousRank === null ? null : Rational.of(-previousRank),
  }));
  const ranks = new Map([...Ranking.rank(earlier)].map(([id, { rank }]) => [id, rank]));
  const why = rows.find(({ movementReason }) => movementReason !== null && APART.has(movementReason))?.movementReason;
  const reason = apart ?? why;
  const before: Ranking.Before = reason ? { reason, ...(apart ? {} : { ranks }) } : { entries: earlier, ranks };
  const table = Ranking.table(entries, before, ({ row }) =>
    row.rankReason !== null && Figures.isOut(row) ? row.rankReason : Figures.whyUnranked(basis, row),
  );
  return table.map(({ entry: { row }, ranked }) => ({ ...row, ...ranked })).sort(Figures.byRank);
}

function countRanked(people: readonly Board.Person[]): number {
  return people.filter((person) => person.rank !== null).length;
}

function finish(board: Board.Info, part: Partial<Board.Info> & Pick<Board.Info, "people">): Board.Info {
  const definitions = board.honours as Policy.Info["honours"];
  return { ...board, ...part, honours: Honours.award(part.people, definitions) };
}
