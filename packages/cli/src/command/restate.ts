import * as Month from "@clearboard/jobs/month";
import * as Args from "../args.ts";
import type { Command } from "../command-spec.ts";
import { DEFAULT_DIR, withStore } from "../local.ts";

export const command: Command = {
  usage: "--month M --as USER [--cause TEXT]",
  summary: "Adds a new version of a published board from the current facts, with its cause; posts no pay.",
  options: { month: { type: "string" }, cause: { type: "string" }, as: { type: "string" } },
  async run(args, output) {
    const month = Args.month(args);
    const what = { month, cause: Args.text(args, "cause") ?? "late data", by: Args.demand(args, "as") };
    const { number, board } = await withStore(Args.text(args, "data") ?? DEFAULT_DIR, (ctx) =>
      Month.restate(ctx, what),
    );
    output.out(
      Args.is(args, "json")
        ? JSON.stringify({ month, version: number, digest: board.digest, cause: what.cause })
        : `${month} is restated as version ${number}; version ${number - 1} stays beside it.`,
    );
    return 0;
  },
};
