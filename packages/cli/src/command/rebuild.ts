import { rebuild } from "@clearboard/jobs/rebuild";
import { commandOfVerb, inStore, ownVerb } from "../derive.ts";
import { phraseIn } from "../words.ts";

export const command = commandOfVerb(
  "rebuild",
  "Rebuilds the facts from the stored exports; the digests must not change.",
  ownVerb([], {}, async (args) => {
    const done = await inStore(args, (ctx) => rebuild(ctx));
    return {
      json: done,
      text: (locale) => phraseIn(locale)("rebuild", { imports: done.imports, months: done.months.length }),
    };
  }),
);
