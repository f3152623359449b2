/** For tests only: pay jobs that answer from data and write down what they were asked. */
import { refuse } from "@clearboard/core/error";
import type * as Run from "@clearboard/core/payroll/run";
import type * as Statement from "@clearboard/core/payroll/statement";
import type { PayJobs } from "./pay-jobs.ts";

const yuan = (minor: string) => ({ minor, currency: "CNY" });
const balance = { person: "per_anna", posted: {}, owed: yuan("0"), withheld: yuan("0") };

export const STATEMENT: Statement.Info = {
  ...{ month: "2026-01", status: "posted", state: "earned", version: 1, plan: null, reason: "no-plan" },
  person: { id: "per_anna", name: "Anna", team: null, teamName: null, role: "rep" },
  ...{ currency: "CNY", input: null, targets: [], deals: [], result: null, own: null, entries: [] },
  ...{ paid: yuan("0"), before: balance, after: balance, files: {}, notes: [] },
};

const SUMS = { own: yuan("0"), adjustments: yuan("0"), draws: yuan("0"), paid: yuan("0") };

export const RUN: Run.Info = {
  ...{ month: "2026-01", status: "posted", state: "earned", version: 1, digest: "a".repeat(64), policyVersion: 1 },
  ...{ currency: "CNY", totals: { people: 0, ...SUMS }, people: [], history: [] },
};

export function fakePayJobs(calls: string[]): PayJobs {
  const move =
    (verb: string) =>
    async ({ month, digest, by }: { month: string; digest: string; by: string }) => {
      if (digest !== RUN.digest) throw refuse("pay-digest-stale", { month, digest: RUN.digest });
      calls.push(`pay ${verb} ${month} ${by}`);
      return RUN;
    };
  return {
    run: async () => RUN,
    approve: move("approve"),
    release: move("release"),
    statement: async ({ person }) => ({ ...STATEMENT, person: { ...STATEMENT.person, id: person } }),
    changes: async ({ month, person, since }) => ({
      ...{
        month,
        person,
        since,
        at: null,
        before: null,
        after: yuan("0"),
        difference: yuan("0"),
        causes: [],
        files: {},
      },
    }),
    estimate: async ({ month, person }) => ({
      ...{ month, person, before: yuan("0"), after: yuan("0"), adds: yuan("0") },
      ...{ parts: [], lineBefore: null, lineAfter: null, next: null },
    }),
    file: async ({ person, format }) => ({
      ...{ name: `${person ?? "run"}.${format}`, type: "text/csv", bytes: new TextEncoder().encode("a\r\n") },
    }),
  };
}
