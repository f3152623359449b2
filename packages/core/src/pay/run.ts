/** The pay run of a month: everybody's statement in one row, as a payroll office reads it. */
import * as z from "zod";
import * as Money from "../money.ts";
import { Title } from "../plan/value.ts";
import * as Reason from "../reason.ts";
import * as Entry from "./entry.ts";
import * as Statement from "./statement.ts";

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
  state: Statement.State.nullable(),
  version: z.int().nullable(),
  /** of all statements: what is approved is exactly what was looked at */
  digest: z.string(),
  policyVersion: z.int(),
  currency: z.string(),
  totals: z.object({ people: z.int(), ...Sums }),
  people: z.array(Row),
  /** who published, approved and released it; times ISO 8601 UTC; `isOnly`: nobody else had the right to */
  history: z.array(
    z.object({ state: Statement.State, by: z.string(), at: z.string(), isOnly: z.boolean().optional() }),
  ),
});
export type Info = z.output<typeof Info>;

/** Own pay, what is put right of earlier months and draws apart; they sum to what is paid. */
export function rowOf(statement: Statement.Info): Row {
  const { person, plan, reason, result, entries, paid, currency, month } = statement;
  const sum = (isMeant: (entry: Entry.Info) => boolean) =>
    Money.of(
      Entry.sumMinor(entries.filter(isMeant), () => true),
      currency,
    );
  const reached = result?.components.find(({ lines }) => lines.length > 0);
  const tiers = plan?.document.components.find(({ id }) => id === reached?.id)?.tiers;
  return {
    id: person.id,
    name: person.name,
    team: person.team,
    teamName: person.teamName,
    plan: plan?.id ?? null,
    planTitle: plan?.title ?? null,
    line: reached?.tier ?? null,
    lineTitle: tiers?.find(({ id }) => id === reached?.tier)?.title ?? null,
    reason,
    own: sum(({ kind, source }) => Entry.isOfMonth(kind) && source === month),
    adjustments: sum(({ kind, source }) => Entry.isOfMonth(kind) && source !== month),
    draws: sum(({ kind }) => !Entry.isOfMonth(kind)),
    paid,
  };
}

/** The sums of all rows, in minor units of the one currency. */
export function sumRows(people: readonly Row[], currency: string) {
  const sum = (key: "own" | "adjustments" | "draws" | "paid") =>
    Money.of(
      people.reduce((left, row) => left + BigInt(row[key].minor), 0n),
      currency,
    );
  return { own: sum("own"), adjustments: sum("adjustments"), draws: sum("draws"), paid: sum("paid") };
}
