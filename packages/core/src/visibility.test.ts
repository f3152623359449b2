import { expect, test } from "vitest";
import type * as Explanation from "./board/explanation.ts";
import * as Policy from "./policy.ts";
import { type Action, may, mayOpenFigure, ROLES, redactExplanation, redactPolicy, type Viewer } from "./visibility.ts";

const viewer = (role: Viewer["role"], person: string | null = null): Viewer => ({ role, person });

// The agreement, cell by cell: * everybody's, o the own only, . nothing; director, coach, rep, importer.
const MATRIX: Record<Action, string> = {
  "board.read": "* * * .",
  "board.manage": "* . . .",
  "rows.read": "* * o .",
  "contacts.read": "* . o .",
  "bonus.read": "* o o .",
  "statement.read": "* . o .",
  "pay.manage": "* . . .",
  "pay.approve": "* . . .",
  "policy.read": "* * * .",
  "policy.manage": "* . . .",
  "import.manage": "* . . *",
  "access.manage": "* . . .",
  "session.manage": "o o o o",
};

test.each(Object.entries(MATRIX))("%s is for director, coach, rep, importer: %s", (action, cells) => {
  const cell = (role: Viewer["role"]) => {
    const reaches = (subject?: { person: string }) => may(viewer(role, "per_anna"), action as Action, subject);
    if (!reaches()) return ".";
    return reaches({ person: "per_bo" }) ? "*" : reaches({ person: "per_anna" }) ? "o" : "?";
  };
  expect(ROLES.map(cell).join(" ")).toBe(cells);
});

test("who is nobody in the sales data owns nothing, also not the subject without a person", () => {
  expect(may(viewer("rep"), "statement.read", {})).toBe(false);
  expect(may(viewer("rep", "per_anna"), "statement.read", {})).toBe(false);
});

test("another person's bonus is like a figure that does not exist; other figures open for every reader", () => {
  const anna = viewer("rep", "per_anna");
  expect(mayOpenFigure(anna, { subject: "per_bo", key: "bonus" })).toBe(false);
  expect(mayOpenFigure(anna, { subject: "per_anna", key: "bonus" })).toBe(true);
  expect(mayOpenFigure(anna, { subject: "per_bo", key: "revenue" })).toBe(true);
});

test("a rep opens the rows of the own work, and of no rank, which is made of everybody's rows", () => {
  const rows = (key: string, id: string) => {
    const explanation = { key, subject: { kind: "person", id, name: id }, rows: [{}] } as unknown as Explanation.Info;
    return redactExplanation(explanation, viewer("rep", "per_anna")).rows.length;
  };
  expect([rows("revenue", "per_anna"), rows("revenue", "per_bo"), rows("rank", "per_anna")]).toEqual([1, 0, 0]);
});

test("a reader of the policy sees the plans with the own target incentive, without drafts and versions", () => {
  const plans = Policy.DEFAULT.plans.map((pay) => ({ ...pay, variables: { per_anna: "900.00", per_bo: "800.00" } }));
  const policy = { month: "2026-02", document: { ...Policy.DEFAULT, plans }, versions: [1], drafts: [1] };
  const seen = redactPolicy(policy, viewer("rep", "per_anna"));
  expect(seen).toMatchObject({ month: "2026-02", versions: [], drafts: [] });
  expect(seen.document.plans[0]?.variables).toEqual({ per_anna: "900.00" });
  expect(redactPolicy(policy, viewer("coach")).document.plans[0]).not.toHaveProperty("variables");
  expect(redactPolicy(policy, viewer("director"))).toBe(policy);
});
