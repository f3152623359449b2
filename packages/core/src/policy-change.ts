/** How a policy changes: a director writes a draft, another director agrees, and from a month on it holds. */
import * as z from "zod";

/** A version that holds or held, from its month until the next one's; never changed. */
export const Version = z.object({
  version: z.int(),
  effectiveMonth: z.string(),
  /** of the document without its number: two versions of one digest say the same */
  digest: z.string(),
  note: z.string(),
  author: z.string(),
  approver: z.string(),
  /** ISO 8601 UTC, when it was approved */
  at: z.string(),
});
export type Version = z.output<typeof Version>;

/** A document that waits for a director other than its author, or waited. */
export const Draft = z.object({
  id: z.string(),
  effectiveMonth: z.string(),
  digest: z.string(),
  note: z.string(),
  author: z.string(),
  /** ISO 8601 UTC */
  at: z.string(),
  state: z.enum(["waiting", "approved", "rejected"]),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  /** the version it became */
  version: z.int().nullable(),
});
export type Draft = z.output<typeof Draft>;
