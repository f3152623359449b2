import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { dayText } from "./period.ts";
import * as Zone from "./zone.ts";

const at = (text: string) => Temporal.Instant.from(text).epochMilliseconds;

test("knows IANA zones and refuses offsets and inventions", () => {
  expect(["Asia/Shanghai", "America/New_York", "UTC", "Etc/GMT+8"].every(Zone.isZone)).toBe(true);
  expect(["+08:00", "", "Mars/Base", "2026-01-01T00:00Z"].some(Zone.isZone)).toBe(false);
});

test("a late evening in UTC is the next morning in Shanghai", () => {
  expect(Zone.dayOf(at("2026-03-31T16:00:30.900Z"), "Asia/Shanghai")).toEqual({
    day: "2026-04-01",
    number: 20_544,
    second: 30,
  });
  expect(Zone.dayOf(at("2026-03-31T15:59:59Z"), "Asia/Shanghai")).toMatchObject({ day: "2026-03-31", second: 86_399 });
});

test("the day clocks go back lasts 25 hours, and its seconds count on", () => {
  expect(Zone.dayOf(at("2026-11-01T03:59:59Z"), "America/New_York").day).toBe("2026-10-31");
  expect(Zone.dayOf(at("2026-11-02T04:59:59Z"), "America/New_York")).toMatchObject({
    day: "2026-11-01",
    second: 89_999,
  });
  expect(Zone.dayOf(at("2026-03-09T03:59:59Z"), "America/New_York")).toMatchObject({
    day: "2026-03-08",
    second: 82_799,
  });
});

test("of a repeated hour the earlier is meant, of a skipped hour the same distance after the gap", () => {
  const local = { year: 2026, month: 11, day: 1, hour: 1, minute: 30, second: 0 };
  expect(Zone.epochOf(local, "America/New_York")).toBe(at("2026-11-01T05:30:00Z"));
  expect(Zone.epochOf({ ...local, month: 3, day: 8, hour: 2 }, "America/New_York")).toBe(at("2026-03-08T07:30:00Z"));
});

test("a day whose midnight is skipped starts when it starts", () => {
  expect(Zone.startOfDay("2018-11-04", "America/Sao_Paulo")).toBe(at("2018-11-04T03:00:00Z"));
  expect(Zone.dayOf(at("2018-11-04T03:00:05Z"), "America/Sao_Paulo")).toMatchObject({ day: "2018-11-04", second: 5 });
});

test.each([
  [2026, 2, 30, 0, 0, 0],
  [2026, 1, 1, 24, 0, 0],
  [2026, 1, 1, 0, 60, 0],
  [2026, 1, 1, 0, 0, 60],
  [2026, 1, 1, -1, 0, 0],
])("refuses %i-%i-%i %i:%i:%i", (year, month, day, hour, minute, second) => {
  expect(() => Zone.epochOf({ year, month, day, hour, minute, second }, "UTC")).toThrow(RangeError);
});

test("instants read as text in UTC", () => {
  expect(Zone.instantText(1_000_999)).toBe("1970-01-01T00:16:40Z");
});

test("the fast path agrees with the calendar library at every instant, and back", () => {
  const zones = [
    "Asia/Shanghai",
    "America/New_York",
    "UTC",
    "Pacific/Apia",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "Africa/Casablanca",
  ];
  const months = fc.integer({ min: at("1990-01-01T00:00:00Z"), max: at("2037-12-31T00:00:00Z") });
  fc.assert(
    fc.property(months, fc.constantFrom(...zones), (ms, zone) => {
      const local = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
      const read = Zone.dayOf(ms, zone);
      expect(read.day).toBe(local.toPlainDate().toString());
      expect(dayText(read.number)).toBe(read.day);
      expect(Zone.startOfDay(read.day, zone) + read.second * 1000).toBe(Math.floor(ms / 1000) * 1000);
      const { year, month, day, hour, minute, second, millisecond } = local;
      const back = Zone.epochOf({ year, month, day, hour, minute, second, millisecond }, zone);
      expect(back).toBe(local.toPlainDateTime().toZonedDateTime(zone).epochMilliseconds);
    }),
    { seed: 2, numRuns: 2000 },
  );
});

test("walks every quarter hour around both changes of the clock", () => {
  for (const start of ["2026-03-06T00:00:00Z", "2026-10-30T00:00:00Z"]) {
    for (let quarter = 0; quarter < 480; quarter++) {
      const ms = at(start) + quarter * 900_000;
      const local = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO("America/New_York");
      const read = Zone.dayOf(ms, "America/New_York");
      expect(read).toMatchObject({
        day: local.toPlainDate().toString(),
        second: (ms - local.startOfDay().epochMilliseconds) / 1000,
      });
    }
  }
});

test("a zone nobody asked for yet answers at once", () => {
  expect(Zone.epochOf({ year: 2026, month: 1, day: 15, hour: 9, minute: 0, second: 0 }, "Europe/Oslo")).toBe(
    at("2026-01-15T08:00:00Z"),
  );
});
