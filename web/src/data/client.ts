/** The way to the server: what the board and the sign-in ask of it. `import.ts` asks for the imports. */
import type { Answer as Answered } from "@clearboard/api/operations";
import type * as Explanation from "@clearboard/core/board/explanation";
import type * as Board from "@clearboard/core/board/info";
import * as Figure from "./figure.ts";
import { Problem } from "./problem.ts";
import { api } from "./rpc.ts";

export type Month = Answered<"GET /api/months">["months"][number];
export type Session = Awaited<ReturnType<typeof current>>;
export type Role = Session["user"]["role"];

/** Who is signed in; null when nobody is. */
export async function session(): Promise<Session | null> {
  const response = await api.session.$get();
  if ((response as Response).status !== 401) return taken(response);
  await drain(response as Response);
  return null;
}

/** Only its type is used: the session as its route answers it. */
async function current() {
  return taken(await api.session.$get());
}

export async function signIn(how: { name: string; password: string } | { token: string }): Promise<void> {
  await done(api.session.$post({ json: how }));
}

export async function signOut(): Promise<void> {
  await done(api.session.$delete());
}

export async function setPassword(password: string): Promise<void> {
  await done(api.session.password.$put({ json: { password } }));
}

export async function months(): Promise<Month[]> {
  return (await taken(await api.months.$get())).months;
}

// The cast gives back the records by name (products, tiers), which the client types forget.
export async function board(of: { month: string; scope: string }): Promise<Board.Info> {
  const query = of.scope === "company" ? {} : { scope: of.scope };
  return (await taken(await api.boards[":month"].$get({ param: { month: of.month }, query }))) as Board.Info;
}

/** The signed-in person's own row, with pay. */
export async function own(month: string): Promise<Board.Person | null> {
  return (await taken(await api.boards[":month"].own.$get({ param: { month } }))).person;
}

/** `figure` is `<month>/<version>/<subject>/<key>`; source rows come in pages, from `offset` on. */
export async function explain(figure: string, offset = 0): Promise<Explanation.Info> {
  const param = Figure.parse(figure);
  if (!param) throw new Problem(404, "figure-unknown", "", { figure });
  const query = offset === 0 ? {} : { offset: String(offset) };
  return taken(await api.figures[":month"][":version"][":subject"][":key"].$get({ param, query }));
}

type Answer = { ok: boolean; json(): Promise<unknown> };

/** The body of a good answer, in the type its route gives it; else a Problem. The server checks by the schema, not the screen. */
export async function taken<R extends Answer>(response: R): Promise<Awaited<ReturnType<R["json"]>>> {
  if (!response.ok) throw await failure(response as unknown as Response);
  return (await response.json()) as Awaited<ReturnType<R["json"]>>;
}

export async function done(asked: Promise<Pick<Answer, "ok">>): Promise<void> {
  const response = await asked;
  if (!response.ok) throw await failure(response as Response);
  await drain(response as Response);
}

/** Reads a body nobody needs: left unread it keeps its connection from the next request. */
async function drain(response: Response): Promise<void> {
  await response.text();
}

/** Told when a request finds the session over; the app then shows the sign-in. */
let onSignedOut: () => void = () => {};
export function whenSignedOut(act: () => void): void {
  onSignedOut = act;
}

export async function failure(response: Response): Promise<Problem> {
  const problem = await Problem.from(response);
  if (response.status === 401) onSignedOut();
  return problem;
}
