/** Proposing a profile from the beginning of a file, and showing what it would make of it; nothing is stored. */
import * as Answer from "@clearboard/ingest/draft/answer";
import * as Draft from "@clearboard/ingest/draft/draft";
import * as Preview from "@clearboard/ingest/draft/preview";
import * as Profile from "@clearboard/ingest/profile";
import * as Organisation from "@clearboard/store/organisation";
import type { Context } from "./context.ts";
import * as Profiles from "./profile.ts";

export type Proposal = Draft.Proposal;
export type Previewed = Preview.Previewed;
/** What a person states about a file. */
export const Answers = Answer.Info;
export type Answers = Answer.Info;

export type Sample = {
  name: string;
  bytes: Uint8Array;
  /** the bytes are only the beginning of the file */
  isCut: boolean;
};

/** A profile for the file (without a store for no company in particular), as far as the file and the answers decide it. Throws where an import would refuse the file whole. */
export async function propose(ctx: Context | undefined, sample: Sample, answers: Answers = {}): Promise<Proposal> {
  const organisation = ctx ? await Organisation.get(ctx.table) : { zone: "UTC", currency: "CNY" };
  const profiles = ctx ? await Profiles.all(ctx) : Profiles.known();
  return Draft.propose(sample.bytes, sample.name, { organisation, profiles, answers, isCut: sample.isCut });
}

/** What the first records become with a profile. Throws `profile-invalid`, and where an import would refuse the file. */
export async function preview(ctx: Context, sample: Sample, profile: unknown): Promise<Previewed> {
  const organisation = await Organisation.get(ctx.table);
  return Preview.preview(sample.bytes, Profile.parse(profile), { organisation, isCut: sample.isCut });
}
