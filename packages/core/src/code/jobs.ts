import type { Text } from "./text.ts";

export const TEXTS = {
  "conflict-in-file": {
    en: "The id {id} stands in lines {lines} with different values, and no stamp says which is newer; correct the file so that it stands once.",
    zh: "编号 {id} 在第 {lines} 行出现且内容不同，又没有更新时间可判断先后；请修正文件，使其只出现一次。",
  },
  "lease-lost": {
    en: "Another process took over the import of {source}; this one stops.",
    zh: "另一个进程已接手 {source} 的导入，本进程停止。",
  },
  "source-busy": {
    en: "Another import of {source} is still merging; try again when it is done.",
    zh: "{source} 的另一个导入仍在合并，请待其完成后再试。",
  },
  "import-unknown": { en: "There is no import {import}.", zh: "没有导入 {import}。" },
  "profile-unknown": {
    en: "There is no profile {name}. Known ones: {names}.",
    zh: "没有名为 {name} 的导入模板。已有：{names}。",
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
} as const satisfies Record<string, Text>;
