/** The month's titles, as policy names them: whoever leads the figure; equals share the title. */
import type * as Board from "./board/info.ts";
import { isMetric } from "./metric/list.ts";
import type * as Policy from "./policy.ts";
import * as Rational from "./rational.ts";

type Definition = Policy.Info["honours"][number];

/** Titles among the ranked-role people of a board. Nobody above 0 = nobody has it. */
export function of(people: readonly Board.Person[], definitions: readonly Definition[]): Board.Info["honours"] {
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

function figureOf(person: Board.Person, by: string): string | null {
  if (person.rankReason === "not-ranked-role") return null;
  if (isMetric(by)) {
    const value = person.metrics[by];
    return value === null ? null : typeof value === "object" ? value.minor : String(value);
  }
  if (by === "climb") return person.movement?.toString() ?? null;
  return person.score.components.find((component) => component.id === "satisfaction")?.actual ?? null;
}
