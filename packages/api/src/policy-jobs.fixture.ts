/** For tests only: policy jobs that answer from data and write down what they were asked. */
import type * as Simulation from "@clearboard/core/payroll/simulation";
import * as Policy from "@clearboard/core/policy";
import type * as PolicyChange from "@clearboard/core/policy-change";
import type { PolicyJobs } from "./policy-jobs.ts";

const yuan = (minor: string) => ({ minor, currency: "CNY" });

export const DRAFT: PolicyChange.Draft = {
  id: "drf_0000000000000001",
  effectiveMonth: "2026-02",
  digest: "e".repeat(64),
  note: "Two percent more above the sprint line",
  author: "dana",
  at: "2026-02-01T00:00:00.000Z",
  base: 1,
  inForce: 1,
  warnings: [],
  state: "waiting",
  decidedBy: null,
  decidedAt: null,
  reason: null,
  version: null,
};

export const VERSION: PolicyChange.Version = {
  version: 2,
  effectiveMonth: "2026-02",
  digest: DRAFT.digest,
  note: DRAFT.note,
  author: DRAFT.author,
  approver: "director",
  at: DRAFT.at,
};

/** The default policy with two people's target incentives of their own, Anna's 900.00 and Bo's 800.00. */
export const POLICY: Policy.Info = {
  ...Policy.DEFAULT,
  plans: Policy.DEFAULT.plans.map((pay) => ({ ...pay, variables: { per_anna: "900.00", per_bo: "800.00" } })),
};

const SIMULATION: Simulation.Info = {
  from: "2026-01",
  to: "2026-01",
  currency: "CNY",
  months: [],
  total: { current: yuan("0"), draft: yuan("0"), difference: yuan("0") },
  people: [],
  gain: 0,
  lose: 0,
  same: 0,
  distribution: [],
  refused: [],
};

export function fakePolicyJobs(calls: string[]): PolicyJobs {
  return {
    inForce: async () => ({ month: "2026-02", document: POLICY, versions: [VERSION], drafts: [DRAFT] }),
    version: async () => POLICY,
    draft: async () => ({ draft: DRAFT, document: POLICY }),
    check: async () => ({ isRefused: false, findings: [], costs: [] }),
    simulate: async () => SIMULATION,
    async handIn({ effectiveMonth, by }) {
      calls.push(`hand in ${effectiveMonth} ${by}`);
      return DRAFT;
    },
    async approve({ draft, by }) {
      calls.push(`approve ${draft} ${by}`);
      return VERSION;
    },
    async reject({ draft, by }) {
      calls.push(`reject ${draft} ${by}`);
      return DRAFT;
    },
  };
}
