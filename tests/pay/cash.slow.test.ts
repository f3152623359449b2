/** The laws of cash, each at 10,000 random sequences over the plans it holds for. */
import { test } from "vitest";
import { checkKept, checkShared, PLANS } from "./cash-laws.ts";

const CASES = 10_000;
const LONG = 600_000;
const names = Object.keys(PLANS);
const summed = names.filter((name) => !name.startsWith("on release"));

test.each(names)(
  "%s: pay over all months is pay on what the customer kept",
  (name) => checkKept(name, Math.ceil(CASES / names.length)),
  LONG,
);

test.each(summed)(
  "%s: the parts of shared deals sum in every month",
  (name) => checkShared(name, Math.ceil(CASES / summed.length)),
  LONG,
);
