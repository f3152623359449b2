/** A month's life: open, review, published; what came after publication is listed, never slipped in. */
import * as Conversion from "@clearboard/core/board/conversion";
import type * as Inputs from "@clearboard/core/board/inputs";
import { refuse } from "@clearboard/core/error";
import type * as Fact from "@clearboard/core/fact";
import { METRICS } from "@clearboard/core/metric/list";
import * as Registry from "@clearboard/core/metric/registry";
import * as Money from "@clearboard/core/money";
import { byText } from "@clearboard/core/order";
import * as Audit from "@clearboard/store/audit";
import * as Manifest from "@clearboard/store/call/manifest";
import * as Month from "@clearboard/store/month";
import * as Organisation from "@clearboard/store/organisation";
import * as z from "zod";
import { boardFor, fresh, readBoard, readInputs } from "./board.ts";
import type { Context } from "./context.ts";
import { Digest, MonthText, operation } from "./operation.ts";
import * as Run from "./pay/run.ts";

export const Summary = z
  .object({
    month: z.string(),
    status: z.enum(["open", "review", "published", "restated"]),
    version: z.int().nullable(),
    digest: z.string().nullable(),
    revenue: Money.Info.nullable(),
    target: Money.Info.nullable(),
    people: z.int(),
    ranked: z.int(),
  })
  .meta({ id: "Month" });
export type Summary = z.output<typeof Summary>;

/** Every month with data, oldest first, as last computed. */
export async function months(ctx: Context): Promise<Summary[]> {
  const { currency } = await Organisation.get(ctx.table);
  const money = (minor: string | null | undefined) =>
    minor === null || minor === undefined ? null : Money.of(BigInt(minor), currency);
  const found: Summary[] = [];
  for (const item of await Month.list(ctx.table)) {
    const board =
      item.published === 0 ? item.candidate : (Month.version(item, item.published)?.board ?? item.candidate);
    found.push({
      month: item.month,
      status: item.state,
      version: item.published === 0 ? null : item.published,
      digest: board?.digest ?? null,
      revenue: money(board?.summary.revenue),
      target: money(board?.summary.target),
      people: board?.summary.people ?? 0,
      ranked: board?.summary.ranked ?? 0,
    });
  }
  return found;
}

/** Open -> review: the month is complete as far as its sources go and waits for a director. Repeating it changes nothing. */
export async function close(ctx: Context, month: string, by: string): Promise<void> {
  const item = await fresh(ctx, month);
  if (item.state !== "open") return;
  await Audit.record(ctx.table, ctx.now, by, "close", { month }, async () => {
    for (
      let now: Month.Info | undefined = item;
      now !== undefined && now.state === "open";
      now = await Month.get(ctx.table, month)
    ) {
      if (await Month.replace(ctx.table, { ...now, state: "review" })) return;
    }
  });
}

/**
 * Publishes exactly the board that was looked at and posts its pay: the flip is one conditional write on the month item.
 * Throws a conflict when the digest is not the one there now; publishing the same digest again is already done.
 */
export async function publish(
  ctx: Context,
  what: { month: string; digest: string; by: string },
): Promise<Month.Version> {
  const { month, digest, by } = what;
  const item = await Month.get(ctx.table, month);
  if (item === undefined) throw refuse("month-unknown", { month });
  if (item.published > 0) return published(item, digest);
  const now = await fresh(ctx, month);
  if (now.candidate.digest !== digest) {
    throw refuse("digest-stale", { month, digest: now.candidate.digest });
  }
  return Audit.record(ctx.table, ctx.now, by, "publish", { month, digest }, () => flip(ctx, now, { digest, by }));
}

type Candidate = Month.Info & { candidate: Month.Board };

/** How often a publication starts again because another month was posted meanwhile. */
const TRIES = 20;

/** The one conditional write that publishes the board and posts its pay on the ledger's head. */
async function flip(
  ctx: Context,
  seen: Candidate,
  { digest, by }: { digest: string; by: string },
): Promise<Month.Version> {
  const { month } = seen;
  let now = seen;
  await pinCalls(ctx, seen.candidate);
  for (let tried = 0; tried < TRIES; tried += 1) {
    const months = (await Run.refreshMonths(ctx, month)).map((item) => (item.month === month ? now : item));
    const posting = await Run.make(ctx, months, month);
    const { head, seq, totals } = posting.run;
    if (await Month.reservePosting(ctx.table, { month, seq })) {
      const at = ctx.now();
      const { people, paid } = totals;
      const history = [{ state: "earned" as const, by, at }];
      const pay = { digest: posting.digest, head, seq, people, total: paid.minor, state: "earned" as const, history };
      const version: Month.Version = { month, number: now.published + 1, board: now.candidate, by, at, pay };
      const versions = [...now.versions, version];
      if (await Month.replace(ctx.table, { ...now, state: "published", published: version.number, versions }))
        return version;
    }
    const after = await Month.get(ctx.table, month);
    if (after !== undefined && after.published > 0) return published(after, digest);
    if (after?.candidate?.digest !== digest || after.inputs !== seen.inputs) break;
    now = { ...after, candidate: after.candidate };
  }
  throw refuse("month-changed", { month });
}

