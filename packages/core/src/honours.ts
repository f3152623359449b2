/** The month's titles, as policy names them: whoever leads the figure; equals share the title. */
import * as z from "zod";
import { isMetric } from "./metric/list.ts";
import type * as Metrics from "./metric/metrics.ts";
import type * as Policy from "./policy.ts";
import type * as Ranking from "./ranking.ts";
import * as Rational from "./rational.ts";
import type * as Scorecard from "./scorecard.ts";

/** A title of the month with who holds it. */
export const Info = z.object({
  id: z.string(),
  seal: z.string(),
  en: z.string(),
  zh: z.string(),
  people: z.array(z.object({ id: z.string(), name: z.string() })),
  value: z.string().nullable(),
  by: z.string(),
});
export type Info = z.output<typeof Info>;

type Definition = Policy.Info["honours"][number];
type Candidate = Pick<Ranking.Info, "rankReason" | "movement"> & {
  id: string;
  name: string;
  metrics: Metrics.Info;
  score: Scorecard.Info;
};

/** Titles among the ranked-role people of a board. Nobody above 0 = nobody has it. */
export function award(people: readonly Candidate[], definitions: readonly Definition[]): Info[] {
  return definitions.map(({ id, seal, en, zh, by }) => {
    const entries = people.flatMap((person) => {
      const value = figureOf(person, by);
      return value === null || Rational.compare(Rational.parse(value), Rational.ZERO) <= 0 ? [] : [{ person, value }];
    });
    const best = entries.reduce<string | null>(
      (top, entry) =>
        top === null || Rational.compare(Rational.parse(entry.value), Rational.parse(top)) > 0 ? entry.value : top,
      null,
    );
    const winners = entries
      .filter((entry) => entry.value === best)
      .map(({ person }) => ({ id: person.id, name: person.name }));
    return { id, seal, en, zh, people: winners, value: best, by };
  });
}

function figureOf(person: Candidate, by: string): string | null {
  if (person.rankReason === "not-ranked-role") return null;
  if (isMetric(by)) {
    const value = person.metrics[by];
    return value === null ? null : typeof value === "object" ? value.minor : String(value);
  }
  if (by === "climb") return person.movement?.toString() ?? null;
  return person.score.components.find((component) => component.id === "satisfaction")?.actual ?? null;
}
