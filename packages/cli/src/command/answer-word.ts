import { valueLabel } from "@clearboard/core/fact/field";
import type { Kind } from "@clearboard/core/fact/kind";
import { KINDS } from "@clearboard/core/fact/kinds";
import { type Locale, say } from "@clearboard/core/words/text";
import { proceed } from "@clearboard/jobs/import";
import * as Words from "@clearboard/jobs/waiting-word";
import { commandOf, inStore, ownVerb, verb } from "../derive.ts";
import { table } from "../output.ts";
import { describeFile } from "../row-counts.ts";
import { phraseIn, titlesIn } from "../words.ts";

export const command = commandOf("words", "Words of files that rows wait for, and what they mean.", {
  list: verb(Words.listWords, {
    text: ({ words }, _, locale) =>
      words.length === 0
        ? phraseIn(locale)("words.none")
        : table(
            [
              ...titlesIn(locale)("source", "column", "words.word"),
              { title: phraseIn(locale)("rows"), isNumber: true },
              ...titlesIn(locale)("words.may"),
            ],
            words.map(({ source, column, word, rows, kind, field, choices }) => [
              ...[
                source,
                column,
                word,
                String(rows),
                choices.map((value) => choiceText(kind, field, value, locale)).join(phraseIn(locale)("comma")),
              ],
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
      return {
        json: { files: receipts },
        text: (locale) =>
          [
            phraseIn(locale)("words.answered", { word, column, source, is }),
            ...receipts.map((receipt) => describeFile(receipt, locale)),
          ].join("\n"),
      };
    },
  ),
});

/** A meaning as it is typed; where people do not read English, with what it is called. */
function choiceText(kind: string, name: string, value: string, locale: Locale): string {
  const field = (KINDS as Record<string, Kind>)[kind]?.fields[name];
  return locale === "en" || field === undefined ? value : `${value}（${say(valueLabel(field, value), locale)}）`;
}
