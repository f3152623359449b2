/** A statement in one row, as a payroll office reads a run. */
import * as Money from "@clearboard/core/money";
import * as Entry from "@clearboard/core/pay/entry";
import type * as Run from "@clearboard/core/pay/run";
import type * as Statement from "@clearboard/core/pay/statement";

/** Own pay, what is put right of earlier months and draws apart; they sum to what is paid. */
export function rowOf(statement: Statement.Info): Run.Row {
  const { person, plan, reason, result, entries, paid, currency, month } = statement;
  const money = (isMeant: (kind: Statement.Info["entries"][0]["kind"], source: string) => boolean) =>
    Money.of(
      entries.reduce((sum, one) => (isMeant(one.kind, one.source) ? sum + BigInt(one.amount.minor) : sum), 0n),
      currency,
    );
  const isOwn = (source: string) => source === month;
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
    own: money((kind, source) => Entry.isOfMonth(kind) && isOwn(source)),
    adjustments: money((kind, source) => Entry.isOfMonth(kind) && !isOwn(source)),
    draws: money((kind) => !Entry.isOfMonth(kind)),
    paid,
  };
}

/** The sums of all rows, in minor units of the one currency. */
export function sums(people: readonly Run.Row[], currency: string) {
  const sum = (key: "own" | "adjustments" | "draws" | "paid") =>
    Money.of(
      people.reduce((left, row) => left + BigInt(row[key].minor), 0n),
      currency,
    );
  return { own: sum("own"), adjustments: sum("adjustments"), draws: sum("draws"), paid: sum("paid") };
}
