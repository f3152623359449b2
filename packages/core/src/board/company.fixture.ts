/** A made-up company for tests: by seed, with movers, leavers, joiners, ties, two sources, pending and ambiguous owners. */
import type * as Fact from "../fact.ts";
import type * as Membership from "../membership.ts";
import * as Policy from "../policy.ts";
import * as DealEntries from "./deal-entries.fixture.ts";
import type * as Inputs from "./inputs.ts";

export const MONTH = "2026-03";

/** Whole numbers from 0 below `size`, the same for the same seed. */
export function dice(seed: number): (size: number) => number {
  let state = (seed * 2_654_435_761 + 12_345) >>> 0;
  return (size) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * size);
  };
}

const day = (roll: (size: number) => number) => `${MONTH}-${String(1 + roll(31)).padStart(2, "0")}`;

export type CallRow = {
  id: string;
  owner: string;
  day: string;
  connected: boolean;
  direction: "out" | "in";
  talkSeconds: number;
  origin: Fact.Origin;
};

/** Inputs of one month with split deals, refunds, payments and the market, and the single calls behind the call sums. */
export function company(seed: number, size = 12): { inputs: Inputs.Inputs; calls: CallRow[] } {
  const { inputs, calls } = plain(seed, size);
  return { inputs: DealEntries.added(inputs, dice(seed + 7919)), calls };
}

