import { OTHER_WORDS, PAID } from "@clearboard/core/words/terms";
import { expect, test } from "vitest";
import * as en from "./en/first.ts";
import * as enImport from "./en/import.ts";
import * as enKeys from "./en/keys.ts";
import * as enMore from "./en/more.ts";
import * as enPay from "./en/pay.ts";
import * as enPlan from "./en/plan.ts";
import * as enPolicy from "./en/policy.ts";
import * as enProfile from "./en/profile.ts";
import * as enRecords from "./en/records.ts";
import * as enSide from "./en/side.ts";
import { fill, t, tCode, useLocale } from "./text.ts";
import * as zh from "./zh/first.ts";
import * as zhImport from "./zh/import.ts";
import * as zhKeys from "./zh/keys.ts";
import * as zhMore from "./zh/more.ts";
import * as zhPay from "./zh/pay.ts";
import * as zhPlan from "./zh/plan.ts";
import * as zhPolicy from "./zh/policy.ts";
import * as zhProfile from "./zh/profile.ts";
import * as zhRecords from "./zh/records.ts";
import * as zhSide from "./zh/side.ts";

const PAGES: [Record<string, string>, Record<string, string>][] = [
  [en.texts, zh.texts],
  [enSide.texts, zhSide.texts],
  [enImport.texts, zhImport.texts],
  [enMore.texts, zhMore.texts],
  [enKeys.texts, zhKeys.texts],
  [enPay.texts, zhPay.texts],
  [enPlan.texts, zhPlan.texts],
  [enPolicy.texts, zhPolicy.texts],
  [enProfile.texts, zhProfile.texts],
  [enRecords.texts, zhRecords.texts],
];

test("both languages have the same keys, and fill no placeholder the English does not name", () => {
  const names = (text: string) => new Set([...text.matchAll(/\{(\w+)/g)].map((match) => match[1]));
  for (const [english, chinese] of PAGES) {
    expect(Object.keys(chinese)).toEqual(Object.keys(english));
    for (const [key, text] of Object.entries(chinese)) {
      const known = names(english[key] ?? "");
      for (const name of names(text)) expect(known, key).toContain(name);
    }
  }
});

test.each(Object.entries(OTHER_WORDS))("every page uses one word for %s", (_, other) => {
  const texts = PAGES.flat().flatMap((page) => Object.values(page));
  expect(texts.filter((text) => other.test(text.replace(/\{\w+/g, "")))).toEqual([]);
});

test("no text of the pay pages calls money paid, but for what payroll really did", () => {
  const texts = [enPay, enMore, zhPay, zhMore].flatMap((page) => Object.values(page.texts));
  const isOfPayroll = (text: string) => /payroll|实发/i.test(text);
  expect(texts.filter((text) => !isOfPayroll(text) && PAID.test(text.replace(/\{\w+/g, "")))).toEqual([]);
});

test("counts with the noun that fits the number", () => {
  expect(fill("{n#row|rows} rejected", { n: 1 }, "en")).toBe("1 row rejected");
  expect(fill("{n#row|rows} rejected", { n: 1204 }, "en")).toBe("1,204 rows rejected");
});

test("changes the language of the page and its texts together", async () => {
  await useLocale("zh-CN");
  expect(document.documentElement.lang).toBe("zh-CN");
  expect(t("app.board")).toBe("看板");
  await useLocale("en");
  expect(t("app.board")).toBe("Board");
});

test("a page that opens while the language changes has its words, in the language that was chosen last", async () => {
  // a module of its own: what other tests load meanwhile is another page's
  const fresh: typeof import("./text.ts") = await import("./text.ts?alone" as "./text.ts");
  const title = "keys.title" as Parameters<typeof t>[0];
  const words = (text: string) => async () => ({ texts: { [title]: text } });
  fresh.addDictionaries({ en: { "/keys.ts": words("Keys") }, "zh-CN": { "/keys.ts": words("密钥") } });
  const change = fresh.useLocale("zh-CN");
  await fresh.withWords("keys", Promise.resolve());
  await change;
  expect(fresh.t(title)).toBe("密钥");
  const earlier = fresh.useLocale("zh-CN");
  await fresh.useLocale("en");
  await earlier;
  expect([fresh.locale(), document.documentElement.lang, fresh.t(title)]).toEqual(["en", "en", "Keys"]);
});

test("says a code it does not know as it is", async () => {
  await useLocale("en");
  expect(tCode("line", "sprint")).toBe("Sprint");
  expect(tCode("line", "platinum")).toBe("platinum");
});
