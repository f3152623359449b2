import { fresh } from "@clearboard/jobs/board";
import * as Month from "@clearboard/jobs/month";
import * as Args from "../args.ts";
import type { Command } from "../command.ts";
import { DEFAULT_DIR, withStore } from "../local.ts";

export const command: Command = {
  usage: "--month M",
  summary: "Moves a month from open to review; prints the digest a director publishes.",
  options: { month: { type: "string" } },
  async run(args, output) {
    const month = Args.month(args);
    const digest = await withStore(Args.text(args, "data") ?? DEFAULT_DIR, async (ctx) => {
      await Month.close(ctx, month, "command line");
      return (await fresh(ctx, month)).candidate.digest;
    });
    output.out(
      Args.is(args, "json") ? JSON.stringify({ month, digest }) : `${month} is in review. Its digest: ${digest}`,
    );
    return 0;
  },
};
