import { expect, test } from "vitest";
import * as ChinaCalendar from "./china-calendar.ts";
import * as Policy from "./policy.ts";
import * as WorkingDays from "./working-days.ts";

// 2025 as published in the notice of the State Council; 2026 counted from the notice by hand, month by month.
test.each([
  ["2025", [19, 19, 21, 22, 19, 20, 23, 21, 23, 18, 20, 23], 248],
  ["2026", [21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23], 248],
] as const)("China's working days of %s by month", (year, months, total) => {
  const calendar = ChinaCalendar.ofZone("Asia/Shanghai");
  const count = (month: number) => WorkingDays.list(`${year}-${String(month).padStart(2, "0")}`, calendar).length;
  expect(months.map((_, at) => count(at + 1))).toEqual(months);
  expect(months.reduce((sum, days) => sum + days, 0)).toBe(total);
});

test("every holiday is a weekday and every make-up day a weekend day, once each", () => {
  for (const { holidays, makeUp } of Object.values(ChinaCalendar.ofZone("PRC"))) {
    const weekday = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay() % 6 !== 0;
    expect(holidays.filter((day) => !weekday(day))).toEqual([]);
    expect(makeUp.filter(weekday)).toEqual([]);
    expect(new Set([...holidays, ...makeUp]).size).toBe(holidays.length + makeUp.length);
  }
});

test("a policy's own year outranks the one that ships, and nothing ships for another country", () => {
  const own = { "2026": { holidays: ["2026-03-02"], makeUp: [] } };
  const { calendar } = ChinaCalendar.fill({ ...Policy.DEFAULT, calendar: own }, "Asia/Shanghai");
  expect(calendar["2026"]).toEqual(own["2026"]);
  expect(Object.keys(calendar)).toEqual(["2025", "2026"]);
  expect(ChinaCalendar.fill(Policy.DEFAULT, "America/New_York").calendar).toEqual({});
});
