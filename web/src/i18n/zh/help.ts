import type { texts as english } from "../en/help.ts";

export const texts = {
  "help.title": "帮助",
  "help.documentTitle": "帮助 - Clearboard",
  "help.question": "怎样用 Clearboard 完成我的工作？",
  "help.operator": "运维",
} satisfies Record<keyof typeof english, string>;
