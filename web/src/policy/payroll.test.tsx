import type * as Finding from "@clearboard/core/plan/finding";
import * as Policy from "@clearboard/core/policy";
import { cleanup, fireEvent, render, screen } from "@solidjs/testing-library";
import { afterEach, beforeAll, expect, test } from "vitest";
import { addDictionaries, useLocale, withWords } from "../i18n/text.ts";
import { PayrollFile } from "./payroll.tsx";
import { begin, keep, work } from "./work.ts";

beforeAll(async () => {
  const loaders = { "./plan.ts": () => import("../i18n/en/plan.ts") };
  addDictionaries({ en: loaders, "zh-CN": loaders });
  await useLocale("en");
  await withWords("plan", Promise.resolve());
});
afterEach(() => {
  // The files of this project share one document.
  cleanup();
  keep(null);
});

const open = () => {
  const begun = begin(Policy.initial("CNY"));
  keep(begun);
  const findings: Finding.Info[] = [
    { severity: "error", code: "pay-id-twice", params: {}, place: "/payroll/columns", en: "Named twice", zh: "" },
  ];
  render(() => <PayrollFile work={work() ?? begun} findings={findings} />);
};

test("the policy's payroll section is edited as it holds: columns, pay code, pay day and cost centre", async () => {
  open();
  const day = screen.getByRole<HTMLInputElement>("textbox", { name: "Pay day" });
  expect([day.value, screen.getByRole<HTMLInputElement>("textbox", { name: "Pay code" }).value]).toEqual([
    "15",
    "BONUS",
  ]);
  fireEvent.input(day, { target: { value: "28" } });
  fireEvent.click(screen.getByRole("checkbox", { name: "Cost centre" }));
  expect(work()?.policy.payroll).toMatchObject({ payDay: 28, payCode: "BONUS", costCentre: "team" });
  expect(work()?.policy.payroll?.columns).not.toContain("costCentre");
  expect(Policy.Payroll.parse(work()?.policy.payroll)).toEqual(work()?.policy.payroll);
  expect(screen.getByText(/Named twice/)).toBeTruthy();
});
