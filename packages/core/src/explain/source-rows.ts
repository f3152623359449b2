/** The rows of files a figure is made of, each with what it adds. */
import type * as Explanation from "../board/explanation.ts";
import type * as Sale from "../board/sale.ts";
import type * as Fact from "../fact.ts";
import * as Deal from "../payroll/deal.ts";
import * as Rational from "../rational.ts";
import type * as Figure from "./figure.ts";
import * as Named from "./named.ts";

/** The named rows as an explanation shows them, each with what it adds to the figure. */
export function of({ inputs }: Named.Desk, named: Named.Named, key: Figure.Key): Explanation.SourceRow[] {
  const files = new Map(inputs.imports.map((note) => [note.importId, note.file]));
  const from = ({ source, importId, line }: Fact.Origin) => ({
    source,
    importId,
    line,
    file: files.get(importId) ?? "",
  });
  const currency = inputs.organisation.currency;
  const refundRows = (credit: Named.FactCredit): Explanation.SourceRow[] =>
    refundParts(credit).map(({ refund: { fact }, minor }) => ({
      kind: "refund",
      id: fact.id,
      day: fact.values.day,
      owner: "owner" in credit ? credit.owner : "",
      ...from(fact.origin),
      effect: { kind: "money", minor: minor.toString(), currency },
    }));
  return [
    ...named.facts.flatMap((credit): Explanation.SourceRow[] => {
      const { kind, day, fact } = credit;
      const owner = "owner" in credit ? credit.owner : credit.fact.values.owner;
      const effect = effectOf(credit, key, currency);
      const own = { kind, id: fact.id, day, owner, ...from(fact.origin), effect };
      return effect.kind === "money" && key !== "collectionRate" ? [own, ...refundRows(credit)] : [own];
    }),
    ...named.calls.map(({ row }): Explanation.SourceRow => {
      const effect: Explanation.Value =
        key === "talkSeconds"
          ? { kind: "seconds", value: row.talkSeconds }
          : { kind: "count", value: key === "connectRate" && !row.connected ? 0 : 1 };
      return { kind: "call", id: row.id, day: row.day, owner: row.owner, ...from(row.origin), effect };
    }),
    ...named.targets.flatMap((part) => {
      const added = Named.effects(part);
      return part.facts.map(
        (fact, index): Explanation.SourceRow => ({
          kind: "target",
          id: fact.id,
          day: `${inputs.month}-01`,
          owner: fact.values.subject,
          ...from(fact.origin),
          effect: { kind: "money", minor: String(added[index] ?? 0n), currency },
        }),
      );
    }),
  ];
}

/** What the refunds of a deal took off a person's part, each its share of it. */
function refundParts(credit: Named.FactCredit): { refund: Sale.Refund; minor: bigint }[] {
  if (credit.kind !== "deal") return [];
  return Deal.refundsOf(credit).map(({ refund, minor }) => ({ refund, minor: -minor }));
}

function effectOf(credit: Named.FactCredit, key: Figure.Key, currency: string): Explanation.Value {
  const { kind, fact } = credit;
  const money = (minor: bigint): Explanation.Value => ({ kind: "money", minor: minor.toString(), currency });
  if (kind === "payment")
    return money(key === "collected" ? credit.collectedMinor : credit.collectedMinor || credit.dueMinor);
  if (kind === "deal") {
    if (key === "collectionRate") return money(credit.dueMinor);
    if (!["dealsWon", "dealsLost", "winRate"].includes(key)) return money(credit.grossMinor);
    return { kind: "count", value: key === "winRate" && fact.values.stage === "lost" ? 0 : 1 };
  }
  if (kind === "knowledge") return { kind: "count", value: 1 };
  const { score, scale } = fact.values;
  return {
    kind: "ratio",
    text: Rational.text(Rational.divide(Rational.parse(String(score)), Rational.parse(String(scale))), 4),
  };
}
