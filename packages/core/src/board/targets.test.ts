import { expect, test } from "vitest";
import * as Explain from "../explain/explain.ts";
import * as Figure from "../explain/figure.ts";
import type * as Fact from "../fact.ts";
import { build, deal, EMPTY, of, person, target } from "./month.fixture.ts";

test("who joined on the last weekend has the whole target there", () => {
  const board = build({
    month: "2026-05",
    people: [person("Ann", { team: "North", hireDay: "2026-05-30" })],
    targets: [
      {
        ...target("person", "crm:name|Ann", 7),
        values: { ...target("person", "crm:name|Ann", 7).values, month: "2026-05" },
      },
    ],
  });
  expect(of(board, "North").metrics.target?.minor).toBe("7");
});

test("given targets of groups go before sums, level by level", () => {
  const people = [
    person("Ann", { team: "N", region: "In" }),
    person("Bo", { team: "S", region: "In" }),
    person("Cy", { region: "Out" }),
    person("Dee"),
  ];
  const own = ["Ann", "Bo", "Cy", "Dee"].map((name) => target("person", `crm:name|${name}`, 100));
  const sums = (...more: Fact.Stored<"target">[]) => {
    const board = build({ people, targets: [...own, ...more], deals: [deal("Ann", 1)] });
    const groups = [...board.teams, ...board.regions].map((group): [string, string | undefined] => [
      group.name,
      group.metrics.target?.minor,
    ]);
    return { ...Object.fromEntries(groups), all: board.totals.metrics.target?.minor };
  };
  expect(sums()).toEqual({ N: "100", S: "100", In: "200", Out: "100", all: "400" });
  expect(sums(target("team", "N", 150))).toEqual({ N: "150", S: "100", In: "250", Out: "100", all: "450" });
  expect(sums(target("region", "In", 500), target("team", "N", 150))).toMatchObject({
    N: "150",
    In: "500",
    all: "700",
  });
  expect(sums(target("company", "", 999), target("region", "Far", 5))).toMatchObject({
    Far: "5",
    In: "200",
    all: "999",
  });
});

test("a target moves with the person through regions, with and without a team", () => {
  const people = [
    person("Ann", { region: "In" }),
    person("Ann", { region: "Out" }, "2026-03-10"),
    person("Ann", { region: "Out", team: "N" }, "2026-03-20"),
  ];
  const twice = [target("person", "crm:name|Ann", 100), { ...target("person", "crm:name|Ann", 121), id: "more" }];
  const board = build({
    people,
    targets: [
      ...twice,
      target("team", "Z", 7),
      target("team", "Y", 8),
      target("region", "B", 1),
      target("region", "A", 2),
    ],
  });
  // 22 working days: 6 before the 10th, 8 before the 20th, 8 after: 221 = 60.27 + 80.36 + 80.36; the spare unit to one of the equals
  expect(of(board, "In").metrics.target?.minor).toBe("60");
  expect(of(board, "N").metrics.target?.minor).toBe("81");
  expect(of(board, "Out").metrics.target?.minor).toBe("161");
  expect(board.totals.metrics.target?.minor).toBe(String(221 + 7 + 8 + 1 + 2));
  for (const id of Figure.figures(board))
    expect(
      Explain.explain(
        board,
        {
          ...EMPTY,
          people,
          targets: [
            ...twice,
            target("team", "Z", 7),
            target("team", "Y", 8),
            target("region", "B", 1),
            target("region", "A", 2),
          ],
        },
        id,
      ).recomputed.isSame,
      id,
    ).toBe(true);
});
