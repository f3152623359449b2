/** What the API asks about export formats: a draft from the beginning of a file, what it would make of it, and those kept. */
import * as ProfileDraft from "@clearboard/jobs/profile-draft";
import * as z from "zod";
import { Rejected } from "./jobs.ts";

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

export const Draft = z
  .object({
    profile: z.record(z.string(), z.unknown()).meta({ description: 'the profile, "?" in the place of open questions' }),
    isReady: z.boolean(),
    kind: z.string().nullable(),
    fields: z.array(z.object({ name: z.string(), isRequired: z.boolean(), values: z.array(z.string()) })),
    columns: z.array(Column),
    undecided: z.array(
      z.object({
        field: z.string().meta({ description: "the key to answer under in `settings`" }),
        choices: z.array(z.string()),
        why: Why,
      }),
    ),
    missing: z.array(z.object({ field: z.string(), why: Why })),
    encoding: z.string(),
    delimiter: z.string(),
    hasHeader: z.boolean(),
    known: z.array(z.string()).meta({ description: "profiles that know the file as it is" }),
  })
  .meta({ id: "ProfileDraft" });
export type Draft = z.output<typeof Draft>;

/** What the first records become; personal values are masked. */
export const Preview = z
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
export type Preview = z.output<typeof Preview>;

export const Answers = ProfileDraft.Answers.meta({ id: "DraftAnswers" });
export type Answers = z.output<typeof Answers>;

export const Kept = z
  .object({
    name: z.string(),
    isBuiltIn: z.boolean(),
    profile: z.record(z.string(), z.unknown()),
    versions: z.array(z.object({ digest: z.string(), at: z.string(), by: z.string() })),
  })
  .meta({ id: "KeptProfile" });
export type Kept = z.output<typeof Kept>;

export type Sample = { name: string; bytes: Uint8Array; isCut: boolean };

/** Errors are `VisibleError`: input for a file that would be refused or a profile that is not valid, missing, conflict. */
export type ProfileJobs = {
  draft(sample: Sample, answers?: Answers): Promise<Draft>;
  preview(sample: Sample, profile: unknown): Promise<Preview>;
  get(name: string): Promise<Kept>;
  save(what: { name: string; profile: unknown; by: string }): Promise<Kept>;
  remove(what: { name: string; by: string }): Promise<void>;
};
