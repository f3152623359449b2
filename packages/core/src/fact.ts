/** The facts Clearboard keeps: one shape per kind, as they leave an export and before any person, team or policy joins them. */
import * as z from "zod";
import * as Contact from "./fact/contact.ts";
import * as Goal from "./fact/goal.ts";
import * as Sale from "./fact/sale.ts";
import * as Who from "./fact/who.ts";

export const KINDS = [
  "person",
  "identity",
  "customer",
  "lead",
  "deal",
  "payment",
  "refund",
  "followup",
  "call",
  "complaint",
  "survey",
  "peer",
  "knowledge",
  "leave",
  "target",
  "share",
  "cost",
] as const;
export type Kind = (typeof KINDS)[number];

/** The shape of each kind's values. */
export const SHAPES = {
  person: Who.Person,
  identity: Who.Identity,
  customer: Sale.Customer,
  lead: Sale.Lead,
  deal: Sale.Deal,
  payment: Sale.Payment,
  refund: Sale.Refund,
  followup: Contact.Followup,
  call: Contact.Call,
  complaint: Contact.Complaint,
  survey: Contact.Survey,
  peer: Contact.Peer,
  knowledge: Contact.Knowledge,
  leave: Who.Leave,
  target: Goal.Target,
  share: Goal.MarketShare,
  cost: Goal.Cost,
};

export type Values = { [K in Kind]: z.output<(typeof SHAPES)[K]> };

/** A typed row on its way from a file to the store. `id` is the source's external id, `line` the physical line it starts on (1 = first). */
export type Row<K extends Kind = Kind> = {
  [P in K]: {
    kind: P;
    id: string;
    line: number;
    /** 0-based number of the file's record: one record may give several rows (a call and its rating) */
    record: number;
    /** the row's own last-modified time, epoch ms */
    stamp?: number;
    /** which line of its order a row is: the rows of one id are added up */
    position?: string;
    values: Values[P];
  };
}[K];

/** Where a stored fact came from. */
export const Origin = z.object({ source: z.string(), importId: z.string(), line: z.int() });
export type Origin = z.output<typeof Origin>;

/** A stored fact as board inputs carry it: the winner of its (source, kind, id). */
export type Stored<K extends Kind> = { id: string; origin: Origin; values: Values[K] };

/** The month a fact belongs to on disk; open deals live in "open", facts that hold for longer than a month in "always". */
export function homeMonth(row: Row): string {
  switch (row.kind) {
    case "person":
    case "identity":
    case "customer":
    case "leave":
      return "always";
    case "deal":
      return row.values.closeDay?.slice(0, 7) ?? "open";
    case "payment":
      return (row.values.day ?? row.values.dueDay)?.slice(0, 7) ?? "open";
    case "complaint":
      return row.values.opened.day.slice(0, 7);
    case "target":
    case "share":
    case "cost":
      return row.values.month;
    default:
      return row.values.day.slice(0, 7);
  }
}

/** The owner a fact lives under on disk. */
export function homeOwner(row: Row): string {
  switch (row.kind) {
    case "person":
    case "identity":
      return row.values.key;
    case "target":
    case "cost":
      return `${row.values.scope}|${row.values.subject}`;
    case "share":
      return row.values.region ?? "";
    case "customer":
    case "payment":
    case "refund":
      return row.values.owner ?? "";
    default:
      return row.values.owner;
  }
}
