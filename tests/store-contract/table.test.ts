import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "@clearboard/store/dynamo/retry";
import * as DynamoTable from "@clearboard/store/dynamo/table";
import { crashing, disturb, laggingIndex } from "@clearboard/store/faults";
import { metered } from "@clearboard/store/meter";
import * as SqliteTable from "@clearboard/store/sqlite/table";
import { type Local, start, TABLE } from "./dynamo.ts";
import { tableContract } from "./table.contract.ts";

tableContract("SQLite in memory", { open: async (clock) => SqliteTable.open(":memory:", { now: () => clock.ms }) });

const dir = mkdtempSync(join(tmpdir(), "clearboard-table-"));
tableContract("SQLite on disk", {
  open: async (clock) => SqliteTable.open(join(dir, "clearboard.db"), { now: () => clock.ms }),
  close: async () => rmSync(dir, { recursive: true }),
});

tableContract("SQLite, metered, lagging by nothing and never crashing", {
  open: async (clock) => {
    const table = laggingIndex(metered(SqliteTable.open(":memory:", { now: () => clock.ms })).table, 0);
    return crashing({ table, files: {} as never }).table;
  },
});

let local: Local;
tableContract("DynamoDB", {
  open: async (clock) => {
    local = await start();
    return DynamoTable.open({ client: local.client(), tableName: TABLE, now: () => clock.ms });
  },
  close: () => local.close(),
});

let disturbed: Local;
tableContract("DynamoDB with 30% throttles, 10% half batches and 5% lost answers", {
  open: async (clock) => {
    disturbed = await start();
    const client = disturbed.client();
    disturb(client, 20260105, { throttled: 0.3, unprocessed: 0.1, lost: 0.05 });
    return DynamoTable.open({ client, tableName: TABLE, now: () => clock.ms, sleep: async () => {} });
  },
  close: () => disturbed.close(),
});

const real = process.env.CLEARBOARD_TEST_TABLE;
if (real) {
  const client = createClient();
  tableContract("DynamoDB on AWS", {
    open: async (clock) => DynamoTable.open({ client, tableName: real, now: () => clock.ms }),
    close: async () => client.destroy(),
    run: `contract ${process.pid}`,
  });
}
