import { open, readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { refuse } from "@clearboard/core/error";
import { say } from "@clearboard/core/words/text";
import { SAMPLE_BYTES } from "@clearboard/ingest/draft/table";
import * as Profile from "@clearboard/ingest/profile";
import type { Context } from "@clearboard/jobs/context";
import * as Profiles from "@clearboard/jobs/profile";
import * as Args from "../args.ts";
import type { Command, ExitCode } from "../command-spec.ts";
import { DEFAULT_DIR, isStore, withStore } from "../local.ts";
import { localeOf } from "../locale.ts";
import { table } from "../output.ts";
import { phraseIn, titlesIn } from "../words.ts";
import * as Draft from "./profile-draft.ts";

const ACTOR = "command line";
const VERBS = ["list", "show", "draft", "save", "remove", "schema"];

export const command: Command = {
  usage:
    "[list|show NAME|schema|save FILE|remove NAME|draft FILE [--kind KIND] [--set KEY=VALUE,...] [--answers FILE] [--out FILE]]",
  summary:
    "Import profiles, built in and your own. draft proposes one from a file and lists its open questions (exit 1).",
  takesWords: true,
  options: {
    kind: { type: "string" },
    set: { type: "string" },
    answers: { type: "string" },
    out: { type: "string" },
  },
  async run(args, output) {
    const [verb = "list", what, ...more] = args.rest;
    if (!VERBS.includes(verb)) throw new Args.UsageError(`profiles takes ${VERBS.join(", ")}, not "${verb}"`);
    const needs = verb === "save" || verb === "draft" ? "a file" : verb === "show" || verb === "remove" ? "a name" : "";
    if ((needs === "") !== (what === undefined) || more.length > 0)
      throw new Args.UsageError(`profiles ${verb} takes ${needs || "nothing more"}`);
    const name = what ?? "";
    const dir = Args.text(args, "data") ?? DEFAULT_DIR;
    if (verb === "schema") {
      output.out(JSON.stringify(Profile.jsonSchema(), null, 2));
      return 0;
    }
    if (verb === "save" || verb === "remove") {
      const profile = verb === "save" ? Profiles.read(await read(name)) : undefined;
      return withStore(dir, async (ctx): Promise<ExitCode> => {
        if (profile === undefined) await Profiles.remove(ctx, name, ACTOR);
        const saved = profile === undefined ? undefined : await Profiles.save(ctx, profile, ACTOR);
        const phrase = phraseIn(await localeOf(args, ctx));
        const text = saved ? phrase("profiles.saved", { name: saved.name }) : phrase("profiles.removed", { name });
        output.out(Args.is(args, "json") ? JSON.stringify({ profile: saved ?? null }) : text);
        return 0;
      });
    }
    const within = <T>(work: (ctx: Context | undefined) => Promise<T>): Promise<T> =>
      isStore(dir) || Args.text(args, "data") !== undefined ? withStore(dir, work) : work(undefined);
    if (verb === "draft") return within(async (ctx) => Draft.show(ctx, await sampleOf(name), args, output));
    return within(async (ctx): Promise<ExitCode> => {
      if (verb === "show") {
        output.out(JSON.stringify(ctx ? await Profiles.find(ctx, name) : Profiles.byName(name), null, 2));
        return 0;
      }
      const builtIn = new Set(Profiles.known().map((profile) => profile.name));
      const known = (ctx ? await Profiles.all(ctx) : Profiles.known()).map((profile) => ({
        name: profile.name,
        title: profile.title,
        source: profile.source,
        kinds: profile.kinds,
        isBuiltIn: builtIn.has(profile.name),
      }));
      const locale = await localeOf(args, ctx);
      const titles = titlesIn(locale)("profiles.profile", "profiles.what", "source", "profiles.facts");
      const columns = [...titles, { title: "" }];
      const rows = known.map((profile) => [
        profile.name,
        say(profile.title, locale),
        profile.source,
        profile.kinds.join(", "),
        profile.isBuiltIn ? "" : phraseIn(locale)("profiles.own"),
      ]);
      output.out(Args.is(args, "json") ? JSON.stringify({ profiles: known }) : table(columns, rows));
      return 0;
    });
  },
};

async function read(path: string): Promise<string> {
  return readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw error.code === "ENOENT" ? refuse("file-missing", { path }) : error;
  });
}

/** The beginning of a file: all of one that is packed, or not longer than 1 MB. */
async function sampleOf(path: string): Promise<Draft.Sample> {
  const info = await stat(path).catch(() => undefined);
  if (info === undefined || !info.isFile()) throw refuse("file-missing", { path });
  const file = await open(path);
  try {
    const isCut = info.size > 1 << 20;
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(isCut ? SAMPLE_BYTES : info.size) });
    return { name: basename(path), bytes: buffer.subarray(0, bytesRead), isCut };
  } finally {
    await file.close();
  }
}
