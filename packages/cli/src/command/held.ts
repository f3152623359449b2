import * as Held from "@clearboard/jobs/held";
import * as Profiles from "@clearboard/jobs/profile";
import * as Args from "../args.ts";
import type { Command, ExitCode } from "../command-spec.ts";
import { impactTable } from "../impact-table.ts";
import { DEFAULT_DIR, withStore } from "../local.ts";
import { table } from "../output.ts";
import { describeCounts } from "../row-counts.ts";

const BY = "command line";

export const command: Command = {
  usage: "[list|effect IMPORT|approve IMPORT|dismiss IMPORT] [--profile NAME] [--as USER]",
  summary: "Held files: why, what approving one would change, and the decision.",
  takesWords: true,
  options: { profile: { type: "string" }, as: { type: "string" } },
  async run(args, output) {
    const [verb = "list", id, ...rest] = args.rest;
    const isJson = Args.is(args, "json");
    if (!["list", "effect", "approve", "dismiss"].includes(verb))
      throw new Args.UsageError(`held takes list, effect, approve or dismiss, not "${verb}"`);
    if (rest.length > 0 || (verb === "list") !== (id === undefined))
      throw new Args.UsageError(verb === "list" ? "held list takes nothing more" : `held ${verb} takes one IMPORT`);
    const by = Args.text(args, "as") ?? BY;
    return withStore(Args.text(args, "data") ?? DEFAULT_DIR, async (ctx): Promise<ExitCode> => {
      const named = Args.text(args, "profile");
      const profile = named === undefined ? {} : { profile: await Profiles.find(ctx, named) };
      if (verb === "list" || id === undefined) {
        const files = await Held.list(ctx);
        if (isJson) output.out(JSON.stringify({ held: files }));
        else if (files.length === 0) output.out("No file waits.");
        else
          output.out(
            table(
              [{ title: "import" }, { title: "file" }, { title: "source" }, { title: "why" }],
              files.map((one) => [
                one.importId,
                one.name,
                one.source || "-",
                one.reasons.map(({ message }) => message).join(" "),
              ]),
            ),
          );
        return 0;
      }
      if (verb === "effect") {
        const effect = await Held.effect(ctx, id, profile);
        output.out(isJson ? JSON.stringify(effect) : impactTable(effect));
        return 0;
      }
      if (verb === "dismiss") {
        await Held.dismiss(ctx, id, { by });
        output.out(isJson ? JSON.stringify({ importId: id }) : `${id} was put away; nothing stored has changed.`);
        return 0;
      }
      const receipt = await Held.approve(ctx, id, { by, ...profile });
      if (isJson) output.out(JSON.stringify(receipt));
      else output.out(`${receipt.path}: ${receipt.status}. ${receipt.reason?.message ?? describeCounts(receipt)}`);
      return receipt.status === "held" || receipt.status === "refused" ? 1 : 0;
    });
  },
};
