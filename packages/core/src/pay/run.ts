/** The pay run of a month: everybody's statement in one row, as a payroll office reads it. */
import * as z from "zod";
import * as Money from "../money.ts";
import { Title } from "../plan/value.ts";
import * as Reason from "../reason.ts";
import { State } from "./statement.ts";

const Sums = {
  /** the month's own pay */
  own: Money.Info,
  /** adjustments and clawbacks of earlier months */
  adjustments: Money.Info,
  /** draws paid less draws recovered */
  draws: Money.Info,
  paid: Money.Info,
};

export const Row = z.object({
  id: z.string(),
  name: z.string(),
  team: z.string().nullable(),
  teamName: z.string().nullable(),
  plan: z.string().nullable(),
  /** what people call it; absent in runs posted before titles were kept */
  planTitle: Title.nullable().optional(),
  line: z.string().nullable(),
  lineTitle: Title.nullable().optional(),
  reason: Reason.Info.nullable(),
  ...Sums,
});
export type Row = z.output<typeof Row>;

export const Info = z.object({
  month: z.string(),
  status: z.enum(["preliminary", "posted"]),
  state: State.nullable(),
  version: z.int().nullable(),
  /** of all statements: what is approved is exactly what was looked at */
  digest: z.string(),
  policyVersion: z.int(),
  currency: z.string(),
  totals: z.object({ people: z.int(), ...Sums }),
  people: z.array(Row),
  /** who published, approved and released it; times ISO 8601 UTC */
  history: z.array(z.object({ state: State, by: z.string(), at: z.string() })),
});
export type Info = z.output<typeof Info>;
