/** The months as bars: board data in, chart configuration out; no clock, no DOM, no chart library. */
import type { Month } from "../data/client.ts";
import * as Format from "../i18n/format.ts";

export type Bar = { month: string; mark: string; value: number | null; target: number | null; isNow: boolean };
export type Trend = {
  bars: Bar[] /** change on the same month a year before, else on the month before, as a ratio */;
  change: { on: string; ratio: number } | null;
};

/** The months shown: the chosen one and twelve before it. */
const SPAN = 13;

/**
 * Revenue of the chosen month and the twelve before it. The change is taken on the same month of the year before where it
 * has revenue (seasons cancel out), else on the month before; null where neither has.
 */
export function trend(months: readonly Month[], now: string, locale: Format.Locale): Trend {
  const upTo = months.filter(({ month }) => month <= now).slice(-SPAN);
  const value = (of: Month | undefined) => (of?.revenue ? Format.approximate(of.revenue) : null);
  const bars = upTo.map((entry) => ({
    month: entry.month,
    mark: Format.monthMark(entry.month, locale),
    value: value(entry),
    target: entry.target ? Format.approximate(entry.target) : null,
    isNow: entry.month === now,
  }));
  const valueIn = (wanted: string) => value(upTo.find(({ month }) => month === wanted));
  const current = valueIn(now);
  const base = [before(now, 12), before(now, 1)].find((month) => (valueIn(month) ?? 0) > 0);
  const based = base === undefined ? null : valueIn(base);
  return {
    bars,
    change: current === null || based === null || base === undefined ? null : { on: base, ratio: current / based - 1 },
  };
}

/** The month n months before: before("2026-01", 1) = "2025-12". */
export function before(month: string, n: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 - n;
  return `${String(Math.floor(index / 12)).padStart(4, "0")}-${String((index % 12) + 1).padStart(2, "0")}`;
}

export type Colours = { mark: string; accent: string; text: string; muted: string; line: string; font: string };

/** The configuration of a chart.js bar chart: neutral bars from zero, the chosen month in accent, targets as short lines. */
export function config(bars: readonly Bar[], colours: Colours, locale: Format.Locale) {
  return {
    type: "bar" as const,
    data: {
      labels: bars.map((bar) => bar.mark),
      datasets: [
        {
          data: bars.map((bar) => bar.value),
          backgroundColor: bars.map((bar) => (bar.isNow ? colours.accent : colours.mark)),
          categoryPercentage: 1,
          barPercentage: 0.8,
          minBarLength: 0,
        },
      ],
    },
    options: {
      animation: false as const,
      responsive: true,
      maintainAspectRatio: false,
      // above: the figure of the chosen month; beside: half of it, when the chosen month stands last
      layout: { padding: { top: 20, right: bars.at(-1)?.isNow ? 12 : 0 } },
      events: [],
      scales: {
        x: {
          grid: { display: false },
          border: { color: colours.text },
          ticks: {
            color: bars.map((bar) => (bar.isNow ? colours.text : colours.muted)),
            font: { family: colours.font, size: 12 },
            autoSkip: false,
            maxRotation: 0,
          },
        },
        y: {
          display: false,
          beginAtZero: true,
          suggestedMax: Math.max(0, ...bars.map((bar) => bar.target ?? 0)) * 1.02,
        },
      },
    },
    targets: bars.map((bar) => bar.target),
    labels: bars.map((bar) => (bar.value !== null && bar.isNow ? Format.compactNumber(bar.value, locale) : null)),
  };
}
