/** Records -> facts: one maker for each emit of a profile. */
import type * as Fact from "@clearboard/core/fact";
import type * as Emit from "../emit.ts";
import type { Cells } from "./cells.ts";
import * as Contact from "./contact.ts";
import * as Goal from "./goal.ts";
import * as Read from "./read.ts";
import * as Sale from "./sale.ts";
import * as Who from "./who.ts";

/** Gives the record's fact; undefined where the record has a fault, or is none of this kind. */
export type Maker = (cells: Cells, record: number) => Fact.Row | undefined;

export function maker(setting: Read.Setting, emit: Emit.Info): Maker {
  const make = byKind(setting, emit);
  const { when } = emit;
  if (when === undefined) return make;
  const all = (Array.isArray(when) ? when : [when]).map((one) => Read.condition(setting, one));
  return (cells, record) => {
    for (const holds of all) if (!holds(cells)) return undefined;
    return make(cells, record);
  };
}

function byKind(setting: Read.Setting, emit: Emit.Info): Maker {
  switch (emit.kind) {
    case "person":
      return Who.person(setting, emit);
    case "identity":
      return Who.identity(setting, emit);
    case "leave":
      return Who.leave(setting, emit);
    case "customer":
      return Sale.customer(setting, emit);
    case "lead":
      return Sale.lead(setting, emit);
    case "deal":
      return Sale.deal(setting, emit);
    case "payment":
      return Sale.payment(setting, emit);
    case "refund":
      return Sale.refund(setting, emit);
    case "followup":
      return Contact.followup(setting, emit);
    case "call":
      return Contact.call(setting, emit);
    case "complaint":
      return Contact.complaint(setting, emit);
    case "survey":
    case "peer":
      return Contact.scored(setting, emit);
    case "knowledge":
      return Contact.knowledge(setting, emit);
    case "target":
      return Goal.target(setting, emit);
    case "share":
      return Goal.share(setting, emit);
    case "cost":
      return Goal.cost(setting, emit);
  }
}
