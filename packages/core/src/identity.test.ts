import { expect, test } from "vitest";
import type * as Fact from "./fact.ts";
import * as Id from "./id.ts";
import * as Identity from "./identity.ts";
import * as Membership from "./membership.ts";

const origin = { source: "crm", importId: "imp_1", line: 2 };
const row = (name: string, values: Partial<Fact.Values["person"]> = {}, day = "2026-01-01"): Membership.PersonRow => ({
  id: name,
  origin,
  day,
  values: { key: `crm:name|${name}`, name, aliases: [], role: "rep", ...values },
});
const link = (key: string, person: string, from?: string, to?: string): Fact.Stored<"identity"> => ({
  id: `${key} ${person}`,
  origin,
  values: { key, person, ...(from ? { from } : {}), ...(to ? { to } : {}) },
});
const fold = (
  rows: Membership.PersonRow[],
  links: Fact.Stored<"identity">[] = [],
  unknown: "pending" | "create" = "pending",
) => Identity.fold(rows, links, unknown);
const personOf = (identity: Identity.Info, key: string, day = "2026-03-10") => {
  const resolved = identity.resolve(key, day);
  return "person" in resolved ? resolved.person.name : resolved.pending;
};
const teams = (identity: Identity.Info, name: string) =>
  identity.people
    .get(Id.derive("person", `crm:name|${name}`))
    ?.memberships.map(({ from, to, teamName }) => [from, to, teamName]);

test("a people file without dates holds from the beginning of time, a later one moves people from its day", () => {
  const identity = fold([row("Ann", { team: "North" }), row("Ann", { team: "South" }, "2026-03-16")]);
  expect(teams(identity, "Ann")).toEqual([
    [Membership.BEGINNING, "2026-03-16", "North"],
    ["2026-03-16", Membership.END, "South"],
  ]);
});

test("a stated first day is honoured, and a restated one replaces what it said", () => {
  const rows = [
    row("Ann", { team: "North", from: "2026-02-01" }),
    row("Ann", { team: "South", from: "2026-02-01" }, "2026-03-01"),
  ];
  expect(teams(fold(rows), "Ann")).toEqual([["2026-02-01", Membership.END, "South"]]);
});

test("a first file that states both an undated and a dated row means before and after", () => {
  const rows = [row("Ann", { team: "South", from: "2026-02-01" }), row("Ann", { team: "North" })];
  expect(teams(fold(rows), "Ann")?.map(([, , team]) => team)).toEqual(["North", "South"]);
});

test("what a later statement leaves out stays as it was, but a new team has a new region and manager", () => {
  const rows = [
    row("Ann", { team: "North", region: "Inland", manager: "Bo" }),
    row("Ann", {}, "2026-02-01"),
    row("Ann", { team: "South" }, "2026-03-01"),
  ];
  const [person] = fold(rows).people.values();
  expect(person?.memberships.map(({ region, manager }) => [region, manager])).toEqual([
    ["Inland", "Bo"],
    ["Inland", "Bo"],
    [null, null],
  ]);
});

test("employment cuts memberships: the leave day is the last day in, a later hire is a return", () => {
  const left = fold([row("Ann", { team: "North", hireDay: "2026-01-05", leaveDay: "2026-03-10" })]);
  expect(teams(left, "Ann")).toEqual([["2026-01-05", "2026-03-11", "North"]]);
  const [person] = left.people.values();
  expect(Membership.on(person?.memberships ?? [], "2026-03-10")?.teamName).toBe("North");
  expect(Membership.on(person?.memberships ?? [], "2026-03-11")).toBeUndefined();
  expect(Membership.lastIn(person?.memberships ?? [], "2026-03")?.teamName).toBe("North");
  expect(Membership.lastIn(person?.memberships ?? [], "2026-04")).toBeUndefined();
  const back = fold([
    row("Ann", { hireDay: "2026-01-05", leaveDay: "2026-03-10" }),
    row("Ann", { hireDay: "2026-05-01", leaveDay: "2026-03-10" }, "2026-05-01"),
  ]);
  expect([...back.people.values()][0]).toMatchObject({ hireDay: "2026-05-01", leaveDay: null });
});

test("of two files' hire days the earlier counts, of their leave days the later", () => {
  const rows = [
    row("Ann", { hireDay: "2020-01-01", leaveDay: "2026-06-30", aliases: ["hr:number|7"] }),
    row("Ann", { key: "hr:number|7", hireDay: "2019-12-01", leaveDay: "2026-05-31" }, "2026-01-02"),
  ];
  expect([...fold(rows).people.values()][0]).toMatchObject({ hireDay: "2019-12-01", leaveDay: "2026-06-30" });
});

