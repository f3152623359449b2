import type { Text } from "./text.ts";

export const TEXTS = {
  // A file that is refused whole.
  "file-empty": { en: "The file is empty.", zh: "文件是空的。" },
  "file-header-only": { en: "The file has a header but no rows.", zh: "文件只有表头，没有数据行。" },
  "file-binary": { en: "The file is not text but binary data.", zh: "文件不是文本，而是二进制数据。" },
  "file-zip": {
    en: "The file is an Excel workbook or a ZIP archive; save it as CSV first.",
    zh: "文件是 Excel 工作簿或 ZIP 压缩包，请先另存为 CSV。",
  },
  "file-gzip": { en: "The file is compressed by gzip; unpack it first.", zh: "文件经过 gzip 压缩，请先解压。" },
  "file-xls": {
    en: "The file is an old Excel workbook (.xls); save it as CSV first.",
    zh: "文件是旧版 Excel 工作簿（.xls），请先另存为 CSV。",
  },
  "file-pdf": { en: "The file is a PDF, not a CSV export.", zh: "文件是 PDF，不是 CSV 导出文件。" },
  "file-html": {
    en: "The file is a web page, perhaps a sign-in page saved by mistake, not a CSV export.",
    zh: "文件是网页（可能误存了登录页面），不是 CSV 导出文件。",
  },
  "file-lfs": {
    en: "The file is a Git LFS pointer; fetch the real file first.",
    zh: "文件是 Git LFS 指针，请先取回真正的文件。",
  },
  "file-json": { en: "The file is JSON, not a CSV export.", zh: "文件是 JSON，不是 CSV 导出文件。" },
  "encoding-unknown": {
    en: "The file's character encoding cannot be told; save it as UTF-8.",
    zh: "无法判断文件的字符编码，请另存为 UTF-8。",
  },
  "encoding-unsupported": {
    en: "The file is encoded in {encoding}; save it as UTF-8.",
    zh: "文件编码为 {encoding}，请另存为 UTF-8。",
  },
  "encoding-broken": {
    en: "The file starts as {encoding} but has other bytes before byte {byte}; save it again as UTF-8.",
    zh: "文件开头是 {encoding}，但在第 {byte} 字节之前出现了其他编码的字节，请重新另存为 UTF-8。",
  },
  "field-too-long": {
    en: "The record that starts on line {line} holds more than {limit} bytes; a quotation mark may be missing.",
    zh: "从第 {line} 行开始的记录超过 {limit} 字节，可能缺少引号。",
  },
  "too-many-columns": {
    en: "The record that starts on line {line} has over {limit} columns.",
    zh: "从第 {line} 行开始的记录超过 {limit} 列。",
  },
  "header-unknown": {
    en: "The header matches no known profile: {header}.",
    zh: "表头与任何已知的导入模板都不匹配：{header}。",
  },
  "header-near": {
    en: "The header matches no known profile; the nearest is {profile}, which also needs: {missing}.",
    zh: "表头与任何已知的导入模板都不匹配；最接近的是 {profile}，还缺少列：{missing}。",
  },
  "header-ambiguous": {
    en: "The file matches more than one profile ({profiles}); choose one.",
    zh: "文件同时匹配多个导入模板（{profiles}），请指定一个。",
  },
  "columns-missing": {
    en: "The profile {profile} needs columns the file does not have: {missing}.",
    zh: "导入模板 {profile} 需要的列在文件中不存在：{missing}。",
  },
  "header-absent": {
    en: "The file's first line is no header, but the profile {profile} needs one with: {missing}.",
    zh: "文件第一行不是表头，而导入模板 {profile} 需要包含以下列的表头：{missing}。",
  },
  "positions-differ": {
    en: "The file's rows do not have the columns by position that the profile {profile} describes.",
    zh: "文件各列的位置与导入模板 {profile} 的描述不一致。",
  },
  "column-twice": {
    en: "The header has the column {column} twice, and the profile {profile} uses it.",
    zh: "表头中列 {column} 出现了两次，而导入模板 {profile} 要用到它。",
  },
  "profile-invalid": { en: "The profile is not valid: {detail}", zh: "导入模板无效：{detail}" },
  // A row that is rejected.
  "missing-field": { en: "{column} is empty.", zh: "{column} 为空。" },
  "bad-date": { en: "{column} is not a date in the order {order}.", zh: "{column} 不是按 {order} 顺序书写的日期。" },
  "bad-time": { en: "{column} is not a time of day.", zh: "{column} 不是有效的时刻。" },
  "no-such-hour": {
    en: "{column} names an hour that does not exist on that day in {zone}: clocks go forward.",
    zh: "{column} 的时刻在 {zone} 当天不存在（夏令时拨快）。",
  },
  "bad-month": { en: "{column} is not a month.", zh: "{column} 不是月份。" },
  "bad-number": { en: "{column} is not a number.", zh: "{column} 不是数字。" },
  "bad-duration": { en: "{column} is not a duration.", zh: "{column} 不是时长。" },
  "negative-duration": { en: "{column} gives a duration below zero.", zh: "{column} 得出的时长为负。" },
  "amount-decimals": {
    en: "{column} has more decimals than {currency} has ({decimals}).",
    zh: "{column} 的小数位多于 {currency} 允许的 {decimals} 位。",
  },
  "bad-currency": { en: "{column} is not a three-letter currency code.", zh: "{column} 不是三位货币代码。" },
  "bad-email": { en: "{column} is not an e-mail address.", zh: "{column} 不是邮箱地址。" },
  "bad-owner-key": {
    en: "{column} is not a whole owner key; it reads source:kind|key, for example pbx:extension|8042.",
    zh: "{column} 不是完整的负责人标识；格式为 来源:类别|标识，例如 pbx:extension|8042。",
  },
  "unknown-word": { en: "{column} is none of: {words}.", zh: "{column} 不是以下任何一个：{words}。" },
  "score-off-scale": { en: "{column} is not between 0 and {scale}.", zh: "{column} 不在 0 到 {scale} 之间。" },
  "ragged-row": {
    en: "The row has {fields} fields where the header has {columns}.",
    zh: "该行有 {fields} 个字段，而表头有 {columns} 列。",
  },
  "unterminated-quote": {
    en: "A quotation mark opened in this record is never closed; everything down to line {last} is inside it.",
    zh: "该记录中打开的引号始终没有关闭，直到第 {last} 行的内容都在其中。",
  },
  "stray-quote": {
    en: "A quoted field goes on after its closing quotation mark.",
    zh: "带引号的字段在结束引号之后还有内容。",
  },
} as const satisfies Record<string, Text>;
