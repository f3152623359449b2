/** Facts of every kind, in any clothing that a profile can state, are the same facts and give the same boards. */
import { KINDS } from "@clearboard/core/fact";
import type * as Profile from "@clearboard/ingest/profile";
import { takeIn } from "@clearboard/jobs/import";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readAll } from "../../packages/ingest/src/reading.fixture.ts";
import * as Rewrites from "./rewrites.ts";
import { createSandbox, delivery } from "./sandbox.ts";
import { seeds } from "./seeds.ts";

type Cells = Record<string, [type: Rewrites.Type, cell: fc.Arbitrary<string>]>;

/** What a night's seeds may take; a commit's take seconds. */
const NIGHT = 4 * 3_600_000;

const two = (value: number) => String(value).padStart(2, "0");
const day = fc
  .record({ m: fc.integer({ min: 1, max: 2 }), d: fc.integer({ min: 1, max: 28 }) })
  .map(({ m, d }) => `2026-${two(m)}-${two(d)}`);
const time = fc.integer({ min: 8 * 3600, max: 20 * 3600 });
const moment = fc
  .tuple(day, time)
  .map(([on, at]) => `${on} ${two(Math.floor(at / 3600))}:${two(Math.floor(at / 60) % 60)}:${two(at % 60)}`);
const month = fc.constantFrom("2026-01", "2026-02");
const money = fc.integer({ min: 1, max: 200_000_000 }).map((minor) => (minor / 100).toFixed(2));
const owner = fc.constantFrom("A1", "B2", "C3");
const words = (...list: string[]) => fc.constantFrom(...list);
const maybe = (cell: fc.Arbitrary<string>) =>
  fc.oneof({ weight: 2, arbitrary: cell }, { weight: 1, arbitrary: fc.constant("") });
/** What a table of text may trip over. */
const name = words(
  "Anna Groß",
  "O'Neil, Sean",
  'Li "Bo" Chen',
  "a;b|c",
  "two\nlines",
  "tab\tbed",
  "王芳",
  "李强，北京",
  "=1+1",
  "00123",
  "ñandú",
);
const number = (min: number, max: number) =>
  fc.integer({ min: min * 10, max: max * 10 }).map((tenths) => (tenths / 10).toString());
const id: [Rewrites.Type, fc.Arbitrary<string>] = ["text", fc.constant("")];

