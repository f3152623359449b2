/** What the screen that describes a file asks: drafts, previews, and keeping a profile. */
import type { Answer, Input } from "@clearboard/api/operations";
import { done, taken } from "./client.ts";
import { api } from "./rpc.ts";

type Described = Answer<"POST /api/profiles/preview">;
export type Draft = NonNullable<Described["draft"]>;
export type Preview = NonNullable<Described["preview"]>;
export type Answers = NonNullable<Input<"POST /api/profiles/preview">["answers"]>;

/** Longer files are drafted from so much of their beginning. */
const WHOLE = 1 << 20;
const BEGINNING = 256 * 1024;

export type Sample = { file: File; name: string; sample: string; isCut: boolean };
export type Shown = { draft: Draft; preview: Preview | null };

/** The beginning of a file as it travels: all of it up to 1 MB. */
export async function sampleOf(file: File): Promise<Sample> {
  const isCut = file.size > WHOLE;
  const part = isCut ? file.slice(0, BEGINNING) : file;
  const text = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(part);
  });
  return { file, name: file.name, sample: text.slice(text.indexOf(",") + 1), isCut };
}

/**
 * A draft with what is stated so far, and the first records as it reads them once nothing is open; without anything stated,
 * as the one profile reads them that knows the file.
 */
export async function describe({ name, sample, isCut }: Sample, answers?: Answers): Promise<Shown> {
  const stated = answers === undefined ? {} : { answers };
  const shown = await taken(await api.profiles.preview.$post({ json: { name, sample, isCut, ...stated } }));
  return shown as Shown;
}

/** Forgets a profile of one's own; imports made with it stay. */
export async function remove(name: string): Promise<void> {
  await done(api.profiles[":name"].$delete({ param: { name } }));
}

export async function save(name: string, profile: Record<string, unknown>): Promise<void> {
  await done(api.profiles[":name"].$put({ param: { name }, json: { profile } }));
}
