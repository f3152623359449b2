/** The figures of a run as tables, and as ratios beside the goals: a ratio above its goal is a figure, no failure. */
import type { Usage } from "./measure.ts";

export const CASES = ["import and board", "the month again", "one more day", "reading alone", "start"] as const;
export type Case = (typeof CASES)[number];
export const PROGRAMS = ["DuckDB: load and query", "DuckDB: same work", "DuckDB: typed scan", "Clearboard"] as const;
export type Program = (typeof PROGRAMS)[number];
export type Line = Usage & { what: Case; program: Program };

/** Write units of DynamoDB. */
export type Units = { calls: number; deals: number; again: number; nextDay: number };
export type Measured = { count: number; people: number; dealCount: number; mb: number; lines: Line[]; units?: Units };

const whole = (value: number) => value.toLocaleString("en-US", { maximumFractionDigits: 0 });
const find = ({ lines }: Measured, what: Case, program: Program) =>
  lines.find((line) => line.what === what && line.program === program);

/** A table of Markdown whose columns stand below each other in a terminal too; the first column is text, the others are figures. */
export function table(rows: string[][]): string {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(3, ...rows.map((row) => (row[at] ?? "").length)));
  const line = (row: string[]) =>
    `| ${row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join(" | ")} |`;
  const rule = `|${widths.map((width, at) => (at === 0 ? "-".repeat(width + 2) : `${"-".repeat(width + 1)}:`)).join("|")}|`;
  const [head = "", ...body] = rows.map(line);
  return [head, rule, ...body].join("\n");
}

/** Everything that was measured of one size. */
export function linesOf({ lines }: Measured): string {
  const rows = lines.map(({ what, program, seconds, cpu, peakMb, writtenMb }) => [
    `${what}, ${program}`,
    ...[seconds.toFixed(2), cpu.toFixed(2), whole(peakMb), whole(writtenMb)],
  ]);
  return table([["", "seconds", "CPU s", "peak MB", "written MB"], ...rows]);
}

type Ratio = [what: string, value: number | undefined, limit: string];

/** What the goals speak of; what was not measured is left out. */
export function goalsOf(measured: Measured): string {
  const { count, dealCount, units } = measured;
  const month = find(measured, "import and board", "Clearboard");
  const day = find(measured, "one more day", "Clearboard");
  const start = find(measured, "start", "Clearboard");
  const reading = find(measured, "reading alone", "Clearboard");
  const plain = find(measured, "import and board", "DuckDB: load and query");
  const same = find(measured, "import and board", "DuckDB: same work");
  const scan = find(measured, "reading alone", "DuckDB: typed scan");
  const per = (a: Usage | undefined, b: Usage | undefined, what: keyof Usage) => a && b && a[what] / b[what];
  const beyondStart = (what: keyof Usage) =>
    day && month && start && (day[what] - start[what]) / (month[what] - start[what]);
  const ratios: Ratio[] = [
    ["import and board / DuckDB load and query, seconds", per(month, plain, "seconds"), "1.0"],
    ["import and board / DuckDB load and query, CPU", per(month, plain, "cpu"), "0.5"],
    ["import and board / DuckDB same work, CPU", per(month, same, "cpu"), "0.35"],
    ["import and board / DuckDB same work, peak", per(month, same, "peakMb"), "0.25"],
    ["reading alone / DuckDB typed scan, seconds", per(reading, scan, "seconds"), "0.35"],
    ["reading alone / DuckDB typed scan, CPU", per(reading, scan, "cpu"), ""],
    ["one more day / month, beyond the start, seconds", beyondStart("seconds"), "0.1"],
    ["one more day / month, beyond the start, CPU", beyondStart("cpu"), "0.1"],
  ];
  const counts: Ratio[] = [
    ["peak MB of import and board", month?.peakMb, count <= 2_000_000 ? "250" : "400"],
    ["write units per million calls", units && (units.calls / count) * 1e6, "5,000"],
    ["write units per 40,000 deals", units && (units.deals / dealCount) * 40_000, "10,000"],
    ["write units of the same night again", units?.again, "20"],
    ["write units of one more day", units?.nextDay, ""],
  ];
  const row =
    (write: (value: number) => string) =>
    ([what, value, limit]: Ratio) =>
      value === undefined ? [] : [[what, write(value), limit]];
  const rows = [...ratios.flatMap(row((value) => value.toFixed(3))), ...counts.flatMap(row(whole))];
  return table([["", "is", "goal"], ...rows]);
}

/** Time and memory by size: the table of the README. */
export function summaryOf(all: Measured[]): string {
  const cell = (line: Line | undefined) =>
    line === undefined ? "" : `${line.seconds.toFixed(1)} s, ${line.cpu.toFixed(1)} CPU s, ${whole(line.peakMb)} MB`;
  const rows = CASES.slice(0, 4).flatMap((what) =>
    PROGRAMS.flatMap((program) => {
      const found = all.map((measured) => find(measured, what, program));
      return found.some((line) => line !== undefined) ? [[`${what}, ${program}`, ...found.map(cell)]] : [];
    }),
  );
  return table([["", ...all.map(({ count }) => `${whole(count)} calls`)], ...rows]);
}

/** How time grows from each size to the next. */
export function growthOf(all: Measured[]): string[] {
  return all.slice(1).flatMap((after, at) => {
    const before = all[at];
    const [a, b] = [before, after].map((measured) => measured && find(measured, "import and board", "Clearboard"));
    if (before === undefined || a === undefined || b === undefined) return [];
    const ratio = `${(b.seconds / a.seconds).toFixed(2)} in seconds, ${(b.cpu / a.cpu).toFixed(2)} in CPU`;
    return [
      `import and board of ${whole(after.count)} calls / ${whole(before.count)}: ${ratio} (goal for 20 / 2 million: 10.5)`,
    ];
  });
}

export function titleOf({ count, people, dealCount, mb }: Measured): string {
  return `${whole(count)} calls of ${whole(people)} people, ${whole(mb)} MB; ${whole(dealCount)} deals`;
}
