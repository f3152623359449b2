import { beforeAll, describe, expect, it } from "vitest";
import { type Company, count, isDay, isEmployed, type Row, read, sum } from "./company.fixture.ts";
import { DEMO, generate } from "./company.ts";
import { DIRTY, UNKNOWN } from "./dirt.ts";
import { CUSTOMERS, customer, PRODUCTS, TEAMS, TIERS } from "./names.ts";
import { type Cause, STRUGGLING } from "./staff.ts";

/** Won yuan over target, per person and month: keyed "2026-10 E1014". The later row of a repeated id is the state that holds. */
function attainment(company: Company): Map<string, number> {
  const byId = new Map<string, Row>();
  for (const deal of company.rows("deals")) {
    const kept = byId.get(deal["deal id"]);
    if (kept === undefined || deal["updated at"] > kept["updated at"]) byId.set(deal["deal id"], deal);
  }
  const won = Map.groupBy(
    [...byId.values()].filter((deal) => deal.stage === "won"),
    (deal) => `${deal["close date"].slice(0, 7)} ${deal.owner}`,
  );
  const targets = company.rows("targets").filter((target) => target.scope === "person");
  return new Map(
    targets.map((target) => {
      const key = `${target.month} ${target.subject}`;
      return [key, sum((won.get(key) ?? []).map((deal) => Number(deal.amount))) / Number(target["revenue target"])];
    }),
  );
}

let demo: Company;
/** the first row of each */
let people: Map<string, Row>;
beforeAll(() => {
  demo = read({ seed: 7, until: "2026-10" });
  people = new Map(
    demo
      .rows("people")
      .filter((row) => row.from === "")
      .map((row) => [row["employee id"], row]),
  );
});

describe("the files of the made-up company", () => {
  it("are the same bytes for the same seed and last month, for ever", () => {
    expect(read({ seed: 7, until: "2026-10" }).digest).toBe(demo.digest);
    expect(demo.digest).toBe("7aa4e086281280e7d39193b08dae64c385395115e7a30106c4b57d7c37b74d86");
    expect(read({ seed: 8, until: "2026-10", months: 2 }).digest).not.toBe(
      read({ seed: 7, until: "2026-10", months: 2 }).digest,
    );
  });

  it("can be read again from the same entry", () => {
    const [first] = generate({ seed: 7, until: "2026-10" });
    expect([...(first?.chunks ?? [])].join("")).toBe([...(first?.chunks ?? [])].join(""));
  });

  it("tell the same months whether three or thirteen are asked for", () => {
    const short = read({ seed: 7, until: "2026-10", months: 3 });
    for (const name of ["people.csv", "deals-2026-10.csv", "calls-2026-10.csv", "calls-2026-08.csv"]) {
      expect(short.text.get(name), name).toBe(demo.text.get(name));
    }
  });

  it("refuse a month that is none", () => {
    expect(() => [...generate({ seed: 7, until: "2026-13" })]).toThrow(RangeError);
    expect(() => [...generate({ seed: 7, until: "2026-10", months: 0 })]).toThrow(RangeError);
  });

  it("carry template headers, English for most and Chinese for the South's deals and the surveys", () => {
    const heads = new Map([...demo.text].map(([name, text]) => [name, text.slice(0, text.indexOf("\n"))]));
    expect(heads.get("people.csv")).toBe(
      "employee id,name,email,extension,team,region,manager,role,hire date,leave date,from",
    );
    expect(heads.get("calls-2026-10.csv")).toBe("call id,agent,start,direction,connected,talk seconds,customer");
    expect(heads.get("deals-south-2026-q4.csv")).toBe(
      "\uFEFF商机编号,负责人,负责人比例,第二负责人,第二负责人比例,阶段,金额,币种,成交日期,预计成交日期,赢单概率,预测类别,创建日期,产品,客户,行业,客户等级,丢单原因,更新时间",
    );
    expect(heads.get("surveys-2026-q4.csv")).toBe("\uFEFF评价编号,坐席,日期,评分,满分");
    expect(demo.names.length).toBeLessThanOrEqual(57);
    expect(count(demo.names, (name) => name.startsWith("calls-"))).toBe(13);
    expect(DEMO).toMatchObject({ zone: "Asia/Shanghai", currency: "CNY", locale: "zh-CN" });
  });

  it.each([
    [1, "2026-10"],
    [42, "2025-12"],
    [2026, "2024-02"],
  ])("stay within 220,000 to 280,000 calls for seed %i up to %s", (seed, until) => {
    const calls = read({ seed, until }).rows("calls").length;
    expect(calls).toBeGreaterThan(220_000);
    expect(calls).toBeLessThan(280_000);
  });
});

