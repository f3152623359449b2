import type { Context } from "@clearboard/jobs/context";
import * as Held from "@clearboard/jobs/held";
import * as Nightly from "@clearboard/jobs/nightly";
import * as Profile from "@clearboard/jobs/profile";
import * as Undo from "@clearboard/jobs/undo";
import * as Night from "@clearboard/store/night";
import type { IntakeJobs } from "./intake-jobs.ts";

const NIGHTS = 31;

/** The work on files that wait, on taking imports back and on the nights, with its context bound. */
export function intakeJobsOf(ctx: Context): IntakeJobs {
  const chosen = async (profile: string | undefined) =>
    profile === undefined ? {} : { profile: await Profile.find(ctx, profile) };
  return {
    held: () => Held.list(ctx),
    heldEffect: async (importId, profile) => Held.effect(ctx, importId, await chosen(profile)),
    approve: async (importId, { by, profile }) => ({
      importId: await Held.admit(ctx, importId, { by, ...(await chosen(profile)) }),
    }),
    dismiss: (importId, what) => Held.dismiss(ctx, importId, what),
    undoEffect: (importId) => Undo.effect(ctx, importId),
    undo: (importId, what) => Undo.ask(ctx, importId, what),
    nights: async () => ({ nights: await Night.list(ctx.table, NIGHTS), sources: await Nightly.sources(ctx) }),
  };
}
