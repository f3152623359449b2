import * as Month from "@clearboard/jobs/month";
import * as Args from "../args.ts";
import { commandOfVerb, verb } from "../derive.ts";

const publish = verb(Month.publishMonth, {
  needsUser: true,
  run: (ctx, input, { id: by }) => Month.publish(ctx, { ...input, by }),
  json: ({ number }, { month, digest }) => ({ month, version: number, digest }),
  text: ({ number }, { month }) => `${month} is published as version ${number}.`,
});

const late = verb(Month.listLate, {
  json: (found, { month }) => ({ month, ...found }),
  text({ version, changes }, { month }) {
    if (version === null) throw new Args.UsageError("--digest is missing");
    if (changes.length === 0) return `Nothing came late: version ${version} of ${month} is what the facts say.`;
    return changes
      .map(({ name, key, before, after }) => `${name}  ${key}: ${before ?? "-"} -> ${after ?? "-"}`)
      .join("\n");
  },
});

export const command = commandOfVerb(
  "publish",
  "Publishes the board with this digest; refused if it has changed. Without --digest, lists late changes.",
  publish,
  { verb: late, when: (args) => Args.text(args, "digest") === undefined },
);
