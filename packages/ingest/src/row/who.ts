/** Makers of people, their keys, and when they were away. */
import type * as Emit from "../emit.ts";
import * as Amount from "./amount.ts";
import type { Maker } from "./fact.ts";
import * as Moment from "./moment.ts";
import * as Owner from "./owner.ts";
import * as Read from "./read.ts";
import { filled } from "./values.ts";

export function person(setting: Read.Setting, emit: Emit.Of<"person">): Maker {
  const readKey = Owner.owner(setting, emit.key, "required");
  const readName = Read.joined(setting, emit.name, "required");
  const aliases = (emit.aliases ?? []).map((alias) => Owner.owner(setting, alias, "optional"));
  const [team, region, manager] = [emit.team, emit.region, emit.manager].map((c) =>
    Read.repeated(setting, c, "optional"),
  );
  const readRole = emit.role ? Read.choice(setting, emit.role) : () => "rep" as const;
  const hire = Moment.day(setting, emit.hireDay, "optional");
  const leaves = Moment.day(setting, emit.leaveDay, "optional");
  const readFrom = Moment.day(setting, emit.from, "optional");
  return (cells, record) => {
    const key = readKey(cells);
    const name = readName(cells);
    const keys = aliases.map((alias) => alias(cells)).filter((alias) => alias !== undefined && alias !== key);
    const role = readRole(cells);
    const from = readFrom(cells);
    const values = {
      ...filled({ team: team?.(cells), region: region?.(cells), manager: manager?.(cells) }),
      ...filled({ hireDay: hire(cells), leaveDay: leaves(cells), from }),
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

export function identity(setting: Read.Setting, emit: Emit.Of<"identity">): Maker {
  const readKey = Owner.wholeKey(setting, emit.key);
  const readPerson = Owner.wholeKey(setting, emit.person);
  const readFrom = Moment.day(setting, emit.from, "optional");
  const readTo = Moment.day(setting, emit.to, "optional");
  return (cells, record) => {
    const key = readKey(cells);
    const person = readPerson(cells);
    const days = filled({ from: readFrom(cells), to: readTo(cells) });
    if (cells.fault !== undefined || key === undefined || person === undefined) return undefined;
    return { kind: "identity", id: key, line: cells.scanner.line, record, values: { key, person, ...days } };
  };
}

export function leave(setting: Read.Setting, emit: Emit.Of<"leave">): Maker {
  const readId = Read.identifier(setting, emit.id);
  const readOwner = Owner.owner(setting, emit.owner, "required");
  const readFrom = Moment.day(setting, emit.from, "required");
  const readTo = Moment.day(setting, emit.to, "optional");
  const toAt = emit.to ? setting.find(emit.to.column) : -1;
  const type = Read.repeated(setting, emit.type, "optional");
  const share = Amount.share(setting, emit.share);
  return (cells, record) => {
    const id = readId(cells);
    const owner = readOwner(cells);
    const from = readFrom(cells);
    const to = readTo(cells) ?? from;
    if (from !== undefined && to !== undefined && to < from) cells.fail("ends-before-start", toAt, { start: from });
    const part = share(cells);
    if (cells.fault !== undefined || id === undefined || owner === undefined) return undefined;
    if (from === undefined || to === undefined) return undefined;
    const values = {
      ...{ owner, from, to },
      ...filled({ type: type(cells), share: part ? Amount.shareText(part) : undefined }),
    };
    return { kind: "leave", id, line: cells.scanner.line, record, values };
  };
}
