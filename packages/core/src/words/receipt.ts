/** What is said of a file beside what became of its rows. */
import type { Text } from "./text.ts";

/** Columns that have values and that nothing reads. */
export const NOT_USED: Text = { en: "Not used: {columns}.", zh: "未使用的列：{columns}。" };
