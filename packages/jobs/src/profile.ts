/** Profiles a company can take files in with: the built-in ones, and every one an import was made with. */
import { VisibleError } from "@clearboard/core/error";
import * as Profile from "@clearboard/ingest/profile";
import * as BuiltIn from "@clearboard/ingest/profiles";
import type { Context } from "./context.ts";

const fileName = (digest: string) => `profiles/${digest}`;

export function known(): Profile.Info[] {
  return BuiltIn.ALL;
}

/** A known profile by name; the error lists the names there are. */
export function byName(name: string): Profile.Info {
  const found = known().find((profile) => profile.name === name);
  if (found !== undefined) return found;
  const names = known()
    .map((profile) => profile.name)
    .join(", ");
  throw new VisibleError("input", "profile-unknown", `There is no profile ${name}. Known ones: ${names}.`, {
    params: { name, names },
  });
}

/** A profile written by hand, from its JSON text; errors name the field. */
export function read(text: string): Profile.Info {
  try {
    return Profile.parse(JSON.parse(text));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new VisibleError("input", "profile-not-json", `The profile is not JSON: ${error.message}`, {
      params: { detail: error.message },
      cause: error,
    });
  }
}

/** Keeps the profile as the import was made with it, so that a rebuild reads the file the same way for ever. */
export async function keep(ctx: Context, profile: Profile.Info): Promise<string> {
  const digest = Profile.digest(profile);
  if (!(await ctx.files.has(fileName(digest))))
    await ctx.files.write(fileName(digest), Buffer.from(JSON.stringify(profile)));
  return digest;
}

export async function kept(ctx: Context, digest: string): Promise<Profile.Info> {
  const bytes = await ctx.files.read(fileName(digest));
  if (bytes === undefined) throw new Error(`profile ${digest} is not kept`);
  return Profile.Info.parse(JSON.parse(Buffer.from(bytes).toString()));
}
