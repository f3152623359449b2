/** The addresses that pages lead to one another by, and the month that is looked at first. */
import type { Month } from "./data/client.ts";
import { path } from "./ui/route.ts";

export function boardHref(month: string, scope: string): string {
  return scope === "company" ? `/board/${month}` : `/board/${month}?scope=${encodeURIComponent(scope)}`;
}

/** The month or period of `/board/2026-11` and `/board/2026-Q4`. */
export function boardMonth(path: string): string | null {
  return /^\/board\/(\d{4}[\w.-]*)$/.exec(path)?.[1] ?? null;
}

/** `/pay/2026-11` for everybody's pay, `/pay/2026-11/p_1` for one person's statement. */
export function payHref(month: string, person: string | null = null): string {
  return person === null ? `/pay/${month}` : `/pay/${month}/${encodeURIComponent(person)}`;
}

/** Everything that files said of one fact. */
export function recordHref(of: { kind: string; source: string; id: string }): string {
  const { kind, source, id } = of;
  return `/records/one?${new URLSearchParams({ kind, source, id })}`;
}

/** The month and the person of an address of pay. */
export function payPlace(at: string = path()): { month: string | null; person: string | null } {
  const found = /^\/pay(?:\/(\d{4}-\d{2})(?:\/([^/]+))?)?\/?$/.exec(at);
  return { month: found?.[1] ?? null, person: found?.[2] === undefined ? null : decodeURIComponent(found[2]) };
}

/**
 * The month that is looked at first: the last with sales, or not worked out yet; a target or a due payment of next year
 * makes no news.
 */
export function latestMonth(months: readonly Month[]): string | null {
  const hasNews = ({ digest, revenue }: Month) => !digest || (revenue?.minor ?? "0") !== "0";
  return (months.findLast(hasNews) ?? months.at(-1))?.month ?? null;
}
