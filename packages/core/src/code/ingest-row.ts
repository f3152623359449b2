import { finding } from "./text.ts";

export const TEXTS = {
  // A row that is rejected.
  "missing-field": finding("{column} is empty.", "{column} 为空。"),
  "bad-date": finding("{column} is not a date in the order {order}.", "{column} 不是按 {order} 顺序书写的日期。"),
  "bad-time": finding("{column} is not a time of day.", "{column} 不是有效的时刻。"),
  "no-such-hour": finding(
    "{column} names an hour that does not exist on that day in {zone}: clocks go forward.",
    "{column} 的时刻在 {zone} 当天不存在（夏令时拨快）。",
  ),
  "bad-month": finding("{column} is not a month.", "{column} 不是月份。"),
  "bad-period": finding(
    "{column} is no month, quarter or year, such as 2026-03, 2026-Q1 or 2026.",
    "{column} 不是月份、季度或年度（如 2026-03、2026-Q1、2026）。",
  ),
  "period-of-days": finding(
    "{column} runs from day to day. Boards are made of calendar months, so a settlement month from day 26 to day 25 has no target. Write a month, a quarter or a year.",
    "{column} 是日期区间。看板按自然月汇总，不支持 26 日至次月 25 日的结算月；请写月份、季度或年度。",
  ),
  "bad-number": finding("{column} is not a number.", "{column} 不是数字。"),
  "bad-duration": finding("{column} is not a duration.", "{column} 不是时长。"),
  "negative-duration": finding("{column} gives a duration below zero.", "{column} 得出的时长为负。"),
  "amount-decimals": finding(
    "{column} has more decimals than {currency} has ({decimals}).",
    "{column} 的小数位多于 {currency} 允许的 {decimals} 位。",
  ),
  "short-year": finding(
    "{column} has a year of two digits; the profile must say from which year on (pivot).",
    "{column} 的年份只有两位数字，导入模板需要用 pivot 说明所属世纪。",
  ),
  "bad-share": finding(
    "{column} is not a share; write 12.5%, 0.125 or 1/8.",
    "{column} 不是比例，请写成 12.5%、0.125 或 1/8。",
  ),
  "share-over-one": finding(
    "{column} is more than the whole (100%); check whether it is written as a percentage.",
    "{column} 超过 100%，请检查是否写成了百分数。",
  ),
  "credits-sum": finding(
    "{column}: the direct shares of this deal come to {sum}, not to 100%; correct them, or leave them empty for equal parts.",
    "{column}：该订单的分成合计为 {sum}，不是 100%；请更正，或全部留空以平均分配。",
  ),
  "payment-undated": finding(
    "The payment has neither a day it came in nor a day it is due; fill one of them ({column}).",
    "该回款既没有到账日期也没有应收日期，请填写其中之一（{column}）。",
  ),
  "refund-not-above-zero": finding(
    "{column} is not above zero; write what was given back as a positive amount.",
    "{column} 不大于零，请将退款写成正数。",
  ),
  "rate-not-above-zero": finding(
    "{column} must be above zero and have at most 12 decimals.",
    "{column} 必须大于零，且最多 12 位小数。",
  ),
  "rate-same-currency": finding(
    "{column} is the same currency as the first; a rate is between two.",
    "{column} 与原币相同；汇率应为两种货币之间。",
  ),
  "ends-before-start": finding(
    "{column} is before {start}, when it began; one of the two is wrong.",
    "{column} 早于开始时间 {start}，两者必有一个有误。",
  ),
  "owner-pattern": finding(
    "{column} holds no key where the profile looks for one; correct the cell or the profile's pattern.",
    "{column} 中找不到导入模板所要的标识，请更正该单元格或模板的 pattern。",
  ),
  "rounded-by-spreadsheet": finding(
    "{column} was rounded by a spreadsheet, as 1.23457E+15 is: its digits are lost. Export the column as text again.",
    "{column} 被表格软件取整（形如 1.23457E+15），原有数字已丢失；请将该列设为文本后重新导出。",
  ),
  "bad-currency": finding("{column} is not a three-letter currency code.", "{column} 不是三位货币代码。"),
  "bad-email": finding("{column} is not an e-mail address.", "{column} 不是邮箱地址。"),
  "bad-owner-key": finding(
    "{column} is not a whole owner key; it reads source:kind|key, for example pbx:extension|8042.",
    "{column} 不是完整的负责人标识；格式为 来源:类别|标识，例如 pbx:extension|8042。",
  ),
  "unknown-word": finding("{column} is none of: {words}.", "{column} 不是以下任何一个：{words}。"),
  "word-waits": finding(
    "Nobody has said what {word} in {column} means. The row waits until somebody does; known are {words}.",
    "还没有人说明 {column} 中“{word}”的含义，该行等待说明；已知的有：{words}。",
  ),
  "score-off-scale": finding("{column} is not between 0 and {scale}.", "{column} 不在 0 到 {scale} 之间。"),
  "cell-over-lines": finding(
    "{column} goes on over {more#more line|more lines}, which are not read as rows. A quotation mark is missing or too many.",
    "“{column}”延续到其后 {more} 行，这些行未作为数据行读取：可能缺少或多了一个引号。",
  ),
  "ragged-row": finding(
    "The row has {fields} fields where the header has {columns}{more?; # more lines are part of it}.",
    "该行有 {fields} 个字段，而表头有 {columns} 列{more?；其后 # 行也属于该行}。",
  ),
  "unterminated-quote": finding(
    "A quotation mark opened in this record is never closed; everything down to line {last} is inside it.",
    "该记录中打开的引号始终没有关闭，直到第 {last} 行的内容都在其中。",
  ),
  "stray-quote": finding(
    "A quoted field goes on after its closing quotation mark{more?; # more lines are part of the record}.",
    "带引号的字段在结束引号之后还有内容{more?；其后 # 行也属于该记录}。",
  ),
  "rows-in-quotes": finding(
    "A quotation mark opens in {column} and swallows the lines down to {last}; {rows} of them are rows. Remove the mark, or write it twice.",
    "{column} 中打开的引号吞掉了直到第 {last} 行的内容，其中 {rows} 行本是数据行；请删除该引号，或写成两个。",
  ),
  "cell-error": finding("{column} holds the spreadsheet's error {error}.", "{column} 是表格错误值 {error}。"),
  "cell-uncalculated": finding(
    "{column} holds a formula without a result; open the file in a spreadsheet program and save it.",
    "{column} 是没有结果的公式，请用表格软件打开并保存文件。",
  ),
  "bad-json": finding("The record is not a valid JSON object.", "该记录不是有效的 JSON 对象。"),
  "key-twice": finding("The record has {column} twice.", "该记录中 {column} 出现了两次。"),
};
