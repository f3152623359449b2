/** market-share.csv: who sells how much of what is sold, by month, in all and by region. */
import type { Month } from "./calendar.ts";
import { header, line } from "./layout.ts";
import * as Names from "./names.ts";
import { stream } from "./random.ts";

/** Our own part a year before the last month, and what a month adds to it. */
const OURS = { share: 0.155, growth: 0.0022 };
/** Where the company is strong and where it is not. */
const STRENGTH: Record<string, number> = { "华东 East": 1.18, "华南 South": 1, "华北 North": 0.8 };

export function* market(seed: number, months: readonly Month[]): Iterable<string> {
  yield header("market", "en");
  const regions = [...new Set(Names.TEAMS.map((team) => team.region))];
  for (const month of months) {
    yield ["", ...regions].map((region) => ofRegion(seed, month, region)).join("");
  }
}

function ofRegion(seed: number, month: Month, region: string): string {
  const random = stream(seed, "market", region, month.back);
  const around = (share: number) => `${(100 * share * (1 + 0.02 * random.normal())).toFixed(1)}`;
  const ours = (OURS.share + OURS.growth * (12 - month.back)) * (STRENGTH[region] ?? 1);
  return [
    line([month.name, region, Names.US, around(ours), "yes"]),
    ...Names.COMPETITORS.map(({ name, share }) => line([month.name, region, name, around(share), "no"])),
  ].join("");
}
