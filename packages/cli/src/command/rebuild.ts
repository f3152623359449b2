import { rebuild } from "@clearboard/jobs/rebuild";
import * as Args from "../args.ts";
import type { Command } from "../command-spec.ts";
import { DEFAULT_DIR, withStore } from "../local.ts";

export const command: Command = {
  usage: "",
  summary: "Rebuilds the facts from the stored exports; the digests must not change.",
  options: {},
  async run(args, output) {
    const done = await withStore(Args.text(args, "data") ?? DEFAULT_DIR, (ctx) => rebuild(ctx));
    output.out(
      Args.is(args, "json")
        ? JSON.stringify(done)
        : `${done.imports} imports folded again into ${done.months.length} months.`,
    );
    return 0;
  },
};
