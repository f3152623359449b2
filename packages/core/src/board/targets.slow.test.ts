/** The law of targets over working days: parts of a month sum, whoever comes, moves, leaves or is away. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import type * as Fact from "../fact.ts";
import { build, deal, of, origin, person, target } from "./month.fixture.ts";

type Leave = Fact.Stored<"leave">;
const absence = (id: string, values: Leave["values"]): Leave => ({ id, origin: origin("hr"), values });

test("over any moves, hires and leave the prorated targets sum to the team's and the company's", () => {
  const day = fc.integer({ min: 1, max: 31 }).map((value) => `2026-03-${String(value).padStart(2, "0")}`);
  const member = fc.record({
    minor: fc.integer({ min: 0, max: 100_000 }),
    hire: fc.option(day, { nil: undefined }),
    move: fc.option(day, { nil: undefined }),
    leave: fc.option(fc.tuple(day, day, fc.constantFrom("1", "0.5", "1/3")), { nil: undefined }),
  });
  fc.assert(
    fc.property(fc.array(member, { minLength: 1, maxLength: 4 }), (members) => {
      const names = members.map((_, at) => `P${at}`);
      const board = build({
        people: members.flatMap(({ hire, move }, at) => [
          person(`P${at}`, { team: "N", ...(hire && { hireDay: hire }) }),
          ...(move ? [person(`P${at}`, { team: "S", ...(hire && { hireDay: hire }) }, move)] : []),
        ]),
        targets: members.map(({ minor }, at) => target("person", `crm:name|P${at}`, minor)),
        deals: [deal("P0", 1)],
        leaves: members.flatMap(({ leave }, at) =>
          leave ? [absence(`L${at}`, { owner: `crm:name|P${at}`, from: leave[0], to: leave[1], share: leave[2] })] : [],
        ),
      });
      const sum = (rows: { metrics: { target: { minor: string } | null } }[]) =>
        rows.reduce((total, { metrics }) => total + Number(metrics.target?.minor ?? 0), 0);
      const people = names.map((name) => of(board, name));
      expect(sum(board.teams)).toBe(sum(people));
      expect(sum([board.totals])).toBe(sum(people));
      for (const [at, row] of people.entries())
        expect(Number(row.metrics.target?.minor ?? 0)).toBeLessThanOrEqual(members[at]?.minor ?? 0);
    }),
    { numRuns: 10_000 },
  );
});
