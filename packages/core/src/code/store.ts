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
} as const satisfies Record<string, Text>;
