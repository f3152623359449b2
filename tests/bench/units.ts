/** What the same month costs in write units of DynamoDB, counted by the meter over the embedded store; prints JSON. */

import { join } from "node:path";
import { boardFor } from "@clearboard/jobs/board";
import { takeIn } from "@clearboard/jobs/import";
import { readChunks } from "@clearboard/store/folder-files";
import { openLocal } from "@clearboard/store/local";
import { metered } from "@clearboard/store/meter";
import * as Organisation from "@clearboard/store/organisation";
import { MONTH, ZONE } from "./load.ts";

const [dir = "", calls = "", deals = "", nextDay = ""] = process.argv.slice(2);

const { table: inner, files } = await openLocal(join(dir, "metered"));
const { table, units: counted, reset } = metered(inner);
const ctx = { table, files, now: Date.now };
await Organisation.init(table, {
  name: "Bench",
  zone: ZONE,
  currency: "CNY",
  locale: "en",
  unknownOwners: "create",
});

async function cost(paths: string[]): Promise<number> {
  reset();
  for (const path of paths) await takeIn(ctx, { name: path, chunks: readChunks(path) });
  await boardFor(ctx, MONTH);
  return counted().write;
}

const units = {
  calls: await cost([calls]),
  deals: await cost([deals]),
  again: await cost([calls, deals]),
  nextDay: await cost([nextDay]),
};
await table.close();
console.log(JSON.stringify(units));
