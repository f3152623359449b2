import { fresh } from "@clearboard/jobs/board";
import * as Month from "@clearboard/jobs/month";
import * as Args from "../args.ts";
import type { Command } from "../command-spec.ts";
import { DEFAULT_DIR, withStore } from "../local.ts";

export const command: Command = {
  usage: "--month M",
  summary: "Moves a month from open to review; prints the digest to publish.",
  options: { month: { type: "string" } },
  async run(args, output) {
    const month = Args.month(args);
    const { digest, status, version } = await withStore(Args.text(args, "data") ?? DEFAULT_DIR, async (ctx) => {
      await Month.close(ctx, month, "command line");
      const { candidate, state, published } = await fresh(ctx, month);
      return { digest: candidate.digest, status: state, version: published === 0 ? null : published };
    });
    output.out(
      Args.is(args, "json")
        ? JSON.stringify({ month, status, version, digest })
        : version === null
          ? `${month} is in review. Its digest: ${digest}`
          : `${month} is published as version ${version} already; what the facts say now has the digest ${digest}`,
    );
    return 0;
  },
};
