/** The one way to the server: every request of the screen is a function here. */
import type { Import, ImportSummary, Late, Month, People, Profile } from "@clearboard/api/jobs";
import type * as Explanation from "@clearboard/core/board/explanation";
import type * as Board from "@clearboard/core/board/info";
import type * as Organisation from "@clearboard/core/organisation";
import * as Figure from "./figure.ts";
import { Problem } from "./problem.ts";

export type { Import, ImportSummary, Late, Month, People, Profile } from "@clearboard/api/jobs";
export type Role = "director" | "coach" | "rep" | "importer";
export type Session = { user: { id: string; name: string; role: Role; person: string | null }; organisation: Organisation.Info | null };
export type Scope = { level: Board.Info["scope"]["level"]; id: string };

/** Who is signed in; null when nobody is. */
export async function session(): Promise<Session | null> {
  const response = await fetch("/api/session");
  if (response.status === 401) return null;
  return take<Session>(response);
}

export async function signIn(how: { name: string; password: string } | { token: string }): Promise<void> {
  await send("POST", "/api/session", how);
}

export async function signOut(): Promise<void> {
  await send("DELETE", "/api/session");
}

export async function setPassword(password: string): Promise<void> {
  await send("PUT", "/api/session/password", { password });
}

export async function months(): Promise<Month[]> {
  return (await get<{ months: Month[] }>("/api/months")).months;
}

export async function board(of: { month: string; scope: string }): Promise<Board.Info> {
  const scope = of.scope === "company" ? "" : `?scope=${encodeURIComponent(of.scope)}`;
  return get<Board.Info>(`/api/boards/${of.month}${scope}`);
}

/** The signed-in person's own row, with pay. */
export async function own(month: string): Promise<Board.Person | null> {
  return (await get<{ person: Board.Person | null }>(`/api/boards/${month}/own`)).person;
}

export async function late(month: string): Promise<Late> {
  return get<Late>(`/api/boards/${month}/late`);
}

export async function close(month: string): Promise<void> {
  await send("POST", `/api/boards/${month}/close`, {});
}

/** Publishes the board that was looked at; a Problem of status 409 when it is no longer the one there. */
export async function publish(month: string, digest: string): Promise<void> {
  await send("POST", `/api/boards/${month}/publish`, { digest });
}

/** `figure` is `<month>/<version>/<subject>/<key>`. */
export async function explain(figure: string): Promise<Explanation.Info> {
  const parts = Figure.parse(figure);
  if (!parts) throw new Problem(404, "figure-unknown", "", { figure });
  const path = [parts.month, parts.version, parts.subject, parts.key].map(encodeURIComponent).join("/");
  return get<Explanation.Info>(`/api/figures/${path}`);
}

export async function people(): Promise<People> {
  return get<People>("/api/people");
}

export async function link(owner: string, person: string): Promise<void> {
  await send("POST", "/api/people/links", { owner, person });
}

export async function profiles(): Promise<Profile[]> {
  return (await get<{ profiles: Profile[] }>("/api/profiles")).profiles;
}

export async function imports(cursor?: string): Promise<{ imports: ImportSummary[]; cursor?: string }> {
  return get(`/api/imports${cursor ? `?cursor=${encodeURIComponent(cursor)}` : ""}`);
}

export async function oneImport(id: string): Promise<Import> {
  return get<Import>(`/api/imports/${encodeURIComponent(id)}`);
}

export function rejectedHref(id: string): string {
  return `/api/imports/${encodeURIComponent(id)}/rejected.csv`;
}

/** Sends a file as it is, with progress of its bytes: `fetch` cannot tell how much has left, the older request can. */
export function upload(file: File, profile: string, onProgress: (done: number, total: number) => void): Promise<string> {
  const params = new URLSearchParams({ name: file.name, ...(profile ? { profile } : {}) });
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/api/imports?${params}`);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.responseType = "text";
    request.upload.onprogress = (event) => onProgress(event.loaded, event.total);
    request.onerror = () => reject(new Problem(0, "network", "the upload was cut off"));
    request.onload = () => {
      const response = new Response(request.responseText, { status: request.status });
      take<{ importId: string }>(response).then((taken) => resolve(taken.importId), reject);
    };
    request.send(file);
  });
}

async function get<T>(path: string): Promise<T> {
  return take<T>(await fetch(path));
}

async function send(method: string, path: string, body?: unknown): Promise<void> {
  const sent = body === undefined ? {} : { headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
  const response = await fetch(path, { method, ...sent });
  if (!response.ok) throw await failure(response);
}

async function take<T>(response: Response): Promise<T> {
  if (!response.ok) throw await failure(response);
  // The server answers by the schema this type comes from; checking it again would cost the schema library in every first load.
  return (await response.json()) as T;
}

/** Told when a request finds the session over; the app then shows the sign-in. */
let onSignedOut: () => void = () => {};
export function whenSignedOut(act: () => void): void {
  onSignedOut = act;
}

async function failure(response: Response): Promise<Problem> {
  const problem = await Problem.from(response);
  if (response.status === 401) onSignedOut();
  return problem;
}
