/** Months for tests of periods: facts of one company spread over a quarter, and the boards of its months. */
import type * as Fact from "../fact.ts";
import * as Fiscal from "../fiscal.ts";
import * as Build from "./build.ts";
import type * as Inputs from "./inputs.ts";
import { deal, EMPTY, origin, person, target } from "./month.fixture.ts";

export const QUARTER = ["2026-01", "2026-02", "2026-03"] as const;
export const NAMES = ["Ann", "Bo", "Cy", "Di"];

export const Q1 = Fiscal.demand("2026-Q1");

/** One row of what happened: won (0 minor and above) or lost (null) deals, targets, answers. */
export type Row = { month: number; who: number; with: number | null; minor: number | null };
export type Target = { month: number; who: number; minor: number };
export type Answer = { month: number; who: number; score: number };
export type Facts = { rows: Row[]; targets: Target[]; answers: Answer[] };

const STAFF = NAMES.map((name, at) => person(name, { team: at < 2 ? "T1" : "T2", region: at < 3 ? "R1" : "R2" }));

/** The inputs of a month of the quarter. A shared deal is split in three: two for the first, one for the other. */
export function inputsOf({ rows, targets, answers }: Facts, at: number): Partial<Inputs.Inputs> {
  const month = QUARTER[at] ?? "2026-03";
  const of = <T extends { month: number }>(list: T[]) => list.filter((item) => item.month === at);
  const key = (subject: number) => `crm:name|${NAMES[subject]}`;
  return {
    month,
    people: STAFF,
    deals: of(rows).map((row) =>
      deal(NAMES[row.who] ?? "", row.minor, {
        closeDay: `${month}-10`,
        ...(row.with !== null &&
          row.with !== row.who && {
            credits: [
              { owner: key(row.who), share: "2/3", credit: "direct" },
              { owner: key(row.with), share: "1/3", credit: "direct" },
            ],
          }),
      }),
    ),
    targets: of(targets).map(({ who: subject, minor }) => {
      const { values, ...fact } = target("person", key(subject), minor);
      return { ...fact, values: { ...values, month } };
    }),
    surveys: of(answers).map(
      ({ who: subject, score }, line): Fact.Stored<"survey"> => ({
        id: `S${line}`,
        origin: origin("csat"),
        values: { owner: key(subject), day: `${month}-11`, score, scale: 7 },
      }),
    ),
  };
}

/** The boards of the quarter's months. */
export function boardsOf(facts: Facts) {
  const months = QUARTER.map((_, at) => {
    const opened = Build.open({ ...EMPTY, ...inputsOf(facts, at) });
    return Build.build(opened, { status: "open", version: null, asOf: "2026-04-01T00:00:00Z" });
  });
  return months as [(typeof months)[number], ...typeof months];
}