describe("the people of the made-up company", () => {
  it("are about 60 reps in 8 teams and 3 regions, with names in both scripts", () => {
    const reps = demo.rows("people").filter((row) => row.role === "rep" && row.from === "");
    expect(reps).toHaveLength(66);
    for (const month of new Set(demo.rows("targets").map((row) => row.month))) {
      const employed = count(reps, (rep) => {
        const hasJoined = rep["hire date"] <= `${month}-31`;
        return hasJoined && (rep["leave date"] === "" || rep["leave date"] >= `${month}-01`);
      });
      expect(employed, month).toBeGreaterThanOrEqual(57);
      expect(employed, month).toBeLessThanOrEqual(62);
    }
    expect(new Set(reps.map((rep) => rep.team))).toEqual(new Set(TEAMS.map((team) => team.name)));
    expect(new Set(reps.map((rep) => rep.region)).size).toBe(3);
    expect(count(reps, (rep) => /^[A-Z]/.test(rep.name))).toBeGreaterThan(15);
    expect(count(reps, (rep) => rep["leave date"] !== "")).toBe(6);
    expect(count(reps, (rep) => rep["hire date"] >= "2025-10")).toBe(8);
    expect(count(demo.rows("people"), (row) => row.from !== "")).toBe(4);
  });

  it("have names, addresses and extensions of their own, and numbers that cannot exist", () => {
    for (const column of ["name", "email", "extension"] as const) {
      expect(new Set(demo.rows("people").map((row) => row[column])).size, column).toBe(people.size);
    }
    expect(new Set(Array.from({ length: CUSTOMERS }, (_, index) => customer(index))).size).toBe(CUSTOMERS);
    expect(demo.rows("calls").every((call) => /^\+86000\d{7}$/.test(call.customer))).toBe(true);
  });
});

