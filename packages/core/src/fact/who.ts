/** Who: people, their keys, and when they were away. */
import * as z from "zod";
import { Day, OwnerKey, Share, Text } from "./leaf.ts";

/** One person as a people or team file states them. `from` is the first day the row holds; absent = undated. */
export const Person = z.object({
  key: OwnerKey,
  name: Text,
  /** further keys of the same person: e-mail, extension, login */
  aliases: z.array(OwnerKey).default([]),
  team: Text.optional(),
  region: Text.optional(),
  /** the name of who leads the team, as written */
  manager: Text.optional(),
  role: z.enum(["rep", "lead", "manager", "support"]).default("rep"),
  hireDay: Day.optional(),
  leaveDay: Day.optional(),
  from: Day.optional(),
});
export type Person = z.output<typeof Person>;

/** A key that belongs to a person, half-open [from, to). */
export const Identity = z.object({ key: OwnerKey, person: OwnerKey, from: Day.optional(), to: Day.optional() });
export type Identity = z.output<typeof Identity>;

/** Days somebody was away, both ends included; `share` of each day, 1 when absent. */
export const Leave = z.object({
  owner: OwnerKey,
  from: Day,
  to: Day,
  type: Text.optional(),
  share: Share.optional(),
});
export type Leave = z.output<typeof Leave>;
