/** The exact sums behind a row's figures, kept on the board so that the rows of several months add up without rounding. */
import * as z from "zod";
import * as Rational from "../rational.ts";
import * as Credit from "./credit.ts";
import * as Registry from "./registry.ts";
import * as Tally from "./tally.ts";

const Answers = z.object({ total: z.string(), count: z.int() });

/** Exact text throughout: "120050", "5/2". */
export const Info = z.object({
  /** by sum, `due` among them; what is 0 is left out */
  sums: z.record(z.string(), z.string()),
  /** the total is the sum of score / scale */
  survey: Answers.optional(),
  peer: Answers.optional(),
  /** confirmed items, and what the month asked for; no target where nobody of the row is known to the source */
  knowledge: z.object({ items: z.int(), target: z.string().nullable() }).optional(),
});
export type Info = z.output<typeof Info>;

/** The terms of a row; `knowledgeTarget` is null where the month measures none for it. */
export function of({ sums, survey, peer, knowledge }: Tally.Info, knowledgeTarget: Rational.Info | null): Info {
  const exact = [...Registry.SUMS.keys()].flatMap((id) => {
    const amount = Credit.toRational(sums[id]);
    return amount.n === 0n ? [] : [[id, Rational.exactText(amount)]];
  });
  const answers = ({ total, count }: Tally.Answers) => ({ total: Rational.exactText(total), count });
  return {
    sums: Object.fromEntries(exact),
    ...(survey.count > 0 && { survey: answers(survey) }),
    ...(peer.count > 0 && { peer: answers(peer) }),
    ...((knowledge > 0 || knowledgeTarget !== null) && {
      knowledge: { items: knowledge, target: knowledgeTarget && Rational.exactText(knowledgeTarget) },
    }),
  };
}

/** What the terms of several months come to. */
export type Total = Pick<Tally.Info, "sums" | "survey" | "peer" | "knowledge"> & {
  knowledgeTarget: Rational.Info | null;
};

export function total(months: readonly Info[]): Total {
  const sums = Tally.noSums();
  for (const { sums: own } of months)
    for (const [id, text] of Object.entries(own)) {
      // A sum that this release does not know is no figure of its boards.
      if (!Registry.SUMS.has(id as Registry.SumId)) continue;
      const amount = Rational.parseRate(text);
      Tally.raise(sums, id as Registry.SumId, Registry.unitOf(id as Registry.SumId) === "share" ? amount : amount.n);
    }
  const answers = (kind: "survey" | "peer"): Tally.Answers => {
    const given = months.flatMap((month) => month[kind] ?? []);
    return {
      total: Rational.sum(given.map((part) => Rational.parseRate(part.total))),
      count: given.reduce((count, part) => count + part.count, 0),
    };
  };
  const items = months.flatMap(({ knowledge }) => knowledge ?? []);
  const targets = items.flatMap(({ target }) => (target === null ? [] : [Rational.parseRate(target)]));
  return {
    sums,
    survey: answers("survey"),
    peer: answers("peer"),
    knowledge: items.reduce((count, part) => count + part.items, 0),
    knowledgeTarget: targets.length === 0 ? null : Rational.sum(targets),
  };
}
