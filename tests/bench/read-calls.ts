/** Clearboard reads and checks a call file and keeps nothing. */

import * as Profiles from "@clearboard/ingest/profiles";
import * as Ingest from "@clearboard/ingest/read";
import { readChunks } from "@clearboard/store/folder-files";
import { ZONE } from "./load.ts";
import { startMeter } from "./measure.ts";

const [calls = ""] = process.argv.slice(2);
const meter = startMeter();
const reading = await Ingest.open(readChunks(calls), {
  profiles: Profiles.ALL,
  organisation: { zone: ZONE, currency: "CNY" },
});
let read = 0;
let rejected = 0;
for await (const batch of reading.batches) {
  read += batch.read;
  rejected += batch.rejected.length;
}
console.log(JSON.stringify({ ...meter(), read, rejected }));
