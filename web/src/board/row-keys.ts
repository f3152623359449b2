import { createKeys } from "../ui/shortcuts.ts";

/** j and k walk through the rows, e opens the reasons of the row's main figure; Enter is the link's own. */
export function createRowKeys(): void {
  const rows = () => [...document.querySelectorAll<HTMLElement>("[data-row]")];
  const current = () => document.activeElement?.closest<HTMLElement>("[data-row]") ?? null;
  const step = (by: number) => {
    const all = rows();
    const row = current();
    const at = row === null ? -1 : all.indexOf(row);
    const next = all[at === -1 ? (by > 0 ? 0 : all.length - 1) : Math.max(0, Math.min(all.length - 1, at + by))];
    next?.querySelector<HTMLElement>("a.figure")?.focus();
  };
  const links = () => [...(current()?.querySelectorAll<HTMLAnchorElement>("a.figure") ?? [])];
  createKeys({ j: () => step(1), k: () => step(-1), e: () => (links()[1] ?? links()[0])?.click() });
}
