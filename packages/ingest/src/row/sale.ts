/** Makers of what is sold: customers, leads, deals and the money for them. */
import type * as Fact from "@clearboard/core/fact";
import type * as Emit from "../emit.ts";
import * as Amount from "./amount.ts";
import { credits } from "./credit.ts";
import type { Maker } from "./fact.ts";
import * as Moment from "./moment.ts";
import * as Owner from "./owner.ts";
import * as Read from "./read.ts";
import { filled, set } from "./values.ts";

export function customer(setting: Read.Setting, emit: Emit.Of<"customer">): Maker {
  const readId = Read.identifier(setting, emit.id);
  const readOwner = emit.owner ? Owner.owner(setting, emit.owner, "optional") : () => undefined;
  const readName = Read.joined(setting, emit.name, "required");
  const [phone, email, tier, region, channel] = [emit.phone, emit.email, emit.tier, emit.region, emit.channel].map(
    (column) => Read.repeated(setting, column, "optional"),
  );
  const readGrade = Read.maybe(setting, emit.grade);
  const readSince = Moment.day(setting, emit.since, "optional");
  return (cells, record) => {
    const id = readId(cells);
    const owner = readOwner(cells);
    const name = readName(cells);
    const grade = readGrade(cells);
    const since = readSince(cells);
    if (cells.fault !== undefined || id === undefined || name === undefined) return undefined;
    const values: Fact.Values["customer"] = { name };
    set(values, "owner", owner);
    set(values, "phone", phone?.(cells));
    set(values, "email", email?.(cells));
    set(values, "tier", tier?.(cells));
    set(values, "grade", grade);
    set(values, "region", region?.(cells));
    set(values, "channel", channel?.(cells));
    set(values, "since", since);
    return { kind: "customer", id, line: cells.scanner.line, record, values };
  };
}

export function lead(setting: Read.Setting, emit: Emit.Of<"lead">): Maker {
  const readId = Read.identifier(setting, emit.id);
  const readOwner = Owner.owner(setting, emit.owner, "required");
  const readDay = Moment.day(setting, emit.day, "required");
  const readStage = Read.choice(setting, emit.stage);
  const readStageName = Read.repeated(setting, emit.stageName, "required");
  const readName = Read.joined(setting, emit.name, "optional");
  const [of, channel, lossReason] = [emit.customer, emit.channel, emit.lossReason].map((column) =>
    Read.repeated(setting, column, "optional"),
  );
  const readGrade = Read.maybe(setting, emit.grade);
  const closed = Moment.day(setting, emit.closeDay, "optional");
  return (cells, record) => {
    const id = readId(cells);
    const owner = readOwner(cells);
    const day = readDay(cells);
    const stage = readStage(cells);
    const stageName = readStageName(cells);
    const grade = readGrade(cells);
    const closeDay = stage === "open" ? undefined : closed(cells);
    if (cells.fault !== undefined || id === undefined || owner === undefined || day === undefined) return undefined;
    if (stage === undefined || stageName === undefined) return undefined;
    const values: Fact.Values["lead"] = { owner, day, stage, stageName };
    set(values, "customer", of?.(cells));
    set(values, "name", readName(cells));
    set(values, "channel", channel?.(cells));
    set(values, "grade", grade);
    set(values, "closeDay", closeDay);
    if (stage === "lost") set(values, "lossReason", lossReason?.(cells));
    return { kind: "lead", id, line: cells.scanner.line, record, values };
  };
}

export function deal(setting: Read.Setting, emit: Emit.Of<"deal">): Maker {
  const readId = Read.identifier(setting, emit.id);
  const readOwner = Owner.owner(setting, emit.owner, "required");
  const readStage = Read.choice(setting, emit.stage);
  const readStageName = Read.repeated(setting, emit.stageName, "required");
  const readCurrency = Amount.currency(setting, emit.currency);
  const readAmount = Amount.money(setting, emit.amount);
  const amountAt = setting.find(emit.amount.column);
  const closed = Moment.day(setting, emit.closeDay, "required");
  const opened = Moment.day(setting, emit.openDay, "optional");
  const [name, of, product, tier, lossReason] = [
    emit.name,
    emit.customer,
    emit.product,
    emit.tier,
    emit.lossReason,
  ].map((column) => Read.repeated(setting, column, "optional"));
  const readMore = more(setting, emit);
  const readPosition = emit.position ? Read.text(setting, emit.position, "required") : undefined;
  return (cells, record) => {
    const id = readId(cells);
    const owner = readOwner(cells);
    const stage = readStage(cells);
    const stageName = readStageName(cells);
    const currency = readCurrency(cells);
    const amountMinor = currency === undefined ? undefined : readAmount(cells, currency);
    if (stage === "won" && amountMinor === null) cells.fail("missing-field", amountAt);
    const closeDay = stage === "won" || stage === "lost" ? closed(cells) : undefined;
    const openDay = opened(cells);
    if (cells.fault !== undefined || id === undefined || owner === undefined || stage === undefined) return undefined;
    if (stageName === undefined || currency === undefined || amountMinor === undefined) return undefined;
    // Assigned one by one: half a million deals pass here, and an object made of entries costs more than all else.
    const values: Fact.Values["deal"] = { owner, stage, stageName, amountMinor, currency };
    set(values, "closeDay", closeDay);
    set(values, "openDay", openDay);
    set(values, "name", name?.(cells));
    set(values, "customer", of?.(cells));
    set(values, "product", product?.(cells));
    set(values, "tier", tier?.(cells));
    if (stage === "lost") set(values, "lossReason", lossReason?.(cells));
    readMore?.(cells, values);
    const position = readPosition?.(cells);
    if (cells.fault !== undefined) return undefined;
    const row: Fact.Row<"deal"> = { kind: "deal", id, line: cells.scanner.line, record, values };
    if (position !== undefined) row.position = position;
    return row;
  };
}

