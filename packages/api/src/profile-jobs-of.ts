/** The work on export formats with its context bound. */
import type { Context } from "@clearboard/jobs/context";
import * as Profile from "@clearboard/jobs/profile";
import * as ProfileDraft from "@clearboard/jobs/profile-draft";
import type { Kept, ProfileJobs } from "./profile-jobs.ts";

export function profileJobsOf(ctx: Context): ProfileJobs {
  async function get(name: string): Promise<Kept> {
    const profile = await Profile.find(ctx, name);
    const saved = await Profile.saved(ctx, name);
    const versions = (saved?.versions ?? []).map((one) => ({ ...one, at: new Date(one.at).toISOString() }));
    return { name, isBuiltIn: saved === undefined, profile, versions };
  }
  return {
    draft: (sample, answers) => ProfileDraft.propose(ctx, sample, answers),
    preview: (sample, profile) => ProfileDraft.preview(ctx, sample, profile),
    get,
    async save({ name, profile, by }) {
      // The address names it: a document that says otherwise is saved under the address.
      await Profile.save(ctx, Profile.read(JSON.stringify({ ...Object(profile), name })), by);
      return get(name);
    },
    remove: ({ name, by }) => Profile.remove(ctx, name, by),
  };
}
