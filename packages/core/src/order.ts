/** One order of texts on every machine: by UTF-16 code unit, never by locale. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