/** Every template with its columns; an id is the number of the row. */
const TABLES: Record<string, Cells> = {
  people: {
    "employee id": id,
    name: ["text", name],
    email: ["text", maybe(words("a@b.example"))],
    team: ["text", words("Falcons", "水獭")],
    region: ["text", maybe(words("North"))],
    role: ["text", words("rep", "组长")],
    "hire date": ["day", maybe(day)],
    "leave date": ["text", fc.constant("")],
    from: ["day", maybe(day)],
  },
  links: {
    key: ["text", words("clearboard:id|X8", "clearboard:id|X9")],
    person: ["text", words("clearboard:id|A1")],
    from: ["day", maybe(day)],
  },
  customers: {
    "customer id": id,
    "customer name": ["text", name],
    owner: ["text", maybe(owner)],
    phone: ["text", maybe(words("+86 138 0000 0001"))],
    "customer tier": ["text", maybe(words("A", "金牌"))],
    grade: ["text", maybe(words("A", "重点"))],
    "company size": ["text", maybe(words("50-200"))],
    contacts: ["text", maybe(name)],
    "customer since": ["day", maybe(day)],
    "updated at": ["moment", maybe(moment)],
  },
  leads: {
    "lead id": id,
    owner: ["text", owner],
    "created on": ["day", day],
    stage: ["text", words("open", "已转化", "lost")],
    "lead name": ["text", maybe(name)],
    need: ["text", maybe(name)],
    budget: ["text", maybe(words("明确"))],
    channel: ["text", maybe(words("web"))],
    "closed on": ["day", day],
    "loss reason": ["text", maybe(name)],
  },
  deals: {
    "deal id": id,
    owner: ["text", owner],
    stage: ["text", words("won", "lost", "open")],
    amount: ["money", money],
    currency: ["text", maybe(words("CNY"))],
    "close date": ["day", day],
    "open date": ["day", maybe(day)],
    product: ["text", maybe(name)],
    "expected close": ["day", maybe(day)],
    probability: ["percent", maybe(number(0, 99))],
    "forecast category": ["text", maybe(name)],
    industry: ["text", maybe(name)],
    customer: ["text", maybe(name)],
    "customer tier": ["text", maybe(words("A", "B"))],
    "loss reason": ["text", maybe(name)],
    "updated at": ["moment", maybe(moment)],
  },
  splits: {
    "deal id": id,
    owner: ["text", words("A1")],
    "owner share": ["percent", words("87.5")],
    "second owner": ["text", words("B2", "C3")],
    "second share": ["percent", words("12.5")],
    "overlay owner": ["text", maybe(words("C3"))],
    "overlay share": ["percent", words("5", "0.1")],
    stage: ["text", words("won")],
    amount: ["money", money],
    "close date": ["day", day],
  },
  payments: {
    "payment id": id,
    "deal id": ["text", words("0", "1", "9")],
    "received on": ["day", maybe(day)],
    "due on": ["day", day],
    amount: ["money", money],
  },
  refunds: {
    "refund id": id,
    "deal id": ["text", words("0", "1", "9")],
    "refund date": ["day", day],
    amount: ["money", money],
    reason: ["text", maybe(name)],
  },
  calls: {
    "call id": id,
    agent: ["text", owner],
    start: ["moment", moment],
    direction: ["text", words("out", "呼入")],
    connected: ["text", words("yes", "否")],
    "talk seconds": ["seconds", fc.integer({ min: 0, max: 5000 }).map(String)],
    customer: ["text", maybe(words("13800000001"))],
  },
  "follow-ups": {
    "follow-up id": id,
    owner: ["text", owner],
    date: ["day", day],
    channel: ["text", words("call", "微信", "visit")],
    held: ["text", words("yes", "no", "")],
    customer: ["text", maybe(name)],
    note: ["text", maybe(name)],
    "next day": ["day", maybe(day)],
  },
  complaints: {
    "complaint id": id,
    owner: ["text", owner],
    type: ["text", words("complaint", "需求", "")],
    "opened at": ["moment", day.map((on) => `${on} 08:00:00`)],
    "answered at": ["moment", maybe(fc.constant("2026-03-01 09:30:01"))],
    topic: ["text", maybe(name)],
    status: ["text", maybe(words("open"))],
  },
  targets: {
    month: ["month", month],
    scope: ["text", words("person")],
    subject: ["text", owner],
    "revenue target": ["money", money],
    "product line": ["text", maybe(name)],
  },
  "market-share": {
    month: ["month", month],
    region: ["text", maybe(words("North"))],
    competitor: ["text", words("Rapids", "激流")],
    "market share": ["percent", number(0, 99)],
    "our own": ["text", words("yes", "no")],
  },
  costs: {
    month: ["month", month],
    "cost item": ["text", words("leads", "工资")],
    "cost amount": ["money", money],
    scope: ["text", words("company")],
    subject: ["text", fc.constant("")],
  },
  surveys: {
    "survey id": id,
    agent: ["text", owner],
    date: ["day", day],
    score: ["number", number(0, 5)],
    scale: ["number", words("5")],
  },
  peers: {
    "review id": id,
    person: ["text", owner],
    date: ["day", day],
    score: ["number", number(0, 10)],
    scale: ["number", words("10")],
    by: ["text", maybe(owner)],
  },
  knowledge: {
    "item id": id,
    person: ["text", owner],
    date: ["day", day],
    title: ["text", name],
    confirmed: ["text", words("yes", "否")],
    type: ["text", maybe(words("培训"))],
    hours: ["number", maybe(number(1, 9))],
  },
  training: {
    "training id": id,
    person: ["text", owner],
    date: ["day", day],
    course: ["text", name],
    hours: ["number", maybe(number(1, 9))],
    score: ["number", maybe(number(1, 99))],
    passed: ["text", words("yes", "未通过")],
  },
  assessments: {
    person: ["text", owner],
    date: ["day", day],
    ability: ["text", words("沟通", "Selling")],
    score: ["number", number(0, 10)],
    scale: ["number", words("10")],
  },
  attendance: {
    person: ["text", owner],
    date: ["day", day],
    in: ["text", words("-")],
    out: ["text", words("-")],
    hours: ["number", maybe(number(1, 9))],
  },
  rates: {
    day: ["day", day],
    "from currency": ["text", words("USD", "EUR")],
    "to currency": ["text", words("CNY")],
    rate: ["text", words("7", "8")],
  },
  leave: {
    "leave id": id,
    person: ["text", owner],
    from: ["day", words("2026-01-05")],
    to: ["day", words("2026-01-09")],
    type: ["text", maybe(name)],
  },
};

