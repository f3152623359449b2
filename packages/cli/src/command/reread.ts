import { reread } from "@clearboard/jobs/reread";
import { commandOfVerb, inStore, ownVerb } from "../derive.ts";
import { describeCounts } from "../row-counts.ts";

export const command = commandOfVerb(
  "reread",
  "Reads the stored exports again whose profile has changed since, as after an update that knows more columns.",
  ownVerb([], {}, async (args) => {
    const files = await inStore(args, (ctx) => reread(ctx, "command line"));
    return {
      json: { files },
      text: () =>
        files.length === 0
          ? "Every stored export was read by its profile as it is now."
          : files.map((receipt) => `${receipt.path}: ${receipt.status}. ${describeCounts(receipt)}`).join("\n"),
      exit: files.some(({ status }) => status === "held" || status === "refused") ? 1 : 0,
    };
  }),
);