/** What a version names stays readable, whatever becomes of the imports. */
async function pinCalls(ctx: Context, { inputs }: Month.Board): Promise<void> {
  const { callFiles } = await readInputs(ctx, inputs);
  await Manifest.pin(
    ctx.table,
    Object.values(callFiles).flatMap((files) => files.map(({ folder }) => folder)),
  );
}

/** The version that is published when it is the one asked for; another one is a conflict. */
function published(item: Month.Info, digest: string): Month.Version {
  const version = Month.version(item, item.published);
  if (version?.board.digest === digest) return version;
  throw refuse("month-published", { month: item.month });
}

/**
 * Puts the board as the facts say it now beside the published one, as the next version, with its cause and who decided it.
 * It posts no pay: what late data changes is paid in the next month that is published. Throws `month-not-published`, and
 * `restate-nothing` while the published board is what the facts say.
 */
export async function restate(
  ctx: Context,
  what: { month: string; cause: string; by: string },
): Promise<Month.Version> {
  const { month, cause, by } = what;
  const now = await fresh(ctx, month);
  const before = Month.version(now, now.published);
  if (before === undefined) throw refuse("month-not-published", { month });
  if (before.board.digest === now.candidate.digest) throw refuse("restate-nothing", { month });
  const detail = { month, cause, before: before.board.digest, after: now.candidate.digest };
  return Audit.record(ctx.table, ctx.now, by, "restate", detail, async () => {
    await pinCalls(ctx, now.candidate);
    const version: Month.Version = { month, number: now.published + 1, board: now.candidate, by, at: ctx.now(), cause };
    const versions = [...now.versions, version];
    if (await Month.replace(ctx.table, { ...now, state: "restated", published: version.number, versions }))
      return version;
    throw refuse("month-changed", { month });
  });
}

export const Change = z.object({
  subject: z.string(),
  name: z.string(),
  key: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type Change = z.output<typeof Change>;
export const LateRate = z
  .object({
    currency: z.string(),
    day: z.string().meta({ description: "close day of the first deal that it changes" }),
    before: z.string().nullable(),
    after: z.string().nullable(),
  })
  .meta({ id: "LateRate", description: "an exchange rate that is another by now, or is known by now" });
/** Changes that reached a month after its publication, each with its effect, and the exchange rates that are others by now. */
export const Late = z
  .object({ version: z.int().nullable(), changes: z.array(Change), rates: z.array(LateRate) })
  .meta({ id: "Late" });
export type Late = z.output<typeof Late>;

/** What reached a published month after its publication, figure by figure; empty while nothing did or nothing is published. */
export async function late(ctx: Context, month: string): Promise<Late> {
  const item = await Month.get(ctx.table, month);
  if (item === undefined) throw refuse("month-unknown", { month });
  if (item.published === 0) return { version: null, changes: [], rates: [] };
  const published = await boardFor(ctx, month);
  const { candidate } = await fresh(ctx, month);
  if (candidate.digest === published.digest) return { version: item.published, changes: [], rates: [] };
  const current = await readBoard(ctx, candidate.digest);
  const changes: Change[] = [];
  const compare = (subject: string, name: string, before: Figures | undefined, after: Figures | undefined) => {
    for (const key of new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])) {
      const [left, right] = [before?.[key] ?? null, after?.[key] ?? null];
      if (left !== right) changes.push({ subject, name, key, before: left, after: right });
    }
  };
  compare("company", current.organisation.name, figuresOf(published.totals), figuresOf(current.totals));
  const people = new Map([...published.people, ...current.people].map((person) => [person.id, person.name]));
  for (const [id, name] of people) {
    const find = (board: typeof current) => board.people.find((person) => person.id === id);
    const [left, right] = [find(published), find(current)];
    compare(id, name, left && figuresOf(left), right && figuresOf(right));
  }
  const inputs = Month.version(item, item.published)?.board.inputs;
  const rates =
    inputs === undefined ? [] : ratesChanged(await readInputs(ctx, inputs), await readInputs(ctx, candidate.inputs));
  return { version: item.published, changes, rates };
}

