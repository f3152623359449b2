import { test } from "vitest";
import { holds } from "./fold-laws.fixture.ts";

test("ten thousand quarters are the folds of their months", () => holds(10_000));
