import type * as Night from "@clearboard/store/night";
import { expect, test } from "vitest";
import { textOf } from "./message.ts";
import { type File, fileNotice, missingNotice, nightNotice, reviewNotice } from "./summary.ts";

const of = { organisation: "Rivers", locale: "en", day: "2026-03-02" } as const;
const source: Night.Source = {
  source: "crm",
  name: "deals 13800138000.csv",
  asOf: 1,
  receivedAt: 1,
  daysAgo: 2,
  rhythmDays: 1,
  isLate: true,
};
const held: File = {
  importId: "imp_1",
  name: "calls-13912345678.csv",
  source: "pbx",
  status: "held",
  reason: "profile-unknown",
  params: { name: "calls-13912345678.csv", names: "13912345678, +86 139 1234 5678" },
};
const night: Night.Info = {
  day: "2026-03-02",
  startedAt: 0,
  finishedAt: 1,
  applied: 3,
  unchanged: 1,
  held: 1,
  refused: 0,
  failed: 0,
  rows: { read: 1204, accepted: 1200, unchanged: 0, stale: 0, pending: 3, skipped: 0, duplicate: 0, rejected: 1 },
  files: [],
  sources: [source, { ...source, source: "pbx", isLate: false }],
  months: ["2026-02", "2026-03"],
  closed: ["2026-02"],
};

test("one summary says the files, the rows, who is late, which boards changed and which month waits", () => {
  expect(textOf(nightNotice(of, night, [held])).split("\n")).toEqual([
    "Rivers: nightly summary of 2026-03-02",
    "3 files imported, 1 unchanged, 1 held, 0 refused, 0 failed",
    "Rows: 1204 read, 1200 accepted, 3 waiting for an owner, 1 rejected",
    "Held: calls-13912345678.csv. There is no profile calls-13912345678.csv. Known ones: 139********, +** *** **** ****.",
    "crm: last file 2 days ago (deals 13800138000.csv)",
    "Boards changed: 2026-02, 2026-03",
    "2026-02 is closed and ready for review",
  ]);
});

test("personal numbers are masked, file names are kept, in words and in fields", () => {
  const { lines, data } = nightNotice(of, night, [{ ...held, name: "calls.csv" }]);
  expect(JSON.stringify([lines, data])).not.toMatch(/13912345678|139 1234 5678/);
  expect(JSON.stringify(lines)).toContain("13800138000.csv");
});

test("the same in Chinese", () => {
  const zh = { ...of, locale: "zh-CN" } as const;
  expect(
    textOf(nightNotice(zh, night, []))
      .split("\n")
      .slice(0, 2),
  ).toEqual(["Rivers：2026-03-02 夜间汇总", "导入 3 个文件，未变化 1，待确认 1，被拒 0，失败 0"]);
  expect(reviewNotice(zh, ["2026-02"]).lines).toEqual(["2026-02 已关账，可以复核"]);
});

test("a night without a file says that", () => {
  const quiet = { ...night, applied: 0, unchanged: 0, held: 0, sources: [], months: [], closed: [] };
  expect(nightNotice(of, quiet, []).lines).toEqual(["No files received."]);
});

test("ten files are named, the rest counted; a reason without its words is left out", () => {
  const files = Array.from({ length: 12 }, (_, n): File => ({ ...held, name: `${n}.csv`, params: {} }));
  const { lines } = fileNotice(of, files);
  expect(lines).toHaveLength(11);
  expect(lines[0]).toBe("Held: 0.csv.");
  expect(lines.at(-1)).toBe("and 2 more files");
});

test("only late sources are told as missing", () => {
  const { lines, data } = missingNotice(of, [
    { ...source, daysAgo: 1 },
    { ...source, source: "pbx", isLate: false },
  ]);
  expect(lines).toEqual(["crm: last file 1 day ago (deals 13800138000.csv)"]);
  expect(data).toEqual({ late: [{ source: "crm", name: "deals 13800138000.csv", asOf: 1, daysAgo: 1 }] });
});