describe("the rows of the made-up company", () => {
  const KINDS = [
    ["deals", "deal id", "owner"],
    ["calls", "call id", "agent"],
    ["surveys", "survey id", "agent"],
    ["peer", "review id", "person"],
    ["knowledge", "item id", "person"],
  ] as const;

  it("have ids of their own but for the planted duplicates", () => {
    const repeated = KINDS.map(([kind, id]) => {
      const ids = demo.rows(kind).map((row) => row[id]);
      return ids.length - new Set(ids).size;
    });
    expect(sum(repeated)).toBe(DIRTY.duplicateId);
  });

  it("belong to a rep of the people file, on a day of employment, but for the planted strangers and bad days", () => {
    let strangers = 0;
    let undated = 0;
    for (const [kind, , owner] of KINDS) {
      for (const row of demo.rows(kind)) {
        const day = row.start ?? row.date ?? (row["close date"] || row["open date"]);
        const person = people.get(row[owner]);
        if (row[owner] === UNKNOWN) strangers++;
        else if (!isDay(day)) undated++;
        else if (person?.role !== "rep" || !isEmployed(person, day)) expect.fail(`${kind} of ${row[owner]} on ${day}`);
      }
    }
    expect(strangers).toBe(DIRTY.unknownOwner);
    expect(undated).toBe(DIRTY.badDate);
    expect(demo.rows("targets").every((row) => row.scope === "company" || people.has(row.subject))).toBe(true);
    expect(demo.rows("peer").every((row) => people.has(row.by) && row.by !== row.person)).toBe(true);
  });

  it("name known products, tiers and stages, close where they say and after they opened", () => {
    const products = new Set<string>(PRODUCTS.map((product) => product.name));
    const tiers = new Set<string>(TIERS.map((tier) => tier.name));
    const isOpen = ({ stage }: Row) => ["qualified", "proposal", "negotiation"].includes(stage);
    for (const deal of demo.rows("deals")) {
      const isSound =
        products.has(deal.product) &&
        tiers.has(deal["customer tier"]) &&
        (deal["close date"] === "") === isOpen(deal) &&
        (deal["expected close"] !== "") === isOpen(deal) &&
        (deal["loss reason"] !== "") === (deal.stage === "lost") &&
        (isOpen(deal) || deal["open date"] <= deal["close date"]) &&
        Number(deal.amount) > 0;
      if (!isSound) expect.fail(JSON.stringify(deal));
    }
    expect(count(demo.rows("deals"), isOpen)).toBeGreaterThan(200);
  });

  it("show steps taken and expected days that slipped in the exports of the open deals before", () => {
    const last = new Map(demo.rows("deals").map((deal) => [deal["deal id"], deal]));
    const before = demo.rows("pipeline").map((deal) => [deal, last.get(deal["deal id"])] as const);
    expect(before.length).toBeGreaterThan(200);
    expect(before.every(([deal, now]) => now !== undefined && deal["updated at"] < now["updated at"])).toBe(true);
    const share = (holds: (deal: Row, now: Row) => boolean) =>
      count(before, ([deal, now]) => now !== undefined && holds(deal, now)) / before.length;
    expect(share((deal, now) => deal.stage !== now.stage)).toBeGreaterThan(0.3);
    expect(share((deal, now) => deal["expected close"] < now["expected close"])).toBeGreaterThan(0.15);
    expect(share((deal, now) => deal["expected close"] > now["expected close"])).toBe(0);
  });

  it("fill a trough at the Chinese New Year, a peak in June and December, and the last days of each month", () => {
    const won = demo.rows("deals").filter((deal) => deal.stage === "won");
    const revenue = (month: string) =>
      sum(won.filter((deal) => deal["close date"].startsWith(month)).map((deal) => Number(deal.amount)));
    expect(revenue("2026-02")).toBeLessThan(0.6 * revenue("2026-01"));
    expect(revenue("2025-12")).toBeGreaterThan(1.2 * revenue("2025-11"));
    expect(revenue("2026-06")).toBeGreaterThan(1.15 * revenue("2026-05"));
    // 28, 29 and 30 April 2026 are 3 of 21 workdays
    const april = won.filter((deal) => deal["close date"].startsWith("2026-04"));
    expect(count(april, (deal) => deal["close date"] >= "2026-04-28") / april.length).toBeGreaterThan(0.25);
    expect(count(demo.rows("calls"), (call) => call.start.startsWith("2026-02-18"))).toBe(0);
  });

  it("hold at least five survey answers for most reps of a month and fewer for a few", () => {
    const answers = Map.groupBy(
      demo.rows("surveys").filter((row) => row.date.startsWith("2026-09")),
      (row) => row.agent,
    );
    const tooFew = count([...answers.values()], (list) => list.length < 5);
    expect(answers.size).toBeGreaterThan(55);
    expect(tooFew).toBeGreaterThanOrEqual(2);
    expect(tooFew).toBeLessThanOrEqual(6);
  });
});

