/** A text in both languages, and the one filler of placeholders that core, jobs, cli and web share. */
export type Locale = "en" | "zh-CN";
export type Text = { en: string; zh: string };
export type Params = Readonly<Record<string, string | number>>;

/** The names in braces: "{file} has {rows#row|rows}" gives "file" | "rows". */
export type Placeholder<T extends string> = T extends `${string}{${infer Inside}}${infer Rest}`
  ? NameIn<Inside> | Placeholder<Rest>
  : never;

type NameIn<T extends string> = T extends `${infer Name}?${string}`
  ? Name
  : T extends `${infer Name}#${string}`
    ? Name
    : T;

/**
 * Fills `{name}` with a param and `{n#row|rows}` with a number, or its text, and the noun that fits it: { n: 2 } gives "2 rows".
 * `{more? and # more}` is nothing where the number is 0 and else says it with separators: { more: 7995 } gives " and 7,995 more".
 * A placeholder without a param stays as written. `show` formats numbers, for example with separators.
 */
export function fill(text: string, params: Params, show: (value: number) => string = String): string {
  const placeholder = /\{(\w+)(?:#([^|}]*)\|([^}]*)|\?([^}]*))?\}/g;
  return text.replace(placeholder, (whole, name: string, single?: string, plural?: string, some?: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    if (some !== undefined) return Number(value) === 0 ? "" : some.replace("#", Number(value).toLocaleString("en"));
    const shown = typeof value === "number" ? show(value) : value;
    return single === undefined ? shown : `${shown} ${String(value) === "1" ? single : plural}`;
  });
}

/** The sentence of a text in a language. */
export function say(text: Text, locale: Locale, params: Params = {}): string {
  return fill(locale === "en" ? text.en : text.zh, params);
}
