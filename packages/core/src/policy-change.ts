/** How a policy changes: a director writes a draft, another director agrees, and from a month on it holds. */
import * as z from "zod";
import * as Finding from "./plan/finding.ts";

/** A version that holds or held, from its month until the next one's; never changed. */
export const Version = z.object({
  version: z.int(),
  effectiveMonth: z.string(),
  /** of the document without its number and month: two versions of one digest say the same */
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
  /** sign-in names, as the users list has them */
  author: z.string(),
  /** ISO 8601 UTC */
  at: z.string(),
  /** the version in force for its month when it was made: what its author compared it with */
  base: z.int(),
  /** the version in force for its month now; another than `base` = the policy changed meanwhile */
  inForce: z.int(),
  /** what the linter warned of when it was handed in */
  warnings: z.array(Finding.Info),
  state: z.enum(["waiting", "approved", "rejected"]),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  /** why it was rejected */
  reason: z.string().nullable(),
  /** the version it became */
  version: z.int().nullable(),
});
export type Draft = z.output<typeof Draft>;

/** The version that holds for a month: the latest effective month not after it, and of one month the later version. */
export function inForce<T extends Pick<Version, "version" | "effectiveMonth">>(
  versions: readonly T[],
  month: string,
): T | undefined {
  let found: T | undefined;
  for (const version of versions) {
    if (version.effectiveMonth > month) continue;
    const isLater =
      found === undefined ||
      version.effectiveMonth > found.effectiveMonth ||
      (version.effectiveMonth === found.effectiveMonth && version.version > found.version);
    if (isLater) found = version;
  }
  return found;
}
