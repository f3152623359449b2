/** The addresses of pay: `/pay`, `/pay/2026-11` for everybody's, `/pay/2026-11/p_1` for one person's statement. */
import { path } from "../ui/route.ts";

export type Place = { month: string | null; person: string | null };

export function place(at: string = path()): Place {
  const found = /^\/pay(?:\/(\d{4}-\d{2})(?:\/([^/]+))?)?\/?$/.exec(at);
  return { month: found?.[1] ?? null, person: found?.[2] === undefined ? null : decodeURIComponent(found[2]) };
}

export function href(month: string, person: string | null = null): string {
  return person === null ? `/pay/${month}` : `/pay/${month}/${encodeURIComponent(person)}`;
}
