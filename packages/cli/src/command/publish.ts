import { RATE_CHANGED } from "@clearboard/core/words/rate";
import { say } from "@clearboard/core/words/text";
import * as Month from "@clearboard/jobs/month";
import * as Args from "../args.ts";
import { commandOfVerb, verb } from "../derive.ts";
import { phraseIn } from "../words.ts";

const publish = verb(Month.publishMonth, {
  needsUser: true,
  run: (ctx, input, { id: by }) => Month.publish(ctx, { ...input, by }),
  json: ({ number }, { month, digest }) => ({ month, version: number, digest }),
  text: ({ number }, { month }, locale) => phraseIn(locale)("publish", { month, version: number }),
});

const late = verb(Month.listLate, {
  json: (found, { month }) => ({ month, ...found }),
  text({ version, changes, rates }, { month }, locale) {
    if (version === null) throw new Args.UsageError("--digest is missing");
    if (changes.length === 0) return phraseIn(locale)("late.none", { version, month });
    return [
      ...rates.map((rate) =>
        say(RATE_CHANGED, locale, { ...rate, before: rate.before ?? "-", after: rate.after ?? "-" }),
      ),
      ...changes.map(({ name, key, before, after }) => `${name}  ${key}: ${before ?? "-"} -> ${after ?? "-"}`),
    ].join("\n");
  },
});

export const command = commandOfVerb(
  "publish",
  "Publishes the board with this digest; refused if it has changed. Without --digest, lists late changes.",
  publish,
  { verb: late, when: (args) => Args.text(args, "digest") === undefined },
);
