import { TEXTS as draft } from "./ingest-draft.ts";
import { TEXTS as row } from "./ingest-row.ts";
import { finding, input } from "./text.ts";

export const TEXTS = {
  // A file that is refused whole.
  "file-empty": input("The file is empty.", "文件是空的。"),
  "file-header-only": input("The file has a header but no rows.", "文件只有表头，没有数据行。"),
  "file-binary": input("The file is not text but binary data.", "文件不是文本，而是二进制数据。"),
  "file-xls": input(
    "The file is an old Excel workbook (.xls); save it as .xlsx or CSV first.",
    "文件是旧版 Excel 工作簿（.xls），请先另存为 .xlsx 或 CSV。",
  ),
  "file-xlsb": input(
    "The file is a binary workbook (.xlsb); save it as .xlsx or CSV.",
    "文件是二进制工作簿（.xlsb），请另存为 .xlsx 或 CSV。",
  ),
  "file-ods": input(
    "The file is an OpenDocument file; save it as .xlsx or CSV.",
    "文件是 OpenDocument 文件，请另存为 .xlsx 或 CSV。",
  ),
  "file-pdf": input("The file is a PDF, not an export.", "文件是 PDF，不是导出文件。"),
  "file-html": input(
    "The file is a web page, perhaps a sign-in page saved by mistake, not an export.",
    "文件是网页（可能误存了登录页面），不是导出文件。",
  ),
  "html-broken": input(
    "The table of the page is damaged near row {line}: a tag has no end, or text has an unescaped <. Export it as CSV or XLSX.",
    "网页表格在第 {line} 行附近已损坏：标签没有结尾，或文字中有未转义的 <。请导出为 CSV 或 XLSX。",
  ),
  "file-spreadsheetml": input(
    "The file is an Excel 2003 XML workbook. Open it in a spreadsheet program and save it as .xlsx or CSV.",
    "文件是 Excel 2003 的 XML 工作簿。请用表格软件打开，另存为 .xlsx 或 CSV。",
  ),
  "file-lfs": input(
    "The file is a Git LFS pointer; fetch the real file first.",
    "文件是 Git LFS 指针，请先取回真正的文件。",
  ),
  "archive-broken": input(
    "The compressed file is damaged or incomplete. Create it again.",
    "压缩文件已损坏或不完整，请重新生成。",
  ),
  "archive-bomb": input(
    "The file unpacks to more than {ratio} times its size and is treated as a zip bomb.",
    "文件解压后超过自身大小的 {ratio} 倍，真正的导出文件不会这样，按压缩炸弹处理。",
  ),
  "archive-too-large": input("The file unpacks to more than {limit} MB.", "文件解压后超过 {limit} MB。"),
  "archive-too-long": input(
    "A workbook or ZIP archive can have at most {limit} MB. Send CSV, or CSV compressed with gzip.",
    "工作簿或 ZIP 压缩包最大 {limit} MB，请改用 CSV，或用 gzip 压缩的 CSV。",
  ),
  "archive-size-lie": input("The archive states a wrong size for {name}.", "压缩包中 {name} 标注的大小与实际不符。"),
  "archive-encrypted": input(
    "The file is protected by a password. Save it without one.",
    "文件有密码保护，请去掉密码后再保存。",
  ),
  "archive-members": input(
    "The archive has {count} files; it must have exactly one.",
    "压缩包中有 {count} 个文件，只能包含一个。",
  ),
  "archive-parts": input(
    "The archive has {count} parts; at most {limit} are read.",
    "压缩包有 {count} 个部件，最多读取 {limit} 个。",
  ),
  "archive-method": input(
    "{name} in the archive uses another method than deflate. Compress it again.",
    "压缩包中的 {name} 不是用 deflate 方法压缩的，请重新压缩。",
  ),
  "archive-path": input(
    "The archive has a file name that points outside of it: {name}.",
    "压缩包中有指向包外的文件名：{name}。",
  ),
  "archive-nested": input(
    "The archive contains another archive. Unpack the outer one first.",
    "压缩包里还有压缩包，请先解开外层。",
  ),
  "workbook-broken": input(
    "The workbook is damaged at {part}. Open it in a spreadsheet program and save it again.",
    "工作簿在 {part} 处损坏，请用表格软件打开后重新保存。",
  ),
  "workbook-entities": input(
    "{part} of the workbook defines entities that can expand without end. No spreadsheet program writes them.",
    "工作簿的 {part} 定义了可能无限展开的实体，表格软件不会写出这样的内容。",
  ),
  "workbook-outside": input(
    "{part} of the workbook refers to content outside of the file; nothing was fetched.",
    "工作簿的 {part} 引用了文件之外的内容，未读取任何外部内容。",
  ),
  "workbook-strings": input(
    "The workbook has more than {limit} MB of different texts. Send it as CSV.",
    "工作簿中不同的文本超过 {limit} MB，请改用 CSV。",
  ),
  "sheet-reference": input(
    "The sheet has an impossible cell reference, {reference}. Open it in a spreadsheet program and save it again.",
    "工作表在不可能的位置写有单元格 {reference}，请用表格软件打开后重新保存。",
  ),
  "sheet-sparse": input(
    "The sheet is almost empty: few filled cells lie far apart.",
    "工作表几乎全是空单元格，只有零星几个有内容。",
  ),
  "sheet-missing": input(
    "The profile {profile} reads the sheet {sheet}, but the workbook has only: {sheets}.",
    "导入模板 {profile} 读取工作表 {sheet}，但工作簿中只有：{sheets}。",
  ),
  "too-many-rows": input(
    "The sheet names row {row}; a sheet has at most {limit} rows.",
    "工作表写到第 {row} 行，而工作表最多只有 {limit} 行。",
  ),
  "json-shape": input(
    "The file is JSON but not a table. Use a list of objects, an object with one list, or one object per line.",
    "文件是 JSON 但不是表格；可读取对象列表、含一个对象列表的对象，或每行一个对象。",
  ),
  "json-broken": input(
    "The JSON file is damaged or incomplete at line {line}.",
    "文件是 JSON，但在第 {line} 行处损坏或中断。",
  ),
  "encoding-unknown": input(
    "The character encoding of the file is unknown. Save it as UTF-8.",
    "无法判断文件的字符编码，请另存为 UTF-8。",
  ),
  "encoding-unsupported": input(
    "The file is encoded in {encoding}. Save it as UTF-8.",
    "文件编码为 {encoding}，请另存为 UTF-8。",
  ),
  "encoding-broken": input(
    "The file starts as {encoding} but has other bytes before byte {byte}. Save it again as UTF-8.",
    "文件开头是 {encoding}，但在第 {byte} 字节之前出现了其他编码的字节，请重新另存为 UTF-8。",
  ),
  "key-too-long": finding("An id or owner has at most {limit} bytes.", "编号或负责人最多 {limit} 字节。"),
  "field-too-long": input(
    "The record that starts on line {line} has more than {limit} bytes. A quotation mark may be missing.",
    "从第 {line} 行开始的记录超过 {limit} 字节，可能缺少引号。",
  ),
  "too-many-columns": input(
    "The record that starts on line {line} has more than {limit} columns.",
    "从第 {line} 行开始的记录超过 {limit} 列。",
  ),
  "header-unknown": input(
    "The header matches no known profile: {header}.",
    "表头与任何已知的导入模板都不匹配：{header}。",
  ),
  "header-near": input(
    "The header matches no known profile; the nearest is {profile}, which also needs: {missing}.",
    "表头与任何已知的导入模板都不匹配；最接近的是 {profile}，还缺少列：{missing}。",
  ),
  "header-ambiguous": input(
    "The file matches several profiles ({profiles}). Choose one.",
    "文件同时匹配多个导入模板（{profiles}），请指定一个。",
  ),
  "export-without-day": input(
    "{name}: the rows have no full date, so they belong to no month. Export them with a date column.",
    "{name}：各行没有完整日期，无法归入任何月份；请导出带日期列的文件。",
  ),
  "export-without-owner": input(
    "{name}: the rows have no owner. Add an owner column, or write a profile that says which column it is.",
    "{name}：各行没有写明负责人；请增加负责人列，或编写说明由哪一列代表负责人的导入模板。",
  ),
  "export-aggregate": input(
    "{name}: the file has totals, not single calls. Export the detailed log, one row per call.",
    "{name}：文件是汇总数，不是逐条通话；请导出每通电话一行的明细。",
  ),
  "export-unused": input(
    "{name}: the file has nothing that a board or a statement uses. Leave it out.",
    "{name}：文件中没有看板或奖金单所需的内容，无需导入。",
  ),
  "columns-missing": input(
    "The profile {profile} needs columns the file does not have: {missing}.",
    "导入模板 {profile} 需要的列在文件中不存在：{missing}。",
  ),
  "header-absent": input(
    "The first line is not a header, but the profile {profile} needs one with: {missing}.",
    "文件第一行不是表头，而导入模板 {profile} 需要包含以下列的表头：{missing}。",
  ),
  "positions-differ": input(
    "The columns are not in the positions that the profile {profile} describes.",
    "文件各列的位置与导入模板 {profile} 的描述不一致。",
  ),
  "column-twice": input(
    "The header has the column {column} twice, and the profile {profile} uses it.",
    "表头中列 {column} 出现了两次，而导入模板 {profile} 要用到它。",
  ),
  "profile-invalid": input("The profile is not valid: {detail}", "导入模板无效：{detail}"),
  ...draft,
  ...row,
};
