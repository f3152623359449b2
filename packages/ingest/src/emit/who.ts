/** Emits of people, their keys, and when they were away. */
import * as z from "zod";
import { Column, choice, Day, Identifier, Owner, Share, Text, When } from "./leaf.ts";

export const Person = z.strictObject({
  kind: z.literal("person"),
  when: When.optional(),
  key: Owner,
  name: Text,
  aliases: z.array(Owner).optional(),
  team: Column.optional(),
  region: Column.optional(),
  manager: Column.optional(),
  role: choice(["rep", "lead", "manager", "support"]).optional(),
  hireDay: Day.optional(),
  leaveDay: Day.optional(),
  from: Day.optional(),
});

/** Whose an owner key is: columns of whole keys, `source:kind|key`, or owners as elsewhere; one statement per key. */
export const Identity = z.strictObject({
  kind: z.literal("identity"),
  when: When.optional(),
  key: z.union([Column, Owner]),
  person: z.union([Column, Owner]),
  from: Day.optional(),
  to: Day.optional(),
});

/** Days away, both ends included; without `to` one day. */
export const Leave = z.strictObject({
  kind: z.literal("leave"),
  when: When.optional(),
  id: Identifier,
  owner: Owner,
  from: Day,
  to: Day.optional(),
  type: Column.optional(),
  /** the part of each day; absent: all of it */
  share: Share.optional(),
});