describe("the results of the made-up company", () => {
  it("spread around the targets: most at 85 to 115%, about a fifth at the challenge line, a few at sprint", () => {
    const all = [...attainment(demo).values()];
    const from = (low: number, high: number) => count(all, (item) => item >= low && item < high) / all.length;
    expect(from(0.85, 1.15)).toBeGreaterThan(0.5);
    expect(from(1, 9)).toBeGreaterThan(0.15);
    expect(from(1, 9)).toBeLessThan(0.3);
    expect(from(1.3, 9)).toBeGreaterThan(0.01);
    expect(from(0.55, 1.5)).toBeGreaterThan(0.96);
    expect(Math.min(...all)).toBeGreaterThan(0.35);
    expect(Math.max(...all)).toBeLessThan(1.9);
  });

  it("begin low for who joins, and rise", () => {
    const won = demo.rows("deals").filter((deal) => deal.stage === "won" && deal.owner === "E1074");
    const revenue = (month: string) =>
      sum(won.filter((deal) => deal["close date"].startsWith(month)).map((deal) => Number(deal.amount)));
    expect(people.get("E1074")?.["hire date"]).toMatch(/^2026-03/);
    expect(revenue("2026-03")).toBeLessThan(revenue("2026-04"));
    expect(revenue("2026-04")).toBeLessThan(revenue("2026-05"));
    expect(revenue("2026-05")).toBeLessThan(revenue("2026-06"));
  });

  it("show each planted cause in its own driver and in no other", () => {
    const since = "2026-08";
    const settled = new Set(
      [...people.values()].filter((row) => row["hire date"] < "2025-10").map((row) => row["employee id"]),
    );
    const drivers = (isIncluded: (id: string) => boolean) => {
      const calls = demo
        .rows("calls")
        .filter((call) => call.start >= since && isDay(call.start) && isIncluded(call.agent));
      const deals = demo.rows("deals").filter((deal) => deal["close date"] >= since && isIncluded(deal.owner));
      const won = deals.filter((deal) => deal.stage === "won");
      const lost = deals.filter((deal) => deal.stage === "lost");
      const heads = new Set(calls.map((call) => call.agent)).size;
      return {
        dials: calls.length / heads,
        connectRate: count(calls, (call) => call.connected === "yes") / calls.length,
        winRate: won.length / (won.length + lost.length),
        deal: sum(won.map((item) => Number(item.amount))) / won.length,
        lostDeal: sum(lost.map((item) => Number(item.amount))) / lost.length,
        late: count(lost, (item) => Date.parse(item["close date"]) - Date.parse(item["open date"]) > 80 * 86_400_000),
      };
    };
    const usual = drivers((id) => settled.has(id) && STRUGGLING.every((item) => item.id !== id));
    for (const item of STRUGGLING) expect(people.get(item.id)?.name).toBe(item.name);
    const of = (cause: Cause) => drivers((id) => STRUGGLING.some((item) => item.id === id && item.cause === cause));
    const few = of("dials-little");
    const unclosed = of("connects-but-does-not-close");
    const late = of("loses-big-deals-late");
    expect(few.dials / usual.dials).toBeLessThan(0.75);
    expect(few.connectRate / usual.connectRate).toBeGreaterThan(0.85);
    expect(few.winRate / usual.winRate).toBeGreaterThan(0.85);
    expect(unclosed.winRate / usual.winRate).toBeLessThan(0.7);
    expect(unclosed.dials / usual.dials).toBeGreaterThan(0.9);
    expect(late.dials / usual.dials).toBeGreaterThan(0.9);
    expect(late.deal / usual.deal).toBeLessThan(0.85);
    expect(late.lostDeal / usual.lostDeal).toBeGreaterThan(1.2);
    expect([few.late, unclosed.late, usual.late]).toEqual([0, 0, 0]);
    expect(late.late).toBeGreaterThanOrEqual(6);
    for (const item of STRUGGLING) {
      for (const month of ["2026-08", "2026-09", "2026-10"]) {
        expect(attainment(demo).get(`${month} ${item.id}`), `${item.id} in ${month}`).toBeLessThan(0.75);
      }
    }
  });
});
