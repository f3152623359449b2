/** What is said of a file beside what became of its rows. */
import type { Text } from "./text.ts";

/** Columns that have values and that nothing reads. */
export const NOT_USED: Text = { en: "Not used: {columns}.", zh: "未使用的列：{columns}。" };

/** Calls of which a log says the day alone. */
export const TIMELESS: Text = {
  en: "{n#call has|calls have} a day and no time of day: counted by day, not by hour.",
  zh: "{n} 条通话只有日期没有时刻：按日计入，不计入时段。",
};
