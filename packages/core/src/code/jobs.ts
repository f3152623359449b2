import type { Text } from "./text.ts";

export const TEXTS = {
  "conflict-in-file": {
    en: "The id {id} stands in lines {lines} with different values, and no stamp says which is newer; correct the file so that it stands once.",
    zh: "编号 {id} 在第 {lines} 行出现且内容不同，又没有更新时间可判断先后；请修正文件，使其只出现一次。",
  },
  "order-incomplete": {
    en: "Another line of the order {id} was rejected (line {lines}), so what it comes to is not known; correct it and send all lines of the order again.",
    zh: "订单 {id} 的另一行（第 {lines} 行）被拒绝，无法得知订单合计；请修正后将该订单的所有行重新导入。",
  },
  "lease-lost": {
    en: "Another process took over the import of {source}; this one stops.",
    zh: "另一个进程已接手 {source} 的导入，本进程停止。",
  },
  "source-busy": {
    en: "Another import of {source} is still merging; try again when it is done.",
    zh: "{source} 的另一个导入仍在合并，请待其完成后再试。",
  },
  "held-columns-lost": {
    en: "Columns that {before} had are missing: {columns}. What they held would be empty from now on.",
    zh: "与 {before} 相比缺少以下列：{columns}。若放行，这些内容将为空。",
  },
  "held-shrunk": {
    en: "The file has {rows} rows; going by the recent ones, about {usual} are usual for as many days. It may have been cut off.",
    zh: "文件只有 {rows} 行；按近期文件，同样天数通常约有 {usual} 行，可能不完整。",
  },
  "held-future": {
    en: "The file says that it is of {asOf}, which is still to come; it would win over every file until then.",
    zh: "文件标注的时间为 {asOf}，尚未到来；放行后在此之前的文件都无法覆盖它。",
  },
  "held-old-ids": {
    en: "{count} calls have ids that {month} or later months hold already, outside of the {months} months that the source re-takes. If it numbers its calls anew, letting them in would move the old ones.",
    zh: "有 {count} 条通话的编号已存在于 {month} 或之后的月份，超出该来源 {months} 个月的回传范围。若来源重新编号，放行会移走旧通话。",
  },
  "merge-failed": {
    en: "The import broke off {count} times with the same words: {detail}. What it had written is undone.",
    zh: "导入以相同的原因中断了 {count} 次：{detail}。已写入的内容已撤销。",
  },
  "not-held": {
    en: "{import} does not wait for anybody; it is {state}.",
    zh: "{import} 不在待定状态，当前为 {state}。",
  },
  "profile-needed": {
    en: "No profile fits {name}; choose or write one to let it in.",
    zh: "没有适用于 {name} 的导入模板，请选择或编写一个后再放行。",
  },
  "approved-as": { en: "It was let in as {import}.", zh: "已放行为 {import}。" },
  dismissed: { en: "{by} dismissed it.", zh: "已由 {by} 放弃。" },
  undone: { en: "{by} withdrew it.", zh: "已由 {by} 撤回。" },
  "undo-nothing": {
    en: "{import} was refused; there is nothing to withdraw.",
    zh: "{import} 已被拒收，没有可撤回的内容。",
  },
  "staged-gone": {
    en: "{import} cannot be withdrawn: the staged rows of {missing} are past retention.",
    zh: "无法撤回 {import}：{missing} 的暂存行已过保留期。",
  },
  "rebuild-running": {
    en: "A rebuild is under way; try again when it is done.",
    zh: "正在重建数据，请待其完成后再试。",
  },
  "import-unknown": { en: "There is no import {import}.", zh: "没有导入 {import}。" },
  "profile-unknown": {
    en: "There is no profile {name}. Known ones: {names}.",
    zh: "没有名为 {name} 的导入模板。已有：{names}。",
  },
  "profile-built-in": {
    en: "{name} is a built-in profile; choose another name.",
    zh: "{name} 是内置导入模板，请换一个名称。",
  },
  "profile-not-json": { en: "The profile is not JSON: {detail}", zh: "导入模板不是有效的 JSON：{detail}" },
  "month-unknown": { en: "There is no data for {month} yet.", zh: "{month} 还没有数据。" },
  "month-published": { en: "{month} is published already, with another digest.", zh: "{month} 已发布，且摘要不同。" },
  "digest-stale": {
    en: "{month} has changed since it was looked at; its digest is now {digest}.",
    zh: "{month} 在查看之后已有变化，现在的摘要为 {digest}。",
  },
  "month-changed": {
    en: "{month} changed while it was being published; look at it again.",
    zh: "{month} 在发布过程中发生了变化，请重新查看。",
  },
  "person-unknown": {
    en: "There is no person {person}; 'clearboard people list' names them.",
    zh: "没有人员 {person}；可用 clearboard people list 查看。",
  },
  "owner-key-invalid": {
    en: "{owner} is not an owner key; it reads source:kind|key, for example pbx:extension|8042.",
    zh: "{owner} 不是负责人标识；格式为 来源:类别|标识，例如 pbx:extension|8042。",
  },
  "version-unknown": { en: "{month} has no version {version}.", zh: "{month} 没有版本 {version}。" },
  "rows-too-many": {
    en: "{figure} stands on {rows} calls; open the figure of a region, a team or a person.",
    zh: "{figure} 由 {rows} 条通话得出，行数过多；请打开大区、团队或个人的指标。",
  },
  "notice-address": {
    en: "A notice goes to an https address such as https://open.feishu.cn/open-apis/bot/v2/hook/...",
    zh: "通知地址须为 https 地址，例如 https://open.feishu.cn/open-apis/bot/v2/hook/...",
  },
  "notice-private": {
    en: "{host} is an address inside a network; notices go to public addresses only.",
    zh: "{host} 是内部网络地址，通知只能发往公网地址。",
  },
  "notice-email": { en: "This is not an e-mail address.", zh: "这不是有效的邮箱地址。" },
  "notice-no-mail": {
    en: "This Clearboard has no way to send e-mail yet; its README says which settings give it one.",
    zh: "此 Clearboard 尚未配置邮件发送，所需设置见 README。",
  },
  "notice-failed": {
    en: "The notice did not arrive: {problem}.",
    zh: "通知未送达：{problem}。",
  },
} as const satisfies Record<string, Text>;
