/** Every number, word and switch of the default policy does something: changed, a figure, a statement, a page or a refusal changes. */
import type * as Inputs from "@clearboard/core/board/inputs";
import * as Explain from "@clearboard/core/explain/explain";
import * as Figure from "@clearboard/core/explain/figure";
import * as MonthPay from "@clearboard/core/pay/month-pay";
import * as WithPay from "@clearboard/core/pay/with-pay";
import * as Policy from "@clearboard/core/policy";
import * as PolicyChange from "@clearboard/core/policy-change";
import * as PolicyCheck from "@clearboard/core/policy-check";
import { expect, test } from "vitest";
import * as Fixture from "../../packages/core/src/board/month.fixture.ts";

type Path = (string | number)[];
type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Every leaf with its place; an empty list or object is a leaf too. */
function leaves(node: Json, path: Path = []): { path: Path; value: Json }[] {
  if (node === null || typeof node !== "object") return [{ path, value: node }];
  const parts = Array.isArray(node) ? node.map((entry, at): [number, Json] => [at, entry]) : Object.entries(node);
  return parts.length === 0 ? [{ path, value: node }] : parts.flatMap(([key, entry]) => leaves(entry, [...path, key]));
}

function changed(document: Json, path: Path, value: Json): Json {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(document)) return document.map((entry, at) => (at === key ? changed(entry, rest, value) : entry));
  const object = document as { [key: string]: Json };
  return { ...object, [key]: changed(object[key] ?? null, rest, value) };
}

const WORDS: Record<string, string[]> = {
  basis: ["score", "revenue"],
  directions: ["out"],
  by: ["dealsWon", "revenue"],
  unit: ["deal", "quarter"],
  measure: ["deals"],
  mode: ["retroactive"],
  crossing: ["after"],
  boundary: ["lower"],
  bounds: ["amount"],
  rounding: ["half-even"],
  period: ["quarter"],
  target: ["20000", "0.5"],
  currency: ["USD"],
  roles: ["support", "manager"],
  credit: ["overlay", "direct"],
  proration: ["amounts"],
  id: ["another"],
  seal: ["新"],
  effectiveMonth: ["2026-04"],
};

/** Other values a leaf could have had. */
function others(path: Path, value: Json): Json[] {
  const name = path.findLast((key) => typeof key === "string") ?? "";
  if (path.join("/") === "sources") return [{ deal: ["zcrm"] }];
  if (path.join("/") === "calendar") return [{ "2026": { holidays: ["2026-03-02"], makeUp: [] } }];
  if (typeof value === "number") return [value + 1, value + 10, value * 2, value - 1, Math.floor(value / 2)];
  if (typeof value === "boolean") return [!value];
  if (Array.isArray(value))
    return name === "gates" ? [[{ id: "g", measure: "dealsWon", atLeast: "99" }]] : extras(name);
  if (typeof value === "object") return [];
  const words = (WORDS[name] ?? []).filter((word) => word !== value);
  if (words.length > 0) return words;
  return /^\d+(\.\d+)?$/.test(value)
    ? [`${Number(value) * 2 + 0.01}`, `${Number(value) + 1}`, (Number(value) + 0.05).toFixed(2)]
    : [`${value} x`];
}

function extras(name: string): Json[] {
  if (name === "multipliers") return [[{ id: "m", measure: "revenue", table: [{ from: "0", value: "2" }] }]];
  if (name === "pools") return [[{ id: "pot", amount: "50", by: "equal" }]];
  return [];
}

const sums = (day: string, dials: number, inbound: number, connected: number) => ({
  day,
  dials,
  inboundDials: inbound,
  connected,
  inboundConnected: inbound,
  talkSeconds: 60 * connected,
  inboundTalkSeconds: 60 * inbound,
});

