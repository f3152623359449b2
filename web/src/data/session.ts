/** Who is signed in, for the whole page. */
import * as Visibility from "@clearboard/core/visibility";
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

/** Whether the signed-in user may do something; without a subject, to any subject at all. Nobody may while signed out. */
export function may(action: Visibility.Action, subject?: Visibility.Subject): boolean {
  const user = session()?.user;
  return user !== undefined && Visibility.may(user, action, subject);
}

/** The company's time zone, in which instants are shown. */
export const zone = (): string => session()?.organisation?.zone ?? "UTC";

Client.whenSignedOut(() => setSession(null));
