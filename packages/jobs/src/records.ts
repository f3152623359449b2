/** Facts as people look them up: those of a kind and month, and one with everything that was said of it. */
import { refuse } from "@clearboard/core/error";
import { type Field as Declared, valueLabel } from "@clearboard/core/fact/field";
import * as History from "@clearboard/core/fact/history";
import { fieldsIn, type Kind, keyOf } from "@clearboard/core/fact/kind";
import { KINDS } from "@clearboard/core/fact/kinds";
import { RECORD_KINDS } from "@clearboard/core/fact/kinds.constant";
import { Period } from "@clearboard/core/fact/scalars";
import * as Fiscal from "@clearboard/core/fiscal";
import * as Identity from "@clearboard/core/identity";
import * as Money from "@clearboard/core/money";
import type { Info as OrganisationInfo } from "@clearboard/core/organisation";
import { mayAll } from "@clearboard/core/visibility";
import * as Zone from "@clearboard/core/zone";
import * as Ledger from "@clearboard/store/ledger";
import * as Month from "@clearboard/store/month";
import * as Organisation from "@clearboard/store/organisation";
import * as Record from "@clearboard/store/record";
import * as z from "zod";
import { type Context, generation } from "./context.ts";
import { nameOf } from "./deal-holder.ts";
import * as LoadInputs from "./inputs.ts";
import { type Actor, operation } from "./operation.ts";

const KindName = z.enum(RECORD_KINDS);

const Text = z.object({ en: z.string(), zh: z.string() });
export const Field = z
  .object({
    name: z.string(),
    label: Text,
    form: z.string().meta({ description: "text, day, moment, month, money, share, choice, yesNo, owner and so on" }),
    isPersonal: z.boolean(),
    /** its earlier values are kept */
    isTracked: z.boolean(),
    /** of a choice: what its values are called */
    words: z.record(z.string(), Text).optional(),
  })
  .meta({ id: "RecordField" });
export type Field = z.output<typeof Field>;

/** A day or text as it is stored, money with its currency, a moment as ISO 8601 in UTC, credits as "owner share". */
export const Value = z
  .union([z.string(), z.number(), z.boolean(), Money.Info, z.array(z.string())])
  .meta({ id: "RecordValue" });
export type Value = z.output<typeof Value>;
const Values = z.record(z.string(), Value);

const Row = z.object({
  source: z.string(),
  id: z.string(),
  /** the name of whom the owner key belongs to; the bare key where that is not one person */
  person: z.string().optional(),
  values: Values,
  /** of tracked fields that changed: the value before this one, null where there was none */
  before: z.record(z.string(), Value.nullable()),
});
export const List = z
  .object({
    kind: KindName,
    month: z.string().meta({ description: "YYYY-MM, open (of no day yet) or always (of no month)" }),
    /** the months that there are; none where the kind is of no month */
    months: z.array(z.string()),
    fields: z.array(Field),
    rows: z.array(Row),
    cursor: z.string().optional(),
  })
  .meta({ id: "RecordList" });
export type List = z.output<typeof List>;

const Source = z.object({ day: z.string(), importId: z.string(), file: z.string(), line: z.int() });
export const Info = z
  .object({
    kind: KindName,
    fields: z.array(Field),
    row: Row.omit({ before: true }),
    /** personal fields that have a value which the viewer may not see */
    hidden: z.array(z.string()),
    /** where its values come from */
    origin: Source,
    /** who has a closed deal now, where that is another than whose it is */
    nowWith: z.string().optional(),
    /** of each tracked field that ever had a value: its values, oldest first; null where it had none from then on */
    history: z.array(z.object({ field: z.string(), steps: z.array(Source.extend({ value: Value.nullable() })) })),
    /** every distinct statement, oldest first, with the fields that it changed */
    statements: z.array(Source.extend({ changed: z.array(z.string()), isGone: z.boolean() })),
  })
  .meta({ id: "Record" });
export type Info = z.output<typeof Info>;

type Stored = { [key: string]: unknown };

function fieldOf(name: string, field: Declared): Field {
  const { label, form, values, isPersonal = false, isTracked = false } = field;
  const words = Object.fromEntries(values.map((value) => [value, valueLabel(field, value)]));
  return { name, label, form, isPersonal, isTracked, ...(form === "choice" ? { words } : {}) };
}

/** The fields of a kind that have a value, in reading order. */
function declared(kind: Record.Kind): { key: string; field: Field }[] {
  return fieldsIn(KINDS[kind] as Kind, "values").flatMap(([name, field]) => {
    const key = keyOf(name, field);
    return key === undefined ? [] : [{ key, field: fieldOf(name, field) }];
  });
}

