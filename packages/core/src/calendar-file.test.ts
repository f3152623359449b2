import { expect, test } from "vitest";
import { isCalendar, readCalendar } from "./calendar-file.ts";

const ics = (...events: string[][]) =>
  [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    ...events.flatMap((lines) => ["BEGIN:VEVENT", ...lines, "END:VEVENT"]),
    "END:VCALENDAR",
  ].join("\r\n");
const code = (text: string) => {
  try {
    return readCalendar(text);
  } catch (error) {
    const { code: found, params } = error as { code: string; params: unknown };
    return { code: found, params };
  }
};

test("all-day events are days off to the day before their end; weekends among them say nothing new", () => {
  const text = ics(
    ["DTSTART;VALUE=DATE:20270101", "SUMMARY:New Year's", " Day"],
    ["DTSTART;VALUE=DATE:20271231", "DTEND;VALUE=DATE:20280104", "SUMMARY:Turn of the year"],
  );
  expect(isCalendar(text)).toBe(true);
  expect(readCalendar(text)).toEqual({
    "2027": { holidays: ["2027-01-01", "2027-12-31"], makeUp: [] },
    "2028": { holidays: ["2028-01-03"], makeUp: [] },
  });
});

test("make-up days are told by Apple's mark or by their name in either language", () => {
  const text = ics(
    ["DTSTART;VALUE=DATE:20270206", "SUMMARY:春节（班）"],
    ["DTSTART;VALUE=DATE:20270220", "SUMMARY:春节", "X-APPLE-SPECIAL-DAY:ALTERNATE-WORKDAY"],
    ["DTSTART;VALUE=DATE:20270508", "SUMMARY:Make-up working day"],
    ["DTSTART;VALUE=DATE:20270208", "SUMMARY:春节 休", "X-APPLE-SPECIAL-DAY:WORK-HOLIDAY"],
  );
  expect(readCalendar(text)).toEqual({
    "2027": { holidays: ["2027-02-08"], makeUp: ["2027-02-06", "2027-02-20", "2027-05-08"] },
  });
});

test("the yearly JSON of public holidays and a policy's own years are read alike", () => {
  const days = [
    { name: "元旦", date: "2027-01-01", isOffDay: true },
    { name: "元旦", date: "2027-01-02", isOffDay: true },
    { name: "元旦", date: "2027-01-03", isOffDay: false },
  ];
  const wanted = { "2027": { holidays: ["2027-01-01"], makeUp: ["2027-01-03"] } };
  expect(readCalendar(JSON.stringify({ year: 2027, days }))).toEqual(wanted);
  expect(readCalendar(`\uFEFF${JSON.stringify({ calendar: wanted })}`)).toEqual(wanted);
  expect(isCalendar(JSON.stringify({ plans: [], calendar: wanted }))).toBe(false);
});

test("what is no calendar is refused with its line and what to do", () => {
  expect(code("a,b\n1,2")).toEqual({ code: "calendar-unread", params: {} });
  expect(code('{"calendar":{}}')).toMatchObject({ code: "calendar-unread" });
  expect(code(ics(["DTSTART:20270101T090000Z"]))).toEqual({
    code: "calendar-day",
    params: { line: 4, value: "20270101T090000Z" },
  });
  expect(code(ics(["DTSTART;VALUE=DATE:20270230"]))).toMatchObject({ code: "calendar-day", params: { line: 4 } });
  expect(code(ics(["DTSTART;VALUE=DATE:20270101", "DTEND;VALUE=DATE:20270101"]))).toMatchObject({
    code: "calendar-day",
  });
  expect(code(ics(["DTSTART;VALUE=DATE:20270101", "DTEND;VALUE=DATE:20990101"]))).toMatchObject({
    code: "calendar-day",
  });
  expect(code(ics(["DTSTART;VALUE=DATE:20270101", "RRULE:FREQ=YEARLY"]))).toEqual({
    code: "calendar-recurring",
    params: { line: 5 },
  });
  expect(code(ics(["DTSTART;VALUE=DATE:20270102"]))).toEqual({ code: "calendar-empty", params: {} });
});
