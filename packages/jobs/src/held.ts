/** Files that wait for a person: nothing stored changes before somebody lets them in. */
import * as Fact from "@clearboard/core/fact";
import * as Ledger from "@clearboard/store/ledger";
import * as z from "zod";

export const Info = z.object({
  importId: z.string(),
  name: z.string(),
  /** empty while no profile is known */
  source: z.string(),
  profile: z.string(),
  kinds: z.array(z.enum(Fact.KINDS)),
  bytes: z.number(),
  asOf: z.number(),
  receivedAt: z.number(),
  /** records read; null while no profile is known */
  read: z.int().nullable(),
  /** every reason why it waits, the weightiest first; `reasons[].code` `header-*`: choose a profile to approve it with */
  reasons: z.array(Ledger.Reason),
  /** a profile has to be chosen before it can be approved */
  needsProfile: z.boolean(),
});
export type Info = z.output<typeof Info>;
