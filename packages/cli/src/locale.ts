/** The language a command speaks: as asked for, else the organisation's, else English. */
import type { Locale } from "@clearboard/core/words/text";
import type { Context } from "@clearboard/jobs/context";
import * as Organisation from "@clearboard/store/organisation";
import * as Args from "./args.ts";
import { DEFAULT_DIR, isStore, withStore } from "./local.ts";

/** Throws `UsageError` for a language that is none. */
export async function localeOf(args: Args.Args, open?: Pick<Context, "table">): Promise<Locale> {
  if (Args.text(args, "locale") !== undefined) return Args.oneOf(args, "locale", Args.LOCALES, "en");
  const find = async ({ table }: Pick<Context, "table">) => (await Organisation.find(table))?.locale ?? "en";
  if (open !== undefined) return find(open);
  const dir = Args.text(args, "data") ?? DEFAULT_DIR;
  return isStore(dir) ? withStore(dir, find) : "en";
}
