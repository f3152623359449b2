/** What fields, choices and questions are called. */
import * as Format from "../i18n/format.ts";
import { locale, t, tCode } from "../i18n/text.ts";
import type { Question } from "./state.ts";

export const KINDS = [
  "deal",
  "call",
  "person",
  "target",
  "customer",
  "lead",
  "payment",
  "refund",
  "followup",
  "complaint",
  "survey",
  "peer",
  "knowledge",
  "leave",
  "share",
  "cost",
] as const;

export function fieldName(kind: string, field: string): string {
  const own = tCode("field", `${kind}.${field}`);
  return own === `${kind}.${field}` ? tCode("field", field) : own;
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
export function choiceName(question: Question, choice: string): string {
  const [field = "", about = ""] = question.field.split(".");
  const example = String(question.why.params.example ?? "");
  if (about === "order") {
    const day = dayOf(example, choice);
    return day ? t("ask.reads", { choice: tCode("choice", choice), value: day }) : tCode("choice", choice);
  }
  if (about === "decimal") return t(choice === "." ? "choice.point" : "choice.comma");
  return valueName(field, choice);
}

/** One of our words for a field: "yes" of answered is "in every row", elsewhere plain yes. */
export function valueName(field: string, value: string): string {
  const own = tCode("choice", `${field}.${value}`);
  return own === `${field}.${value}` ? tCode("choice", value) : own;
}

/** The day an example is in an order, in words. */
function dayOf(example: string, order: string): string | undefined {
  const parts = example.split(/[^\d]+/).filter((part) => part !== "");
  const at = (part: string) => (parts[order.indexOf(part)] ?? "").padStart(2, "0");
  const year = at("y").length === 2 ? `20${at("y")}` : at("y");
  const day = `${year}-${at("m")}-${at("d")}`;
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)) ? Format.day(day, locale()) : undefined;
}
