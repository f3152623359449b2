/** What a record of a file becomes: one mapping per fact, saying which columns hold what and how they are written. */
import type * as Fact from "@clearboard/core/fact";
import type { Field, Form } from "@clearboard/core/fact/field";
import { fieldsIn, type Kind } from "@clearboard/core/fact/kind";
import { KINDS, type Kinds } from "@clearboard/core/fact/kinds";
import * as z from "zod";
import * as Scalars from "./mapping/scalars.ts";

/** How a profile states a field of each form; a choice is stated in its own words. */
const SCHEMA_OF = {
  id: Scalars.Identifier,
  position: Scalars.Column,
  owner: Scalars.Owner,
  key: z.union([Scalars.Column, Scalars.Owner]),
  owners: z.array(Scalars.Owner),
  space: Scalars.What,
  subject: Scalars.Column,
  text: Scalars.Column,
  exact: Scalars.Column,
  name: Scalars.Text,
  day: Scalars.Day,
  moment: Scalars.Moment,
  start: Scalars.Moment,
  month: Scalars.Month,
  period: Scalars.Month,
  money: Scalars.Money,
  moneyOrNull: Scalars.Money,
  currency: Scalars.Currency,
  number: Scalars.Numeric,
  decimal: Scalars.Numeric,
  share: Scalars.Share,
  duration: Scalars.Duration,
  credits: z.array(Scalars.Credit).min(1),
};
type Stated = keyof typeof SCHEMA_OF;
export type Spec<F extends Stated | "choice" | "yesNo"> = F extends Stated
  ? z.output<(typeof SCHEMA_OF)[F]>
  : Scalars.Choice;

type SpecOf<F extends Field> = F["form"] extends "choice" | "yesNo"
  ? Scalars.Choice<F["values"][number]>
  : F["form"] extends Stated
    ? Spec<F["form"]>
    : never;
type Names<F, N extends string> = {
  [K in keyof F]: F[K] extends Field<"time" | "alias"> ? never : F[K] extends { need: N } ? K : never;
}[keyof F];
type Fields<F extends Kind["fields"]> = { [N in Names<F, "required" | "conditional">]: SpecOf<F[N]> } & {
  [N in Names<F, "optional" | "defaulted">]?: SpecOf<F[N]> | undefined;
};

/** The mapping of one kind. */
export type Of<K extends Fact.Kind> = { kind: K; when?: Scalars.When | undefined } & Fields<Kinds[K]["fields"]>;
export type Info = { [K in Fact.Kind]: Of<K> }[Fact.Kind];

export function isStated(form: Form): form is Stated | "choice" | "yesNo" {
  return form === "choice" || form === "yesNo" || Object.hasOwn(SCHEMA_OF, form);
}

function schemaOf(name: string, kind: Kind) {
  const fields = fieldsIn(kind, "profile").flatMap(([field, { form, need, values }]) => {
    if (!isStated(form)) return [];
    const schema = form === "choice" || form === "yesNo" ? Scalars.choice(values) : SCHEMA_OF[form];
    return [[field, need === "required" || need === "conditional" ? schema : schema.optional()] as const];
  });
  return z.strictObject({ kind: z.literal(name), when: Scalars.When.optional(), ...Object.fromEntries(fields) });
}

type Schemas = [ReturnType<typeof schemaOf>, ...ReturnType<typeof schemaOf>[]];
const schemas = Object.entries<Kind>(KINDS).map(([name, kind]) => schemaOf(name, kind)) as Schemas;
// The types above say what the schema accepts: what it would infer has lost the names of fields.
export const Info = z.discriminatedUnion("kind", schemas) as unknown as z.ZodType<Info, Info>;
