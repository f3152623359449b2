/** Fields of facts: one builder per form. Plain data, so that a page can read labels without loading a validator. */

import { CURRENCY, OWNER } from "./words.ts";

export type Language = "en" | "zh";
export type Label = Record<Language, string>;

/** The type of a field's value in a stored fact, by form. `never`: the fact has no value of the field's name. */
export type ValueOf = {
  /** the external id of the row */
  id: never;
  /** tells the lines of one order apart */
  position: never;
  /** an owner key, `source:space|key` */
  owner: string;
  /** an owner, or a column of whole owner keys */
  key: string;
  owners: string[];
  /** the space of keys that a `subject` is written in where it is a person */
  space: never;
  /** an owner key, a name, or "" for the company */
  subject: string;
  /** a text that repeats in a file; white space is collapsed */
  text: string;
  /** a text as written */
  exact: string;
  /** a text of one column or several */
  name: string;
  day: string;
  /** a point in time, epoch ms, and the day it falls on in the organisation's zone */
  moment: { at: number; day: string };
  /** the moment a call starts; its values are derived */
  start: never;
  second: number;
  month: string;
  /** a month, a quarter or a fiscal year */
  period: string;
  money: string;
  /** null where the cell is empty */
  moneyOrNull: string | null;
  currency: string;
  number: number;
  /** a number from 0 on as decimal text */
  decimal: string;
  /** an exact part of a whole as text: 0.125, 1/3 */
  share: string;
  choice: string;
  yesNo: boolean;
  /** whole seconds */
  duration: number;
  credits: { owner: string; share: string; credit: "direct" | "overlay" }[];
  /** the time of day beside the date of a moment; only in drafts */
  time: never;
  /** a further key of a person; only in drafts */
  alias: never;
};
export type Form = keyof ValueOf;

/**
 * `required`: a profile and a row must have it. `conditional`: a profile must, a row where `only` holds. `optional`: neither.
 * `defaulted`: a profile may leave it out, a row always has a value.
 */
export type Need = "required" | "conditional" | "optional" | "defaulted";

/** Words of files, separated by bars, for each of our words. */
export type Words<V extends string = string> = Partial<Record<V, string>>;

/** A condition on choices read earlier: `{ stage: ["won", "lost"] }`. */
export type Only = Record<string, readonly string[]>;

type Settings<N extends Need, V extends string> = {
  need?: N;
  /** names a private person; masked in previews */
  isPersonal?: true;
  /** names a record of another file, or a number to call: what a spreadsheet rounded is refused */
  isReference?: true;
  /** screen names of values, "English|中文"; default: the first English and Chinese word of our own template */
  labels?: Words<V>;
  /** what an empty cell means in our own template, and in drafts */
  empty?: V;
  draftEmpty?: V;
  /** the value of a row where the profile leaves the field out */
  fallback?: V;
  /** what a word that nobody has explained counts as until somebody does; absent: its row waits */
  unknown?: V;
  /** the field is read only where this holds */
  only?: Only;
  /** an amount may be empty, except where this holds */
  neededIf?: Only;
  /** a moment that cannot be before the one named */
  after?: string;
  /** of a moment in our own template: the field of its day, where its own column holds the time alone */
  dayOf?: string;
  /** the field whose column says it as well, where the row has nothing in this one's own */
  orElse?: string;
  /** what it was before is worth knowing: every change of it is kept, and shown to all who may read the fact, so nothing personal */
  isTracked?: true;
  /** values that all rows may share, where no column says it */
  constants?: string[];
  /** of an owner or alias in our own template: the space of keys; default `id` */
  space?: string;
  /** of a share in our own template; default `percent` */
  unit?: "fraction" | "percent";
  /** our own template is known by this column although it may be empty */
  isNamed?: true;
};

export type Field<F extends Form = Form, N extends Need = Need, V extends string = string> = Settings<N, V> & {
  form: F;
  need: N;
  /** the column of our own template: English, Chinese, further Chinese spellings; empty: the template has none */
  column: string[];
  /** header words of other exports, the plainest first; empty: a draft does not look for the field */
  words: string[];
  label: Label;
  /** of a choice: our words, and the words of files for them in our own template and, after those, in drafts */
  values: readonly V[];
  template: [word: string, ours: V][];
  drafts: Record<V, string[]>;
};

type Texts = {
  /** header words separated by bars; default: those of the column */
  words?: string;
  /** screen name, "English|中文"; default: the column's */
  label?: string;
};

export const list = (words: string): string[] => (words === "" ? [] : words.split("|"));

export function labelOf(text: string): Label {
  const [en = "", zh = en] = list(text);
  return { en: `${en.slice(0, 1).toUpperCase()}${en.slice(1)}`, zh };
}

/** What a choice is called on screen. */
export function valueLabel({ labels, template }: Field, value: string): Label {
  const stated = labels?.[value];
  const words =
    stated === undefined ? template.flatMap(([word, ours]) => (ours === value ? [word] : [])) : list(stated);
  const isChinese = (word: string) => /\p{Script=Han}/u.test(word);
  const en = words.find((word) => !isChinese(word)) ?? value;
  return { en, zh: words.find(isChinese) ?? en };
}

