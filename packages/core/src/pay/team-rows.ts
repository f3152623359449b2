/** The rows that the figures of a team stand on, kept with a month so that a later change of them can be told row by row. */

import type * as Credit from "../metric/credit.ts";
import * as PlanMeasures from "../metric/plan-measures.ts";
import * as Registry from "../metric/registry.ts";
import { byText } from "../order.ts";
import * as Plan from "../plan/plan.ts";
import * as Entry from "./entry.ts";
import type * as PayContext from "./pay-context.ts";

/** By team id: each row with what it says for the team, such as the minor units credited. */
export type Info = Record<string, { row: Entry.Row; says: string }[]>;

/** Of every team, as far as a plan of the month pays by it; empty where none does. */
export function of(context: PayContext.Info): Info {
  const plans = context.inputs.policy.plans.map(({ plan }) => plan);
  const kinds = new Set(plans.filter((plan) => Plan.asksTeam(plan) || plan.pools.length > 0).flatMap(kindsOf));
  if (kinds.size === 0) return {};
  const { attribution, targets, teams } = context.subjects;
  const found = new Map<string, Info[string]>(teams.map(({ id }) => [id, []]));
  const add = (team: string | null, row: Entry.Row, says: string) => {
    if (team !== null) found.get(team)?.push({ row, says });
  };
  for (const credit of attribution.credits) {
    if (!kinds.has(credit.kind) || credit.kind === "call") continue;
    const { team } = credit;
    const row = Entry.rowOf(credit.kind, credit.fact);
    if (credit.kind === "deal") add(team, row, `${credit.grossMinor}`);
    else add(team, row, credit.kind === "payment" ? `${credit.collectedMinor}` : placeOf(row));
    if (credit.kind !== "deal") continue;
    for (const { fact, countedMinor } of credit.refunds) add(team, Entry.rowOf("refund", fact), `${countedMinor}`);
  }
  for (const { id, members } of teams) {
    for (const { minor, facts } of targets.team(id))
      for (const fact of facts) add(id, Entry.rowOf("target", fact), `${minor}`);
    for (const { person } of members) for (const row of context.identity(person)) add(id, row, placeOf(row));
  }
  return Object.fromEntries([...found].sort((a, b) => byText(a[0], b[0])));
}

const placeOf = ({ importId, line }: Entry.Row) => `${importId}:${line}`;

/** Kinds of facts that the team's attainment and the pools of a plan are made of; calls have no rows to name. */
function kindsOf(plan: Plan.Info): Credit.Kind[] {
  const names = [
    Plan.teamComponentOf(plan)?.measure ?? "revenue",
    ...plan.pools.flatMap(({ by, measure }) => [by, measure]),
  ];
  const metrics = names.flatMap((name) => PlanMeasures.metricOf(name) ?? []);
  const sums = metrics.flatMap(Registry.sumsOf).flatMap((id) => Registry.SUMS.get(id) ?? []);
  return [...new Set<Credit.Kind>(["deal", ...sums.flatMap(({ add }) => Object.keys(add) as Credit.Kind[])])];
}

/** The rows of a team that are new, gone, or say something else than before. */
export function changed(before: Info, after: Info, team: string): Entry.Row[] {
  const text = ({ row: { kind, source, id }, says }: Info[string][number]) => JSON.stringify([kind, source, id, says]);
  const [was, is] = [before[team] ?? [], after[team] ?? []];
  const [known, now] = [new Set(was.map(text)), new Set(is.map(text))];
  const rows = [...is.filter((item) => !known.has(text(item))), ...was.filter((item) => !now.has(text(item)))];
  return Entry.distinct(rows.map(({ row }) => row));
}
