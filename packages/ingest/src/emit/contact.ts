/** Emits of what passes between people: calls, touches, complaints, and how somebody was judged. */
import * as z from "zod";
import { Column, choice, Day, Duration, Identifier, Moment, Numeric, Owner, When, YesNo } from "./leaf.ts";

export const Followup = z.strictObject({
  kind: z.literal("followup"),
  when: When.optional(),
  id: Identifier,
  owner: Owner,
  day: Day,
  channel: choice(["call", "message", "visit", "meeting", "email", "other"]),
  /** answered, two-way, or it took place */
  held: YesNo,
  customer: Column.optional(),
  deal: Column.optional(),
  lead: Column.optional(),
});

export const Call = z.strictObject({
  kind: z.literal("call"),
  when: When.optional(),
  id: Identifier,
  owner: Owner,
  start: Moment,
  direction: choice(["out", "in"]),
  connected: YesNo,
  /** may be empty where not connected */
  talk: Duration,
  customer: Column.optional(),
});

/** A date without a time is the beginning of that day; the same day as an earlier moment with a time, it is that moment. */
export const Complaint = z.strictObject({
  kind: z.literal("complaint"),
  when: When.optional(),
  id: Identifier,
  owner: Owner,
  type: choice(["complaint", "need", "ticket"]),
  opened: Moment,
  /** the first substantive human answer */
  answered: Moment.optional(),
  closed: Moment.optional(),
  customer: Column.optional(),
  topic: Column.optional(),
  status: Column.optional(),
});

export const Survey = z.strictObject({
  kind: z.literal("survey"),
  when: When.optional(),
  id: Identifier,
  owner: Owner,
  day: Day,
  score: Numeric,
  scale: Numeric,
});

export const Peer = z.strictObject({
  kind: z.literal("peer"),
  when: When.optional(),
  id: Identifier,
  owner: Owner,
  day: Day,
  score: Numeric,
  scale: Numeric,
  by: Column.optional(),
});

export const Knowledge = z.strictObject({
  kind: z.literal("knowledge"),
  when: When.optional(),
  id: Identifier,
  owner: Owner,
  day: Day,
  title: Column,
  confirmed: YesNo,
  type: choice(["sharing", "training"]).optional(),
  hours: Numeric.optional(),
});
