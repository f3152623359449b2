import { expect, test } from "vitest";
import * as Figure from "./figure.ts";

test("names a draft's and a version's figures, and a subject's sheet without a key", () => {
  expect(Figure.id({ month: "2026-10", version: null }, "per_1", "score.sales")).toBe(
    "2026-10/draft/per_1/score.sales",
  );
  expect(Figure.id({ month: "2026-10", version: 2 }, "company", "")).toBe("2026-10/2/company");
});

test("reads them back, and refuses what is none", () => {
  expect(Figure.parse("2026-10/draft/per_1/score")).toEqual({
    month: "2026-10",
    version: "draft",
    subject: "per_1",
    key: "score",
  });
  expect(Figure.parse("2026-10/2/company")).toMatchObject({ subject: "company", key: "" });
  expect(Figure.parse("javascript:alert(1)")).toBeNull();
});
