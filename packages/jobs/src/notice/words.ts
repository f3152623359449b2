/** What notices say, in the organisation's language; `{n}` is filled in. */
const EN = {
  "night.title": "{organisation}: the night of {day}",
  "night.files": "{applied} files taken in, {unchanged} unchanged, {held} held, {refused} refused, {failed} failed",
  "night.rows": "Rows: {read} read, {accepted} accepted, {pending} waiting for an owner, {rejected} rejected",
  "night.quiet": "No file came.",
  "night.boards": "Boards changed: {months}",
  "missing.title": "{organisation}: a source did not deliver",
  "missing.line": "{source}: last file {days} days ago ({name})",
  "missing.day": "{source}: last file a day ago ({name})",
  "file.title": "{organisation}: a file needs a person",
  "file.held": "Held: {name}. {reason}",
  "file.refused": "Refused: {name}. {reason}",
  "file.more": "and {n} more files",
  "review.title": "{organisation}: a month is ready for review",
  "review.line": "{month} is closed and ready for review",
  "test.title": "{organisation}: a test from Clearboard",
  "test.line": "If you can read this, notices arrive here.",
};
export type Word = keyof typeof EN;

const ZH: Record<Word, string> = {
  "night.title": "{organisation}：{day} 夜间汇总",
  "night.files": "导入 {applied} 个文件，未变化 {unchanged}，待确认 {held}，被拒 {refused}，失败 {failed}",
  "night.rows": "共读取 {read} 行，采用 {accepted}，待认领 {pending}，拒绝 {rejected}",
  "night.quiet": "没有收到文件。",
  "night.boards": "更新的看板：{months}",
  "missing.title": "{organisation}：有来源未按时送达",
  "missing.line": "{source}：最近一个文件在 {days} 天前（{name}）",
  "missing.day": "{source}：最近一个文件在 1 天前（{name}）",
  "file.title": "{organisation}：有文件需要人工处理",
  "file.held": "待确认：{name}。{reason}",
  "file.refused": "被拒：{name}。{reason}",
  "file.more": "另有 {n} 个文件",
  "review.title": "{organisation}：有月份可以复核",
  "review.line": "{month} 已关账，可以复核",
  "test.title": "{organisation}：Clearboard 测试通知",
  "test.line": "能看到这条消息，说明通知可以送达这里。",
};

export type Locale = "en" | "zh-CN";

export function words(locale: Locale, word: Word, params: Record<string, string | number> = {}): string {
  return (locale === "en" ? EN : ZH)[word].replace(/\{(\w+)\}/g, (whole, name: string) =>
    String(params[name] ?? whole),
  );
}
