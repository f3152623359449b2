/** What a director asks of a month's life; apart from the board's requests, so that its first load does not carry it. */
import type { Answer } from "@clearboard/api/operations";
import { done, taken } from "./client.ts";
import { api } from "./rpc.ts";

export type Late = Answer<"GET /api/boards/:month/late">;

export async function late(month: string): Promise<Late> {
  return taken(await api.boards[":month"].late.$get({ param: { month } }));
}

export async function close(month: string): Promise<void> {
  await done(api.boards[":month"].close.$post({ param: { month }, json: {} }));
}

/** Publishes the board that was looked at; a Problem of status 409 when it is no longer the one there. */
export async function publish(month: string, digest: string): Promise<void> {
  await done(api.boards[":month"].publish.$post({ param: { month }, json: { digest } }));
}

/** Puts the board as the files say it now beside the published one; a Problem of status 409 when nothing came late. */
export async function restate(month: string, cause: string): Promise<void> {
  await done(api.boards[":month"].restate.$post({ param: { month }, json: { cause } }));
}
