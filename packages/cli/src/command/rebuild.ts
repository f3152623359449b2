import { rebuild } from "@clearboard/jobs/rebuild";
import { commandOfVerb, inStore, ownVerb } from "../derive.ts";

export const command = commandOfVerb(
  "rebuild",
  "Rebuilds the facts from the stored exports; the digests must not change.",
  ownVerb([], {}, async (args) => {
    const done = await inStore(args, (ctx) => rebuild(ctx));
    return { json: done, text: () => `${done.imports} imports folded again into ${done.months.length} months.` };
  }),
);
