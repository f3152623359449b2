/** Makers of what a month is held against: targets, the market, and what selling costs. */

import type * as Leaf from "../emit/leaf.ts";
import type * as Emit from "../emit.ts";
import * as Amount from "./amount.ts";
import type { Maker } from "./fact.ts";
import * as Moment from "./moment.ts";
import * as Owner from "./owner.ts";
import * as Read from "./read.ts";
import { filled } from "./values.ts";

type Scope = "person" | "team" | "region" | "company";
type Subject = { scope: Scope; name: string; subject: string };

/** Whom a month's figure is of: a name is needed for all but the company. */
function subject(
  setting: Read.Setting,
  emit: { scope?: Leaf.Choice<Scope> | undefined; subject?: Emit.Column | undefined; person?: string | undefined },
): Read.Reader<Subject> {
  const readScope = emit.scope ? Read.choice(setting, emit.scope) : () => "company" as const;
  const readSubject = Read.repeated(setting, emit.subject, "optional");
  const at = emit.subject ? setting.find(emit.subject) : -1;
  return (cells) => {
    const scope = readScope(cells);
    const named = readSubject(cells);
    if (named === undefined && scope !== "company") cells.fail("missing-field", at);
    if (scope === undefined || cells.fault !== undefined) return undefined;
    const name = scope === "company" ? "" : (named ?? "");
    return { scope, name, subject: scope === "person" ? Owner.key(setting.source, emit.person ?? "id", name) : name };
  };
}

/** An amount that must be there, with its currency. */
function amount(setting: Read.Setting, emit: { amount: Leaf.Money; currency?: Leaf.Currency | undefined }) {
  const readCurrency = Amount.currency(setting, emit.currency);
  const readAmount = Amount.money(setting, emit.amount);
  const at = setting.find(emit.amount.column);
  const read: Read.Reader<{ amountMinor: string; currency: string }> = (cells) => {
    const currency = readCurrency(cells);
    if (currency === undefined) return undefined;
    const amountMinor = readAmount(cells, currency);
    if (amountMinor === null) return cells.fail("missing-field", at);
    return amountMinor === undefined ? undefined : { amountMinor, currency };
  };
  return read;
}

export function target(setting: Read.Setting, emit: Emit.Of<"target">): Maker {
  const readMonth = Moment.month(setting, emit.month);
  const readSubject = subject(setting, emit);
  const readAmount = amount(setting, emit);
  return (cells, record) => {
    const month = readMonth(cells);
    const of = readSubject(cells);
    const money = readAmount(cells);
    if (cells.fault !== undefined || month === undefined || !of || !money) return undefined;
    const values = { scope: of.scope, subject: of.subject, month, ...money };
    return { kind: "target", id: `${month}|${of.scope}|${of.name}`, line: cells.scanner.line, record, values };
  };
}

export function cost(setting: Read.Setting, emit: Emit.Of<"cost">): Maker {
  const readId = emit.id ? Read.identifier(setting, emit.id) : undefined;
  const readMonth = Moment.month(setting, emit.month);
  const readSubject = subject(setting, emit);
  const readItem = Read.repeated(setting, emit.item, "required");
  const readAmount = amount(setting, emit);
  return (cells, record) => {
    const given = readId?.(cells);
    const month = readMonth(cells);
    const of = readSubject(cells);
    const item = readItem(cells);
    const money = readAmount(cells);
    if (cells.fault !== undefined || month === undefined || !of || !money || item === undefined) return undefined;
    const id = given ?? `${month}|${of.scope}|${of.name}|${item}`;
    const values = { month, scope: of.scope, subject: of.subject, item, ...money };
    return { kind: "cost", id, line: cells.scanner.line, record, values };
  };
}

export function share(setting: Read.Setting, emit: Emit.Of<"share">): Maker {
  const readMonth = Moment.month(setting, emit.month);
  const readRegion = Read.repeated(setting, emit.region, "optional");
  const readCompetitor = Read.repeated(setting, emit.competitor, "required");
  const readShare = Amount.share(setting, emit.share);
  const readUs = Read.maybe(setting, emit.us);
  return (cells, record) => {
    const month = readMonth(cells);
    const region = readRegion(cells);
    const competitor = readCompetitor(cells);
    const found = readShare(cells);
    if (found === undefined) cells.fail("missing-field", readShare.at);
    const us = readUs(cells);
    if (cells.fault !== undefined || month === undefined || competitor === undefined || !found) return undefined;
    const values = {
      ...{ month, competitor, share: Amount.shareText(found), isUs: us === "yes" },
      ...filled({ region }),
    };
    const id = `${month}|${region ?? ""}|${competitor}`;
    return { kind: "share", id, line: cells.scanner.line, record, values };
  };
}
