import { beforeAll, describe, expect, it } from "vitest";
import { type Company, count, isEmployed, type Row, read, sum } from "./company.fixture.ts";

let demo: Company;
let people: Map<string, Row>;
beforeAll(() => {
  demo = read({ seed: 7, until: "2026-10" });
  const first = demo.rows("people").filter((row) => row.from === "");
  people = new Map(first.map((row) => [row["employee id"], row]));
});

describe("the money and the market of the made-up company", () => {
  const deals = () => {
    const won = demo.rows("deals").filter((deal) => deal.stage === "won");
    // the later state of a repeated id holds
    won.sort((item, other) => (item["updated at"] < other["updated at"] ? -1 : 1));
    return new Map(won.map((deal) => [deal["deal id"], deal]));
  };
  const daysAfter = (later: string, earlier: string) => (Date.parse(later) - Date.parse(earlier)) / 86_400_000;

  it("share one won deal in twenty with a colleague of the same team", () => {
    const shared = [...deals().values()].filter((deal) => deal["second owner"] !== "");
    expect(shared.length / deals().size).toBeGreaterThan(0.035);
    expect(shared.length / deals().size).toBeLessThan(0.065);
    for (const deal of shared) {
      expect(Number(deal["owner share"]) + Number(deal["second share"])).toBe(100);
      expect(deal["second owner"]).not.toBe(deal.owner);
      expect(people.get(deal["second owner"])?.role).toBe("rep");
    }
  });

  it("bring in what was sold, mostly within the month after, and leave some of it owed", () => {
    const rows = demo.rows("payments");
    const known = deals();
    const paid = Map.groupBy(rows, (row) => row["deal id"]);
    for (const [id, list] of paid)
      expect(sum(list.map((row) => Number(row.amount))), id).toBe(Number(known.get(id)?.amount));
    const old = rows.filter((row) => row["payment id"] < "F2608");
    const open = count(old, (row) => row["received on"] === "") / old.length;
    expect(open).toBeGreaterThan(0.02);
    expect(open).toBeLessThan(0.08);
    expect(rows.every((row) => row["received on"] <= "2026-10-31" && row["due on"] <= "2026-10-31")).toBe(true);
  });

  it("give some money back, once after the window and once on a deal nobody knows", () => {
    const rows = demo.rows("refunds");
    const known = deals();
    const after = rows.flatMap((row) => {
      const deal = known.get(row["deal id"]);
      return deal === undefined ? [] : [daysAfter(row["refund date"], deal["close date"])];
    });
    expect(rows.length - after.length).toBe(1);
    expect(count(after, (days) => days > 90)).toBe(1);
    expect(count(after, (days) => days > 31)).toBeGreaterThan(20);
    expect(rows.length / known.size).toBeLessThan(0.02);
  });

  it("tell the market by month and region, leave that lies within the months, and whom the company sells to", () => {
    const market = demo.rows("market");
    expect(market).toHaveLength(13 * 4 * 4);
    const october = market.filter((row) => row.month === "2026-10" && row.region === "");
    expect(sum(october.map((row) => Number(row["market share"])))).toBeLessThan(100);
    expect(count(october, (row) => row["our own"] === "yes")).toBe(1);
    const leave = demo.rows("leave");
    expect(leave.length).toBeGreaterThan(200);
    expect(leave.every((row) => row.from <= row.to && isEmployed(people.get(row.person) as Row, row.from))).toBe(true);
    expect(new Set(demo.rows("customers").map((row) => row["customer id"])).size).toBe(66 * 24);
    expect(demo.rows("leads").length).toBeGreaterThan(1_500);
    expect(demo.rows("follow-ups").length).toBeGreaterThan(1_000);
    const complaints = demo.rows("complaints");
    expect(count(complaints, (row) => row["answered at"] === "")).toBeGreaterThan(0);
    expect(complaints.every((row) => row["answered at"] === "" || row["answered at"] >= row["opened at"])).toBe(true);
  });
});