function toValue(value: unknown, form: string, currency: string): Value | undefined {
  if (value === undefined || value === null) return undefined;
  if (form === "money" || form === "moneyOrNull") return { minor: String(value), currency };
  if (form === "moment") return Zone.instantText((value as { at: number }).at);
  if (form === "credits")
    return (value as { owner: string; share: string }[]).map(({ owner, share }) => `${owner} ${share}`);
  return value as Value;
}

type Look = {
  kind: Record.Kind;
  currency: string;
  person: (owner: string) => string | undefined;
  isOwn: (values: Stored) => boolean;
  actor: Actor;
};

/** Whether the viewer may see what is personal in a fact. */
const seesContacts = ({ actor, isOwn }: Look, values: Stored) => mayAll(actor, "contacts.read") || isOwn(values);

/** What a viewer sees of a fact's values, and which they do not. */
function shown(look: Look, values: Stored): { values: z.output<typeof Values>; hidden: string[] } {
  const currency = typeof values.currency === "string" ? values.currency : look.currency;
  const found: z.output<typeof Values> = {};
  const hidden: string[] = [];
  for (const { key, field } of declared(look.kind)) {
    const value = toValue(values[key], field.form, currency);
    if (value === undefined) continue;
    if (field.isPersonal && !seesContacts(look, values)) hidden.push(field.name);
    else found[field.name] = value;
  }
  return { values: found, hidden };
}

/** The owner keys a fact names: whoever it belongs to may read it. */
function ownersOf(kind: Record.Kind, values: Stored): string[] {
  const { owner, key, subject, scope, credits } = values;
  const shares = Array.isArray(credits) ? credits.map((credit: { owner: string }) => credit.owner) : [];
  const owned = kind === "person" || kind === "identity" ? key : scope === "person" ? subject : owner;
  return [owned, ...shares].filter((name): name is string => typeof name === "string");
}

async function look(
  ctx: Context,
  kind: Record.Kind,
  actor: Actor,
): Promise<Look & { owners: Set<string> | undefined; now: number; organisation: OrganisationInfo }> {
  const now = await generation(ctx);
  const organisation = await Organisation.get(ctx.table);
  const { currency } = organisation;
  const { people } = Identity.fold(
    await LoadInputs.loadPeople(ctx, now),
    await LoadInputs.loadIdentities(ctx, now),
    "pending",
  );
  const keys = new Set(actor.person === null ? [] : people.get(actor.person)?.keys);
  const names = new Map<string, string | undefined>();
  const person = (owner: string) => {
    if (!names.has(owner)) names.set(owner, nameOf([...people.values()], owner));
    return names.get(owner);
  };
  return {
    ...{ kind, currency, person, actor, now, organisation },
    isOwn: (values) => ownersOf(kind, values).some((owner) => keys.has(owner)),
    owners: mayAll(actor, "rows.read") ? undefined : keys,
  };
}

function rowOf(look: Look, { source, id, values }: { source: string; id: string; values: Stored }) {
  const [owner] = ownersOf(look.kind, values);
  const person = owner === undefined ? undefined : look.person(owner);
  const seen = shown(look, values);
  return { hidden: seen.hidden, row: { source, id, ...(person === undefined ? {} : { person }), values: seen.values } };
}

const PAGE = 100;

const latest = (months: readonly string[], today: string) =>
  months.findLast((month) => month <= today.slice(0, 7)) ?? months.at(-1) ?? today.slice(0, 7);

/** What the tracked fields of a fact were before they became what they are. */
function before(look: Look, entity: Record.Entity | undefined): z.output<typeof Row>["before"] {
  const { currency, kind } = look;
  const found: z.output<typeof Row>["before"] = {};
  for (const { key, field } of declared(kind)) {
    if (!field.isTracked) continue;
    const steps = History.stepsOf(key, entity?.history ?? []);
    if (steps.length > 1) found[field.name] = toValue(steps.at(-2)?.value, field.form, currency) ?? null;
  }
  return found;
}

