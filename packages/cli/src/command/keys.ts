import * as Keys from "@clearboard/jobs/keys";
import { commandOf, verb } from "../derive.ts";
import { table } from "../output.ts";

export const command = commandOf(
  "keys",
  "API keys for uploading files; create prints a key once, and each uploads files of one source only.",
  {
    list: verb(Keys.list, {
      json: ({ keys }) => ({ keys }),
      text: ({ keys }) =>
        table(
          ["source", "id", "state", "until", "last used"].map((title) => ({ title })),
          keys.map((key) => [key.source, key.id, key.state, key.expiresAt.slice(0, 10), key.lastUsedAt ?? "-"]),
        ),
    }),
    create: verb(Keys.create, {
      text: ({ key, text }) =>
        `${text}\n\nThe key of ${key.source} until ${key.expiresAt.slice(0, 10)}. It is not shown again. Upload a file with it:\n` +
        `curl -H "Authorization: Bearer $KEY" -H "Content-Type: application/octet-stream" -T deals.csv -X POST ` +
        `"http://127.0.0.1:PORT/api/imports?name=deals.csv"`,
    }),
    revoke: verb(Keys.revoke, {
      words: ["id"],
      json: (key) => ({ key }),
      text: (key) => `Revoked ${key.id} of ${key.source}.`,
    }),
  },
);
