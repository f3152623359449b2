/** Real exports, where they lie beside the repository; and the most naive reading of them, to check ours against. */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const DATA = fileURLToPath(new URL("../../../shared/data/", import.meta.url));

export const pathOf = (path: string): string => `${DATA}${path}`;

/** Whether the exports are here. Files of such tests are called `*.real.test.ts` or lie in this folder, and run only then. */
export const HAS_REAL = existsSync(DATA);

/** The file as it is. */
export function real(path: string): Buffer {
  return readFileSync(`${DATA}${path}`);
}

/** Rows by column name. These files have no quotes, so a comma is a comma; throws should that ever change. */
export function rowsOf(bytes: Buffer): Record<string, string>[] {
  const text = bytes.toString("utf8").replace(/^\uFEFF/, "");
  if (text.includes('"')) throw new Error("the naive reader reads no quotes");
  const [head = "", ...lines] = text.trim().split(/\r?\n/);
  const names = head.split(",");
  return lines.map((line) => Object.fromEntries(line.split(",").map((value, at) => [names[at] ?? "", value])));
}

/** 7/14/2017 -> 2017-07-14 */
export function dayOf(mdy: string): string {
  const [month = "", day = "", year = ""] = mdy.split("/");
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}
