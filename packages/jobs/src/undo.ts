/** Withdrawing an import: its ids are settled again from the staged rows of the others (design.md 3.2, law 6). */
import * as z from "zod";

export const Info = z.object({
  importId: z.string(),
  /** there was nothing to do any more */
  isRepeat: z.boolean(),
  /** months that may look different now, oldest first */
  months: z.array(z.string()),
});
export type Info = z.output<typeof Info>;
