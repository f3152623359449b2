import type { Text } from "./text.ts";

export const TEXTS = {} as const satisfies Record<string, Text>;