export const listRecords = operation({
  name: "records.list",
  route: "GET /api/records/:kind",
  summary: "Facts of a kind and month, with what their tracked fields were before",
  action: "rows.read",
  input: z.strictObject({
    kind: KindName,
    month: z.union([Period, z.enum(["open", "always"])]).optional(),
    cursor: z.string().max(4000).optional(),
  }),
  output: List,
  refusals: ["request-invalid"],
  run: async (ctx, { kind, month: asked, cursor }, actor): Promise<List> => {
    const { owners, now, organisation, ...looking } = await look(ctx, kind, actor);
    const { zone, firstMonth } = organisation;
    const isDated = KINDS[kind].days.length > 0;
    const dated = isDated ? (await Month.list(ctx.table)).map((item) => item.month) : [];
    const month = isDated ? (asked ?? latest(dated, Zone.dayOf(ctx.now(), zone).day)) : "always";
    const isOfPeriods = declared(kind).some(({ field }) => field.form === "period");
    const longer = isOfPeriods
      ? dated.flatMap((item) => [Fiscal.quarterOf(item, firstMonth), Fiscal.placeOf(item, firstMonth).year])
      : [];
    const others = await Promise.all(
      (isDated ? [...new Set(longer), "open"] : []).map(async (home) =>
        (await Record.owners(ctx.table, now, kind, home)).length > 0 ? [home] : [],
      ),
    );
    const months = [...dated, ...others.flat()];
    const after = cursor === undefined ? undefined : placeOf(cursor);
    const page = await Record.page(ctx.table, now, kind, month, { after, limit: PAGE, owners });
    const facts = page.rows.map(({ source, id, data }) => ({ source, id, values: valuesOf(kind, data) }));
    const owned = owners === undefined ? facts : facts.filter(({ values }) => looking.isOwn(values));
    const entities = new Map<string, Map<string, Record.Entity>>();
    for (const [source, some] of Map.groupBy(owned, (fact) => fact.source))
      entities.set(
        source,
        await Record.entities(
          ctx.table,
          now,
          kind,
          source,
          some.map(({ id }) => id),
        ),
      );
    return {
      ...{ kind, month, months },
      fields: declared(kind).map(({ field }) => field),
      rows: owned.map((fact) => ({
        ...rowOf(looking, fact).row,
        before: before(looking, entities.get(fact.source)?.get(fact.id)),
      })),
      ...(page.after === undefined ? {} : { cursor: JSON.stringify(Object.values(page.after)) }),
    };
  },
});

/** The last statement of a person, or the values of any other fact. */
function valuesOf(kind: Record.Kind, data: { [name: string]: unknown }): Stored {
  const statements = data.history as { values: Stored }[] | undefined;
  return kind === "person" ? (statements?.at(-1)?.values ?? {}) : (data.values as Stored);
}

/** Throws `request-invalid` for a text that no list gave. */
function placeOf(cursor: string): Record.Place {
  const Place = z.tuple([z.string(), z.string(), z.string()]);
  try {
    const [source, owner, id] = Place.parse(JSON.parse(cursor));
    return { source, owner, id };
  } catch {
    throw refuse("request-invalid", { detail: "cursor" });
  }
}

export const readRecord = operation({
  name: "records.show",
  route: "GET /api/record",
  summary: "One fact with the history of its tracked fields and everything that was said of it",
  action: "rows.read",
  input: z.strictObject({ kind: KindName, id: z.string().min(1).max(1000), source: z.string().max(100).optional() }),
  output: Info,
  refusals: ["record-unknown", "record-sources", "request-invalid"],
  run: async (ctx, { kind, id, source: asked }, actor): Promise<Info> => {
    const { owners, now, organisation, ...looking } = await look(ctx, kind, actor);
    const imports = new Map((await Ledger.list(ctx.table)).map((entry) => [entry.id, entry]));
    const sources = asked === undefined ? [...new Set([...imports.values()].map(({ source }) => source))] : [asked];
    const found: { source: string; history: Record.Entry[]; counted: Record.Counted }[] = [];
    for (const source of sources) {
      const { history } = (await Record.entities(ctx.table, now, kind, source, [id])).get(id) ?? { history: [] };
      const counted = Record.counted(kind, history);
      if (counted === undefined) continue;
      if (owners === undefined || looking.isOwn(counted.values as Stored)) found.push({ source, history, counted });
    }
    const [only, other] = found;
    if (only === undefined) throw refuse("record-unknown", { kind, id });
    if (other !== undefined)
      throw refuse("record-sources", { id, sources: found.map((item) => item.source).join(", ") });
    const { zone } = organisation;
    const originOf = ({ importId, line, at }: Record.Entry) => ({
      ...{ day: Zone.dayOf(at, zone).day, importId, line },
      file: imports.get(importId)?.name ?? importId,
    });
    const { source, history, counted } = only;
    const { row, hidden } = rowOf(looking, { source, id, values: counted.values as Stored });
    const fields = declared(kind);
    return {
      ...{ kind, row, hidden, origin: originOf(counted) },
      fields: fields.map(({ field }) => field),
      ...(counted.nowWith === undefined ? {} : { nowWith: looking.person(counted.nowWith) ?? counted.nowWith }),
      history: fields.flatMap(({ key, field: { name, form, isTracked } }) => {
        const steps = isTracked ? History.stepsOf(key, history) : [];
        const values = steps.map(({ value, statement }) => ({
          ...originOf(statement),
          value: toValue(value, form, looking.currency) ?? null,
        }));
        return steps.length === 0 ? [] : [{ field: name, steps: values }];
      }),
      statements: history.map((entry, at) => {
        const keys = History.changed(
          fields.map(({ key }) => key),
          history[at - 1],
          entry,
        );
        const names = fields.filter(({ key }) => keys.includes(key)).map(({ field }) => field.name);
        return { ...originOf(entry), isGone: entry.values === null, changed: names };
      }),
    };
  },
});
