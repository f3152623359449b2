/** Published tables and real exports beside the repository, where they exist; tests that need them skip with a message. */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const SHARED = fileURLToPath(new URL("../../../../shared/", import.meta.url));

/** A reference table's content, or null with the reason to skip. */
export function table<T>(name: string): T | null {
  const path = `${SHARED}reference-tables/${name}.json`;
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as T) : null;
}

/** Records of a plain CSV file (no quotes inside) as objects by header, or null. */
export function csv(path: string): Record<string, string>[] | null {
  const file = `${SHARED}data/${path}`;
  if (!existsSync(file)) return null;
  const [header = "", ...lines] = readFileSync(file, "utf8").trim().split(/\r?\n/);
  const names = header.split(",");
  return lines.map((line) => {
    const cells = line.split(",");
    return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? ""]));
  });
}

export const ABSENT = "SKIPPED: ../shared is not beside the repository";