/** A month in which everything a policy speaks of has happened. */
function month(): Partial<Inputs.Inputs> {
  const names = ["Anna", "Bo", "Cy", "Dee", "Eve"];
  const owner = (name: string) => `crm:name|${name}`;
  const fact = (source: string, id: string) => ({ id, origin: Fixture.origin(source) });
  const answers = (kind: string, name: string, count: number, score: number) =>
    Array.from({ length: count }, (_, at) => ({
      ...fact(kind, `${kind}${name}${at}`),
      values: { owner: owner(name), day: "2026-03-09", score, scale: 5 },
    }));
  // Anna stands at 142.3573%, Bo between challenge and sprint, Cy exactly on a line, Dee below base, Eve just above.
  const sold: [string, number][] = [
    ["Anna", 14_235_730],
    ["Bo", 11_234_567],
    ["Cy", 8_000_000],
    ["Dee", 1_234_550],
    ["Eve", 9_100_050],
  ];
  const deals = sold.map(([name, minor], at) =>
    Fixture.deal(name, minor, {
      closeDay: `2026-03-0${at + 2}`,
      credits: [
        { owner: owner(name), share: "1", credit: "direct" as const },
        ...(name === "Bo" ? [{ owner: owner("Dee"), share: "0.1", credit: "overlay" as const }] : []),
      ],
    }),
  );
  const refund = (id: string, deal: string, day: string) => ({
    ...fact("crm", id),
    values: { deal, day, amountMinor: "10000", currency: "CNY" },
  });
  return {
    people: [
      ...names.map((name, at) =>
        Fixture.person(name, {
          team: at < 3 ? "North" : "South",
          role: name === "Eve" ? "lead" : "rep",
          hireDay: at === 3 ? "2026-03-16" : "2025-01-01",
          aliases: [`pbx:extension|${at}`],
        }),
      ),
      // Nobody gave Fay a target: five of six have one.
      Fixture.person("Fay"),
      Fixture.person("Chief", { role: "manager" }),
      Fixture.person("Sam", { role: "support" }),
    ],
    deals: [
      ...deals,
      Fixture.deal("Chief", 500_000),
      Fixture.deal("Sam", 400_000),
      Fixture.deal("Anna", 999, {}, "zcrm"),
    ],
    refunds: [
      refund("R1", deals[1]?.id ?? "", "2026-06-01"),
      // 90 days after the close on the 4th, and one day later.
      refund("R2", deals[2]?.id ?? "", "2026-06-03"),
      refund("R3", deals[3]?.id ?? "", "2026-06-04"),
    ],
    targets: [...names, "Chief", "Sam"].map((name) => Fixture.target("person", owner(name), 10_000_000)),
    surveys: names.flatMap((name, at) => answers("survey", name, name === "Bo" ? 4 : 5, 3 + at / 2)),
    peers: names.flatMap((name, at) => answers("peer", name, name === "Bo" ? 5 : 4 + at, 3 + at / 2)),
    knowledge: names.flatMap((name, at) =>
      Array.from({ length: at + 1 }, (_, item) => ({
        ...fact("hr", `K${name}${item}`),
        values: { owner: owner(name), day: "2026-03-11", title: "Talk", isConfirmed: true },
      })),
    ),
    calls: names.map((_, at) => ({
      source: "pbx",
      owner: `pbx:extension|${at}`,
      days: [sums("2026-03-03", 9 + at, 2, 4)],
    })),
    previous: {
      month: "2026-02",
      basis: "score",
      people: [],
      teams: [],
      regions: [],
    },
  };
}

const MONTH = { ...Fixture.EMPTY, ...month() };

const CALENDAR = { "2026": { holidays: ["2026-03-02", "2026-03-03"], makeUp: ["2026-03-07"] } };

/** Everything the policy has a say in, as one text: the board, the statements, explanations, and the month it holds from. */
function seen(policy: Policy.Info): string {
  const inForce = PolicyChange.inForce([policy], "2026-03")?.version;
  return JSON.stringify([inForce, page(policy), page({ ...policy, calendar: { ...CALENDAR, ...policy.calendar } })]);
}

function page(policy: Policy.Info) {
  const inputs = { ...MONTH, policy };
  const board = WithPay.buildBoard(inputs, { status: "open", version: null, asOf: "" });
  const pay = MonthPay.payMonth(inputs).map((entry) => ({
    ...entry,
    plan: entry.plan && { ...entry.plan, document: null },
  }));
  const [first] = board.people;
  const why = Explain.open(board, inputs).explain(Figure.idOf(board, first?.id ?? "", "bonus"));
  return { board, pay, why };
}

test("every leaf of the default policy changes a figure, a statement or a page, or no other value is taken", () => {
  const document = JSON.parse(JSON.stringify(Policy.initial("CNY"))) as Json;
  const before = seen(Policy.initial("CNY"));
  expect(seen(Policy.initial("CNY"))).toBe(before);
  const all = leaves(document);
  expect(all.length).toBeGreaterThan(60);
  const idle = all.filter(({ path, value }) => {
    const taken = others(path, value).flatMap((other) => {
      const { policy, isRefused } = PolicyCheck.of(changed(document, path, other), "CNY");
      return policy === null || isRefused ? [] : [policy];
    });
    return taken.length > 0 && !taken.some((policy) => seen(policy) !== before);
  });
  expect(idle.map(({ path }) => `/${path.join("/")}`)).toEqual([]);
});
