import * as Keys from "@clearboard/jobs/keys";
import { commandOf, verb } from "../derive.ts";
import { table } from "../output.ts";
import { phraseIn, titlesIn } from "../words.ts";

export const command = commandOf(
  "keys",
  "API keys for uploading files; create prints a key once, and each uploads files of one source only.",
  {
    list: verb(Keys.list, {
      json: ({ keys }) => ({ keys }),
      text: ({ keys }, _, locale) =>
        table(
          titlesIn(locale)("source", "keys.id", "keys.state", "keys.until", "keys.used"),
          keys.map((key) => [key.source, key.id, key.state, key.expiresAt.slice(0, 10), key.lastUsedAt ?? "-"]),
        ),
    }),
    create: verb(Keys.create, {
      text: ({ key, text }, _, locale) =>
        `${text}\n\n${phraseIn(locale)("keys.created", { source: key.source, day: key.expiresAt.slice(0, 10) })}\n` +
        `curl -H "Authorization: Bearer $KEY" -H "Content-Type: application/octet-stream" -T deals.csv -X POST ` +
        `"http://127.0.0.1:PORT/api/imports?name=deals.csv"`,
    }),
    revoke: verb(Keys.revoke, {
      words: ["id"],
      json: (key) => ({ key }),
      text: ({ id, source }, _, locale) => phraseIn(locale)("keys.revoked", { id, source }),
    }),
  },
);
