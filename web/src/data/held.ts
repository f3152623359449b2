/** What the imports page asks about files that wait, about taking one back, and about the nights. */
import type { Answer } from "@clearboard/api/operations";
import { done, taken } from "./client.ts";
import { api } from "./rpc.ts";

export type HeldFile = Answer<"GET /api/held">["held"][number];
export type ImportEffect = Answer<"GET /api/held/:id/effect">;
export type Nights = Answer<"GET /api/nights">;

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

export async function nights(): Promise<Nights> {
  return taken(await api.nights.$get());
}
