/** Profiles a company can take files in with: the built-in ones, its own, and every one an import was made with. */
import { refuse, type VisibleError } from "@clearboard/core/error";
import type * as Memory from "@clearboard/ingest/draft/memory";
import * as Profile from "@clearboard/ingest/profile";
import { withColumns } from "@clearboard/ingest/profile-columns";
import { withWords } from "@clearboard/ingest/profile-words";
import * as BuiltIn from "@clearboard/ingest/profiles";
import * as Audit from "@clearboard/store/audit";
import * as MappedColumn from "@clearboard/store/mapped-column";
import * as Organisation from "@clearboard/store/organisation";
import * as SavedProfile from "@clearboard/store/saved-profile";
import * as SourceWord from "@clearboard/store/source-word";
import * as z from "zod";
import type { Context } from "./context.ts";
import { type Edge, operation } from "./operation.ts";

const fileName = (digest: string) => `profiles/${digest}`;

export function known(): Profile.Info[] {
  return BuiltIn.ALL;
}

/** A built-in profile by name; the error lists the names there are. */
export function byName(name: string): Profile.Info {
  const found = known().find((profile) => profile.name === name);
  if (found !== undefined) return found;
  throw unknown(name, known());
}

/** The built-in profiles and the company's own, which files are held against. One that the language has outgrown is left out. */
export async function all(ctx: Context): Promise<Profile.Info[]> {
  const own = await Promise.all((await SavedProfile.list(ctx.table)).map(({ digest }) => version(ctx, digest)));
  return [...known(), ...own.filter((profile) => profile !== undefined)];
}

/** What the company has said of columns: in profiles of its own, and of columns that it mapped. */
export async function statements(ctx: Context): Promise<Memory.Statement[]> {
  const builtIn = new Set(known());
  const own = (await all(ctx)).filter((profile) => !builtIn.has(profile));
  const stated = own.flatMap(({ source, emits }) =>
    emits.flatMap(({ kind, ...fields }) =>
      Object.entries(fields).map(([field, spec]): Memory.Statement => ({ source, kind, field, spec })),
    ),
  );
  return [...stated, ...(await MappedColumn.everywhere(ctx.table))];
}

/** A profile by name, built in or the company's own; the error lists the names there are. */
export async function find(ctx: Context, name: string): Promise<Profile.Info> {
  const every = await all(ctx);
  const found = every.find((profile) => profile.name === name);
  if (found !== undefined) return found;
  throw unknown(name, every);
}

/** What is kept of a profile's name; undefined for a built-in one. */
export function saved(ctx: Context, name: string): Promise<SavedProfile.Info | undefined> {
  return SavedProfile.get(ctx.table, name);
}

/**
 * Keeps a profile as the newest version of its name; earlier versions stay, by their digest, for the imports made with them.
 * Throws `profile-built-in` for the name of a built-in one.
 */
export async function save(ctx: Context, profile: Profile.Info, by: string): Promise<SavedProfile.Info> {
  const { name } = profile;
  refuseBuiltIn(name);
  const digest = Profile.digest(profile);
  return Audit.record(ctx.table, ctx.now, by, "save profile", { profile: name, digest }, async () => {
    await keep(ctx, profile);
    return SavedProfile.point(ctx.table, name, { digest, at: ctx.now(), by });
  });
}

/** Forgets a name: no further file is held against it. Its versions stay for the imports made with them. */
export async function remove(ctx: Context, name: string, by: string): Promise<void> {
  refuseBuiltIn(name);
  const found = await saved(ctx, name);
  if (found === undefined) throw unknown(name, await all(ctx));
  await Audit.record(ctx.table, ctx.now, by, "remove profile", { profile: name, digest: found.digest }, () =>
    SavedProfile.remove(ctx.table, name),
  );
}

function refuseBuiltIn(name: string): void {
  if (!known().some((profile) => profile.name === name)) return;
  throw refuse("profile-built-in", { name });
}

function unknown(name: string, there: Profile.Info[]): VisibleError {
  const names = there.map((profile) => profile.name).join(", ");
  return refuse("profile-unknown", { name, names });
}

/** A profile written by hand, from its JSON text; errors name the field. */
export function read(text: string): Profile.Info {
  try {
    return Profile.parse(JSON.parse(text));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw refuse("profile-not-json", { detail: error.message }, error);
  }
}

