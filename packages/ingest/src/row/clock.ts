/** Where a moment lies in the organisation's zone. */
import { UNKNOWN_SECOND } from "@clearboard/core/fact/kinds/call";
import { addDays, dayText, numberOf } from "@clearboard/core/period";
import { dayOf, epochOf, startOfDay } from "@clearboard/core/zone";
import type { Stamp } from "./stamp.ts";

const DAY_MS = 86_400_000;

type Known = { day: string; number: number; startMs: number; lengthMs: number };

export class Clock {
  /** the day and the seconds gone since it began, of the moment last placed */
  day = "";
  /** the day in days since 1970-01-01 */
  number = 0;
  second = 0;
  readonly zone: string;
  private readonly textZone: string;
  private readonly days = new Map<number, Known>();
  /** the day of the last text: most files are in order of time */
  private last: Known = { day: "", number: 0, startMs: 0, lengthMs: 0 };
  private lastKey = -1;

  /** `textZone` is the zone of texts without an offset. */
  constructor(zone: string, textZone: string) {
    this.zone = zone;
    this.textZone = textZone;
  }

  /** The zone of the clock that showed the text. */
  get shownIn(): string {
    return this.textZone;
  }

  /** Places a moment. False: the hour does not exist there on that day. */
  place(stamp: Stamp): boolean {
    const known = this.known(stamp);
    if (!Number.isNaN(stamp.offset)) {
      this.placeEpoch(known.number * DAY_MS + (stamp.wall - stamp.offset * 60) * 1000);
      return true;
    }
    // The common case: local time, of the organisation's own zone, on a day of 24 hours. The text is the answer.
    if (known.lengthMs === DAY_MS && this.textZone === this.zone) {
      this.day = known.day;
      this.number = known.number;
      this.second = stamp.wall;
      return true;
    }
    const epochMs = this.epoch(stamp, known);
    if (epochMs === undefined) return false;
    this.placeEpoch(epochMs);
    return true;
  }

  /** Places a day without a time of day. */
  placeDay(stamp: Stamp): void {
    const { day, number } = this.known(stamp);
    this.day = day;
    this.number = number;
    this.second = UNKNOWN_SECOND;
  }

  placeEpoch(epochMs: number): void {
    const local = dayOf(epochMs, this.zone);
    this.day = local.day;
    this.number = local.number;
    this.second = local.second;
  }

  /** The instant of a moment, epoch ms; undefined where the hour does not exist. */
  epochMs(stamp: Stamp): number | undefined {
    const known = this.known(stamp);
    if (!Number.isNaN(stamp.offset)) return known.number * DAY_MS + (stamp.wall - stamp.offset * 60) * 1000;
    return this.epoch(stamp, known);
  }

  /** The day as written: a date without a time has no zone. */
  dayText(stamp: Stamp): string {
    return this.known(stamp).day;
  }

  /** The beginning of the day as written, in the organisation's zone. */
  beginning(stamp: Stamp): { at: number; day: string } {
    const { day } = this.known(stamp);
    return { at: startOfDay(day, this.zone), day };
  }

  private epoch(stamp: Stamp, known: Known): number | undefined {
    if (known.lengthMs === DAY_MS) return known.startMs + stamp.wall * 1000;
    const epochMs = epochOf(parts(stamp, stamp.wall), this.textZone);
    // On a short day two readings of the clock, one of them skipped, name the same instant.
    const skipped = (DAY_MS - known.lengthMs) / 1000;
    if (skipped > 0 && stamp.wall + skipped < 86_400) {
      if (epochOf(parts(stamp, stamp.wall + skipped), this.textZone) === epochMs) return undefined;
    }
    return epochMs;
  }

  private known(stamp: Stamp): Known {
    const key = (stamp.year * 16 + stamp.month) * 32 + stamp.day;
    if (key === this.lastKey) return this.last;
    const known = this.days.get(key) ?? this.measure(stamp);
    this.days.set(key, known);
    this.last = known;
    this.lastKey = key;
    return known;
  }

  private measure(stamp: Stamp): Known {
    const number = numberOf(stamp.year, stamp.month, stamp.day);
    const day = dayText(number);
    const startMs = startOfDay(day, this.textZone);
    return { day, number, startMs, lengthMs: startOfDay(addDays(day, 1), this.textZone) - startMs };
  }
}

function parts(stamp: Stamp, wall: number) {
  const { year, month, day } = stamp;
  return { year, month, day, hour: Math.floor(wall / 3600), minute: Math.floor(wall / 60) % 60, second: wall % 60 };
}
