import type { Text } from "./text.ts";

export const TEXTS = {
  // A draft of a profile: what the file decides, and what a person must.
  "sample-packed": {
    en: "A packed file or workbook over 1 MB cannot be described from its beginning; choose a smaller export of the same kind.",
    zh: "超过 1 MB 的压缩文件或工作簿无法只凭开头识别，请选择同类的较小导出文件。",
  },
  "draft-kind-open": {
    en: "The columns do not say clearly what each row is.",
    zh: "各列无法明确说明每一行记录的是什么。",
  },
  "draft-field-missing": { en: "No column gives it.", zh: "没有列提供此项。" },
  "draft-id-missing": {
    en: "No column is an id. Choose the columns that together name a row and that a correction does not touch.",
    zh: "没有编号列。请选择能共同确定一行、且更正时不会改变的列。",
  },
  "draft-looks-missing": {
    en: "Without a header a file is known by how its columns look, and no column here is all dates or numbers.",
    zh: "没有表头的文件靠列的样子识别，而这里没有一列全是日期或数字。",
  },
  "draft-time-missing": {
    en: "{column} holds days without a time; choose the column with the time of day.",
    zh: "{column} 只有日期没有时刻，请选择时刻所在的列。",
  },
  "draft-values-differ": {
    en: "The header says so, but the values do not look like it.",
    zh: "表头如此，但列中的值不像。",
  },
  "draft-order-open": {
    en: "{example} can be read in more than one order, and no value of {column} tells which.",
    zh: "{example} 可以有多种读法，{column} 中没有值能说明是哪一种。",
  },
  "draft-order-proved": { en: "{example} reads one way only.", zh: "{example} 只有一种读法。" },
  "draft-serial-open": {
    en: "{column} counts days, as {example}; from 1900 or from 1904, the file does not say.",
    zh: "{column} 是天数（如 {example}），文件没有说明从 1900 年还是 1904 年算起。",
  },
  "draft-decimal-open": {
    en: "{example} is a different amount with a decimal point and with a decimal comma, and no value of {column} tells which.",
    zh: "{example} 按小数点和按小数逗号是不同的金额，{column} 中没有值能说明是哪一种。",
  },
  "draft-decimal-proved": { en: "{example} reads one way only.", zh: "{example} 只有一种读法。" },
  "draft-form-open": {
    en: "{column} does not say what {example} counts.",
    zh: "{column} 没有说明 {example} 的单位。",
  },
  "draft-unit-header": { en: "The header names the unit: {unit}.", zh: "表头写明了单位：{unit}。" },
  "draft-percent-open": {
    en: "{example} in {column} may be a part of 1 or a percentage.",
    zh: "{column} 中的 {example} 可能是小数，也可能是百分数。",
  },
  "draft-word-open": { en: "{word} stands in {column}.", zh: "{column} 中有“{word}”。" },
  "draft-owner-open": {
    en: "What {example} in {column} is, the file does not say.",
    zh: "文件没有说明 {column} 中的 {example} 是什么。",
  },
  "draft-currency-open": {
    en: "{example} in {column} carries the sign of another currency.",
    zh: "{column} 中的 {example} 带有其他货币的符号。",
  },
  "draft-connected-open": {
    en: "No column says whether a call was answered; {column} may tell.",
    zh: "没有列说明通话是否接通，可由 {column} 判断。",
  },
  "draft-constant-open": {
    en: "No column says it; it may be the same in every row.",
    zh: "没有列说明，可能每一行都相同。",
  },
  "draft-short-year": {
    en: "Years have two digits: 00 to 69 are read as 2000 to 2069.",
    zh: "年份只有两位：00 到 69 按 2000 到 2069 年读取。",
  },
  "draft-guess-header": { en: "By its name.", zh: "按列名识别。" },
  "draft-guess-empty": { en: "By its name; all its cells are empty.", zh: "按列名识别；该列全为空。" },
  "draft-guess-values": {
    en: "By its values: no other column has such.",
    zh: "按列中的值识别：其他列都没有这样的值。",
  },
  "draft-guess-stated": { en: "As you chose.", zh: "按您的选择。" },
  "draft-guess-none": { en: "Not used.", zh: "不使用。" },
} as const satisfies Record<string, Text>;
