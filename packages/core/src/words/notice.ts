/** The sentences of notifications. */
import { type Locale, type Params, say, type Text } from "./text.ts";

export const TEXTS = {
  "night.title": { en: "{organisation}: nightly summary of {day}", zh: "{organisation}：{day} 夜间汇总" },
  "night.files": {
    en: "{applied#file|files} imported, {unchanged} unchanged, {held} held, {refused} refused, {failed} failed",
    zh: "导入 {applied} 个文件，未变化 {unchanged}，待确认 {held}，被拒 {refused}，失败 {failed}",
  },
  "night.rows": {
    en: "Rows: {read} read, {accepted} accepted, {pending} waiting for an owner, {rejected} rejected",
    zh: "共读取 {read} 行，采用 {accepted}，待认领 {pending}，拒绝 {rejected}",
  },
  "night.quiet": { en: "No files received.", zh: "没有收到文件。" },
  "night.boards": { en: "Boards changed: {months}", zh: "更新的看板：{months}" },
  "missing.title": { en: "{organisation}: a source did not deliver", zh: "{organisation}：有来源未按时送达" },
  "missing.line": {
    en: "{source}: last file {days#day|days} ago ({name})",
    zh: "{source}：最近一个文件在 {days} 天前（{name}）",
  },
  "file.title": { en: "{organisation}: a file needs a decision", zh: "{organisation}：有文件需要处理" },
  "file.held": { en: "Held: {name}. {reason}", zh: "待确认：{name}。{reason}" },
  "file.refused": { en: "Refused: {name}. {reason}", zh: "被拒：{name}。{reason}" },
  "file.more": { en: "and {n#more file|more files}", zh: "另有 {n} 个文件" },
  "review.title": { en: "{organisation}: a month is ready for review", zh: "{organisation}：有月份可以复核" },
  "review.line": { en: "{month} is closed and ready for review", zh: "{month} 已关账，可以复核" },
  "test.title": { en: "{organisation}: test notification from Clearboard", zh: "{organisation}：Clearboard 测试通知" },
  "test.line": { en: "If you can read this, notifications arrive here.", zh: "能看到这条消息，说明通知可以送达这里。" },
} as const satisfies Record<string, Text>;

export function sayNotice(key: keyof typeof TEXTS, locale: Locale, params: Params = {}): string {
  return say(TEXTS[key], locale, params);
}
