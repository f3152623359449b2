/** What passes between people: calls, touches, complaints, and how somebody was judged. */
import * as z from "zod";
import { Day, Instant, OwnerKey, Text } from "./leaf.ts";

/** One touch of a customer that is not in a call log: a message, visit, meeting, e-mail or a call noted by hand. */
export const Followup = z.object({
  owner: OwnerKey,
  day: Day,
  customer: Text.optional(),
  deal: Text.optional(),
  lead: Text.optional(),
  channel: z.enum(["call", "message", "visit", "meeting", "email", "other"]),
  /** two-way, answered or held: only then it is a touch */
  isHeld: z.boolean(),
});
export type Followup = z.output<typeof Followup>;

/** One call. `second` = seconds since the start of `day` in the organisation's zone. */
export const Call = z.object({
  owner: OwnerKey,
  day: Day,
  second: z.int().min(0).max(90_000),
  direction: z.enum(["out", "in"]),
  isConnected: z.boolean(),
  talkSeconds: z.int().min(0),
  /** the other party as the source writes it: customer id or number; personal */
  customer: z.string().optional(),
});
export type Call = z.output<typeof Call>;

/** A complaint, a need or a ticket with its clock: the first substantive human answer within 24 hours of `opened`. */
export const Complaint = z.object({
  owner: OwnerKey,
  type: z.enum(["complaint", "need", "ticket"]),
  opened: Instant,
  answered: Instant.optional(),
  closed: Instant.optional(),
  customer: Text.optional(),
  topic: Text.optional(),
  status: Text.optional(),
});
export type Complaint = z.output<typeof Complaint>;

/** One answered satisfaction survey: `score` of `scale`, both as written (at most 4 decimals). */
export const Survey = z.object({ owner: OwnerKey, day: Day, score: z.number(), scale: z.number().positive() });
export type Survey = z.output<typeof Survey>;

/** One colleague's collaboration score for a person. */
export const Peer = z.object({
  owner: OwnerKey,
  day: Day,
  score: z.number(),
  scale: z.number().positive(),
  by: Text.optional(),
});
export type Peer = z.output<typeof Peer>;

/** One knowledge-sharing or training item; only confirmed ones count. */
export const Knowledge = z.object({
  owner: OwnerKey,
  day: Day,
  title: Text,
  isConfirmed: z.boolean(),
  type: z.enum(["sharing", "training"]).optional(),
  /** decimal text */
  hours: z
    .string()
    .regex(/^\d+(\.\d+)?$/)
    .optional(),
});
export type Knowledge = z.output<typeof Knowledge>;
