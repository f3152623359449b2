import * as fc from "fast-check";
import { expect, test } from "vitest";
import { type Order, Stamp } from "./stamp.ts";

// One for all tests, as a file's reader has one for all rows: nothing of the text before may stay.
const stamp = new Stamp();

function read(text: string, order: Order): string {
  const bytes = Buffer.from(`,${text},`);
  if (!stamp.readDate(bytes, 1, bytes.length - 1, order)) return "none";
  const day = `${stamp.year}-${stamp.month}-${stamp.day}`;
  const time = stamp.hasTime ? ` ${stamp.wall}` : "";
  return day + time + (Number.isNaN(stamp.offset) ? "" : ` ${stamp.offset}`);
}

test.each<[string, Order, string]>([
  ["2026-10-01", "ymd", "2026-10-1"],
  ["2026/3/4", "ymd", "2026-3-4"],
  ["2026年3月4日", "ymd", "2026-3-4"],
  ["2026年3月4日 9:05", "ymd", "2026-3-4 32700"],
  ["20260304", "ymd", "2026-3-4"],
  ["20260304090500", "ymd", "2026-3-4 32700"],
  ["3/4/2026", "mdy", "2026-3-4"],
  ["3/4/2026", "dmy", "2026-4-3"],
  ["31.12.2026 23:59:59", "dmy", "2026-12-31 86399"],
  ["3/4/2026 12:05 AM", "mdy", "2026-3-4 300"],
  ["3/4/2026 12:05pm", "mdy", "2026-3-4 43500"],
  ["2026-03-04T09:05:00.123+08:00", "ymd", "2026-3-4 32700 480"],
  ["2024-01-22T20:36:47.000+0000", "ymd", "2024-1-22 74207 0"],
  ["2026-03-04 09:05:00 -0530", "ymd", "2026-3-4 32700 -330"],
  ["2026-03-04T09:05Z", "ymd", "2026-3-4 32700 0"],
  ["2026-03-04T09:05:00+08", "ymd", "2026-3-4 32700 480"],
  ["2026/03/04 09:05:07", "ymd", "2026-3-4 32707"],
  ["2026/03/04", "ymd", "2026-3-4"],
  ["2026-03/04T09:05:07", "ymd", "2026-3-4 32707"],
  ["04-03-2026 09:05:07", "dmy", "2026-3-4 32707"],
])("%s in the order %s is %s", (text, order, found) => {
  expect(read(text, order)).toBe(found);
});

test.each<[string, Order]>([
  ["3/4/2026", "ymd"],
  ["2026-3-4", "mdy"],
  ["26-03-04", "ymd"],
  ["2026-02-29", "ymd"],
  ["2026-13-01", "ymd"],
  ["13/4/2026", "mdy"],
  ["20260304", "mdy"],
  ["2026-03-04 24:00", "ymd"],
  ["2026-02-29 09:05:07", "ymd"],
  ["2026-03-04 24:05:07", "ymd"],
  ["2026-03-04 09:60:07", "ymd"],
  ["2026-03-04 09:05:60", "ymd"],
  ["2026-03-04x09:05:07", "ymd"],
  ["2026-03-04 09.05:07", "ymd"],
  ["2026-03-04 09:05.07", "ymd"],
  ["2026-03-04 9:5", "ymd"],
  ["2026-03-04 9", "ymd"],
  ["2026-03-04 13:00 PM", "ymd"],
  ["2026-03-04 09:05 CET", "ymd"],
  ["2026-03-04T09:05+8", "ymd"],
  ["2026-03-04x", "ymd"],
  ["2026-03-04T", "ymd"],
  ["tomorrow", "ymd"],
  ["2026-03", "ymd"],
])("%s in the order %s is no date", (text, order) => {
  expect(read(text, order)).toBe("none");
});

test("a plain date and time is read as what any other writing of it is, wherever a sign of it is wrong", () => {
  const plain = fc
    .date({ min: new Date("0000-01-01T00:00:00Z"), max: new Date("9999-12-31T23:59:59Z"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 19));
  const slip = fc.constantFrom(..."0159-/ :T.;x日");
  fc.assert(
    fc.property(
      plain,
      fc.constantFrom(" ", "T"),
      fc.array(fc.tuple(fc.nat(18), slip), { maxLength: 2 }),
      (text, gap, slips) => {
        const signs = [...text.replace("T", gap)];
        for (const [at, sign] of slips) signs[at] = sign;
        const written = signs.join("");
        // A blank more is passed over in the middle of a text, where it makes it longer than a plain one.
        const longer = written.replace(/(?<=^.{10}[ T])/, " ");
        expect(read(written, "ymd")).toBe(read(longer, "ymd"));
      },
    ),
    { seed: 20261201, numRuns: 2000 },
  );
});
