import { KINDS } from "@clearboard/core/fact/kinds";
import { beforeAll, expect, test } from "vitest";
import * as english from "./en/profile.ts";
import * as englishSide from "./en/side.ts";
import { choiceName, DESCRIBED, fieldName, type Question, questionName, valueName } from "./field-words.ts";
import { addDictionaries, useLocale, withWords } from "./text.ts";
import * as chineseSide from "./zh/side.ts";

const question = (field: string, example = ""): Question => ({
  field,
  why: { params: { example } },
});

beforeAll(async () => {
  const loaders = { "profile.ts": async () => english };
  addDictionaries({ en: loaders, "zh-CN": loaders });
  await useLocale("en");
  await withWords("profile", Promise.resolve());
});

test("an order of dates is offered with the day that the file's own value then is", () => {
  // 03/04/2026: the fourth of March, or the third of April
  expect(choiceName("deal", question("closeDay.order", "03/04/2026"), "mdy")).toMatch(/^month, day, year: Wed 4 Mar/);
  expect(choiceName("deal", question("closeDay.order", "03/04/2026"), "dmy")).toMatch(/^day, month, year: Fri 3 Apr/);
  expect(choiceName("deal", question("closeDay.order"), "ymd")).toBe("year, month, day");
});

test("questions are named by their field, a kind's own word for it first", () => {
  expect(questionName("deal", "closeDay.order")).toBe("Close date: order of the date");
  expect(questionName("deal", "stage.word.Sent. Maybe")).toBe("Stage: “Sent. Maybe”");
  expect(questionName("call", "direction.is")).toBe("Direction");
  expect([fieldName("target", "amount"), fieldName("deal", "amount")]).toEqual(["Target", "Amount"]);
});

test("a choice is said in the words of its question", () => {
  expect(choiceName("call", question("connected.is"), "talk")).toBe("where the talk time is above zero");
  expect(choiceName("deal", question("amount.decimal"), ",")).toBe("a decimal comma");
  expect(choiceName("call", question("connected.is"), "yes")).toBe("in every row");
  expect(choiceName("followup", question("owner.what"), "email")).toBe("an e-mail address");
  expect(valueName("followup", "channel", "email")).toBe("email");
  expect(valueName("call", "isConnected", "yes")).toBe("yes");
  expect(valueName("deal", "stage", "open")).toBe("still open");
});

test("a file is described as any kind but an identity, each called as its declaration says", () => {
  expect(DESCRIBED).toEqual(Object.keys(KINDS).filter((id) => id !== "identity"));
  expect(englishSide.texts).toMatchObject({ "kind.deal": "deals", "kind.leave": "leave" });
  expect(chineseSide.texts).toMatchObject({ "kind.deal": "订单", "kind.leave": "请假" });
  for (const id of DESCRIBED) expect(englishSide.texts).toHaveProperty([`kind.${id}`]);
});

test("every field of a kind has a name, in the order of the profile or for its value in a row", () => {
  expect(fieldName("refund", "day")).toBe("Date");
  expect(fieldName("lead", "day")).toBe("Created");
  expect(fieldName("call", "day")).toBe("Date");
  expect(fieldName("call", "isConnected")).toBe("Answered");
  expect(fieldName("call", "stamp")).toBe("Last changed");
  expect(fieldName("call", "newer")).toBe("newer");
});
