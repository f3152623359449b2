import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import * as Canonical from "../canonical.ts";
import type * as Metrics from "../metric/metrics.ts";
import * as WithPay from "../pay/with-pay.ts";
import * as Company from "./company.fixture.ts";

/** What the release before refunds and payments made of these months: figures, ranks and completeness, without pay. */
const BEFORE = [
  "230164bbb89ae853f1a537cfab5e3942",
  "b9aa37d1a688fe0e6fdc537e171da889",
  "933177a5e9181301f91f3bba1972da1d",
  "972ff7653f5f9cd481e3baba2a759351",
  "27f944099c7222138a3575279b6dadb3",
  "1cfee465e1676b42f85fd6d80c111015",
];

/** The metrics of that release. */
const KNOWN =
  "revenue dealsWon dealsLost winRate averageDeal dials inboundDials connected connectRate talkSeconds target attainment".split(
    " ",
  );
const known = ({ reasons, ...metrics }: Metrics.Info) => {
  const pick = (values: object) => Object.fromEntries(Object.entries(values).filter(([id]) => KNOWN.includes(id)));
  return { ...pick(metrics), reasons: pick(reasons) };
};

test("a company without split deals, refunds and payments has the figures it always had", () => {
  const made = BEFORE.map((_, seed) => {
    const board = WithPay.buildBoard(Company.plain(seed).inputs, { status: "open", version: null, asOf: "" });
    const rows = [...board.people, ...board.teams, ...board.regions].map((row) => ({
      ...row,
      metrics: known(row.metrics),
      ...{ line: null, toNextLine: null, bonus: null, bonusReason: null },
    }));
    const { sources, counted, total, pending, pendingRevenue } = board.completeness;
    const completeness = { sources, counted, total, pending, pendingRevenue };
    const totals = known(board.totals.metrics);
    const { dataTo, basis } = board;
    return Canonical.digest({ rows, totals, completeness, dataTo, basis }).slice(0, 32);
  });
  expect(made).toEqual(BEFORE);
});

test("a board is the same on machines in London, Shanghai and New York", () => {
  const child = fileURLToPath(new URL("digest.child.fixture.ts", import.meta.url));
  const [london, ...others] = ["UTC", "Asia/Shanghai", "America/New_York"].map((TZ) =>
    execFileSync(process.execPath, [child], { env: { ...process.env, TZ }, encoding: "utf8" }),
  );
  expect(JSON.parse(london ?? "")).toHaveLength(4);
  expect(others).toEqual([london, london]);
});
