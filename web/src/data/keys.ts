/** What the page of importer keys and notices asks of the server. */
import type { Key } from "@clearboard/api/routes/keys";
import type { Channel } from "@clearboard/api/routes/notices";
import { done, taken } from "./client.ts";
import { api } from "./rpc.ts";

export type { Key } from "@clearboard/api/routes/keys";
export type { Channel } from "@clearboard/api/routes/notices";

export type Keys = { keys: Key[]; sources: string[] };
export type Notices = { notices: Channel[]; canMail: boolean };
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

export async function addNotice(notice: {
  kind: Kind;
  address: string;
  secret?: string;
  events: Event[];
}): Promise<Channel> {
  return taken(await api.notices.$post({ json: notice }));
}

export async function testNotice(id: string): Promise<void> {
  // the route takes JSON, as every unsafe one does, and nothing in it
  await done(api.notices[":id"].test.$post({ param: { id }, json: {} } as { param: { id: string } }));
}

export async function removeNotice(id: string): Promise<void> {
  await done(api.notices[":id"].$delete({ param: { id } }));
}
