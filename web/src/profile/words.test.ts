import { beforeAll, expect, test } from "vitest";
import * as english from "../i18n/en/profile.ts";
import { addDictionaries, useLocale, withWords } from "../i18n/text.ts";
import type { Question } from "./state.ts";
import { choiceName, fieldName, questionName, valueName } from "./words.ts";

const question = (field: string, example = ""): Question => ({
  field,
  choices: [],
  why: { code: "draft-order-open", params: { example } },
});

beforeAll(async () => {
  const loaders = { "profile.ts": async () => english };
  addDictionaries({ en: loaders, "zh-CN": loaders });
  await useLocale("en");
  await withWords("profile", Promise.resolve());
});

test("an order of dates is offered with the day that the file's own value then is", () => {
  // 03/04/2026: the fourth of March, or the third of April
  expect(choiceName(question("closeDay.order", "03/04/2026"), "mdy")).toMatch(/^month, day, year: Wed 4 Mar/);
  expect(choiceName(question("closeDay.order", "03/04/2026"), "dmy")).toMatch(/^day, month, year: Fri 3 Apr/);
  expect(choiceName(question("closeDay.order"), "ymd")).toBe("year, month, day");
});

test("questions are named by their field, a kind's own word for it first", () => {
  expect(questionName("deal", "closeDay.order")).toBe("Close date: order of the date");
  expect(questionName("deal", "stage.word.Sent. Maybe")).toBe("Stage: “Sent. Maybe”");
  expect(questionName("call", "direction.is")).toBe("Direction");
  expect([fieldName("target", "amount"), fieldName("deal", "amount")]).toEqual(["Target", "Amount"]);
});

test("a choice is said in the words of its question", () => {
  expect(choiceName(question("connected.is"), "talk")).toBe("where the talk time is above zero");
  expect(choiceName(question("amount.decimal"), ",")).toBe("a decimal comma");
  expect(valueName("held", "yes")).toBe("yes");
});
