/** The sentence of a rule or step; a code newer than this page is shown as its words. */
export function sayRule(code: string, _locale: "en" | "zh-CN", params: Record<string, string | number>): string {
  const filled = Object.entries(params).map(([name, value]) => `${name} ${value}`);
  return [code.replaceAll(/[.-]/g, " "), ...filled].join(", ");
}
