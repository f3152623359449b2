/** What the imports ask of the server; apart from the board's requests, so that its first load does not carry them. */
import type { Answer } from "@clearboard/api/operations";
import { done, taken } from "./client.ts";
import { api } from "./rpc.ts";

export type Import = Answer<"GET /api/imports/:id">;
export type ImportSummary = Answer<"GET /api/imports">["imports"][number];
export type People = Answer<"GET /api/people">;
export type Word = Answer<"GET /api/words">["words"][number];
export type Profile = Answer<"GET /api/profiles">["profiles"][number];
export type HeldFile = Answer<"GET /api/held">["held"][number];
export type ImportEffect = Answer<"GET /api/held/:id/effect">;
export type Columns = Answer<"GET /api/imports/:id/columns">;
export type Mapped = Answer<"POST /api/imports/:id/columns">;
export type Rates = Answer<"GET /api/rates">;
export type NightlyRuns = Answer<"GET /api/nights">;
export type { Received } from "./upload.ts";

export async function people(): Promise<People> {
  return taken(await api.people.$get());
}

export async function link(owner: string, person: string): Promise<void> {
  await done(api.people.links.$post({ json: { owner, person } }));
}

export async function words(): Promise<Word[]> {
  return (await taken(await api.words.$get())).words;
}

/** Says what a word of a source means; its rows are on their way from then on. */
export async function answerWord({ source, column, word }: Word, is: string): Promise<void> {
  await done(api.words.$post({ json: { source, column, word, is } }));
}

export async function profiles(): Promise<Profile[]> {
  return (await taken(await api.profiles.$get())).profiles;
}

export async function imports(cursor?: string): Promise<{ imports: ImportSummary[]; cursor?: string | undefined }> {
  return taken(await api.imports.$get({ query: cursor === undefined ? {} : { cursor } }));
}

export async function oneImport(id: string): Promise<Import> {
  return taken(await api.imports[":id"].$get({ param: { id } }));
}

export function rejectedHref(id: string): string {
  return `/api/imports/${encodeURIComponent(id)}/rejected.csv`;
}

/** The rejected rows as the file has them, to correct and drop again. */
export function rejectedRowsHref(id: string): string {
  return `/api/imports/${encodeURIComponent(id)}/rejected-rows.csv`;
}

/** What nothing reads of a file, and what each of its columns may be. */
export async function columns(id: string): Promise<Columns> {
  return taken(await api.imports[":id"].columns.$get({ param: { id } }));
}

/** Has a column give a field ("": none), or says what is still to be answered; the kept files are on their way from then on. */
export async function mapColumn(id: string, column: string, field: string, set: string[]): Promise<Mapped> {
  return taken(await api.imports[":id"].columns.$post({ param: { id }, json: { column, field, set } }));
}

export async function rates(): Promise<Rates> {
  return taken(await api.rates.$get());
}

/** A rate of the currency into the organisation's; rows that wait for it count from then on. */
export async function enterRate(json: { day: string; from: string; rate: string; source: string }): Promise<void> {
  await done(api.rates.$post({ json }));
}

export async function held(): Promise<HeldFile[]> {
  return (await taken(await api.held.$get())).held;
}

export async function heldEffect(id: string, profile: string): Promise<ImportEffect> {
  const query = profile === "" ? {} : { profile };
  return taken(await api.held[":id"].effect.$get({ param: { id }, query }));
}

/** Lets a held file in; the import that then runs. */
export async function approve(id: string, profile: string): Promise<string> {
  const json = profile === "" ? {} : { profile };
  return (await taken(await api.held[":id"].approve.$post({ param: { id }, json }))).importId;
}

export async function dismiss(id: string): Promise<void> {
  await done(api.held[":id"].dismiss.$post({ param: { id }, json: {} }));
}

export async function undoEffect(id: string): Promise<ImportEffect> {
  return taken(await api.imports[":id"].undo.$get({ param: { id } }));
}

export async function undo(id: string): Promise<void> {
  await done(api.imports[":id"].undo.$post({ param: { id }, json: {} }));
}

export async function nightlyRuns(): Promise<NightlyRuns> {
  return taken(await api.nights.$get());
}
