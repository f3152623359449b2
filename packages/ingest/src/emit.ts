/** What a record of a file becomes: one emit per fact, saying which columns hold what and how they are written. */
import * as z from "zod";
import * as Contact from "./emit/contact.ts";
import * as Goal from "./emit/goal.ts";
import type * as Leaf from "./emit/leaf.ts";
import * as Sale from "./emit/sale.ts";
import * as Who from "./emit/who.ts";

export const Info = z.discriminatedUnion("kind", [
  Who.Person,
  Who.Identity,
  Sale.Customer,
  Sale.Lead,
  Sale.Deal,
  Sale.Payment,
  Sale.Refund,
  Contact.Followup,
  Contact.Call,
  Contact.Complaint,
  Contact.Survey,
  Contact.Peer,
  Contact.Knowledge,
  Who.Leave,
  Goal.Target,
  Goal.MarketShare,
  Goal.Cost,
]);
export type Info = z.output<typeof Info>;

/** The emit of one kind. */
export type Of<K extends Info["kind"]> = Extract<Info, { kind: K }>;
export type Column = Leaf.Column;
export type Moment = Leaf.Moment;
