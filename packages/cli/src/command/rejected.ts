import { corrigible } from "@clearboard/jobs/rejected";
import * as Args from "../args.ts";
import type { Command, ExitCode } from "../command-spec.ts";
import { DEFAULT_DIR, withStore } from "../local.ts";

export const command: Command = {
  usage: "IMPORT > rows.csv",
  summary: "Prints the rejected rows of an import with their reasons, to correct and import again.",
  takesWords: true,
  options: {},
  async run(args, output) {
    const [id, ...rest] = args.rest;
    if (id === undefined || rest.length > 0) throw new Args.UsageError("rejected takes one IMPORT");
    return withStore(Args.text(args, "data") ?? DEFAULT_DIR, async (ctx): Promise<ExitCode> => {
      const isJson = Args.is(args, "json");
      const texts: string[] = [];
      for await (const text of corrigible(ctx, id)) {
        if (isJson) texts.push(text);
        else output.out(text.replace(/\r\n$/, "\r"));
      }
      if (isJson) output.out(JSON.stringify({ importId: id, csv: texts.join("") }));
      return 0;
    });
  },
};
