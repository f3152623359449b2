/** Who is signed in, for the whole page. */
import { createSignal } from "solid-js";
import * as Client from "./client.ts";

const [session, setSession] = createSignal<Client.Session | null>();

/** undefined while unknown, null when nobody is signed in. */
export { session };

export async function loadSession(): Promise<void> {
  setSession(await Client.session());
}

export async function signOut(): Promise<void> {
  await Client.signOut();
  setSession(null);
}

export const role = (): Client.Role | undefined => session()?.user.role;
export const seesBoard = (): boolean => role() !== undefined && role() !== "importer";
export const seesPay = (): boolean => role() === "director" || role() === "rep";
export const seesImports = (): boolean => role() === "director" || role() === "importer";

Client.whenSignedOut(() => setSession(null));
