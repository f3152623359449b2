import * as Month from "@clearboard/jobs/month";
import * as Args from "../args.ts";
import type { Command } from "../command-spec.ts";
import { DEFAULT_DIR, withStore } from "../local.ts";

export const command: Command = {
  usage: "--month M --digest D --as USER",
  summary: "Publishes the board with this digest; refused if it has changed. Without --digest, lists late changes.",
  options: { month: { type: "string" }, digest: { type: "string" }, as: { type: "string" } },
  async run(args, output) {
    const month = Args.month(args);
    const digest = Args.text(args, "digest");
    const dir = Args.text(args, "data") ?? DEFAULT_DIR;
    if (digest === undefined) {
      const late = await withStore(dir, (ctx) => Month.late(ctx, month));
      if (Args.is(args, "json")) output.out(JSON.stringify({ month, ...late }));
      else if (late.version === null) throw new Args.UsageError("--digest is missing");
      else if (late.changes.length === 0)
        output.out(`Nothing came late: version ${late.version} of ${month} is what the facts say.`);
      else
        for (const change of late.changes)
          output.out(`${change.name}  ${change.key}: ${change.before ?? "-"} -> ${change.after ?? "-"}`);
      return 0;
    }
    const by = Args.demand(args, "as");
    const version = await withStore(dir, (ctx) => Month.publish(ctx, { month, digest, by }));
    output.out(
      Args.is(args, "json")
        ? JSON.stringify({ month, version: version.number, digest })
        : `${month} is published as version ${version.number}.`,
    );
    return 0;
  },
};
