/** What fields, choices and questions are called. */
import { type Field, type Label, valueLabel } from "@clearboard/core/fact/field";
import { type Kind, keyOf } from "@clearboard/core/fact/kind";
import { KINDS } from "@clearboard/core/fact/kinds";
import * as Format from "./format.ts";
import { locale, t, tCode } from "./text.ts";

/** What only a person can say: the field that it is about, and an example of its values. */
export type Question = { field: string; why: { params: Record<string, string | number> } };

/** The kinds that a file can be described as. */
export const DESCRIBED = Object.entries<Kind>(KINDS).flatMap(([id, { fileWords }]) =>
  fileWords.length > 0 ? [id] : [],
);

const say = (label: Label) => label[locale() === "en" ? "en" : "zh"];

/** The declaration of a field, or of the yes or no that a value such as "isConnected" answers. */
function fieldOf(kind: string, name: string): Field | undefined {
  const fields = Object.entries<Field>((KINDS as Record<string, Kind>)[kind]?.fields ?? {});
  return fields.find(([own, field]) => own === name || (field.form === "yesNo" && keyOf(own, field) === name))?.[1];
}

export function fieldName(kind: string, name: string): string {
  const field = fieldOf(kind, name);
  return field === undefined ? tCode("field", name) : say(field.label);
}

/** "closeDay.order" asks about the close date, in which order; "stage.word.Sent" about the word Sent. */
export function questionName(kind: string, key: string): string {
  const [field = "", about = "", ...word] = key.split(".");
  if (about === "word") return t("ask.word", { field: fieldName(kind, field), word: word.join(".") });
  return about === "is"
    ? fieldName(kind, field)
    : t("ask.about", { field: fieldName(kind, field), what: tCode("ask", about) });
}

/** A choice as it is offered; an order of dates and a decimal sign say what the file's own value then is. */
export function choiceName(kind: string, question: Question, choice: string): string {
  const [field = "", about = ""] = question.field.split(".");
  const example = String(question.why.params.example ?? "");
  if (about === "order") {
    const day = dayOf(example, choice);
    return day ? t("ask.reads", { choice: tCode("choice", choice), value: day }) : tCode("choice", choice);
  }
  if (about === "decimal") return t(choice === "." ? "choice.point" : "choice.comma");
  const own = tCode("choice", `${question.field}.${choice}`);
  return own === `${question.field}.${choice}` ? valueName(kind, field, choice) : own;
}

/** One of our words for a field; a way of writing it, such as "minutes", is no value and has a text of its own. */
export function valueName(kind: string, name: string, value: string): string {
  const field = fieldOf(kind, name);
  return field?.values.includes(value) ? say(valueLabel(field, value)) : tCode("choice", value);
}

/** The day an example is in an order, in words. */
function dayOf(example: string, order: string): string | undefined {
  const parts = example.split(/[^\d]+/).filter((part) => part !== "");
  const at = (part: string) => (parts[order.indexOf(part)] ?? "").padStart(2, "0");
  const year = at("y").length === 2 ? `20${at("y")}` : at("y");
  const day = `${year}-${at("m")}-${at("d")}`;
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)) ? Format.day(day, locale()) : undefined;
}
