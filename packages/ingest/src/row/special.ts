/** What a kind asks of its rows beyond the forms of its fields: checks across fields, and ids that are made of values. */
import * as RevenueTarget from "@clearboard/core/fact/revenue-target";
import type * as Mapping from "../mapping.ts";
import * as Owner from "./owner.ts";
import type * as Read from "./reader.ts";
import { isRounded } from "./rounded.ts";

/** Checks by the field they follow; `done` follows the last one of a row without a fault. */
export type Checks = { [field: string]: Read.Check };
type Special = { [K in Mapping.Info["kind"]]?: (setting: Read.Setting, mapping: Mapping.Of<K>) => Checks };

const SPECIAL: Special = {
  payment,
  refund,
  survey: scored,
  peer: scored,
  assessment,
  attendance,
  leave,
  person,
  identity,
  target,
  cost,
  share,
  rate,
};

export function checksOf<K extends Mapping.Info["kind"]>(setting: Read.Setting, mapping: Mapping.Of<K>): Checks {
  return SPECIAL[mapping.kind]?.(setting, mapping) ?? {};
}

function payment(setting: Read.Setting, { day, dueDay }: Mapping.Of<"payment">): Checks {
  const at = day ? setting.find(day.column) : dueDay ? setting.find(dueDay.column) : -1;
  return {
    dueDay: (cells, found) => {
      if (found.day === undefined && found.dueDay === undefined) cells.fail("payment-undated", at);
    },
  };
}

function refund(setting: Read.Setting, { amount }: Mapping.Of<"refund">): Checks {
  const at = setting.find(amount.column);
  return {
    amount: (cells, found) => {
      if (typeof found.amount === "string" && BigInt(found.amount) <= 0n) cells.fail("refund-not-above-zero", at);
    },
  };
}

/** A score lies on its scale. */
function scored(
  setting: Read.Setting,
  { score, scale }: Pick<Mapping.Of<"survey" | "peer" | "assessment">, "score" | "scale">,
): Checks {
  const at = "column" in score ? setting.find(score.column) : -1;
  const scaleAt = "column" in scale ? setting.find(scale.column) : -1;
  return {
    scale: (cells, found) => {
      const { score: points, scale: most } = found as { score: number; scale: number | undefined };
      if (most === undefined) return;
      if (most <= 0) cells.fail("bad-number", scaleAt);
      if (points < 0 || points > most) cells.fail("score-off-scale", at, { scale: most });
    },
  };
}

/** Without an id there is one judgement a day of an ability, by each who judges. */
function assessment(setting: Read.Setting, mapping: Mapping.Of<"assessment">): Checks {
  return {
    ...scored(setting, mapping),
    done: (_, found) => {
      found.id ??= [found.owner, found.day, found.ability, found.by ?? ""].join("|");
    },
  };
}

/** Without an id there is one row a person and day. */
function attendance(): Checks {
  return {
    done: (_, found) => {
      found.id ??= `${found.owner}|${found.day}`;
    },
  };
}

/** Without a last day the leave is one day. */
function leave(setting: Read.Setting, { to }: Mapping.Of<"leave">): Checks {
  const at = to ? setting.find(to.column) : -1;
  return {
    to: (cells, found) => {
      const { from, to: last = from } = found as { from: string; to: string | undefined };
      if (last < from) cells.fail("ends-before-start", at, { start: from });
      found.to = last;
    },
  };
}

/** One person may have several rows, each from its own day: they are different statements, not versions of one. */
function person(): Checks {
  return {
    done: (_, found) => {
      const { key, aliases, from } = found as { key: string; aliases: string[]; from: string | undefined };
      found.aliases = aliases.filter((alias) => alias !== key);
      found.id = key.slice(key.indexOf("|") + 1) + (from === undefined ? "" : `@${from}`);
    },
  };
}

function identity(): Checks {
  return {
    done: (_, found) => {
      found.id = found.key;
    },
  };
}

/** Whom a month's figure is of: a name is needed for all but the company. A person is stored by owner key. */
function subject(setting: Read.Setting, mapping: Mapping.Of<"target"> | Mapping.Of<"cost">) {
  const at = mapping.subject ? setting.find(mapping.subject) : -1;
  const space = mapping.person ?? "id";
  const read = { name: "" };
  const check: Read.Check = (cells, found) => {
    if (found.subject === undefined && found.scope !== "company") cells.fail("missing-field", at);
    read.name = found.scope === "company" ? "" : ((found.subject ?? "") as string);
    if (found.scope === "person" && isRounded(read.name)) cells.fail("rounded-by-spreadsheet", at);
    found.subject = found.scope === "person" ? Owner.key(setting.source, space, read.name) : read.name;
  };
  return { read, check };
}

/** Revenue as a whole goes without a metric, and is told by month and subject alone; any other target by what sets it apart. */
function target(setting: Read.Setting, mapping: Mapping.Of<"target">): Checks {
  const { read, check } = subject(setting, mapping);
  const { amount, count, rate } = mapping;
  const stated = [amount, count, rate].find((spec) => spec !== undefined && "column" in spec);
  const at = stated !== undefined && "column" in stated ? setting.find(stated.column) : -1;
  return {
    subject: check,
    metric: (_, found) => {
      found.metric ??= "revenue";
    },
    rate: (cells, found) => {
      if (found.amount === undefined && found.count === undefined && found.rate === undefined)
        cells.fail("missing-field", at);
    },
    done: (_, found) => {
      if (found.metric === "revenue") found.metric = undefined;
      const aside = RevenueTarget.ASIDE.filter((name) => found[name] !== undefined);
      found.id = [found.month, found.scope, read.name, ...aside.map((name) => `${name}:${found[name]}`)].join("|");
    },
  };
}

/** Without an id there is one cost per month, subject and item. */
function cost(setting: Read.Setting, mapping: Mapping.Of<"cost">): Checks {
  const { read, check } = subject(setting, mapping);
  return {
    subject: check,
    done: (_, found) => {
      found.id ??= `${found.month}|${found.scope}|${read.name}|${found.item}`;
    },
  };
}

function share(): Checks {
  return {
    done: (_, found) => {
      found.id = `${found.month}|${found.region ?? ""}|${found.competitor}`;
    },
  };
}

/** There is one rate per day and pair; as text it is exact, so what only fits an exponent is no rate. */
function rate(setting: Read.Setting, mapping: Mapping.Of<"rate">): Checks {
  const at = mapping.to?.column ? setting.find(mapping.to.column) : -1;
  const positive: (field: "rate" | "per") => Read.Check = (field) => (cells, found) => {
    const spec = mapping[field];
    const text = found[field] as string | undefined;
    const isRight = text === undefined ? field === "per" : /^\d+(\.\d{1,12})?$/.test(text) && /[1-9]/.test(text);
    if (!isRight) cells.fail("rate-not-above-zero", spec && "column" in spec ? setting.find(spec.column) : -1);
  };
  return {
    to: (cells, found) => {
      if (found.to === found.from) cells.fail("rate-same-currency", at);
    },
    rate: positive("rate"),
    per: positive("per"),
    done: (_, found) => {
      found.id = `${found.from}|${found.to}|${found.day}`;
    },
  };
}
