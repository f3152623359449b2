import type { Text } from "./text.ts";

export const TEXTS = {
  // A file that is refused whole.
  "file-empty": { en: "The file is empty.", zh: "文件是空的。" },
  "file-header-only": { en: "The file has a header but no rows.", zh: "文件只有表头，没有数据行。" },
  "file-binary": { en: "The file is not text but binary data.", zh: "文件不是文本，而是二进制数据。" },
  "file-xls": {
    en: "The file is an old Excel workbook (.xls); save it as .xlsx or CSV first.",
    zh: "文件是旧版 Excel 工作簿（.xls），请先另存为 .xlsx 或 CSV。",
  },
  "file-xlsb": {
    en: "The file is a binary workbook (.xlsb); save it as .xlsx or CSV.",
    zh: "文件是二进制工作簿（.xlsb），请另存为 .xlsx 或 CSV。",
  },
  "file-ods": {
    en: "The file is an OpenDocument file; save it as .xlsx or CSV.",
    zh: "文件是 OpenDocument 文件，请另存为 .xlsx 或 CSV。",
  },
  "file-pdf": { en: "The file is a PDF, not an export.", zh: "文件是 PDF，不是导出文件。" },
  "file-html": {
    en: "The file is a web page, perhaps a sign-in page saved by mistake, not an export.",
    zh: "文件是网页（可能误存了登录页面），不是导出文件。",
  },
  "file-lfs": {
    en: "The file is a Git LFS pointer; fetch the real file first.",
    zh: "文件是 Git LFS 指针，请先取回真正的文件。",
  },
  "archive-broken": {
    en: "The compressed file is damaged or cut off; make it again.",
    zh: "压缩文件已损坏或不完整，请重新生成。",
  },
  "archive-bomb": {
    en: "The file unpacks to more than {ratio} times its size, as no real export does; it is taken for a zip bomb.",
    zh: "文件解压后超过自身大小的 {ratio} 倍，真正的导出文件不会这样，按压缩炸弹处理。",
  },
  "archive-too-large": {
    en: "The file unpacks to more than {limit} MB.",
    zh: "文件解压后超过 {limit} MB。",
  },
  "archive-too-long": {
    en: "A workbook or ZIP archive may be {limit} MB long; send it as CSV, or as CSV packed by gzip.",
    zh: "工作簿或 ZIP 压缩包最大 {limit} MB，请改用 CSV，或用 gzip 压缩的 CSV。",
  },
  "archive-size-lie": {
    en: "The archive states another size for {name} than it really has.",
    zh: "压缩包中 {name} 标注的大小与实际不符。",
  },
  "archive-encrypted": {
    en: "The file is protected by a password; save it without one.",
    zh: "文件有密码保护，请去掉密码后再保存。",
  },
  "archive-members": {
    en: "The archive holds {count} files; it must hold exactly one.",
    zh: "压缩包中有 {count} 个文件，只能包含一个。",
  },
  "archive-parts": {
    en: "The archive has {count} parts; at most {limit} are read.",
    zh: "压缩包有 {count} 个部件，最多读取 {limit} 个。",
  },
  "archive-method": {
    en: "{name} in the archive is packed by another method than deflate; pack it again.",
    zh: "压缩包中的 {name} 不是用 deflate 方法压缩的，请重新压缩。",
  },
  "archive-path": {
    en: "The archive holds a name that leads outside of it: {name}.",
    zh: "压缩包中有指向包外的文件名：{name}。",
  },
  "archive-nested": {
    en: "The archive holds another archive; unpack the outer one first.",
    zh: "压缩包里还有压缩包，请先解开外层。",
  },
  "workbook-broken": {
    en: "The workbook is damaged at {part}; open it in a spreadsheet program and save it again.",
    zh: "工作簿在 {part} 处损坏，请用表格软件打开后重新保存。",
  },
  "workbook-entities": {
    en: "{part} of the workbook defines words that may expand without end; no spreadsheet program writes that.",
    zh: "工作簿的 {part} 定义了可能无限展开的实体，表格软件不会写出这样的内容。",
  },
  "workbook-outside": {
    en: "{part} of the workbook refers to content outside of the file; nothing was fetched.",
    zh: "工作簿的 {part} 引用了文件之外的内容，未读取任何外部内容。",
  },
  "workbook-strings": {
    en: "The workbook holds more than {limit} MB of different texts; send it as CSV.",
    zh: "工作簿中不同的文本超过 {limit} MB，请改用 CSV。",
  },
  "sheet-reference": {
    en: "The sheet names a cell {reference} where none can be; open it in a spreadsheet program and save it again.",
    zh: "工作表在不可能的位置写有单元格 {reference}，请用表格软件打开后重新保存。",
  },
  "sheet-sparse": {
    en: "The sheet is nearly all empty cells between few filled ones.",
    zh: "工作表几乎全是空单元格，只有零星几个有内容。",
  },
  "sheet-missing": {
    en: "The profile {profile} reads the sheet {sheet}, but the workbook has only: {sheets}.",
    zh: "导入模板 {profile} 读取工作表 {sheet}，但工作簿中只有：{sheets}。",
  },
  "too-many-rows": {
    en: "The sheet names row {row}; the last row a sheet can have is {limit}.",
    zh: "工作表写到第 {row} 行，而工作表最多只有 {limit} 行。",
  },
  "json-shape": {
    en: "The file is JSON but no table; a list of objects, one in an object, or one object a line can be read.",
    zh: "文件是 JSON 但不是表格；可读取对象列表、含一个对象列表的对象，或每行一个对象。",
  },
  "json-broken": {
    en: "The file is JSON that is damaged or cut off at line {line}.",
    zh: "文件是 JSON，但在第 {line} 行处损坏或中断。",
  },
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
  "key-too-long": {
    en: "An id or owner has at most {limit} bytes.",
    zh: "编号或负责人最多 {limit} 字节。",
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
  "export-without-day": {
    en: "{name}: the rows name no full date, so they belong to no month; export them with a date column.",
    zh: "{name}：各行没有完整日期，无法归入任何月份；请导出带日期列的文件。",
  },
  "export-without-owner": {
    en: "{name}: the rows name nobody of yours; add a column with who each belongs to, or write a profile that says which column stands for it.",
    zh: "{name}：各行没有写明负责人；请增加负责人列，或编写说明由哪一列代表负责人的导入模板。",
  },
  "export-aggregate": {
    en: "{name}: the file holds sums, not single calls; export the detailed log, one row a call.",
    zh: "{name}：文件是汇总数，不是逐条通话；请导出每通电话一行的明细。",
  },
  "export-unused": {
    en: "{name}: the file holds nothing that a board or a statement counts; leave it out.",
    zh: "{name}：文件中没有看板或奖金单所需的内容，无需导入。",
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
  "draft-guess-stated": { en: "As you chose.", zh: "按您的选择。" },
  "draft-guess-none": { en: "Not used.", zh: "不使用。" },
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
  "short-year": {
    en: "{column} has a year of two digits; the profile must say from which year on (pivot).",
    zh: "{column} 的年份只有两位数字，导入模板需要用 pivot 说明所属世纪。",
  },
  "bad-share": {
    en: "{column} is not a share; write 12.5%, 0.125 or 1/8.",
    zh: "{column} 不是比例，请写成 12.5%、0.125 或 1/8。",
  },
  "share-over-one": {
    en: "{column} is more than the whole (100%); check whether it is written as a percentage.",
    zh: "{column} 超过 100%，请检查是否写成了百分数。",
  },
  "credits-sum": {
    en: "{column}: the direct shares of this deal come to {sum}, not to 100%; correct them, or leave them empty for equal parts.",
    zh: "{column}：该商机的分成合计为 {sum}，不是 100%；请更正，或全部留空以平均分配。",
  },
  "payment-undated": {
    en: "The payment has neither a day it came in nor a day it is due; fill one of them ({column}).",
    zh: "该回款既没有到账日期也没有应收日期，请填写其中之一（{column}）。",
  },
  "refund-not-above-zero": {
    en: "{column} is not above zero; write what was given back as a positive amount.",
    zh: "{column} 不大于零，请将退款写成正数。",
  },
  "ends-before-start": {
    en: "{column} is before {start}, when it began; one of the two is wrong.",
    zh: "{column} 早于开始时间 {start}，两者必有一个有误。",
  },
  "owner-pattern": {
    en: "{column} holds no key where the profile looks for one; correct the cell or the profile's pattern.",
    zh: "{column} 中找不到导入模板所要的标识，请更正该单元格或模板的 pattern。",
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
  "cell-error": { en: "{column} holds the spreadsheet's error {error}.", zh: "{column} 是表格错误值 {error}。" },
  "cell-uncalculated": {
    en: "{column} holds a formula without a result; open the file in a spreadsheet program and save it.",
    zh: "{column} 是没有结果的公式，请用表格软件打开并保存文件。",
  },
  "bad-json": { en: "The record is not a valid JSON object.", zh: "该记录不是有效的 JSON 对象。" },
  "key-twice": { en: "The record has {column} twice.", zh: "该记录中 {column} 出现了两次。" },
} as const satisfies Record<string, Text>;
