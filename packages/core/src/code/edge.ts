import type { Text } from "./text.ts";

export const TEXTS = {
  "file-missing": { en: "There is no file or folder {path}.", zh: "没有文件或文件夹 {path}。" },
  "zone-unknown": {
    en: "{zone} is not an IANA time zone; it reads like Asia/Shanghai or America/New_York.",
    zh: "{zone} 不是 IANA 时区名，格式如 Asia/Shanghai 或 America/New_York。",
  },
} as const satisfies Record<string, Text>;
