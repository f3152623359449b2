/** A process of its own for `processes.slow.test.ts`: counts up one shared item, or writes items until it is killed. */
import * as SqliteTable from "@clearboard/store/sqlite/table";
import { ConditionFailed } from "@clearboard/store/table";

const [path = "", name = "", task = "", times = "0", moment = "0"] = process.argv.slice(2);
// Several open a file at one moment: spinning meets it to the millisecond.
while (Date.now() < Number(moment));
const table = SqliteTable.open(path);
const body = new Uint8Array(100);
const key = { pk: "race", sk: "counter" };

async function countUp(): Promise<void> {
  for (;;) {
    const item = await table.get(key);
    const data = { n: Number(item?.data.n ?? 0) + 1, who: name };
    try {
      await table.put({ ...key, data, body }, item ? { version: item.version } : { absent: true });
      return;
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error;
    }
  }
}

if (task === "count") {
  for (let n = 0; n < Number(times); n++) {
    await countUp();
    await table.putMany(
      Array.from({ length: 20 }, (_, at) => ({ pk: `many|${name}`, sk: `${n}|${at}`, data: {}, body })),
    );
  }
} else {
  for (let n = 0; ; n++) {
    await table.put({ pk: "answered", sk: String(n), data: { n }, body: new Uint8Array(10_000) });
    process.stdout.write(`${n}\n`);
  }
}
await table.close();
