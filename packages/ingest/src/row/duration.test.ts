import { expect, test } from "vitest";
import * as Durations from "./duration.ts";

test.each<[keyof typeof Durations.FORMS, string, number]>([
  ["clock", "1:01:01", 3661],
  ["clock", "12:05", 725],
  ["clock", "90:00", 5400],
  ["clock", "0:00:59.9", 59],
  ["clock", "-0:05", -1],
  ["clock", "1:60:00", Number.NaN],
  ["clock", "0:75", Number.NaN],
  ["clock", "61", Number.NaN],
  ["hour-minute", "1:05", 3900],
  ["hour-minute", "0:05:30", 330],
  ["hour-minute", "1:65", Number.NaN],
  ["units", "1h 2m 3s", 3723],
  ["units", "2 min, 5 sec", 125],
  ["units", "3 minutes and 20 seconds", 200],
  ["units", "1小时2分3秒", 3723],
  ["units", "45秒", 45],
  ["units", "", Number.NaN],
  ["units", "5", Number.NaN],
  ["milliseconds", "143999", 143],
  ["milliseconds", "-5", -1],
  // 141 s are 2.35 minutes; 1 s is 0.0167 of one
  ["minutes", "2.35", 141],
  ["minutes", "0.0167", 1],
  ["minutes", "2,35", Number.NaN],
  ["hours", "0.25", 900],
  // 320 s are 0.0037037... of a day
  ["day", "0.0037037037037037", 320],
  ["day", "0.003704", 320],
  ["day", "3.7037037037037E-3", 320],
  ["day", "1.5", 129_600],
  ["day", "0:05:20", Number.NaN],
])("as %s, %j runs %d seconds", (form, text, seconds) => {
  expect(Durations.FORMS[form](text)).toBe(seconds);
});
