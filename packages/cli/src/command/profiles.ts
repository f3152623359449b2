import * as Profiles from "@clearboard/jobs/profile";
import * as Args from "../args.ts";
import type { Command } from "../command.ts";
import { table } from "../output.ts";

export const command: Command = {
  usage: "[list|show NAME]",
  summary: "Lists the export formats Clearboard knows, or shows one as the JSON a profile of your own would have.",
  takesWords: true,
  options: {},
  async run(args, output) {
    const [verb = "list", name] = args.rest;
    if (verb === "show") {
      if (name === undefined) throw new Args.UsageError("profiles show takes a name");
      output.out(JSON.stringify(Profiles.byName(name), null, 2));
      return 0;
    }
    if (verb !== "list") throw new Args.UsageError(`profiles takes list or show, not "${verb}"`);
    const known = Profiles.known().map((profile) => ({
      name: profile.name,
      title: profile.title,
      source: profile.source,
      kinds: profile.emits.map((emit) => emit.kind),
    }));
    if (Args.is(args, "json")) output.out(JSON.stringify({ profiles: known }));
    else
      output.out(
        table(
          [{ title: "profile" }, { title: "what it is" }, { title: "source" }, { title: "facts" }],
          known.map((one) => [one.name, one.title.en, one.source, one.kinds.join(", ")]),
        ),
      );
    return 0;
  },
};
