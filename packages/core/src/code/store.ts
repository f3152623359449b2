import { conflict, input, missing } from "./text.ts";

export const TEXTS = {
  "organisation-missing": missing(
    "There is no organisation yet. Create one with: clearboard init --zone ZONE --currency CODE",
    "这里还没有组织。请先运行：clearboard init --zone 时区 --currency 币种",
  ),
  "organisation-exists": conflict(
    "An organisation already exists; init changed nothing.",
    "这里已有组织，init 未作任何更改。",
  ),
  "cursor-unknown": input(
    "The cursor does not belong to this list. Start from the first page.",
    "翻页位置不属于此列表，请从头开始。",
  ),
  "key-unknown": missing("There is no API key {key}.", "没有 API 密钥 {key}。"),
  "key-source": input(
    "A source has 1 to 100 visible characters, without | and /.",
    "来源名须为 1 到 100 个可见字符，且不含 | 与 /。",
  ),
  "key-days": input("An API key is valid for 1 to {most} days.", "密钥有效期须为 1 到 {most} 天。"),
  "key-limit": conflict(
    "{source} already has two API keys. Revoke one first.",
    "{source} 已有两个有效的 API 密钥，请先吊销一个。",
  ),
  "notice-unknown": missing("There is no notification {notice}.", "没有通知 {notice}。"),
  "notice-limit": conflict(
    "There are already {most} notifications. Remove one first.",
    "通知已达 {most} 个，请先删除一个。",
  ),
};
