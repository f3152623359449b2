/** For tests only: a small board, and jobs that answer from data. */
import { createHash } from "node:crypto";
import type * as Explanation from "@clearboard/core/board/explanation";
import type * as Board from "@clearboard/core/board/info";
import { refuse } from "@clearboard/core/error";
import type * as Metrics from "@clearboard/core/metric/metrics";
import * as Lines from "@clearboard/core/payroll/lines";
import * as Policy from "@clearboard/core/policy";
import { fakeIntakeJobs } from "./intake-jobs.fixture.ts";
import type { Import, Jobs, Rejected } from "./jobs.ts";
import { fakePayJobs } from "./pay-jobs.fixture.ts";
import { fakePolicyJobs } from "./policy-jobs.fixture.ts";
import { fakeProfileJobs } from "./profile-jobs.fixture.ts";

export const MONTH = "2026-01";
const ORGANISATION = {
  name: "Rivers",
  zone: "Asia/Shanghai",
  currency: "CNY",
  locale: "en",
  unknownOwners: "pending",
} as const;
const yuan = (minor: number) => ({ minor: String(minor), currency: "CNY" });

function metrics(revenue: number): Metrics.Info {
  return {
    revenue: yuan(revenue),
    dealsWon: 2,
    dealsLost: 1,
    winRate: "0.6667",
    averageDeal: yuan(revenue / 2),
    collected: null,
    collectionRate: null,
    dials: 10,
    inboundDials: 1,
    connected: 5,
    connectRate: "0.5000",
    talkSeconds: 600,
    target: yuan(100_000),
    attainment: (revenue / 100_000).toFixed(4),
    reasons: {},
  };
}

const RANKED = {
  isTied: false,
  rankReason: null,
  previousRank: null,
  movement: null,
  movementReason: "first-month",
} as const;
const SCORE: Board.Score = { total: "100.00", based: 100, measured: 100, reason: null, components: [] };

function person(id: string, name: string, rank: number, revenue: number): Board.Person {
  return {
    ...{
      id,
      name,
      team: "team_1",
      teamName: "One",
      region: "North",
      ...RANKED,
      rank,
      score: SCORE,
      metrics: metrics(revenue),
    },
    ...{ line: "challenge", toNextLine: null, bonus: yuan(revenue / 50), bonusReason: null, products: {}, tiers: {} },
  };
}

/** Two people of one team: Anna 1,200.00 with 24.00 of bonus, Bo 1,000.00 with 20.00. */
export const BOARD: Board.Info = {
  month: MONTH,
  scope: { level: "company", id: "company", name: ORGANISATION.name },
  organisation: ORGANISATION,
  status: "review",
  version: null,
  basis: "score",
  basisReason: { withTarget: 2, eligible: 2 },
  policyVersion: 1,
  digest: "d".repeat(64),
  dataTo: "2026-01-31",
  asOf: "2026-02-01T00:00:00Z",
  lines: Policy.DEFAULT.plans.flatMap(({ plan }) => Lines.of(plan)),
  weights: [],
  completeness: {
    sources: [],
    counted: 26,
    total: 26,
    pending: [],
    pendingRevenue: yuan(0),
    rejected: 0,
    duplicate: 0,
    imports: [],
  },
  totals: { people: 2, ranked: 2, metrics: metrics(220_000) },
  regions: [],
  teams: [],
  people: [person("per_anna", "Anna", 1, 120_000), person("per_bo", "Bo", 2, 100_000)],
  honours: [],
  marketShare: [],
};

function explanation(figure: string): Explanation.Info {
  const [, , subject = "", key = ""] = figure.split("/");
  const value = { kind: "money", ...yuan(2_400) } as const;
  const origin = { source: "crm", importId: "imp_1", file: "deals.csv", line: 2 };
  return {
    figure,
    subject: { kind: subject === "company" ? "company" : "person", id: subject, name: subject },
    key,
    value,
    rule: { code: `rule-${key}`, params: {}, policyVersion: 1 },
    steps: [],
    rows: [{ kind: "deal", id: "D1", day: "2026-01-02", owner: "email|anna@example.com", ...origin, effect: value }],
    rowsTotal: 1,
    recomputed: { value, isSame: true },
  };
}

const REJECTED: Rejected[] = [
  { line: 3, column: "amount", code: "money", value: "=1+1", message: 'not an amount: "=1+1"', params: {} },
];
const unknown = (id: string) => refuse("import-unknown", { import: id });

/** Jobs that answer from data and write down what they were asked. */
export function fakeJobs(calls: string[]): Jobs {
  const imports = new Map<string, Import>();
  return {
    organisation: async () => ORGANISATION,
    months: async () => [
      {
        month: MONTH,
        status: "review",
        version: null,
        digest: BOARD.digest,
        revenue: yuan(220_000),
        target: yuan(200_000),
        people: 2,
        ranked: 2,
      },
    ],
    board: async (month) => {
      if (month !== MONTH) throw refuse("not-found");
      return BOARD;
    },
    late: async () => ({ version: 1, changes: [] }),
    close: async (month, by) => void calls.push(`close ${month} ${by}`),
    publish: async ({ month, digest, by }) => {
      if (digest !== BOARD.digest) throw refuse("digest-stale", { month, digest: BOARD.digest });
      calls.push(`publish ${month} ${by}`);
    },
    restate: async ({ month, cause, by }) => void calls.push(`restate ${month} ${by}: ${cause}`),
    explain: async (figure) => explanation(figure),
    people: async () => ({ people: [], pending: [], waiting: [] }),
    link: async ({ owner, person, by }) => void calls.push(`link ${owner} ${person} ${by}`),
    profiles: async () => [],
    profile: fakeProfileJobs(calls),
    policy: fakePolicyJobs(calls),
    intake: fakeIntakeJobs(calls),
    pay: fakePayJobs(calls),
    async receive({ name, chunks }) {
      const hash = createHash("sha256");
      for await (const chunk of chunks) hash.update(chunk);
      const importId = `imp_${hash.digest("hex").slice(0, 8)}`;
      const isKnown = imports.has(importId);
      if (!isKnown)
        imports.set(importId, {
          importId,
          name,
          state: "received",
          progress: null,
          receipt: null,
          receivedAt: "2026-02-01T00:00:00Z",
        });
      calls.push(`receive ${name}`);
      return { importId, isKnown };
    },
    imports: async () => ({ imports: [] }),
    import: async (id) => {
      const found = imports.get(id);
      if (found === undefined) throw unknown(id);
      return found;
    },
    corrigible: async (id) => {
      if (!imports.has(id)) throw unknown(id);
      return (async function* () {
        yield "\uFEFFdeal id,clearboard line,clearboard why\r\n";
      })();
    },
    rejected: async (id) => {
      if (!imports.has(id)) throw unknown(id);
      return (async function* () {
        yield* REJECTED;
      })();
    },
  };
}
