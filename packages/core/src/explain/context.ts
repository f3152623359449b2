/** What explanations of one board look in, opened once and asked for any of its figures. */
import type * as Attribution from "../board/attribution.ts";
import * as Figures from "../board/figures.ts";
import type * as Inputs from "../board/inputs.ts";
import * as Subjects from "../board/subjects.ts";
import type * as Tally from "../metric/tally.ts";
import * as PayContext from "../pay/pay-context.ts";
import type * as Figure from "./figure.ts";

export type FactCredit = Exclude<Attribution.Credit, { kind: "call" }>;

export type Info = {
  inputs: Inputs.Inputs;
  subjects: Subjects.Info;
  /** all the sums of a subject by id; says which kinds cover it, never an amount */
  whole: (id: string) => Tally.Info;
  basis: "score" | "revenue";
  /** credits but calls by subject id */
  facts: Map<string, FactCredit[]>;
  /** what pay is worked out on besides a person's deals and target: figures of the board, teams, pools, days worked */
  pay: PayContext.Info;
};

export function openContext(inputs: Inputs.Inputs): Info {
  const subjects = Subjects.of(inputs);
  const { basis } = Figures.basisOf(subjects, inputs.policy);
  const facts = new Map<string, FactCredit[]>();
  for (const credit of subjects.attribution.credits) {
    if (credit.kind === "call") continue;
    for (const id of Subjects.holders(subjects, credit)) {
      const list = facts.get(id);
      if (list) list.push(credit);
      else facts.set(id, [credit]);
    }
  }
  const whole = Subjects.tallies(subjects, inputs.policy.calls.directions);
  const pay = PayContext.open({ inputs, subjects, of: Figures.all(subjects, inputs) });
  return { inputs, subjects, whole, basis, facts, pay };
}

export function subjectsOf({ subjects }: Info, kind: Figure.Kind): Subjects.Subject[] {
  if (kind === "company") return [subjects.company];
  return kind === "region" ? subjects.regions : kind === "team" ? subjects.teams : subjects.people;
}
