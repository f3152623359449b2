/** A hand-made month for tests: March 2026, and short ways to say a person, a deal or a target of it. */
import type * as Fact from "../fact.ts";
import type * as Membership from "../membership.ts";
import * as WithPay from "../pay/with-pay.ts";
import * as Policy from "../policy.ts";
import type * as Board from "./info.ts";
import type * as Inputs from "./inputs.ts";

export const origin = (source: string): Fact.Origin => ({ source, importId: `imp_${source}`, line: 2 });
export const EMPTY: Inputs.Inputs = {
  callFiles: {},
  month: "2026-03",
  organisation: { name: "Wolves", zone: "Asia/Shanghai", currency: "CNY", locale: "en", unknownOwners: "pending" },
  policy: Policy.DEFAULT,
  people: [],
  identities: [],
  deals: [],
  calls: [],
  targets: [],
  surveys: [],
  peers: [],
  knowledge: [],
  payments: [],
  refunds: [],
  refundedDeals: [],
  shares: [],
  costs: [],
  leaves: [],
  previous: null,
  imports: [],
};
export const build = (inputs: Partial<Inputs.Inputs>, version: number | null = null) =>
  WithPay.buildBoard({ ...EMPTY, ...inputs }, { status: "open", version, asOf: "2026-04-01T00:00:00Z" });
export const person = (
  name: string,
  values: Partial<Fact.Values["person"]> = {},
  day = "2026-01-01",
): Membership.PersonRow => ({
  id: name,
  origin: origin("crm"),
  day,
  values: { key: `crm:name|${name}`, name, aliases: [], role: "rep", ...values },
});
let next = 0;
export const deal = (
  owner: string,
  minor: number | null,
  values: Partial<Fact.Values["deal"]> = {},
  source = "crm",
): Fact.Stored<"deal"> => ({
  id: `D${next++}`,
  origin: origin(source),
  values: {
    owner: owner.includes("|") ? owner : `crm:name|${owner}`,
    stage: minor === null ? "lost" : "won",
    stageName: "",
    amountMinor: minor === null ? null : String(minor),
    currency: "CNY",
    closeDay: "2026-03-10",
    ...values,
  },
});
export const target = (
  scope: Fact.Values["target"]["scope"],
  subject: string,
  minor: number,
): Fact.Stored<"target"> => ({
  id: `${scope} ${subject}`,
  origin: origin("plan"),
  values: { scope, subject, month: "2026-03", amountMinor: String(minor), currency: "CNY" },
});
export const of = (board: Board.Info, name: string) => {
  const row = [...board.people, ...board.teams, ...board.regions].find((item) => item.name === name);
  if (!row) throw new Error(`no ${name}`);
  return row;
};
