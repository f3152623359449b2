import { finding, input } from "./text.ts";

export const TEXTS = {
  // A draft of a profile: what the file decides, and what a person must.
  "sample-packed": input(
    "A packed file or workbook over 1 MB cannot be described from its beginning; choose a smaller export of the same kind.",
    "超过 1 MB 的压缩文件或工作簿无法只凭开头识别，请选择同类的较小导出文件。",
  ),
  "draft-kind-open": finding(
    "The columns do not say clearly what each row is.",
    "各列无法明确说明每一行记录的是什么。",
  ),
  "draft-field-missing": finding("No column gives it.", "没有列提供此项。"),
  "draft-id-missing": finding(
    "No column is an id. Choose the columns that together name a row and that a correction does not touch.",
    "没有编号列。请选择能共同确定一行、且更正时不会改变的列。",
  ),
  "draft-looks-missing": finding(
    "Without a header a file is known by how its columns look, and no column here is all dates or numbers.",
    "没有表头的文件靠列的样子识别，而这里没有一列全是日期或数字。",
  ),
  "draft-time-missing": finding(
    "{column} holds days without a time: its calls count by day, not by hour. Is there a column with the time of day?",
    "{column} 只有日期没有时刻：通话按日计入，不计入时段。是否有时刻所在的列？",
  ),
  "draft-values-differ": finding(
    "The header says so, but the values do not look like it.",
    "表头如此，但列中的值不像。",
  ),
  "draft-order-open": finding(
    "{example} can be read in more than one order, and no value of {column} tells which.",
    "{example} 可以有多种读法，{column} 中没有值能说明是哪一种。",
  ),
  "draft-order-proved": finding("{example} reads one way only.", "{example} 只有一种读法。"),
  "draft-serial-open": finding(
    "{column} counts days, as {example}; from 1900 or from 1904, the file does not say.",
    "{column} 是天数（如 {example}），文件没有说明从 1900 年还是 1904 年算起。",
  ),
  "draft-decimal-open": finding(
    "{example} is a different amount with a decimal point and with a decimal comma, and no value of {column} tells which.",
    "{example} 按小数点和按小数逗号是不同的金额，{column} 中没有值能说明是哪一种。",
  ),
  "draft-decimal-proved": finding("{example} reads one way only.", "{example} 只有一种读法。"),
  "draft-form-open": finding("{column} does not say what {example} counts.", "{column} 没有说明 {example} 的单位。"),
  "draft-unit-header": finding("The header names the unit: {unit}.", "表头写明了单位：{unit}。"),
  "draft-percent-open": finding(
    "{example} in {column} may be a part of 1 or a percentage.",
    "{column} 中的 {example} 可能是小数，也可能是百分数。",
  ),
  "draft-word-open": finding("{word} stands in {column}.", "{column} 中有“{word}”。"),
  "draft-owner-open": finding(
    "What {example} in {column} is, the file does not say.",
    "文件没有说明 {column} 中的 {example} 是什么。",
  ),
  "draft-currency-open": finding(
    "{example} in {column} carries the sign of another currency.",
    "{column} 中的 {example} 带有其他货币的符号。",
  ),
  "draft-connected-open": finding(
    "No column says whether a call was answered; {column} may tell.",
    "没有列说明通话是否接通，可由 {column} 判断。",
  ),
  "draft-constant-open": finding(
    "No column says it; it may be the same in every row.",
    "没有列说明，可能每一行都相同。",
  ),
  "draft-short-year": finding(
    "Years have two digits: 00 to 69 are read as 2000 to 2069.",
    "年份只有两位：00 到 69 按 2000 到 2069 年读取。",
  ),
  "draft-guess-header": finding("By its name.", "按列名识别。"),
  "draft-guess-empty": finding("By its name; all its cells are empty.", "按列名识别；该列全为空。"),
  "draft-guess-values": finding("By its values: no other column has such.", "按列中的值识别：其他列都没有这样的值。"),
  "draft-guess-stated": finding("As you chose.", "按您的选择。"),
  "draft-guess-remembered": finding("As in another format of yours.", "与您的其他格式一致。"),
  "draft-guess-none": finding("Not used.", "不使用。"),
};
