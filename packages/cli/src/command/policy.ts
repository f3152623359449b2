import * as Args from "../args.ts";
import type { Command, ExitCode } from "../command-spec.ts";
import type { Output } from "../output.ts";

/** `words` are what stands behind the verb; `takes` says how many of them there must be, and what they are. */
type Verb = {
  takes: string;
  words: readonly number[];
  /** loaded when asked for, as commands are */
  load: () => Promise<(args: Args.Args, output: Output, words: readonly string[]) => Promise<ExitCode>>;
};

const VERBS: { [name: string]: Verb } = {
  show: { takes: "[PLAN|--month M]", words: [0, 1], load: async () => (await import("./policy/show.ts")).show },
  check: { takes: "FILE", words: [1], load: async () => (await import("./policy/check.ts")).check },
  schema: { takes: "[plan|policy]", words: [0, 1], load: async () => (await import("./policy/check.ts")).schema },
  simulate: {
    takes: "FILE --months A..B",
    words: [1],
    load: async () => (await import("./policy/simulate.ts")).simulate,
  },
  apply: {
    takes: "FILE --from M --as USER [--note TEXT]",
    words: [1],
    load: async () => (await import("./policy/change.ts")).apply,
  },
  drafts: { takes: "", words: [0], load: async () => (await import("./policy/change.ts")).drafts },
  approve: {
    takes: "DRAFT --as USER [--onto VERSION]",
    words: [1],
    load: async () => (await import("./policy/change.ts")).approve,
  },
  reject: {
    takes: "DRAFT --as USER [--note TEXT]",
    words: [1],
    load: async () => (await import("./policy/change.ts")).reject,
  },
};

export const command: Command = {
  usage: `[${Object.entries(VERBS)
    .map(([name, { takes }]) => `${name} ${takes}`.trim())
    .join("|")}] [--locale en|zh-CN]`,
  summary:
    "Shows the policy, checks a plan or policy, simulates past months, submits a draft, and approves another director's draft.",
  takesWords: true,
  options: {
    locale: { type: "string" },
    month: { type: "string" },
    months: { type: "string" },
    from: { type: "string" },
    as: { type: "string" },
    note: { type: "string" },
    onto: { type: "string" },
  },
  async run(args, output) {
    const [name = "", ...words] = args.rest;
    const verb = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined;
    if (verb === undefined) throw new Args.UsageError(`policy takes ${Object.keys(VERBS).join(", ")}`);
    if (!verb.words.includes(words.length))
      throw new Args.UsageError(`policy ${name} takes ${verb.takes || "nothing"}`);
    const run = await verb.load();
    return run(args, output, words);
  },
};
