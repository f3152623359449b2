/** The pay run of a month: everybody's statement in one row, as a payroll office reads it. */
import * as z from "zod";
import * as Money from "../money.ts";
import { Title } from "../plan/value.ts";
import * as Reason from "../reason.ts";
import * as Actual from "./actual.ts";
import * as BelowZero from "./below-zero.ts";
import * as Decision from "./decision.ts";
import * as Entry from "./entry.ts";
import * as Gap from "./gap.ts";
import * as Statement from "./statement.ts";

const Sums = {
  /** the month's own pay */
  own: Money.Info,
  /** adjustments and clawbacks of earlier months, and what payroll paid short of them */
  adjustments: Money.Info,
  /** draws paid less draws recovered */
  draws: Money.Info,
  /** pay below 0 that is carried or forgiven, less what is taken off for earlier months */
  carried: Money.Info,
  paid: Money.Info,
};

/** A person in a run as it is posted. */
export const PostedRow = z.object({
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
export type PostedRow = z.output<typeof PostedRow>;

/** With what was decided by hand: `paid` has the adjustments in it; `held` is why payroll does not get it yet. */
export const Row = PostedRow.extend({ manual: Money.Info, held: z.string().nullable() });
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
  /** `held`: what of `paid` is on hold */
  totals: z.object({ people: z.int(), ...Sums, manual: Money.Info, held: Money.Info }),
  people: z.array(Row),
  /** data of the company that is missing, with how many people lack it */
  gaps: z.array(Gap.Info),
  /** holds and adjustments by hand, with the names of who made them */
  ...Decision.Info.shape,
  /** what payroll really paid, by person */
  actuals: z.array(Actual.Info),
  /** nobody is left to approve it: everybody with the right published it or is paid by it */
  isStuck: z.boolean(),
  /** who published, approved and released it; times ISO 8601 UTC; `isOnly`: nobody else had the right to */
  history: z.array(
    z.object({ state: Statement.State, by: z.string(), at: z.string(), isOnly: z.boolean().optional() }),
  ),
});
export type Info = z.output<typeof Info>;

/** Own pay, what is put right of earlier months, draws and pay below 0 apart; they sum to what is paid. */
export function rowOf(statement: Statement.Info): PostedRow {
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
    adjustments: sum(({ kind, source }) => kind === "payroll" || (Entry.isOfMonth(kind) && source !== month)),
    draws: sum(({ kind }) => Entry.isOfDraw(kind)),
    carried: sum(({ kind }) => BelowZero.KINDS.some((carriedKind) => carriedKind === kind)),
    paid,
  };
}

/** The sums of all rows, in minor units of the one currency. */
export function sumRows(people: readonly PostedRow[], currency: string) {
  const sum = (key: "own" | "adjustments" | "draws" | "carried" | "paid") =>
    Money.of(
      people.reduce((left, row) => left + BigInt(row[key].minor), 0n),
      currency,
    );
  return {
    own: sum("own"),
    adjustments: sum("adjustments"),
    draws: sum("draws"),
    carried: sum("carried"),
    paid: sum("paid"),
  };
}

/** The rows and sums of a posted run with what was decided by hand. */
export function decide(
  { people, currency }: { people: readonly PostedRow[]; currency: string },
  decisions: Decision.Info,
): Pick<Info, "people" | "totals"> {
  const add = (minors: string[]) =>
    Money.of(
      minors.reduce((left, minor) => left + BigInt(minor), 0n),
      currency,
    );
  const rows = people.map((row): Row => {
    const manual = add(Decision.adjustmentsOf(decisions, row.id).map(({ amount }) => amount.minor));
    const held = Decision.holdOf(decisions, row.id)?.reason ?? null;
    return { ...row, manual, paid: add([row.paid.minor, manual.minor]), held };
  });
  const manual = add(rows.map((row) => row.manual.minor));
  const held = add(rows.filter((row) => row.held !== null).map((row) => row.paid.minor));
  return { people: rows, totals: { people: rows.length, ...sumRows(rows, currency), manual, held } };
}
