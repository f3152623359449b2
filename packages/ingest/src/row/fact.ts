/** Records -> facts: what each kind reads, in the order in which its first fault is named. */
import type * as Fact from "@clearboard/core/fact";
import type * as Emit from "../emit.ts";
import type { Cells } from "./cells.ts";
import * as Owner from "./owner.ts";
import * as Read from "./read.ts";

/** Gives the record's fact; undefined where the record has a fault, or is none of this kind. */
export type Maker = (cells: Cells, record: number) => Fact.Row | undefined;
type Spec<K extends Emit.Info["kind"]> = Extract<Emit.Info, { kind: K }>;

export function maker(setting: Read.Setting, emit: Emit.Info): Maker {
  const make = byKind(setting, emit);
  if (!("when" in emit) || !emit.when) return make;
  const at = setting.find(emit.when.filled);
  return (cells, record) => (cells.seek(at) ? make(cells, record) : undefined);
}

function byKind(setting: Read.Setting, emit: Emit.Info): Maker {
  switch (emit.kind) {
    case "person":
      return person(setting, emit);
    case "identity":
      return identity(setting, emit);
    case "deal":
      return deal(setting, emit);
    case "call":
      return call(setting, emit);
    case "target":
      return target(setting, emit);
    case "survey":
    case "peer":
      return scored(setting, emit);
    case "knowledge":
      return knowledge(setting, emit);
  }
}

function person(setting: Read.Setting, emit: Spec<"person">): Maker {
  const readKey = Owner.owner(setting, emit.key, "required");
  const readName = Read.repeated(setting, emit.name, "required");
  const aliases = (emit.aliases ?? []).map((alias) => Owner.owner(setting, alias, "optional"));
  const [team, region, manager] = [emit.team, emit.region, emit.manager].map((c) =>
    Read.repeated(setting, c, "optional"),
  );
  const readRole = emit.role ? Read.choice(setting, emit.role) : () => "rep" as const;
  const hire = Read.day(setting, emit.hireDay, "optional");
  const leave = Read.day(setting, emit.leaveDay, "optional");
  const readFrom = Read.day(setting, emit.from, "optional");
  return (cells, record) => {
    const key = readKey(cells);
    const name = readName(cells);
    const keys = aliases.map((alias) => alias(cells)).filter((alias) => alias !== undefined && alias !== key);
    const role = readRole(cells);
    const from = readFrom(cells);
    const values = {
      ...filled({ team: team?.(cells), region: region?.(cells), manager: manager?.(cells) }),
      ...filled({ hireDay: hire(cells), leaveDay: leave(cells), from }),
    };
    if (cells.fault !== undefined || key === undefined || name === undefined || role === undefined) return undefined;
    // One person may have several rows, each from its own day: they are different statements, not versions of one.
    const id = key.slice(key.indexOf("|") + 1) + (from === undefined ? "" : `@${from}`);
    const aliasKeys = keys.filter((alias) => alias !== undefined);
    return {
      kind: "person",
      id,
      line: cells.scanner.line,
      record,
      values: { key, name, aliases: aliasKeys, role, ...values },
    };
  };
}

function identity(setting: Read.Setting, emit: Spec<"identity">): Maker {
  const readKey = Owner.wholeKey(setting, emit.key);
  const readPerson = Owner.wholeKey(setting, emit.person);
  const readFrom = Read.day(setting, emit.from, "optional");
  const readTo = Read.day(setting, emit.to, "optional");
  return (cells, record) => {
    const key = readKey(cells);
    const person = readPerson(cells);
    const days = filled({ from: readFrom(cells), to: readTo(cells) });
    if (cells.fault !== undefined || key === undefined || person === undefined) return undefined;
    return { kind: "identity", id: key, line: cells.scanner.line, record, values: { key, person, ...days } };
  };
}

function deal(setting: Read.Setting, emit: Spec<"deal">): Maker {
  const readId = Read.identifier(setting, emit.id);
  const readOwner = Owner.owner(setting, emit.owner, "required");
  const readStage = Read.choice(setting, emit.stage);
  const readStageName = Read.repeated(setting, emit.stageName, "required");
  const readCurrency = Read.currency(setting, emit.currency);
  const readAmount = Read.money(setting, emit.amount);
  const amountAt = setting.find(emit.amount.column);
  const closed = Read.day(setting, emit.closeDay, "required");
  const opened = Read.day(setting, emit.openDay, "optional");
  const [name, customer, product, tier, lossReason] = [
    emit.name,
    emit.customer,
    emit.product,
    emit.tier,
    emit.lossReason,
  ].map((column) => Read.repeated(setting, column, "optional"));
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
    set(values, "customer", customer?.(cells));
    set(values, "product", product?.(cells));
    set(values, "tier", tier?.(cells));
    if (stage === "lost") set(values, "lossReason", lossReason?.(cells));
    return { kind: "deal", id, line: cells.scanner.line, record, values };
  };
}

