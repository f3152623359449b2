/**
 * The API's routes as typed calls: hono's client types over a few lines that do what the screen needs of hono's client,
 * which would be a tenth of the first load. No path is written by hand, and a route that changes turns the build red.
 */
import type { Api } from "@clearboard/api/app";
import type { hc } from "hono/client";

type Args = { param?: Record<string, string>; query?: Record<string, string | undefined>; json?: unknown };

export const api = (call([]) as ReturnType<typeof hc<Api>>).api;

/** `["boards", ":month", "$get"]` called with `{ param: { month } }` is GET /api/boards/2026-11; dots and brackets make the list. */
function call(path: string[]): unknown {
  return new Proxy(() => {}, {
    get: (_, name) => (typeof name === "string" ? call([...path, name]) : undefined),
    apply: (_, __, [args]: [Args?]) => request(path, args ?? {}),
  });
}

function request(path: string[], { param = {}, query = {}, json }: Args): Promise<Response> {
  const method = (path.at(-1) ?? "").slice(1).toUpperCase();
  const place = path
    .slice(0, -1)
    .map((part) => (part.startsWith(":") ? encodeURIComponent(param[part.slice(1)] ?? "") : part));
  const asked = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
  const body =
    json === undefined ? {} : { headers: { "Content-Type": "application/json" }, body: JSON.stringify(json) };
  return fetch(`/${place.join("/")}${asked.size > 0 ? `?${asked}` : ""}`, { method, ...body });
}