type Choices<V extends string> = Pick<Field<Form, Need, V>, "values" | "template" | "drafts">;
const NONE: Choices<never> = { values: [], template: [], drafts: {} };

function build<const F extends Form, const N extends Need, const V extends string>(
  form: F,
  column: string,
  { words = column, label = column, ...settings }: Settings<N, V> & Texts,
  choices: Choices<V>,
): Field<F, N, V> {
  const need = settings.need ?? ("required" as N);
  return { form, ...settings, need, column: list(column), words: list(words), label: labelOf(label), ...choices };
}

/**
 * A builder of fields of one form. `builder("day")("date|日期", { words: "date|visit date|拜访日期" })` is a required day:
 * "date" or "日期" in our own template, any of the words in other exports.
 */
export function builder<const F extends Exclude<Form, "choice" | "yesNo">>(form: F) {
  return <const N extends Need = "required">(
    column: string,
    settings: Settings<N, never> & Texts = {},
  ): Field<F, NoInfer<N>, never> => build(form, column, settings, NONE);
}

/** Who a fact belongs to; by default under the header our templates share. */
export const owner = <const N extends Need = "required">(
  column = "owner|负责人|负责人(工号)|负责人工号",
  settings: Settings<N, never> & Texts = {},
): Field<"owner", NoInfer<N>, never> =>
  build("owner", column, { label: "Owner|负责人", words: OWNER, ...settings }, NONE);

export const id = <const N extends Need = "required">(
  column: string,
  settings: Settings<N, never> & Texts = {},
): Field<"id", NoInfer<N>, never> => build("id", column, { label: "Id|编号", ...settings }, NONE);

/** The currency of the amounts: the organisation's where a file has none. */
export const currency = (): Field<"currency", "defaulted", never> =>
  build("currency", "currency|币种", { need: "defaulted", words: CURRENCY }, NONE);

export const text = builder("text");
export const exact = builder("exact");
export const name = builder("name");
export const day = builder("day");
export const moment = builder("moment");
export const month = builder("month");
export const period = builder("period");
export const money = builder("money");
export const number = builder("number");
export const decimal = builder("decimal");
/** A part of a whole; `share` is a kind of fact. */
export const portion = builder("share");
export const alias = builder("alias");

/**
 * One of our words: `choice("channel|跟进方式", { call: "call|phone|电话" })` reads "call" from each of the three. `more` are
 * further words that drafts know; `asked` are words of our own template that a draft asks about, since other exports differ.
 */
export function choice<const V extends string, const N extends Need = "required">(
  column: string,
  template: Record<V, string> | [Record<V, string>, ...Words<V>[]],
  {
    more = {},
    asked = "",
    ...settings
  }: Settings<N, NoInfer<V>> & Texts & { more?: Words<NoInfer<V>>; asked?: string } = {},
): Field<"choice", NoInfer<N>, V> {
  return build(
    "choice",
    column,
    settings,
    choicesOf(Array.isArray(template) ? template : [template], more, list(asked)),
  );
}

/** A yes or no. The value's name begins with `is`. */
export function yesNo<const N extends Need = "required">(
  column: string,
  settings: Settings<N, YesNo> & Texts & { template?: Words<YesNo>; more?: Words<YesNo> } = {},
): Field<"yesNo", NoInfer<N>, YesNo> {
  const { more = {}, template = {}, ...others } = settings;
  const drafts = { yes: joined(YES_NO_MORE.yes, more.yes), no: joined(YES_NO_MORE.no, more.no) };
  return build("yesNo", column, others, choicesOf([YES_NO, template], drafts));
}

const joined = (...words: (string | undefined)[]) => words.filter((word) => word !== undefined).join("|");

type YesNo = "yes" | "no";
const YES_NO = { yes: "yes|y|true|1|是|已接通|接通|已确认", no: "no|n|false|0|否|未接通|未确认" };
const YES_NO_MORE = {
  yes: "t|有|ok|answered|connected|confirmed",
  no: "f|no answer|noanswer|no-answer|busy|failed|congestion|missed|not answered|unanswered|未接|忙线|无人接听|拒接",
};

/** The lists of a template keep their order; drafts offer the values in the order of `more` where it names them all. */
function choicesOf<V extends string>(lists: Words<V>[], more: Words<V>, asked: readonly string[] = []): Choices<V> {
  const entries = (words: Words<V>) => Object.entries(words) as [V, string][];
  const template = lists
    .flatMap(entries)
    .flatMap(([ours, words]) => list(words).map((word): [string, V] => [word, ours]));
  const values = [...new Set(template.map(([, ours]) => ours))];
  const further = entries(more).flatMap(([ours, words]) => list(words).map((word): [string, V] => [word, ours]));
  const ofDrafts = new Map(further);
  const drafts = {} as Record<V, string[]>;
  const isOrdered = values.every((ours) => ours in more);
  for (const ours of isOrdered ? entries(more).map(([value]) => value) : values) drafts[ours] = [];
  for (const [word, ours] of template)
    if (!ofDrafts.has(word.toLowerCase()) && !asked.includes(word)) drafts[ours].push(word.toLowerCase());
  for (const [word, ours] of further) drafts[ours].push(word);
  return { values, template, drafts };
}
