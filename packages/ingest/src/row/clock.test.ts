import { addDays, dayNumber } from "@clearboard/core/period";
import { dayOf, epochOf, startOfDay } from "@clearboard/core/zone";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { Clock } from "./clock.ts";
import { Stamp } from "./stamp.ts";

const ZONES = ["Asia/Shanghai", "America/New_York", "UTC", "Australia/Lord_Howe", "America/Sao_Paulo"];

test("a text is the instant that its zone's rules say, on the day and second of that instant in the organisation's zone", () => {
  // Clocks of these zones change within days of these.
  const day = fc
    .constantFrom("2018-11-03", "2026-03-07", "2026-04-04", "2026-10-03", "2026-10-31")
    .chain((first) => fc.nat(3).map((more) => addDays(first, more)));
  const texts = fc.array(fc.tuple(day, fc.nat(23), fc.nat(59), fc.nat(59)));
  fc.assert(
    fc.property(fc.constantFrom(...ZONES), fc.constantFrom(...ZONES), texts, (zone, textZone, drawn) => {
      const clock = new Clock(zone, textZone);
      for (const [date, hour, minute, second] of drawn) {
        const stamp = new Stamp();
        const [y, m, d] = date.split("-").map(Number) as [number, number, number];
        Object.assign(stamp, { year: y, month: m, day: d, wall: hour * 3600 + minute * 60 + second, hasTime: true });
        const isPlaced = clock.place(stamp);
        if (!isPlaced) {
          expect(startOfDay(addDays(date, 1), textZone) - startOfDay(date, textZone)).toBeLessThan(86_400_000);
          expect(clock.epochMs(stamp)).toBeUndefined();
          continue;
        }
        const instant = epochOf({ year: y, month: m, day: d, hour, minute, second }, textZone);
        const expected = dayOf(instant, zone);
        expect({ day: clock.day, number: clock.number, second: clock.second }).toEqual(expected);
        expect(clock.number).toBe(dayNumber(clock.day));
        expect(clock.epochMs(stamp)).toBe(instant);
      }
    }),
    { seed: 20261201, numRuns: 300 },
  );
});
