import { busy, conflict, finding, input, missing } from "./text.ts";

export const TEXTS = {
  "conflict-in-file": finding(
    "The id {id} is in lines {lines}{more? and # more} with different values and no timestamp. Correct the file so that it occurs once.",
    "编号 {id} 在第 {lines} 行{more?及另外 # 行}出现且内容不同，又没有更新时间可判断先后；请修正文件，使其只出现一次。",
  ),
  "order-incomplete": finding(
    "Line {lines}{more? and # more} of the order {id} was rejected, so its total is unknown. Correct it and send all lines of the order again.",
    "订单 {id} 的另一行（第 {lines} 行{more?及另外 # 行}）被拒绝，无法得知订单合计；请修正后将该订单的所有行重新导入。",
  ),
  "column-read": conflict(
    "{name} has no column {column} that is not read. It has: {columns}.",
    "{name} 中没有未读取的列“{column}”。未读取的列有：{columns}。",
  ),
  "column-field": input(
    "{column} cannot give {field}. It takes: {fields}.",
    "“{column}”列不能作为 {field}。可以作为：{fields}。",
  ),
  "column-values": input(
    "The values of {column} are no {field}, for example {example}.",
    "“{column}”列的内容不是{field}，例如 {example}。",
  ),
  "column-setting": input("{settings} answers nothing about {column}.", "{settings} 与“{column}”列无关。"),
  "lease-lost": conflict(
    "Another process took over {source}. This one stops.",
    "另一个进程已接手 {source}，本进程停止。",
  ),
  "source-busy": busy(
    "Another import of {source} is still running. Try again when it is done.",
    "{source} 的另一个导入仍在合并，请待其完成后再试。",
  ),
  "held-quoted-rows": finding(
    "A stray quotation mark puts rows into one cell: lines {lines}{more? and # more} ({count#line|lines}). Nothing of them is read. Remove the mark, or write it twice, and import the file again.",
    "多余的引号把多行并入了一个单元格：第 {lines} 行{more?及另外 # 处}（共 {count} 行）。这些行都未读取。请删除该引号或写成两个，再重新导入。",
  ),
  "held-order": finding(
    "{example} in {column} is a date in the order {proved}; the profile {profile} reads {stated}. Days and months would be swapped.",
    "{column} 中的 {example} 是按 {proved} 顺序书写的日期，而导入模板 {profile} 按 {stated} 读取；日与月会被颠倒。",
  ),
  "held-decimal": finding(
    "{example} in {column} has the decimal sign {proved}; the profile {profile} reads {stated}. Amounts would be wrong.",
    "{column} 中的 {example} 以 {proved} 作小数点，而导入模板 {profile} 按 {stated} 读取；金额会出错。",
  ),
  "held-unit": finding(
    "{example} in {column} is written as {proved}; the profile {profile} reads {stated}.",
    "{column} 中的 {example} 按 {proved} 书写，而导入模板 {profile} 按 {stated} 读取。",
  ),
  "held-rejected": finding(
    "{rejected} of {read} rows are rejected. Most often ({often}): {why} First on line {line}: {value}",
    "{read} 行中有 {rejected} 行被拒绝。最常见的原因（{often} 行）：{why}首见于第 {line} 行：{value}",
  ),
  "all-rejected": finding(
    "No row could be read: all {rejected} were rejected. Most often ({often}): {why} First on line {line}: {value}",
    "没有一行可以读取：全部 {rejected} 行被拒绝。最常见的原因（{often} 行）：{why}首见于第 {line} 行：{value}",
  ),
  "held-columns-lost": finding(
    "Columns of {before} are missing: {columns}. Their values would become empty.",
    "与 {before} 相比缺少以下列：{columns}。若放行，这些内容将为空。",
  ),
  "held-shrunk": finding(
    "The file has {rows} rows. Recent files of as many days had about {usual}. It may be incomplete.",
    "文件只有 {rows} 行；按近期文件，同样天数通常约有 {usual} 行，可能不完整。",
  ),
  "held-absent": finding(
    "{absent} of {known} rows that are there are absent from this full export. Approving it removes them.",
    "这份全量导出缺少现有 {known} 行中的 {absent} 行；若放行，缺少的行将被移除。",
  ),
  "held-future": finding(
    "The file is dated {asOf}, in the future. It would override every file until then.",
    "文件标注的时间为 {asOf}，尚未到来；放行后在此之前的文件都无法覆盖它。",
  ),
  "held-old-ids": finding(
    "{count} calls have ids that {month} or later months already use, outside of the {months} months the source resends. If the source renumbers its calls, approving moves the old ones.",
    "有 {count} 条通话的编号已存在于 {month} 或之后的月份，超出该来源 {months} 个月的回传范围。若来源重新编号，放行会移走旧通话。",
  ),
  "merge-failed": finding(
    "The import failed {count} times with the same error: {detail}. Its changes were undone.",
    "导入以相同的原因中断了 {count} 次：{detail}。已写入的内容已撤销。",
  ),
  "word-not-waiting": missing(
    "No row of {source} waits for the word {word} in {column}.",
    "{source} 没有行在等待 {column} 中的“{word}”。",
  ),
  "word-meaning": input(
    "{column} can mean one of: {choices}; not {is}.",
    "{column} 的含义只能是：{choices}，不能是 {is}。",
  ),
  "not-held": conflict("{import} is not held (state: {state}).", "{import} 不在待确认状态，当前为 {state}。"),
  "profile-needed": input(
    "No profile matches {name}. Choose or write one to approve it.",
    "没有适用于 {name} 的导入模板，请选择或编写一个后再放行。",
  ),
  "approved-as": finding("Approved as {import}.", "已放行为 {import}。"),
  dismissed: finding("Dismissed by {by}.", "已由 {by} 放弃。"),
  undone: finding("Withdrawn by {by}.", "已由 {by} 撤回。"),
  "undo-nothing": conflict(
    "{import} was refused, so there is nothing to withdraw.",
    "{import} 已被拒收，没有可撤回的内容。",
  ),
  "staged-gone": conflict(
    "{import} cannot be withdrawn: the stored rows of {missing} are past retention.",
    "无法撤回 {import}：{missing} 的行已过保留期。",
  ),
  "rebuild-running": busy("A rebuild is running. Try again when it is done.", "正在重建数据，请待其完成后再试。"),
  "import-unknown": missing("There is no import {import}.", "没有导入 {import}。"),
  "profile-unknown": missing(
    "There is no profile {name}. Known ones: {names}.",
    "没有名为 {name} 的导入模板。已有：{names}。",
  ),
  "profile-built-in": conflict(
    "{name} is a built-in profile. Choose another name.",
    "{name} 是内置导入模板，请换一个名称。",
  ),
  "profile-not-json": input("The profile is not JSON: {detail}", "导入模板不是有效的 JSON：{detail}"),
  "period-empty": missing("There is no data for any month of {period} yet.", "{period} 的各月都还没有数据。"),
  "month-unknown": missing("There is no data for {month} yet.", "{month} 还没有数据。"),
  "record-unknown": missing("There is no {kind} record {id}.", "没有 {kind} 记录 {id}。"),
  "record-sources": input(
    "{id} is in several sources: {sources}. Name the one you mean.",
    "多个来源都有 {id}：{sources}。请指明是哪一个来源。",
  ),
  "month-published": conflict("{month} is already published, with another digest.", "{month} 已公布，且摘要不同。"),
  "digest-stale": conflict(
    "{month} has changed since you looked at it. Its digest is now {digest}.",
    "{month} 在查看之后已有变化，现在的摘要为 {digest}。",
  ),
  "month-changed": conflict(
    "{month} changed while it was being published. Look at it again.",
    "{month} 在公布过程中发生了变化，请重新查看。",
  ),
  "person-unknown": missing(
    "There is no person {person}; 'clearboard people list' names them.",
    "没有人员 {person}；可用 clearboard people list 查看。",
  ),
  "owner-key-invalid": input(
    "{owner} is not an owner key. Write source:kind|key, for example pbx:extension|8042.",
    "{owner} 不是负责人标识；格式为 来源:类别|标识，例如 pbx:extension|8042。",
  ),
  "rate-refused": input("The rate was not entered: {detail}", "汇率未录入：{detail}"),
  "link-refused": input("{owner} was not linked: {detail}", "{owner} 未能关联：{detail}"),
  "version-unknown": missing("{month} has no version {version}.", "{month} 没有版本 {version}。"),
  "rows-too-many": input(
    "{figure} is based on {rows} calls. Open the figure of a region, a team or a person.",
    "{figure} 由 {rows} 条通话得出，行数过多；请打开区域、团队或个人的指标。",
  ),
  "notice-address": input(
    "The address must be https, such as https://open.feishu.cn/open-apis/bot/v2/hook/...",
    "通知地址须为 https 地址，例如 https://open.feishu.cn/open-apis/bot/v2/hook/...",
  ),
  "notice-private": input(
    "{host} is a private network address. Notifications go to public addresses only.",
    "{host} 是内部网络地址，通知只能发往公网地址。",
  ),
  "notice-email": input("This is not an e-mail address.", "这不是有效的邮箱地址。"),
  "notice-no-mail": conflict(
    "E-mail is not set up. The README says which settings it needs.",
    "此 Clearboard 尚未配置邮件发送，所需设置见 README。",
  ),
  "notice-failed": conflict("The notification was not delivered: {problem}.", "通知未送达：{problem}。"),
};
