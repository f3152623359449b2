import { expect, test } from "vitest";
import { months } from "../../../tests/fixtures/web/answers.ts";
import { before, config, trend } from "./month-bars.ts";

const colours = { mark: "mark", accent: "accent", text: "text", muted: "muted", line: "line", font: "font" };

test("shows the chosen month and the twelve before it, the chosen one marked", () => {
  const { bars } = trend(months(), "2026-10", "en");
  expect(bars).toHaveLength(13);
  expect(bars.map((bar) => bar.isNow).filter(Boolean)).toHaveLength(1);
  expect(bars.at(-1)).toMatchObject({ month: "2026-10", isNow: true, mark: "O" });
  expect(trend(months(), "2026-03", "zh-CN").bars.map((bar) => bar.mark)).toEqual(["10", "11", "12", "1", "2", "3"]);
});

test("compares with the same month a year before, and with the month before where that is unknown", () => {
  // October 2025 had 2,050,000; October 2026 has 2,563,850: 25.1% more
  const year = trend(months(), "2026-10", "en").change;
  expect(year?.on).toBe("2025-10");
  expect(year?.ratio).toBeCloseTo(2_563_850 / 2_050_000 - 1, 9);
  // November 2025 (2,310,000) has no November before it: on October's 2,050,000
  const first = trend(months(), "2025-11", "en").change;
  expect(first?.on).toBe("2025-10");
  expect(first?.ratio).toBeCloseTo(2.31 / 2.05 - 1, 9);
  expect(trend(months(), "2025-10", "en").change).toBeNull();
});

test("says nothing about change when nothing was sold a year ago or a month ago", () => {
  const empty = months().map((month) => (month.month === "2026-10" ? month : { ...month, revenue: null }));
  expect(trend(empty, "2026-10", "en").change).toBeNull();
});

test("draws from zero, neutral but for the chosen month, with targets beside the bars", () => {
  const { bars } = trend(months(), "2026-10", "en");
  const drawn = config(bars, colours, "en");
  expect(drawn.options.scales.y.beginAtZero).toBe(true);
  expect(drawn.data.datasets[0]?.backgroundColor).toEqual([...Array(12).fill("mark"), "accent"]);
  expect(drawn.targets).toEqual(bars.map((bar) => bar.target));
  expect(drawn.labels.filter(Boolean)).toEqual(["2.56M"]);
});

test("counts months across the turn of the year", () => {
  expect(before("2026-01", 1)).toBe("2025-12");
  expect(before("2026-10", 12)).toBe("2025-10");
});
