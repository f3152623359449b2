/** Proposing a profile from the beginning of a file, and showing what it would make of it; nothing is stored. */
import * as Answer from "@clearboard/ingest/draft/answer";
import * as Draft from "@clearboard/ingest/draft/draft";
import * as Preview from "@clearboard/ingest/draft/preview";
import * as Profile from "@clearboard/ingest/profile";
import * as Organisation from "@clearboard/store/organisation";
import * as z from "zod";
import type { Context } from "./context.ts";
import { operation } from "./operation.ts";
import * as Profiles from "./profile.ts";
import { Rejected } from "./receipt.ts";

/** What a person states about a file. */
export const Answers = Answer.Info.meta({ id: "DraftAnswers" });
export type Answers = z.output<typeof Answers>;

export type Sample = {
  name: string;
  bytes: Uint8Array;
  /** the bytes are only the beginning of the file */
  isCut: boolean;
};

/** A profile for the file (without a store for no company in particular), as far as the file and the answers decide it. Throws where an import would refuse the file whole. */
export async function propose(
  ctx: Context | undefined,
  sample: Sample,
  answers: Answers = {},
): Promise<Draft.Proposal> {
  const organisation = ctx ? await Organisation.get(ctx.table) : { zone: "UTC", currency: "CNY" };
  const profiles = ctx ? await Profiles.all(ctx) : Profiles.known();
  const memory = ctx ? await Profiles.statements(ctx) : [];
  return Draft.propose(sample.bytes, sample.name, { organisation, profiles, answers, memory, isCut: sample.isCut });
}

/** What the first records become with a profile. Throws `profile-invalid`, and where an import would refuse the file. */
export async function preview(ctx: Context, sample: Sample, profile: unknown): Promise<Preview.Previewed> {
  const organisation = await Organisation.get(ctx.table);
  return Preview.preview(sample.bytes, Profile.parse(profile), { organisation, isCut: sample.isCut });
}

const Why = z
  .object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })
  .meta({ id: "Why" });

/** A column of the file; samples are masked. */
const Column = z
  .object({
    name: z.string(),
    samples: z.array(z.string()),
    guess: z.string().nullable().meta({ description: "the field it is taken for" }),
    why: Why,
    proof: Why.nullable().meta({ description: "what its values prove about how it is written" }),
  })
  .meta({ id: "DraftedColumn" });

/** What only a person can say; answered by its `field` as the key. */
export const Open = z
  .object({
    field: z.string().meta({ description: "the key to answer under in `settings`" }),
    choices: z.array(z.string()),
    why: Why,
  })
  .meta({ id: "OpenQuestion" });

export const Drafted = z
  .object({
    profile: z.record(z.string(), z.unknown()).meta({ description: 'the profile, "?" in the place of open questions' }),
    isReady: z.boolean(),
    kind: z.string().nullable(),
    fields: z.array(z.object({ name: z.string(), isRequired: z.boolean(), values: z.array(z.string()) })),
    columns: z.array(Column),
    undecided: z.array(Open),
    missing: z.array(z.object({ field: z.string(), why: Why })),
    unused: z.array(z.string()).meta({ description: "answers that nothing of this file asks for" }),
    encoding: z.string(),
    delimiter: z.string(),
    hasHeader: z.boolean(),
    known: z.array(z.string()).meta({ description: "profiles that know the file as it is" }),
  })
  .meta({ id: "ProfileDraft" });

/** What the first records become; personal values are masked. */
const Previewed = z
  .object({
    facts: z.array(
      z.object({
        kind: z.string(),
        line: z.int(),
        id: z.string(),
        values: z.array(z.object({ name: z.string(), value: z.string(), currency: z.string().optional() })),
      }),
    ),
    rejected: z.array(Rejected),
    read: z.int(),
    skipped: z.int(),
  })
  .meta({ id: "ProfilePreview" });

export const previewProfile = operation({
  name: "profiles.preview",
  route: "POST /api/profiles/preview",
  summary: "A profile draft with answers, and what the first records become; nothing is stored",
  action: "import.manage",
  input: z.strictObject({
    name: z.string().min(1).max(255),
    sample: z.base64().meta({ description: "the file, or its beginning, at most 1 MB" }),
    isCut: z.boolean().optional(),
    answers: Answers.optional().meta({ description: "what a person states: the draft is made anew with it" }),
    profile: z.record(z.string(), z.unknown()).optional().meta({ description: "read with this one; no draft is made" }),
  }),
  output: z.object({ draft: Drafted.nullable(), preview: Previewed.nullable() }),
  refusals: ["request-invalid"],
  // The sample as base64, and the profile.
  maxBytes: 2 << 20,
  run: async (ctx, { name, sample: base64, isCut = false, answers, profile }) => {
    const sample = { name, bytes: Buffer.from(base64, "base64"), isCut };
    const draft = profile === undefined ? await propose(ctx, sample, answers) : null;
    // A file that one profile knows is shown as that one reads it, until a person states otherwise.
    const known = answers === undefined && draft?.known.length === 1 ? draft.known[0] : undefined;
    const own = known === undefined ? undefined : await Profiles.find(ctx, known);
    const chosen = profile ?? own ?? (draft?.isReady ? draft.profile : undefined);
    return { draft, preview: chosen === undefined ? null : await preview(ctx, sample, chosen) };
  },
});
