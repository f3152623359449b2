import { expect, test } from "vitest";
import * as Explain from "../explain/explain.ts";
import * as Figure from "../explain/figure.ts";
import type * as Fact from "../fact.ts";
import * as MonthPay from "../pay/month-pay.ts";
import * as Policy from "../policy.ts";
import { build, deal, EMPTY, of, origin, person, target } from "./month.fixture.ts";

const month = (values: Partial<Fact.Values["leave"]>): Fact.Stored<"leave">[] => [
  {
    id: "L",
    origin: origin("hr"),
    values: {
      owner: "crm:name|Ann",
      from: "2026-03-01",
      to: "2026-03-31",
      kind: "leave",
      ...values,
    } as Fact.Values["leave"],
  },
];

test("who joined on the last weekend has no working day, no target and no rank", () => {
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
  expect(of(board, "North").metrics.target?.minor).toBe("0");
  expect(of(board, "Ann")).toMatchObject({
    rankReason: "no-working-days",
    metrics: { target: null, reasons: { target: "no-working-days", attainment: "not-covered" } },
  });
});

test("who is on leave all month is listed unranked, never last; half a month of it halves the target", () => {
  const inputs = {
    people: [person("Ann", { team: "N" }), person("Bo", { team: "N" })],
    targets: ["Ann", "Bo"].map((name) => target("person", `crm:name|${name}`, 2_200)),
    deals: [deal("Bo", 100), deal("Ann", 1_000)],
  };
  const away = build({ ...inputs, leaves: month({}) });
  expect(of(away, "Ann")).toMatchObject({ rank: null, rankReason: "on-leave", metrics: { target: null } });
  expect(of(away, "Bo")).toMatchObject({ rank: 1 });
  expect(away.totals).toMatchObject({ ranked: 1, metrics: { target: { minor: "2200" } } });
  // 22 working days, 10 of them from the 18th on
  const half = build({ ...inputs, leaves: month({ from: "2026-03-18" }) });
  expect(of(half, "Ann").metrics).toMatchObject({ target: { minor: "1200" }, attainment: "0.8333" });
  expect(of(half, "Ann").score.components[0]).toMatchObject({ target: "1200", score: "83.33" });
  expect(of(half, "N").metrics.target?.minor).toBe("3400");
});

test("days in another role are no part of the target of the role at the end of the month", () => {
  const board = build({
    people: [person("Ann", { role: "support", team: "N" }), person("Ann", { team: "N" }, "2026-03-16")],
    targets: [target("person", "crm:name|Ann", 2_200)],
    deals: [deal("Ann", 120)],
  });
  expect(of(board, "Ann").metrics).toMatchObject({ target: { minor: "1200" }, attainment: "0.1000" });
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
  const { explain } = Explain.open(board, {
    ...EMPTY,
    people,
    targets: [
      ...twice,
      target("team", "Z", 7),
      target("team", "Y", 8),
      target("region", "B", 1),
      target("region", "A", 2),
    ],
  });
  for (const id of Figure.figures(board)) expect(explain(id).recomputed.isSame, id).toBe(true);
});

test("team shares and pay count the same working days in a month with a public holiday and a make-up day", () => {
  // March 2026: 22 weekdays, less Thursday the 5th, plus Saturday the 28th. 9 of the 22 lie before the 16th, 13 from then on.
  const calendar = { "2026": { holidays: ["2026-03-05"], makeUp: ["2026-03-28"] } };
  const inputs = {
    policy: { ...Policy.DEFAULT, calendar },
    people: [
      person("Ann", { team: "North" }),
      person("Ann", { team: "South" }, "2026-03-16"),
      person("Bo", { team: "East", hireDay: "2026-03-16" }),
    ],
    targets: [target("person", "crm:name|Ann", 2_200), target("person", "crm:name|Bo", 2_200)],
    deals: [deal("Bo", 100)],
  };
  const board = build(inputs);
  expect(of(board, "North").metrics.target?.minor).toBe("900");
  expect(of(board, "South").metrics.target?.minor).toBe("1300");
  const bo = MonthPay.payMonth({ ...EMPTY, ...inputs }).find((statement) => statement.person.name === "Bo");
  expect(bo?.input?.people?.[0]?.periods[0]?.workingDays).toEqual({ eligible: "13", total: "22" });
});

test("a year without a calendar shares a target by Monday to Friday and leaves pay without working days", () => {
  const inputs = {
    people: [person("Ann", { team: "North" }), person("Ann", { team: "South" }, "2026-03-16")],
    targets: [target("person", "crm:name|Ann", 2_200)],
    deals: [deal("Ann", 100)],
  };
  const board = build(inputs);
  expect(of(board, "North").metrics.target?.minor).toBe("1000");
  expect(of(board, "South").metrics.target?.minor).toBe("1200");
  const ann = MonthPay.payMonth({ ...EMPTY, ...inputs }).find((statement) => statement.person.name === "Ann");
  expect(ann?.notes).toEqual([{ code: "pay-note-no-calendar", params: { year: "2026" } }]);
});
