/** One declaration per kind of fact: what the shapes, homes and words of files take from it. */
import { expect, test } from "vitest";
import * as Fact from "../fact.ts";
import { choice, day, id, money, owner, text, yesNo } from "./field.ts";
import { fieldsIn, isSet, type Kind, keyOf, kind } from "./kind.ts";
import { KINDS } from "./kinds.ts";

const visit = kind({
  label: "visits|拜访",
  template: "visits|Visits|拜访",
  order: { values: ["owner", "held"] },
  fields: {
    id: id("visit id|拜访编号"),
    owner: owner(),
    day: day("date|日期"),
    place: choice("place|地点", { shop: "shop|store|门店", home: "home|家" }, { more: { shop: "Outlet|旗舰店" } }),
    held: yesNo("held|是否有效"),
    cost: money("cost|费用", { need: "optional" }),
    note: text("note|备注", { need: "optional", isPersonal: true }),
  },
});

test("a kind with an owner and a day is stored under both", () => {
  expect([visit.owner, visit.days]).toEqual([["owner"], ["day"]]);
});

test("a value is named after its field, an amount in minor units, a yes or no as a question", () => {
  const keys = Object.entries(visit.fields).map(([name, field]) => keyOf(name, field));
  expect(keys).toEqual([undefined, "owner", "day", "place", "isHeld", "costMinor", "note"]);
  expect(
    Object.entries(visit.fields)
      .filter(([, field]) => !isSet(field))
      .map(([name]) => name),
  ).toEqual(["cost", "note"]);
});

test("fields that an order names come first, the others as declared", () => {
  expect(fieldsIn(visit, "values").map(([name]) => name)).toEqual([
    "owner",
    "held",
    "id",
    "day",
    "place",
    "cost",
    "note",
  ]);
});

test("drafts know the words of our own template and further ones", () => {
  const { place } = visit.fields;
  expect(place.drafts).toEqual({ shop: ["shop", "store", "门店", "Outlet", "旗舰店"], home: ["home", "家"] });
  expect([place.label, place.values]).toEqual([{ en: "Place", zh: "地点" }, ["shop", "home"]]);
});

test("drafts ask about words that mean something else in other exports", () => {
  const stage = choice("stage|阶段", { open: "new|qualified", lost: "lost" }, { asked: "qualified" });
  expect(stage.drafts).toEqual({ open: ["new"], lost: ["lost"] });
  expect(stage.template).toContainEqual(["qualified", "open"]);
});

const row = (kind: Fact.Kind, values: object) => ({ kind, values }) as Fact.Row;

test.each([
  ["an open deal", row("deal", { owner: "crm:id|E7" }), "open", "crm:id|E7", undefined],
  ["a won deal", row("deal", { owner: "crm:id|E7", closeDay: "2026-10-13" }), "2026-10", "crm:id|E7", "2026-10-13"],
  ["a payment that is only due", row("payment", { dueDay: "2026-11-02" }), "2026-11", "", "2026-11-02"],
  [
    "a complaint",
    row("complaint", { owner: "o|1", opened: { at: 0, day: "2026-10-01" } }),
    "2026-10",
    "o|1",
    "2026-10-01",
  ],
  [
    "a team's target",
    row("target", { scope: "team", subject: "North", month: "2026-10" }),
    "2026-10",
    "team|North",
    undefined,
  ],
  ["a share of the whole market", row("share", { month: "2026-10" }), "2026-10", "", undefined],
  ["a person", row("person", { key: "crm:id|E7", from: "2026-01-01" }), "always", "crm:id|E7", undefined],
  ["a leave", row("leave", { owner: "o|1", from: "2026-01-01" }), "always", "o|1", undefined],
])("%s has its month, owner and day", (_, fact, month, ownerKey, dayText) => {
  expect([Fact.homeMonth(fact), Fact.homeOwner(fact), Fact.dayOf(fact.kind, fact.values)]).toEqual([
    month,
    ownerKey,
    dayText,
  ]);
});

test("a stored value is read by the shape of its kind, and refused where it is none", () => {
  const target = { scope: "team", subject: "North", month: "2026-10", amountMinor: "500", currency: "CNY" };
  expect(Fact.parseValues("target", target)).toEqual(target);
  expect(() => Fact.parseValues("target", { ...target, month: "2026-13" })).toThrow();
  expect(() => Fact.parseValues("target", { ...target, scope: "planet" })).toThrow();
});

test("every kind names fields that it has in its orders, days and owner", () => {
  const wrong = Object.entries(KINDS).flatMap(([name, { fields, derived, days, owner: under, order }]) => {
    const known = new Set([...Object.keys(fields), ...Object.keys(derived)]);
    return [...days, ...under, ...Object.values(order).flat()]
      .filter((field) => !known.has(field))
      .map((field) => [name, field]);
  });
  expect(wrong).toEqual([]);
});

test("nothing personal is tracked: its earlier values are shown to all who may read the fact", () => {
  const fields = Object.entries<Kind>(KINDS).flatMap(([name, { fields: own }]) =>
    Object.entries(own).map(([field, { isTracked, isPersonal }]) => ({
      name: `${name}.${field}`,
      isTracked,
      isPersonal,
    })),
  );
  expect(fields.filter(({ isTracked }) => isTracked).length).toBeGreaterThan(5);
  expect(fields.filter(({ isTracked, isPersonal }) => isTracked && isPersonal)).toEqual([]);
});
