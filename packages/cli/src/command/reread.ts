import { reread } from "@clearboard/jobs/reread";
import { commandOfVerb, inStore, ownVerb } from "../derive.ts";
import { describeFile } from "../row-counts.ts";
import { phraseIn } from "../words.ts";

export const command = commandOfVerb(
  "reread",
  "Reads the stored exports again whose profile has changed since, as after an update that knows more columns.",
  ownVerb([], {}, async (args) => {
    const files = await inStore(args, (ctx) => reread(ctx, "command line"));
    return {
      json: { files },
      text: (locale) =>
        files.length === 0
          ? phraseIn(locale)("reread")
          : files.map((receipt) => describeFile(receipt, locale)).join("\n"),
      exit: files.some(({ status }) => status === "held" || status === "refused") ? 1 : 0,
    };
  }),
);
