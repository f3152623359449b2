import { NO_RATE } from "@clearboard/core/words/rate";
import { say } from "@clearboard/core/words/text";
import * as Rates from "@clearboard/jobs/rates";
import { commandOf, verb } from "../derive.ts";
import { table } from "../output.ts";

export const command = commandOf("rates", "Exchange rates: what is known, what is missing, and one entered by hand.", {
  list: verb(Rates.listRates, {
    text: ({ rates, missing }) =>
      [
        table(
          ["day", "from", "to", "rate", "source"].map((title) => ({ title, isNumber: title === "rate" })),
          rates.map(({ day, from, to, rate, per, source }) => [
            ...[day, from, to, per === undefined ? rate : `${rate} / ${per}`, source],
          ]),
        ),
        ...missing.map((rate) => `${say(NO_RATE, "en", rate)} (${rate.rows})`),
      ].join("\n"),
  }),
  enter: verb(Rates.enterRate, {
    text: (_, { day, from, rate }) => `One ${from} is ${rate} from ${day} on; rows that waited for it count.`,
  }),
});
