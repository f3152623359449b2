import type { Text } from "./text.ts";

export const TEXTS = {
  "organisation-missing": {
    en: "There is no organisation here yet. Make one with: clearboard init --zone ZONE --currency CODE",
    zh: "这里还没有组织。请先运行：clearboard init --zone 时区 --currency 币种",
  },
  "organisation-exists": {
    en: "There is already an organisation here; init changes nothing.",
    zh: "这里已有组织，init 未作任何更改。",
  },
  "cursor-unknown": {
    en: "The cursor does not belong to this list; start it again.",
    zh: "翻页位置不属于此列表，请从头开始。",
  },
  "key-unknown": { en: "There is no importer key {key}.", zh: "没有导入密钥 {key}。" },
  "key-source": {
    en: "A source has 1 to 100 visible characters, without | and /.",
    zh: "来源名须为 1 到 100 个可见字符，且不含 | 与 /。",
  },
  "key-days": { en: "A key lives 1 to {most} days.", zh: "密钥有效期须为 1 到 {most} 天。" },
  "key-limit": {
    en: "{source} has two keys already; revoke one first.",
    zh: "{source} 已有两个有效密钥，请先吊销一个。",
  },
  "notice-unknown": { en: "There is no notice {notice}.", zh: "没有通知 {notice}。" },
  "notice-limit": {
    en: "There are {most} notices already; remove one first.",
    zh: "通知已达 {most} 个，请先删除一个。",
  },
} as const satisfies Record<string, Text>;
