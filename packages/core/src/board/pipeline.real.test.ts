import { expect, test } from "vitest";
import { real, rowsOf } from "../../../../tests/real/data.ts";
import type * as Fact from "../fact.ts";
import type * as Membership from "../membership.ts";
import * as WithPay from "../pay/with-pay.ts";
import * as Policy from "../policy.ts";
import type * as Inputs from "./inputs.ts";

const dayOf = (text: string) => {
  const [month = "", day = "", year = ""] = text.split("/");
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
};

test.for(["2017-07", "2017-08", "2017-09"])("the pipeline of %s is ranked to the cent as its files say", (month) => {
  const team = rowsOf(real("crm-maven-pipeline/sales_teams.csv"));
  const pipeline = rowsOf(real("crm-maven-pipeline/sales_pipeline.csv"));
  const origin = (line: number): Fact.Origin => ({ source: "crm", importId: "imp", line });
  const people = team.map((row, index): Membership.PersonRow => {
    const name = row.sales_agent ?? "";
    const values = {
      key: `crm:name|${name}`,
      name,
      aliases: [],
      role: "rep" as const,
      team: row.manager ?? "",
      manager: row.manager ?? "",
      region: row.regional_office ?? "",
    };
    return { id: name, origin: origin(index + 2), day: "2026-01-01", values };
  });
  const closed = pipeline.filter((row) => row.close_date && dayOf(row.close_date).startsWith(month));
  const deals = closed.map(
    (row, index): Fact.Stored<"deal"> => ({
      id: row.opportunity_id ?? "",
      origin: origin(index + 2),
      values: {
        owner: `crm:name|${row.sales_agent}`,
        product: row.product ?? "",
        stage: row.deal_stage === "Won" ? "won" : "lost",
        stageName: row.deal_stage ?? "",
        amountMinor: `${row.close_value}00`,
        currency: "USD",
        closeDay: dayOf(row.close_date ?? ""),
      },
    }),
  );
  const inputs: Inputs.Inputs = {
    callFiles: {},
    month,
    organisation: {
      name: "Maven",
      zone: "America/New_York",
      currency: "USD",
      locale: "en",
      unknownOwners: "pending",
    },
    policy: Policy.DEFAULT,
    people,
    identities: [],
    deals,
    calls: [],
    targets: [],
    surveys: [],
    peers: [],
    payments: [],
    refunds: [],
    refundedDeals: [],
    shares: [],
    costs: [],
    leaves: [],
    knowledge: [],
    previous: null,
    imports: [],
  };
  const board = WithPay.buildBoard(inputs, { status: "open", version: null, asOf: "2017-10-01T00:00:00Z" });
  expect([board.people.length, board.regions.length, board.teams.length]).toEqual([35, 3, 6]);
  const idle = board.people.filter(({ metrics }) => metrics.winRate === null);
  expect(idle).toHaveLength(5);
  expect(new Set(idle.map(({ rank }) => rank)).size).toBe(1);
  expect(
    idle.every(
      ({ rank, metrics }) =>
        rank === 31 && metrics.revenue?.minor === "0" && metrics.reasons.winRate === "no-closed-deals",
    ),
  ).toBe(true);
  const office = new Map(team.map((row) => [row.sales_agent, row]));
  const sum = (isIn: (row: Record<string, string>) => boolean) =>
    String(
      100 *
        closed
          .filter((row) => row.deal_stage === "Won" && isIn(row))
          .reduce((left, row) => left + Number(row.close_value), 0),
    );
  for (const { name, metrics } of board.people)
    expect(metrics.revenue?.minor).toBe(sum((row) => row.sales_agent === name));
  for (const { name, metrics } of board.teams)
    expect(metrics.revenue?.minor).toBe(sum((row) => office.get(row.sales_agent)?.manager === name));
  for (const { name, metrics } of board.regions)
    expect(metrics.revenue?.minor).toBe(sum((row) => office.get(row.sales_agent)?.regional_office === name));
  expect(board.totals.metrics.revenue?.minor).toBe(sum(() => true));
});
