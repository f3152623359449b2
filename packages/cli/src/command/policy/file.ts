/** Plans and policies from disk. */
import { isCalendar, readCalendar } from "@clearboard/core/calendar-file";
import { parseDocument, readText } from "../../document.ts";

/** What a policy of the API may be, and more. */
const MOST_BYTES = 1024 * 1024;

/** The whole numbers of a policy outside its plans; everything else that is a number is a rate, and stays as written. */
const COUNTS = new Set(["version", "weight", "cap", "minimumAnswers", "minimumObserved", "windowDays", "pay"]);

/** A plan with every number as written; a policy with its counts as numbers, so that both can be checked; years of a calendar. */
export async function readPolicy(path: string): Promise<unknown> {
  const text = await readText(path, MOST_BYTES);
  if (/\.ics$/i.test(path) || isCalendar(text)) return { calendar: readCalendar(text) };
  const document = parseDocument(text, path);
  return isPolicy(document) ? counted(document) : document;
}

/** Whether a document is a whole policy rather than a plan. */
export function isPolicy(document: unknown): document is { [name: string]: unknown } {
  return typeof document === "object" && document !== null && !Array.isArray(document) && "plans" in document;
}

function counted(value: unknown, name = ""): unknown {
  if (typeof value === "string") return COUNTS.has(name) && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, key === "plans" ? inner : counted(inner, key)]),
  );
}