/** Keeps the profile as the import was made with it, so that a rebuild reads the file the same way for ever. */
export async function keep(ctx: Context, profile: Profile.Info): Promise<string> {
  const digest = Profile.digest(profile);
  if (!(await ctx.files.has(fileName(digest))))
    await ctx.files.write(fileName(digest), Buffer.from(JSON.stringify(profile)));
  return digest;
}

/** The profile with what was said of the source's files since: columns that were mapped, words that were explained. */
export async function ofSource(ctx: Context, profile: Profile.Info, source: string): Promise<Profile.Info> {
  const mapped = await MappedColumn.list(ctx.table, source, profile.name);
  return withWords(withColumns(profile, mapped), await SourceWord.get(ctx.table, source));
}

async function version(ctx: Context, digest: string): Promise<Profile.Info | undefined> {
  const bytes = await ctx.files.read(fileName(digest));
  if (bytes === undefined) return undefined;
  const result = Profile.Info.safeParse(JSON.parse(Buffer.from(bytes).toString()));
  return result.success ? result.data : undefined;
}

export async function kept(ctx: Context, digest: string): Promise<Profile.Info> {
  const bytes = await ctx.files.read(fileName(digest));
  if (bytes === undefined) throw new Error(`profile ${digest} is not kept`);
  return Profile.Info.parse(JSON.parse(Buffer.from(bytes).toString()));
}

const Listed = z
  .object({
    name: z.string(),
    title: z.string(),
    kinds: z.array(z.string()),
    source: z.string(),
    columns: z.array(z.string()),
    isOwn: z.boolean().meta({ description: "saved by the company: it can be changed and deleted" }),
  })
  .meta({ id: "Profile" });

export const listProfiles = operation({
  name: "profiles.list",
  route: "GET /api/profiles",
  summary: "Import profiles",
  action: "import.manage",
  output: z.object({ profiles: z.array(Listed) }),
  run: async (ctx) => {
    const { locale } = await Organisation.get(ctx.table);
    const builtIn = new Set(known().map(({ name }) => name));
    const profiles = (await all(ctx)).map(({ name, title, source, match, emits }) => ({
      name,
      title: locale === "en" ? title.en : title.zh,
      source,
      kinds: emits.map(({ kind }) => kind),
      columns: "header" in match ? match.header.map(([spelling = ""]) => spelling) : match.positions,
      isOwn: !builtIn.has(name),
    }));
    return { profiles };
  },
});

const Named = z.strictObject({
  name: z
    .string()
    .max(60)
    .regex(/^[a-z0-9][a-z0-9-]*$/),
});

const Kept = z
  .object({
    name: z.string(),
    isBuiltIn: z.boolean(),
    profile: z.record(z.string(), z.unknown()),
    versions: z.array(z.object({ digest: z.string(), at: z.string(), by: z.string() })),
  })
  .meta({ id: "KeptProfile" });

async function readKept(ctx: Edge, name: string): Promise<z.output<typeof Kept>> {
  const profile = await find(ctx, name);
  const own = await saved(ctx, name);
  const versions = (own?.versions ?? []).map((item) => ({ ...item, at: new Date(item.at).toISOString() }));
  return { name, isBuiltIn: own === undefined, profile, versions };
}

export const readProfile = operation({
  name: "profiles.get",
  route: "GET /api/profiles/:name",
  summary: "An import profile with its versions",
  action: "import.manage",
  input: Named,
  output: Kept,
  refusals: ["profile-unknown"],
  run: (ctx, { name }) => readKept(ctx, name),
});

export const saveProfile = operation({
  name: "profiles.save",
  route: "PUT /api/profiles/:name",
  summary: "Save an import profile as the newest version of its name",
  action: "import.manage",
  input: Named.extend({ profile: z.record(z.string(), z.unknown()) }),
  output: Kept,
  refusals: ["profile-built-in", "profile-invalid", "request-invalid"],
  audit: "save profile",
  maxBytes: 2 << 20,
  run: async (ctx, { name, profile }, { id: by }) => {
    // The address names it: a document that says otherwise is saved under the address.
    await save(ctx, read(JSON.stringify({ ...profile, name })), by);
    return readKept(ctx, name);
  },
});

export const removeProfile = operation({
  name: "profiles.remove",
  route: "DELETE /api/profiles/:name",
  summary: "Delete an import profile",
  action: "import.manage",
  input: Named,
  refusals: ["profile-unknown", "profile-built-in"],
  audit: "remove profile",
  run: (ctx, { name }, { id: by }) => remove(ctx, name, by),
});
