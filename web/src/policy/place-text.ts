/** Where in a plan something lies, in words, and a finding's sentence with them. */
import type * as Finding from "@clearboard/core/plan/finding";
import { locale, tCode } from "../i18n/text.ts";
import type { Path } from "../ui/schema.ts";

/** The name of a field: the most particular one that the dictionary has. */
export function fieldLabel(path: Path): string {
  const names = path.filter((part) => typeof part === "string");
  for (let from = 0; from < names.length; from++) {
    const code = names.slice(from).join(".");
    const found = tCode("field", code);
    if (found !== code) return found;
  }
  return String(names.at(-1) ?? "");
}

/** A JSON pointer in words: "Component 1, Tier 2, From". */
export function placeText(place: string): string {
  const parts = place
    .split("/")
    .slice(1)
    .filter((part) => part !== "");
  const words: string[] = [];
  parts.forEach((part, index) => {
    if (part === "plan") return;
    if (isNumber(part)) {
      words.push(`${words.pop() ?? ""} ${Number(part) + 1}`.trim());
      return;
    }
    const single = isNumber(parts[index + 1] ?? "") ? tCode("field.one", part) : part;
    const path = parts.slice(0, index + 1).map((step) => (isNumber(step) ? Number(step) : step));
    words.push(single === part ? fieldLabel(path) : single);
  });
  return words.join(locale() === "en" ? ", " : "，");
}

const isNumber = (part: string) => /^\d+$/.test(part);

/** A finding's sentence without its JSON pointer. */
export function findingText(finding: Finding.Info): string {
  const text = locale() === "en" ? finding.en : finding.zh;
  return text.startsWith(finding.place)
    ? text.slice(finding.place.length).replace(/^\s*[:：]?\s*/, "")
    : text.replace(finding.place, placeText(finding.place));
}
