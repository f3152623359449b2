import { expect, test } from "vitest";
import * as Policy from "../policy.ts";
import * as PolicyCheck from "../policy-check.ts";
import { payDateOf, sheet } from "./payroll.ts";
import type * as Run from "./run.ts";

const row = (id: string, minor: string) =>
  ({ id, name: id.toUpperCase(), teamName: "Falcons", paid: { minor, currency: "CNY" } }) as Run.Row;

test("the file has the columns of the policy in their order, and a line for each who is paid", () => {
  const settings = Policy.Payroll.parse({
    columns: ["costCentre", "employeeNumber", "amount", "payDate"],
    payDay: 31,
    costCentre: "region",
  });
  const people = new Map([["per_a", { employeeNumber: "A1", region: "North" }]]);
  const run = { month: "2026-01", currency: "CNY" };
  const { head, rows } = sheet(run, [row("per_a", "1902"), row("per_b", "0")], people, settings, "en");
  expect(head).toEqual(["Cost centre", "Employee number", "Amount", "Pay date"]);
  expect(rows.map((cells) => cells.map(({ text }) => text))).toEqual([["North", "A1", "19.02", "2026-02-28"]]);
});

test("a person without an employee number is refused by name, unless the policy leaves the column out", () => {
  const write = (columns: Policy.PayrollColumn[]) =>
    sheet(
      { month: "2026-01", currency: "CNY" },
      [row("per_a", "1902")],
      new Map([["per_a", { employeeNumber: null, region: null }]]),
      Policy.Payroll.parse({ columns }),
      "en",
    );
  expect(() => write(["employeeNumber", "amount"])).toThrow("PER_A has no employee number");
  expect(write(["name", "amount"]).rows).toHaveLength(1);
});

test.each([
  ["2026-01", 31, "2026-02-28"],
  ["2026-12", 5, "2027-01-05"],
  ["2028-01", 30, "2028-02-29"],
])("the pay of %s on day %i is paid on %s", (month, day, date) => {
  expect(payDateOf(month, day)).toBe(date);
});

test.each([
  [["amount"], "policy-payroll-columns"],
  [["name", "payDate"], "policy-payroll-columns"],
  [["name", "amount", "name"], "pay-id-twice"],
])("payroll columns %j are refused with %s", (columns, code) => {
  const { findings } = PolicyCheck.of({ ...Policy.initial("CNY"), payroll: { columns } }, "CNY");
  expect(findings.map((finding) => finding.code)).toContain(code);
});

test("the policy of a company that asked two people to approve pay in a field is refused: two always do", () => {
  const { isRefused } = PolicyCheck.of({ ...Policy.initial("CNY"), approvals: { pay: 2 } }, "CNY");
  expect(isRefused).toBe(true);
});
