import * as Undo from "@clearboard/jobs/import/undo";
import * as Args from "../args.ts";
import type { Command, ExitCode } from "../command-spec.ts";
import { impactTable } from "../impact-table.ts";
import { DEFAULT_DIR, withStore } from "../local.ts";

export const command: Command = {
  usage: "IMPORT [--dry-run] [--as USER]",
  summary: "Withdraws an import; the facts of the other imports stay. --dry-run shows what would change.",
  takesWords: true,
  options: { "dry-run": { type: "boolean" }, as: { type: "string" } },
  async run(args, output) {
    const [id, ...rest] = args.rest;
    if (id === undefined || rest.length > 0) throw new Args.UsageError("undo takes one IMPORT");
    const isJson = Args.is(args, "json");
    return withStore(Args.text(args, "data") ?? DEFAULT_DIR, async (ctx): Promise<ExitCode> => {
      if (Args.is(args, "dry-run")) {
        const effect = await Undo.effect(ctx, id);
        output.out(isJson ? JSON.stringify(effect) : impactTable(effect));
        return 0;
      }
      const done = await Undo.undo(ctx, id, { by: Args.text(args, "as") ?? "command line" });
      const months = done.months.length === 0 ? "no month" : done.months.join(", ");
      output.out(
        isJson
          ? JSON.stringify(done)
          : done.isRepeat
            ? `${id} was withdrawn already.`
            : `${id} is withdrawn; ${months} will be worked out again.`,
      );
      return 0;
    });
  },
};
