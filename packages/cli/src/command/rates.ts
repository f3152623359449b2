import { NO_RATE } from "@clearboard/core/words/rate";
import { say } from "@clearboard/core/words/text";
import * as Rates from "@clearboard/jobs/rates";
import { commandOf, verb } from "../derive.ts";
import { table } from "../output.ts";
import { phraseIn, titlesIn } from "../words.ts";

export const command = commandOf("rates", "Exchange rates: what is known, what is missing, and one entered by hand.", {
  list: verb(Rates.listRates, {
    text: ({ rates, missing }, _, locale) =>
      [
        table(
          [
            ...titlesIn(locale)("day", "rates.from", "rates.to"),
            { title: phraseIn(locale)("rates.rate"), isNumber: true },
            ...titlesIn(locale)("source"),
          ],
          rates.map(({ day, from, to, rate, per, source }) => [
            ...[day, from, to, per === undefined ? rate : `${rate} / ${per}`, source],
          ]),
        ),
        ...missing.map((rate) =>
          phraseIn(locale)("rates.missing", { text: say(NO_RATE, locale, rate), rows: rate.rows }),
        ),
      ].join("\n"),
  }),
  enter: verb(Rates.enterRate, {
    text: (_, { day, from, rate }, locale) => phraseIn(locale)("rates.entered", { day, from, rate }),
  }),
});
