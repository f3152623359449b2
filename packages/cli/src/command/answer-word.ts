import { proceed } from "@clearboard/jobs/import";
import * as Words from "@clearboard/jobs/waiting-word";
import { commandOf, inStore, ownVerb, verb } from "../derive.ts";
import { table } from "../output.ts";
import { describeCounts } from "../row-counts.ts";

export const command = commandOf("words", "Words of files that rows wait for, and what they mean.", {
  list: verb(Words.listWords, {
    text: ({ words }) =>
      words.length === 0
        ? "No row waits for a word."
        : table(
            ["source", "column", "word", "rows", "may mean"].map((title) => ({ title, isNumber: title === "rows" })),
            words.map(({ source, column, word, rows, choices }) => [
              ...[source, column, word, String(rows), choices.join(", ")],
            ]),
          ),
  }),
  answer: ownVerb(
    ["SOURCE", "COLUMN", "WORD", "MEANING"],
    {},
    async (args, [source = "", column = "", word = "", is = ""]) => {
      const receipts = await inStore(args, async (ctx) => {
        const done = [];
        for (const id of await Words.answer(ctx, { source, column, word, is }, "command line"))
          done.push(await proceed(ctx, id));
        return done;
      });
      const lines = receipts.map((receipt) => `${receipt.path}: ${receipt.status}. ${describeCounts(receipt)}`);
      return {
        json: { files: receipts },
        text: () => [`${word} in ${column} of ${source} means ${is}.`, ...lines].join("\n"),
      };
    },
  ),
});