test("keys and aliases lead to the person; the id is that of the first key", () => {
  const rows = [
    row("Ann", { aliases: ["email|ann@example.com"] }),
    row("Ann Lee", { key: "hr:number|7", aliases: ["crm:name|Ann"] }, "2026-02-01"),
  ];
  const identity = fold(rows);
  expect([...identity.people.keys()]).toEqual([Id.derive("person", "crm:name|Ann")]);
  expect(["crm:name|Ann", "email|ann@example.com", "hr:number|7"].map((key) => personOf(identity, key))).toEqual([
    "Ann Lee",
    "Ann Lee",
    "Ann Lee",
  ]);
  expect(personOf(identity, "crm:name|Bo")).toBe("unknown");
});

test("a key that two people share waits, until one of them has left or a dated link decides", () => {
  const shared = { aliases: ["pbx:extension|1"] };
  const rows = [row("Ann", shared), row("Bo", shared)];
  expect(personOf(fold(rows), "pbx:extension|1")).toBe("ambiguous");
  expect(
    personOf(fold([row("Ann", { ...shared, leaveDay: "2026-02-28" }), row("Bo", shared)]), "pbx:extension|1"),
  ).toBe("Bo");
  const links = [link("pbx:extension|1", "crm:name|Bo", "2026-03-01", "2026-04-01")];
  expect(personOf(fold(rows, links), "pbx:extension|1")).toBe("Bo");
  expect(personOf(fold(rows, links), "pbx:extension|1", "2026-04-01")).toBe("ambiguous");
  expect(personOf(fold(rows, [...links, link("pbx:extension|1", "crm:name|Ann")]), "pbx:extension|1")).toBe(
    "ambiguous",
  );
});

test("an alias that is two others' key as well joins nobody", () => {
  const rows = [row("Desk"), row("Ann", { aliases: ["crm:name|Desk"] }), row("Bo", { aliases: ["crm:name|Desk"] })];
  expect(fold(rows).people.size).toBe(3);
  expect(personOf(fold(rows), "crm:name|Desk")).toBe("ambiguous");
});

test("an extension moves with the statement that hands it on", () => {
  const identity = fold([
    row("Ann", { aliases: ["pbx:extension|1"] }),
    row("Ann", { aliases: [] }, "2026-03-01"),
    row("Bo", { aliases: ["pbx:extension|1"], from: "2026-03-01" }),
  ]);
  expect(personOf(identity, "pbx:extension|1", "2026-02-28")).toBe("Ann");
  expect(personOf(identity, "pbx:extension|1", "2026-03-01")).toBe("Bo");
});

test("a link to a person by another of the person's keys holds; one to nobody is left alone", () => {
  const rows = [row("Ann", { aliases: ["email|ann@example.com"] })];
  const links = [link("pbx:extension|1", "email|ann@example.com"), link("pbx:extension|2", "crm:name|Nobody")];
  expect(personOf(fold(rows, links), "pbx:extension|1")).toBe("Ann");
  expect(personOf(fold(rows, links), "pbx:extension|2")).toBe("unknown");
  expect(personOf(fold(rows, [link("pbx:extension|1", "crm:name|Ann", "2026-04-01")]), "pbx:extension|1")).toBe(
    "unknown",
  );
});

test("where unknown owners become people, they are named by their key and always the same", () => {
  const identity = fold([], [link("pbx:extension|2", "pwc:agent|Diane")], "create");
  expect(personOf(identity, "pwc:agent|Diane")).toBe("Diane");
  expect(personOf(identity, "pwc:agent|Diane")).toBe("Diane");
  expect(personOf(identity, "pbx:extension|2")).toBe("Diane");
  expect([...identity.people.keys()]).toEqual([Id.derive("person", "pwc:agent|Diane")]);
});

test("statements fold alike in any order of the rows", () => {
  const rows = [
    row("Ann", { team: "North" }),
    row("Ann", { team: "South" }, "2026-03-16"),
    row("Ann Lee", { key: "hr:number|7", aliases: ["crm:name|Ann"], team: "South" }, "2026-02-01"),
    row("Ann Lee", { key: "hr:number|7", aliases: ["crm:name|Ann"], from: "2026-01-15", team: "East" }, "2026-02-01"),
  ];
  expect([...fold([...rows].reverse()).people.values()]).toEqual([...fold(rows).people.values()]);
});

test("two sources that say the same of a key on the same day are taken by the name of the source", () => {
  const other = { ...row("Ann", { team: "South" }), origin: { ...origin, source: "hr" } };
  const rows = [other, row("Ann", { team: "North" })];
  expect(fold(rows).people).toEqual(fold([...rows].reverse()).people);
});