type More = (cells: Parameters<Maker>[0], values: Fact.Values["deal"]) => void;

/** What few files have of a deal; nothing to read where the profile names none of it. */
function more(setting: Read.Setting, emit: Emit.Of<"deal">): More | undefined {
  const { credits: slots, cost, list, units, cancelDay, orderStatus, dueDay, deliveredDay } = emit;
  if (!(slots || cost || list || units || cancelDay || orderStatus || dueDay || deliveredDay)) return undefined;
  const readCredits = credits(setting, slots);
  const [readCost, readList] = [Amount.money(setting, cost), Amount.money(setting, list)];
  const readUnits = Amount.decimal(setting, units);
  const [cancelled, due, delivered] = [cancelDay, dueDay, deliveredDay].map((spec) =>
    Moment.day(setting, spec, "optional"),
  );
  const status = Read.repeated(setting, orderStatus, "optional");
  return (cells, values) => {
    set(values, "credits", readCredits(cells, values.owner));
    set(values, "costMinor", readCost(cells, values.currency) ?? undefined);
    set(values, "listMinor", readList(cells, values.currency) ?? undefined);
    set(values, "units", readUnits(cells));
    set(values, "cancelDay", cancelled?.(cells));
    set(values, "orderStatus", status(cells));
    set(values, "dueDay", due?.(cells));
    set(values, "deliveredDay", delivered?.(cells));
  };
}

export function payment(setting: Read.Setting, emit: Emit.Of<"payment">): Maker {
  const readId = Read.identifier(setting, emit.id);
  const readDeal = Read.text(setting, emit.deal, "required");
  const readOwner = emit.owner ? Owner.owner(setting, emit.owner, "optional") : () => undefined;
  const readDay = Moment.day(setting, emit.day, "optional");
  const readDue = Moment.day(setting, emit.dueDay, "optional");
  const dayAt = emit.day ? setting.find(emit.day.column) : emit.dueDay ? setting.find(emit.dueDay.column) : -1;
  const readCurrency = Amount.currency(setting, emit.currency);
  const readAmount = Amount.money(setting, emit.amount);
  const amountAt = setting.find(emit.amount.column);
  return (cells, record) => {
    const id = readId(cells);
    const of = readDeal(cells);
    const owner = readOwner(cells);
    const day = readDay(cells);
    const dueDay = readDue(cells);
    if (day === undefined && dueDay === undefined) cells.fail("payment-undated", dayAt);
    const currency = readCurrency(cells);
    const amountMinor = currency === undefined ? undefined : readAmount(cells, currency);
    if (amountMinor === null) cells.fail("missing-field", amountAt);
    if (cells.fault !== undefined || id === undefined || of === undefined || currency === undefined) return undefined;
    if (amountMinor === undefined || amountMinor === null) return undefined;
    const values = { deal: of, amountMinor, currency, ...filled({ owner, day, dueDay }) };
    return { kind: "payment", id, line: cells.scanner.line, record, values };
  };
}

export function refund(setting: Read.Setting, emit: Emit.Of<"refund">): Maker {
  const readId = Read.identifier(setting, emit.id);
  const readDeal = Read.text(setting, emit.deal, "required");
  const readOwner = emit.owner ? Owner.owner(setting, emit.owner, "optional") : () => undefined;
  const readDay = Moment.day(setting, emit.day, "required");
  const readCurrency = Amount.currency(setting, emit.currency);
  const readAmount = Amount.money(setting, emit.amount);
  const amountAt = setting.find(emit.amount.column);
  const readReason = Read.repeated(setting, emit.reason, "optional");
  return (cells, record) => {
    const id = readId(cells);
    const of = readDeal(cells);
    const owner = readOwner(cells);
    const day = readDay(cells);
    const currency = readCurrency(cells);
    const amountMinor = currency === undefined ? undefined : readAmount(cells, currency);
    if (amountMinor === null) cells.fail("missing-field", amountAt);
    else if (amountMinor !== undefined && BigInt(amountMinor) <= 0n) cells.fail("refund-not-above-zero", amountAt);
    if (cells.fault !== undefined || id === undefined || of === undefined || day === undefined) return undefined;
    if (currency === undefined || amountMinor === undefined || amountMinor === null) return undefined;
    const values = { deal: of, day, amountMinor, currency, ...filled({ owner, reason: readReason(cells) }) };
    return { kind: "refund", id, line: cells.scanner.line, record, values };
  };
}
