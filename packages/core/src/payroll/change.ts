/** Why a person's pay is another than at an earlier time, each cent put down to a cause. */
import * as z from "zod";
import * as Money from "../money.ts";
import * as Entry from "./entry.ts";

export const Since = z.enum(["yesterday", "publication", "approval"]);
export type Since = z.output<typeof Since>;

export const Info = z.object({
  month: z.string(),
  person: z.string(),
  since: Since,
  /** ISO 8601 UTC; null = nothing is known of that time (no night yet, not published, not approved) */
  at: z.string().nullable(),
  before: Money.Info.nullable(),
  after: Money.Info.nullable(),
  difference: Money.Info,
  /** sums to `difference` */
  causes: z.array(Entry.Cause),
  /** names of the files that the causes' rows came in, by import id */
  files: z.record(z.string(), z.string()),
});
export type Info = z.output<typeof Info>;
