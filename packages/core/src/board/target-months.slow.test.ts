import { test } from "vitest";
import { holds } from "./target-law.fixture.ts";

test("ten thousand years of targets lose nothing", () => holds(10_000));
