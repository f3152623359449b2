import { approve, release } from "@clearboard/jobs/pay/approve";
import { file } from "@clearboard/jobs/pay/export";
import { runFor } from "@clearboard/jobs/pay/run";
import * as Organisation from "@clearboard/store/organisation";
import * as Args from "../args.ts";
import type { Command } from "../command-spec.ts";
import { DEFAULT_DIR, withStore } from "../local.ts";
import * as Page from "../pay-page.ts";
import { FORMATS, send } from "./statement.ts";

export const command: Command = {
  usage: "[approve|release --digest D --as USER] --month M [--format table|json|csv|xlsx] [--out FILE]",
  summary: "The pay run of a month; approves and releases the posted run with this digest.",
  takesWords: true,
  options: {
    ...{ month: { type: "string" }, format: { type: "string" }, out: { type: "string" } },
    ...{ digest: { type: "string" }, as: { type: "string" } },
  },
  async run(args, output) {
    const [verb, ...more] = args.rest;
    if (more.length > 0 || (verb !== undefined && verb !== "approve" && verb !== "release"))
      throw new Args.UsageError(`pay takes approve or release, not "${[verb, ...more].join(" ")}"`);
    const month = Args.month(args);
    const dir = Args.text(args, "data") ?? DEFAULT_DIR;
    if (verb !== undefined) {
      const what = { month, digest: Args.demand(args, "digest"), by: Args.demand(args, "as") };
      const run = await withStore(dir, (ctx) => (verb === "approve" ? approve(ctx, what) : release(ctx, what)));
      output.out(
        Args.is(args, "json")
          ? JSON.stringify({ month, digest: run.digest, state: run.state, history: run.history })
          : `The pay of ${month} is ${run.state}.`,
      );
      return 0;
    }
    const format = Args.is(args, "json") ? "json" : Args.oneOf(args, "format", FORMATS, "table");
    const out = Args.text(args, "out");
    if (format === "xlsx" && out === undefined) throw new Args.UsageError("--format xlsx needs --out FILE");
    const answer = await withStore(dir, async (ctx) => {
      if (format === "csv" || format === "xlsx") return (await file(ctx, { month, person: null, format })).bytes;
      const run = await runFor(ctx, month);
      return format === "json" ? JSON.stringify(run) : Page.run(run, (await Organisation.get(ctx.table)).locale);
    });
    await send(answer, out, output);
    return 0;
  },
};