/** Kinds whose id is made of their cells: one row of each. */
const KEYED: Record<string, number[]> = {
  links: [0],
  targets: [0, 2],
  "market-share": [0, 1, 2],
  costs: [0, 1],
  rates: [0, 1],
  assessments: [0, 1, 2],
  attendance: [0, 1],
};

function tableOf(kind: string, as: Rewrites.Style): fc.Arbitrary<Rewrites.Table> {
  const cells = TABLES[kind] ?? {};
  const columns = Object.entries(cells).map(([header, [type]]) => ({ header, type }));
  const fits = Object.values(cells).map(([, cell]) => cell.filter((text) => Rewrites.canWrite(as, text)));
  const key = KEYED[kind];
  const rows = fc.uniqueArray(fc.tuple(...fits), {
    minLength: 1,
    maxLength: 6,
    selector: (row) => (key === undefined ? Symbol() : key.map((at) => row[at]).join("|")),
  });
  return rows.map((list) => ({
    name: kind,
    profile: kind === "splits" ? "deals" : kind,
    columns,
    rows: list.map((row, at) =>
      key === undefined
        ? [
            String(kind === "people" ? ["A1", "B2", "C3", "D4", "E5", "F6"][at] : kind === "splits" ? `S${at}` : at),
            ...row.slice(1),
          ]
        : row,
    ),
  }));
}

const dressed = Rewrites.style.chain((as) =>
  fc.record({
    as: fc.constant(as),
    tables: fc.record(Object.fromEntries(Object.keys(TABLES).map((kind) => [kind, tableOf(kind, as)]))),
  }),
);

const factsOf = async (bytes: string | Uint8Array, profile: Profile.Info) => {
  const { rows, rejected } = await readAll(bytes, { profile });
  return { rejected, rows: rows.map(({ kind, id: of, stamp, values }) => ({ kind, id: of, stamp, values })) };
};

test(
  "facts of every kind are the same facts in any clothing",
  async () => {
    const met = new Set<string>();
    await fc.assert(
      fc.asyncProperty(dressed, async ({ as, tables }) => {
        for (const [kind, table] of Object.entries(tables)) {
          const expected = await factsOf(Rewrites.plain(table), Rewrites.plainProfileOf(table));
          expect(expected.rejected, kind).toEqual([]);
          expect(expected.rows, kind).toHaveLength(table.rows.length);
          expect(await factsOf(Rewrites.write(table, as), Rewrites.profileOf(table, as)), kind).toEqual(expected);
          for (const row of expected.rows) met.add(row.kind);
        }
      }),
      { seed: 20261121, numRuns: 15 * seeds(10).length },
    );
    expect([...met].sort()).toEqual([...KINDS].sort());
  },
  NIGHT,
);

test(
  "a company of every kind has the same boards in any clothing",
  async () => {
    await fc.assert(
      fc.asyncProperty(dressed, async ({ as, tables }) => {
        const [calm, other] = [await createSandbox(), await createSandbox()];
        for (const [kind, table] of Object.entries(tables)) {
          for (const sandbox of [calm, other]) sandbox.pass(1000);
          const expected = await takeIn(calm.ctx, {
            ...delivery(kind, Rewrites.plain(table)),
            profile: Rewrites.plainProfileOf(table),
          });
          const profile = Rewrites.profileOf(table, as);
          const receipt = await takeIn(other.ctx, { ...delivery(kind, Rewrites.write(table, as)), profile });
          expect([receipt.status, receipt.rows], kind).toEqual([expected.status, expected.rows]);
        }
        expect(await other.digests()).toEqual(await calm.digests());
      }),
      { seed: 20261122, numRuns: seeds(10).length },
    );
  },
  NIGHT,
);
