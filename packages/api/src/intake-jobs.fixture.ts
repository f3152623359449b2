/** For tests only: one held file, and decisions that are written down. */
import type { IntakeJobs } from "./intake-jobs.ts";

const NOTHING = { read: 3, accepted: 3, unchanged: 0, stale: 0, pending: 0, skipped: 0, duplicate: 0, rejected: 0 };
const NONE = { revenue: null, dealsWon: null, dials: null };

export const HELD = {
  importId: "imp_held",
  name: "deals.csv",
  source: "crm",
  profile: "deals",
  kinds: ["deal" as const],
  bytes: 120,
  asOf: 1,
  receivedAt: 2,
  read: 3,
  reasons: [{ code: "file-shrunk", message: "It is much smaller than the last.", params: { read: 3, usual: 300 } }],
  needsProfile: false,
};

export function fakeIntakeJobs(calls: string[]): IntakeJobs {
  const effect = (importId: string) => ({
    importId,
    rows: NOTHING,
    months: [{ month: "2026-01", isPublished: false, before: NONE, after: { ...NONE, dealsWon: 3 } }],
  });
  return {
    held: async () => [HELD],
    heldEffect: async (importId) => effect(importId),
    approve: async (importId, { by, profile }) => {
      calls.push(`approve ${importId} by ${by}${profile === undefined ? "" : ` as ${profile}`}`);
      return { importId };
    },
    dismiss: async (importId, { by }) => void calls.push(`dismiss ${importId} by ${by}`),
    undoEffect: async (importId) => effect(importId),
    undo: async (importId, { by }) => void calls.push(`undo ${importId} by ${by}`),
    nights: async () => ({ nights: [], sources: [] }),
  };
}