/** Rates of rows that state the same as before and count at another rate, or at one for the first time. */
function ratesChanged(was: Inputs.Inputs, is: Inputs.Inputs): z.output<typeof LateRate>[] {
  type Priced = { id: string; origin: { source: string }; values: object; converted?: Fact.Converted };
  const listed = ({ deals, payments, refunds, targets }: Inputs.Inputs): [string, Priced][] =>
    Object.entries({ deals, payments, refunds, targets }).flatMap(([kind, facts]) =>
      (facts as Priced[]).map((fact): [string, Priced] => [`${kind} ${fact.origin.source} ${fact.id}`, fact]),
    );
  const before = new Map(listed(was));
  const dayOf = Conversion.daysOf(is, is.organisation.firstMonth);
  const found = new Map<string, z.output<typeof LateRate>>();
  for (const [name, fact] of listed(is)) {
    const [old, now] = [before.get(name), fact.converted];
    if (old === undefined || now === undefined || old.converted?.rate === now.rate) continue;
    const day = dayOf(fact as Parameters<typeof dayOf>[0]) ?? now.day;
    const change = { currency: now.currency, day, before: old.converted?.rate ?? null, after: now.rate };
    const key = JSON.stringify([change.currency, change.before, change.after]);
    const first = found.get(key);
    if (first === undefined || day < first.day) found.set(key, change);
  }
  return [...found.values()].sort((a, b) => byText(a.currency, b.currency) || byText(a.day, b.day));
}

type Figures = { [key: string]: string | null };

function figuresOf(row: {
  metrics: { [key: string]: unknown };
  rank?: number | null;
  score?: { total: string | null };
  bonus?: Money.Info | null;
  line?: string | null;
}): Figures {
  const text = (value: unknown) =>
    value === null || value === undefined
      ? null
      : typeof value === "object"
        ? String((value as Money.Info).minor)
        : String(value);
  const figures: Figures = Object.fromEntries(
    Registry.metricsIn("late", METRICS).map((id) => [id, text(row.metrics[id])]),
  );
  if (row.rank !== undefined) figures.rank = text(row.rank);
  if (row.score !== undefined) figures.score = row.score.total;
  if (row.line !== undefined) figures.line = row.line;
  if (row.bonus !== undefined) figures.bonus = text(row.bonus);
  return figures;
}

export const listMonths = operation({
  name: "months.list",
  route: "GET /api/months",
  summary: "Months with data, oldest first",
  action: "board.read",
  output: z.object({ months: z.array(Summary) }),
  run: async (ctx) => ({ months: await months(ctx) }),
});

const OfMonth = z.strictObject({ month: MonthText });

export const listLate = operation({
  name: "months.late",
  route: "GET /api/boards/:month/late",
  summary: "Changes that came in after the month was published",
  action: "board.manage",
  input: OfMonth,
  output: Late,
  refusals: ["month-unknown", "request-invalid"],
  run: (ctx, { month }) => late(ctx, month),
});

export const closeMonth = operation({
  name: "months.close",
  route: "POST /api/boards/:month/close",
  summary: "Move a month to review",
  action: "board.manage",
  input: OfMonth,
  refusals: ["month-unknown", "month-changed", "request-invalid"],
  audit: "close",
  run: (ctx, { month }, { id }) => close(ctx, month, id),
});

export const publishMonth = operation({
  name: "months.publish",
  route: "POST /api/boards/:month/publish",
  summary: "Publish the board with this digest",
  action: "board.manage",
  input: OfMonth.extend({ digest: Digest }),
  refusals: ["month-unknown", "digest-stale", "month-published", "month-changed", "request-invalid"],
  audit: "publish",
  run: async (ctx, input, { id: by }) => void (await publish(ctx, { ...input, by })),
});

export const restateMonth = operation({
  name: "months.restate",
  route: "POST /api/boards/:month/restate",
  summary: "Publish the board of today's facts as the next version, with its cause; changes no pay",
  action: "board.manage",
  input: OfMonth.extend({ cause: z.string().trim().min(1).max(500) }),
  refusals: ["month-unknown", "month-not-published", "restate-nothing", "month-changed", "request-invalid"],
  audit: "restate",
  run: async (ctx, input, { id: by }) => void (await restate(ctx, { ...input, by })),
});
