/** How a figure was made: the rule in words, its steps, and in the end the rows of the files. */
import * as z from "zod";
import * as Money from "../money.ts";

export const Value = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("money"), minor: z.string(), currency: z.string() }),
  z.object({ kind: z.literal("count"), value: z.int() }),
  z.object({ kind: z.literal("seconds"), value: z.int() }),
  z.object({ kind: z.literal("share"), text: z.string() }),
  z.object({ kind: z.literal("ratio"), text: z.string() }),
  z.object({ kind: z.literal("score"), text: z.string() }),
  z.object({ kind: z.literal("word"), code: z.string() }),
  z.object({ kind: z.literal("missing"), reason: z.string() }),
]);
export type Value = z.output<typeof Value>;

export const Step = z.object({
  /** key of the sentence; `params` fill it */
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  value: Value,
  /** figure this step opens into */
  figure: z.string().nullable(),
});
export type Step = z.output<typeof Step>;

export const SourceRow = z.object({
  kind: z.string(),
  id: z.string(),
  day: z.string(),
  owner: z.string(),
  /** who has a closed deal now, by name, where that is another than whose it is; filled where the facts are at hand */
  nowWith: z.string().optional(),
  source: z.string(),
  importId: z.string(),
  /** file name as delivered; filled where the ledger is at hand */
  file: z.string(),
  line: z.int(),
  /** what the row states in another currency, and the rate it is converted at */
  converted: z.object({ amount: Money.Info, rate: z.string(), day: z.string(), source: z.string() }).optional(),
  /** what the row adds to the figure */
  effect: Value,
});
export type SourceRow = z.output<typeof SourceRow>;

export const Info = z.object({
  /** `<month>/<version>/<subject>/<figure>`; version is `draft` or a number */
  figure: z.string(),
  subject: z.object({ kind: z.enum(["company", "region", "team", "person"]), id: z.string(), name: z.string() }),
  key: z.string(),
  value: Value,
  rule: z.object({
    code: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
    policyVersion: z.int(),
  }),
  steps: z.array(Step),
  rows: z.array(SourceRow),
  rowsTotal: z.int(),
  recomputed: z.object({ value: Value, isSame: z.boolean() }),
});
export type Info = z.output<typeof Info>;
