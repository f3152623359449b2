import { rebuild } from "@clearboard/jobs/rebuild";
import { reread } from "@clearboard/jobs/reread";
import { commandOfVerb, inStore, ownVerb } from "../derive.ts";
import { describeFile } from "../row-counts.ts";
import { phraseIn } from "../words.ts";

export const command = commandOfVerb(
  "rebuild",
  "Rebuilds the facts from the stored exports, those whose profile has changed read by it as it is now; published versions do not change.",
  ownVerb([], {}, async (args) => {
    const { files, imports, months } = await inStore(args, async (ctx) => ({
      files: await reread(ctx, "command line"),
      ...(await rebuild(ctx)),
    }));
    return {
      json: { files, imports, months },
      text: (locale) =>
        [
          ...files.map((receipt) => describeFile(receipt, locale)),
          phraseIn(locale)("rebuild", { imports, months: months.length }),
        ].join("\n"),
      exit: files.some(({ status }) => status === "held" || status === "refused") ? 1 : 0,
    };
  }),
);
