/** Faults of a pay document: a code with its place as a JSON pointer. */
import type * as z from "zod";
import { type ErrorCode, refuse, VisibleError } from "../error.ts";

export type Params = { place: string } & Record<string, string>;

export type Fault = { code: ErrorCode; params: Params };

/** A JSON pointer: ["components", 0, "tiers"] is "/components/0/tiers". */
export function pointer(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("") || "/";
}

// What a leaf takes, in words; the keys are the messages of leaf.ts and zod's expectations.
const WANTED: Record<string, { en: string; zh: string }> = {
  rate: {
    en: 'a rate as text such as "0.035", "3.5%" or "7/200"',
    zh: '文本形式的比率，如 "0.035"、"3.5%" 或 "7/200"',
  },
  amount: { en: 'an amount as text such as "80000.00"', zh: '文本形式的金额，如 "80000.00"' },
  count: { en: 'a whole number as text such as "3"', zh: '文本形式的整数，如 "3"' },
  month: { en: "a month such as 2026-03", zh: "月份，如 2026-03" },
  fiscalMonth: { en: 'the number of a month, "1" to "12"', zh: '月份序号，"1" 到 "12"' },
  day: { en: "a day such as 2026-03-31", zh: "日期，如 2026-03-31" },
  currency: { en: "a currency code such as CNY", zh: "货币代码，如 CNY" },
  id: { en: "a name of 1 to 120 characters", zh: "1 到 120 个字符的名称" },
  string: { en: 'text in quotes such as "0.05"', zh: '带引号的文本，如 "0.05"' },
  array: { en: "a list", zh: "列表" },
  object: { en: "an object", zh: "对象" },
  record: { en: "an object", zh: "对象" },
  boolean: { en: "true or false", zh: "true 或 false" },
};

/** The first thing a schema found wrong, as a code with its place. */
export function ofIssue(issue: z.core.$ZodIssue, value: unknown): Fault {
  const place = pointer(issue.path);
  if (issue.code === "unrecognized_keys") {
    const field = issue.keys[0] ?? "";
    return { code: "pay-field-unknown", params: { place: pointer([...issue.path, field]), field } };
  }
  const found = issue.path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key], value);
  if (found === undefined && issue.code !== "custom") return { code: "pay-field-missing", params: { place } };
  const [shown = ""] = /^.{0,40}/.exec(JSON.stringify(found) ?? "") ?? [];
  if (issue.code === "invalid_value") {
    const list = issue.values.join(", ");
    return { code: "pay-field-wrong", params: { place, wanted: list, wantedZh: list, found: shown } };
  }
  if (issue.code === "invalid_union") {
    const inner = issue.errors.flat().at(-1);
    if (inner) return ofIssue({ ...inner, path: issue.path } as z.core.$ZodIssue, value);
  }
  const key = issue.code === "invalid_type" ? issue.expected : issue.code === "too_small" ? "filled" : issue.message;
  const words = WANTED[key] ?? { en: "something else", zh: "其他内容" };
  if (key === "filled") return { code: "pay-list-empty", params: { place } };
  return { code: "pay-field-wrong", params: { place, wanted: words.en, wantedZh: words.zh, found: shown } };
}

/** Reads a document by its schema. Throws a VisibleError for the first thing that does not fit, with its place. */
export function read<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  if (issue === undefined) throw refuse("pay-field-missing", { place: "/" });
  const { code, params } = ofIssue(issue, value);
  throw new VisibleError(code, params);
}