function call(setting: Read.Setting, emit: Spec<"call">): Maker {
  const readId = Read.identifier(setting, emit.id);
  const readOwner = Owner.owner(setting, emit.owner, "required");
  const readStart = Read.moment(setting, emit.start);
  const readDirection = Read.choice(setting, emit.direction);
  const readConnected = Read.choice(setting, emit.connected);
  const readTalk = Read.duration(setting, emit.talk);
  const talkAt = "column" in emit.talk ? setting.find(emit.talk.column) : -1;
  const customerAt = emit.customer ? setting.find(emit.customer) : -1;
  const { clock } = setting;
  return (cells, record) => {
    const id = readId(cells);
    const owner = readOwner(cells);
    if (!readStart(cells)) return undefined;
    const { day, second } = clock;
    const direction = readDirection(cells);
    const isConnected = readConnected(cells) === "yes";
    // What runs while nobody answers is not talk; where the moments it would be taken from are empty, it is not read at all.
    const talked = talkAt < 0 && !isConnected ? 0 : readTalk(cells);
    if (talked === undefined && isConnected) cells.fail("missing-field", talkAt);
    const talkSeconds = isConnected ? (talked ?? 0) : 0;
    if (cells.fault !== undefined || id === undefined || owner === undefined || direction === undefined)
      return undefined;
    const line = cells.scanner.line;
    const customer = cells.text(customerAt);
    return customer === ""
      ? { kind: "call", id, line, record, values: { owner, day, second, direction, isConnected, talkSeconds } }
      : {
          kind: "call",
          id,
          line,
          record,
          values: { owner, day, second, direction, isConnected, talkSeconds, customer },
        };
  };
}

function target(setting: Read.Setting, emit: Spec<"target">): Maker {
  const readMonth = Read.month(setting, emit.month);
  const readScope = Read.choice(setting, emit.scope);
  const readSubject = Read.repeated(setting, emit.subject, "optional");
  const subjectAt = setting.find(emit.subject);
  const readCurrency = Read.currency(setting, emit.currency);
  const readAmount = Read.money(setting, emit.amount);
  const amountAt = setting.find(emit.amount.column);
  return (cells, record) => {
    const month = readMonth(cells);
    const scope = readScope(cells);
    const named = readSubject(cells);
    if (named === undefined && scope !== "company") cells.fail("missing-field", subjectAt);
    const currency = readCurrency(cells);
    const amountMinor = currency === undefined ? undefined : readAmount(cells, currency);
    if (amountMinor === null) cells.fail("missing-field", amountAt);
    if (cells.fault !== undefined || month === undefined || scope === undefined || currency === undefined)
      return undefined;
    if (amountMinor === undefined || amountMinor === null) return undefined;
    const name = scope === "company" ? "" : (named ?? "");
    const subject = scope === "person" ? Owner.key(setting.source, emit.person, name) : name;
    const values = { scope, subject, month, amountMinor, currency };
    return { kind: "target", id: `${month}|${scope}|${name}`, line: cells.scanner.line, record, values };
  };
}

function scored(setting: Read.Setting, emit: Spec<"survey"> | Spec<"peer">): Maker {
  const readId = Read.identifier(setting, emit.id);
  const readOwner = Owner.owner(setting, emit.owner, "required");
  const readDay = Read.day(setting, emit.day, "required");
  const readScore = Read.number(setting, emit.score);
  const readScale = Read.number(setting, emit.scale);
  const at = "column" in emit.score ? setting.find(emit.score.column) : -1;
  const scaleAt = "column" in emit.scale ? setting.find(emit.scale.column) : -1;
  const by = Read.repeated(setting, emit.kind === "peer" ? emit.by : undefined, "optional");
  return (cells, record) => {
    const id = readId(cells);
    const owner = readOwner(cells);
    const day = readDay(cells);
    const score = readScore(cells);
    const scale = readScale(cells);
    if (scale !== undefined && scale <= 0) cells.fail("bad-number", scaleAt);
    if (score !== undefined && scale !== undefined && (score < 0 || score > scale))
      cells.fail("score-off-scale", at, { scale });
    if (cells.fault !== undefined || id === undefined || owner === undefined) return undefined;
    if (day === undefined || score === undefined || scale === undefined) return undefined;
    const row = { id, line: cells.scanner.line, record };
    const values = { owner, day, score, scale };
    if (emit.kind === "survey") return { kind: "survey", ...row, values };
    return { kind: "peer", ...row, values: { ...values, ...filled({ by: by(cells) }) } };
  };
}

function knowledge(setting: Read.Setting, emit: Spec<"knowledge">): Maker {
  const readId = Read.identifier(setting, emit.id);
  const readOwner = Owner.owner(setting, emit.owner, "required");
  const readDay = Read.day(setting, emit.day, "required");
  const readTitle = Read.text(setting, emit.title, "required");
  const readConfirmed = Read.choice(setting, emit.confirmed);
  return (cells, record) => {
    const id = readId(cells);
    const owner = readOwner(cells);
    const day = readDay(cells);
    const title = readTitle(cells);
    const confirmed = readConfirmed(cells);
    if (cells.fault !== undefined || id === undefined || owner === undefined) return undefined;
    if (day === undefined || title === undefined || confirmed === undefined) return undefined;
    const values = { owner, day, title, isConfirmed: confirmed === "yes" };
    return { kind: "knowledge", id, line: cells.scanner.line, record, values };
  };
}

/** Absent and undefined are not the same to what is stored. */
function set<T, K extends keyof T>(values: T, key: K, value: T[K] | undefined): void {
  if (value !== undefined) values[key] = value;
}

type Filled<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Without the keys that have no value. */
function filled<T extends Record<string, unknown>>(values: T): Filled<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Filled<T>;
}
