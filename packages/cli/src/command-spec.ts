import type { Args, Spec } from "./args.ts";
import type { Output } from "./output.ts";

/** 0 done, 1 something refused, held or not as it should be, 2 wrong usage. */
export type ExitCode = 0 | 1 | 2;

export type Command = {
  /** the words after `clearboard NAME`, for the help */
  usage: string;
  summary: string;
  options: Spec;
  /** whether words without a dash mean something to it */
  takesWords?: boolean;
  run: (args: Args, output: Output) => Promise<ExitCode>;
};
