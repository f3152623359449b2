/** One declaration per kind of fact, and what follows from it. */
import { type Field, type Form, type Label, labelOf, list, type ValueOf } from "./field.ts";

export type Fields = { [name: string]: Field };

export type Kind<F extends Fields = Fields, D extends Derived = Derived> = {
  /** plural, as screens list it */
  label: Label;
  /** words that file names say the kind by; empty: no profile is drafted for it */
  fileWords: string[];
  /** our own template: its profile name, its title, the source of its ids, whether rows state when they last changed */
  template: { name: string; title: Label; source: string; isStamped: boolean };
  /** columns of our own template that each state a fact beside the row's own: its value, and the choices it is told by */
  columns: { column: string[]; field: string; is: { [choice: string]: string } }[];
  /** in reading order: the first fault of a row is the one reported */
  fields: F;
  /** values that the reader works out of several fields, by form */
  derived: D;
  /** the fields that say on which day or in which month the fact is, the first that is set counts; none: it always holds */
  days: string[];
  /** the fields a stored fact is kept under, joined by a bar */
  owner: string[];
  /** fields that come first in stored profiles, in stored values and in drafts, where that is not the reading order */
  order: { [list in "profile" | "values" | "draft"]?: string[] };
};
type Derived = { [name: string]: Form };

/** Declares a kind. Only the label, the template and the fields are needed for a fact that has an `owner` and a `day`. */
export function kind<const F extends Fields, const D extends Derived = Record<never, never>>(stated: {
  /** "follow-ups|跟进记录" */
  label: string;
  fileWords?: string;
  /** "follow-ups|Follow-ups|跟进记录": profile name and title */
  template: string;
  source?: string;
  isStamped?: true;
  fields: F;
  derived?: D;
  days?: string[];
  owner?: string[];
  order?: Kind["order"];
  /** `{ column: "floor target|保底", field: "amount", is: { level: "floor" } }` */
  columns?: { column: string; field: keyof F & string; is: { [choice: string]: string } }[];
}): Kind<F, D> {
  const [en = "", zh = en] = list(stated.label);
  const [name = "", ...title] = list(stated.template);
  const dated = ["day", "month"].filter((field) => field in stated.fields);
  return {
    label: { en, zh },
    fileWords: list(stated.fileWords ?? ""),
    template: {
      name,
      title: labelOf(title.join("|")),
      source: stated.source ?? "clearboard",
      isStamped: stated.isStamped === true,
    },
    columns: (stated.columns ?? []).map(({ column, field, is }) => ({ column: list(column), field, is })),
    fields: stated.fields,
    derived: stated.derived ?? ({} as D),
    days: stated.days ?? dated,
    owner: stated.owner ?? ["owner"],
    order: stated.order ?? {},
  };
}

type KeyOf<N extends string, F extends Field> = F["form"] extends "money" | "moneyOrNull"
  ? `${N}Minor`
  : F["form"] extends "duration"
    ? `${N}Seconds`
    : F["form"] extends "yesNo"
      ? `is${Capitalize<N>}`
      : [ValueOf[F["form"]]] extends [never]
        ? never
        : N;
type Value<F extends Field> = F["form"] extends "choice" ? F["values"][number] : ValueOf[F["form"]];
type IsSet<F extends Field> = F["form"] extends "yesNo"
  ? true
  : F["need"] extends "required" | "defaulted"
    ? true
    : false;
type Flat<T> = { [K in keyof T]: T[K] };

/** The values of a stored fact of a kind. */
export type Values<K extends Kind> = Flat<
  {
    [N in keyof K["fields"] & string as IsSet<K["fields"][N]> extends true ? KeyOf<N, K["fields"][N]> : never]: Value<
      K["fields"][N]
    >;
  } & {
    [N in keyof K["fields"] & string as IsSet<K["fields"][N]> extends true ? never : KeyOf<N, K["fields"][N]>]?:
      | Value<K["fields"][N]>
      | undefined;
  } & { [N in keyof K["derived"]]: ValueOf[K["derived"][N]] }
>;

const WITHOUT_VALUE: readonly Form[] = ["id", "position", "space", "start", "time", "alias"];

/** The name of a field's value in a stored fact; undefined where it has none. */
export function keyOf(name: string, { form }: Field): string | undefined {
  if (WITHOUT_VALUE.includes(form)) return undefined;
  if (form === "money" || form === "moneyOrNull") return `${name}Minor`;
  if (form === "duration") return `${name}Seconds`;
  return form === "yesNo" ? `is${name.slice(0, 1).toUpperCase()}${name.slice(1)}` : name;
}

/** Whether every stored fact has a value of the field. */
export function isSet({ form, need }: Field): boolean {
  return form === "yesNo" || need === "required" || need === "defaulted";
}

/** The fields of a kind in the order of a list: those that it names first, then the others as declared. */
export function fieldsIn(kind: Kind, order: keyof Kind["order"]): [name: string, field: Field][] {
  const first = kind.order[order] ?? [];
  const place = (name: string) => (first.includes(name) ? first.indexOf(name) : first.length);
  return Object.entries(kind.fields).sort(([left], [right]) => place(left) - place(right));
}
