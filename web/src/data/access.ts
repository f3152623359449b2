/** What the page of importer keys and notices asks of the server. */
import type { Answer, Input } from "@clearboard/api/operations";
import { done, taken } from "./client.ts";
import { api } from "./rpc.ts";

export type Keys = Answer<"GET /api/keys">;
export type Key = Keys["keys"][number];
export type Notices = Answer<"GET /api/notices">;
export type Channel = Notices["notices"][number];
export type Kind = Channel["kind"];
export type Event = Channel["events"][number];

export async function keys(): Promise<Keys> {
  return taken(await api.keys.$get());
}

/** The key's text is in this answer and never again. */
export async function createKey(source: string, days: number): Promise<{ key: Key; text: string }> {
  return taken(await api.keys.$post({ json: { source, days } }));
}

export async function revokeKey(id: string): Promise<void> {
  await done(api.keys[":id"].$delete({ param: { id } }));
}

export async function notices(): Promise<Notices> {
  return taken(await api.notices.$get());
}

export async function addNotice(notice: Input<"POST /api/notices">): Promise<Channel> {
  return taken(await api.notices.$post({ json: notice }));
}

export async function testNotice(id: string): Promise<void> {
  await done(api.notices[":id"].test.$post({ param: { id }, json: {} }));
}

export async function removeNotice(id: string): Promise<void> {
  await done(api.notices[":id"].$delete({ param: { id } }));
}