/** The same company as far as it had deals of one owner each, and neither refunds nor payments. */
export function plain(seed: number, size = 12): { inputs: Inputs.Inputs; calls: CallRow[] } {
  const roll = dice(seed);
  let line = 1;
  const origin = (source: string): Fact.Origin => ({ source, importId: `imp_${source}`, line: ++line });
  const names = Array.from({ length: size }, (_, index) => `Rep ${index}`);
  const key = (name: string) => `crm:name|${name}`;
  const person = (name: string, values: Partial<Fact.Values["person"]>, asOf = "2026-01-01"): Membership.PersonRow => ({
    id: name,
    origin: origin("crm"),
    day: asOf,
    values: { key: key(name), name, aliases: [`pbx:extension|${name.slice(4)}`], role: "rep", ...values },
  });
  const teams = ["North", "South", "East"];
  const place = (index: number) => ({
    team: teams[index % 3] ?? "North",
    region: index % 3 === 0 ? "Inland" : "Coast",
  });
  const people = names.map((name, index) => person(name, { ...place(index), manager: `Boss ${index % 3}` }));
  people.push(person("Rep 1", { ...place(2), aliases: ["pbx:extension|1"] }, "2026-03-16"));
  people.push(person("Rep 2", { ...place(2), leaveDay: "2026-03-10", aliases: ["pbx:extension|2"] }, "2026-03-11"));
  people.push(person("Gone", { ...place(0), leaveDay: "2026-02-10" }));
  people.push(person("Soon", { ...place(0), from: "2026-04-01" }));
  people.push(person("Chief", { ...place(0), role: "manager" }));
  people.push(person("Floater", { aliases: ["pbx:extension|0", "hr:number|7"], hireDay: "2026-03-09" }));
  const owners = [...names, "Gone", "Soon", "Chief", "Floater", "Nobody"];
  const owner = () => key(owners[roll(owners.length)] ?? "Nobody");
  const many = <T>(count: number, make: (index: number) => T) =>
    Array.from({ length: count }, (_, index) => make(index));

  const deals = many(size * 6, (index): Fact.Stored<"deal"> => {
    const stage = (["won", "won", "lost", "open"] as const)[roll(4)] ?? "won";
    const closed = stage === "open" ? {} : { closeDay: index % 40 === 0 ? "2026-04-02" : day(roll) };
    const product = roll(5) === 0 ? {} : { product: `P${roll(3)}` };
    const tier = roll(2) === 0 ? {} : { tier: `T${roll(2)}` };
    const amountMinor = roll(9) === 0 ? null : String(100 * (1 + roll(40)) + (roll(2) === 0 ? 0 : roll(100)));
    return {
      id: `D${index}`,
      origin: origin("crm"),
      values: {
        owner: owner(),
        stage,
        stageName: stage,
        amountMinor,
        currency: roll(30) === 0 ? "EUR" : "CNY",
        ...closed,
        ...product,
        ...tier,
      },
    };
  });
  const shown = many(
    4,
    (index): Fact.Stored<"deal"> => ({
      id: `X${index}`,
      origin: origin("zcrm"),
      values: {
        owner: owner(),
        stage: "won",
        stageName: "Won",
        amountMinor: "999",
        currency: "CNY",
        closeDay: day(roll),
      },
    }),
  );
  const calls = many(size * 20, (index): CallRow => {
    const isConnected = roll(3) > 0;
    return {
      id: `C${index}`,
      owner: `pbx:extension|${roll(size + 2)}`,
      day: day(roll),
      connected: isConnected,
      direction: roll(4) === 0 ? "in" : "out",
      talkSeconds: isConnected ? roll(300) : 0,
      origin: origin("pbx"),
    };
  });
  const answer = (kind: string, index: number) => ({
    id: `${kind}${index}`,
    origin: origin(kind),
    values: { owner: owner(), day: day(roll), score: (1 + roll(50)) / 10, scale: 5 },
  });
  const target = (scope: Fact.Values["target"]["scope"], subject: string, amount: number): Fact.Stored<"target"> => ({
    id: `${scope} ${subject}`,
    origin: origin("plan"),
    values: { scope, subject, month: MONTH, amountMinor: String(amount), currency: "CNY" },
  });
  const targets = names.flatMap((name, index) =>
    index % 7 === 6 || (seed % 6 === 5 && index % 2 === 0) ? [] : [target("person", key(name), 2000 + 500 * roll(12))],
  );
  if (seed % 2 === 1) targets.push(target("team", "East", 30_001), target("region", "Inland", 20_000));
  if (seed % 3 === 2) targets.push(target("company", "", 123_457));
  targets.push(target("person", "crm:name|Nobody", 5000));

  const inputs: Inputs.Inputs = {
    callFiles: {},
    month: MONTH,
    organisation: {
      name: "Wolves",
      zone: "Asia/Shanghai",
      currency: "CNY",
      locale: "en",
      unknownOwners: seed % 4 === 3 ? "create" : "pending",
    },
    policy: { ...Policy.DEFAULT, calls: { directions: seed % 5 === 4 ? "out" : "all" } },
    people,
    identities: [
      {
        id: "L1",
        origin: origin("crm"),
        values: { key: `pbx:extension|${size}`, person: key("Rep 3"), from: "2026-03-05", to: "2026-03-20" },
      },
    ],
    deals: [...deals, ...shown],
    calls: sums(calls),
    targets,
    surveys: many(size * 7, (index) => answer("survey", index)),
    peers: seed % 4 === 0 ? [] : many(size * 6, (index) => answer("peer", index)),
    knowledge: many(size * 2, (index) => ({
      id: `K${index}`,
      origin: origin("hr"),
      values: { owner: owner(), day: day(roll), title: `Talk ${index}`, isConfirmed: roll(4) > 0 },
    })),
    payments: [],
    refunds: [],
    refundedDeals: [],
    shares: [],
    costs: [],
    leaves: [],
    previous: null,
    imports: [
      { importId: "imp_crm", source: "crm", file: "crm.csv", asOf: "2026-04-01T00:00:00Z", rejected: 2, duplicate: 1 },
      { importId: "imp_pbx", source: "pbx", file: "pbx.csv", asOf: "2026-04-01T00:00:00Z", rejected: 0, duplicate: 0 },
    ],
  };
  return { inputs, calls };
}

/** Call rows as the store keeps them: sums by owner and day. */
export function sums(rows: readonly CallRow[]): Inputs.CallMonth[] {
  return [...Map.groupBy(rows, (row) => row.owner)].map(([owner, of]) => ({
    source: "pbx",
    owner,
    days: [...Map.groupBy(of, (row) => row.day)].map(([on, day]) => {
      const inbound = day.filter((row) => row.direction === "in");
      const talk = (list: readonly CallRow[]) => list.reduce((left, row) => left + row.talkSeconds, 0);
      return {
        day: on,
        dials: day.length,
        inboundDials: inbound.length,
        connected: day.filter((row) => row.connected).length,
        inboundConnected: inbound.filter((row) => row.connected).length,
        talkSeconds: talk(day),
        inboundTalkSeconds: talk(inbound),
      };
    }),
  }));
}

/** The same list in another order. */
export function shuffled<T>(list: readonly T[], seed: number): T[] {
  const roll = dice(seed);
  const copy = [...list];
  for (let index = copy.length - 1; index > 0; index--) {
    const other = roll(index + 1);
    [copy[index], copy[other]] = [copy[other] as T, copy[index] as T];
  }
  return copy;
}
