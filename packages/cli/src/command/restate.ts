import * as Month from "@clearboard/jobs/month";
import { commandOfVerb, verb } from "../derive.ts";
import { phraseIn } from "../words.ts";

export const command = commandOfVerb(
  "restate",
  "Adds a new version of a published board from the current facts, with its cause; posts no pay.",
  verb(Month.restateMonth, {
    defaults: { cause: "late data" },
    needsUser: true,
    run: (ctx, input, { id: by }) => Month.restate(ctx, { ...input, by }),
    json: ({ number, board }, { month, cause }) => ({ month, version: number, digest: board.digest, cause }),
    text: ({ number }, { month }, locale) =>
      phraseIn(locale)("restate", { month, version: number, before: number - 1 }),
  }),
);
