import type { Text } from "./text.ts";

export const TEXTS = {
  "figure-unknown": { en: "There is no figure {figure}.", zh: "没有指标 {figure}。" },
  "scope-unknown": { en: "This board has no {scope}.", zh: "本看板没有 {scope}。" },
  "policy-invalid": { en: "The policy is not valid: {detail}", zh: "政策无效：{detail}" },
} as const satisfies Record<string, Text>;
