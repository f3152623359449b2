/**
 * Working days of the People's Republic of China: days off on Mondays to Fridays, and weekend days that are worked.
 * Sources: the State Council's notices of 2024-11-12 (国办发明电〔2024〕12号) for 2025 and of 2025-11-04 for 2026.
 */
import type * as Policy from "./policy.ts";

const year = (name: string, holidays: string, makeUp: string): [string, Policy.Year] => {
  const days = (text: string) => text.split(" ").map((day) => `${name}-${day}`);
  return [name, { holidays: days(holidays), makeUp: days(makeUp) }];
};

const CALENDAR: Policy.Info["calendar"] = Object.fromEntries([
  year(
    "2025",
    "01-01 01-28 01-29 01-30 01-31 02-03 02-04 04-04 05-01 05-02 05-05 06-02 10-01 10-02 10-03 10-06 10-07 10-08",
    "01-26 02-08 04-27 09-28 10-11",
  ),
  year(
    "2026",
    "01-01 01-02 02-16 02-17 02-18 02-19 02-20 02-23 04-06 05-01 05-04 05-05 06-19 09-25 10-01 10-02 10-05 10-06 10-07",
    "01-04 02-14 02-28 05-09 09-20 10-10",
  ),
]);

/** Time zones of the mainland, old names too. */
const ZONES = /^(Asia\/(Shanghai|Urumqi|Chongqing|Chungking|Harbin|Kashgar)|PRC)$/;

/** The years that ship for a time zone; none outside the mainland. */
export function ofZone(zone: string): Policy.Info["calendar"] {
  return ZONES.test(zone) ? CALENDAR : {};
}

/** A policy with the years that ship for its zone, where it does not state them itself. */
export function fill(policy: Policy.Info, zone: string): Policy.Info {
  return { ...policy, calendar: { ...ofZone(zone), ...policy.calendar } };
}
