/** Documents with their numbers read: amounts, rates and counts as exact rationals, each parsed once before anybody is paid. */
import * as Rational from "../rational.ts";

/** An exact number and, where it was read from a document, its text there: steps and messages repeat it. */
export type Value = Rational.Info & { readonly text?: string };

/** A document with a number in place of every text that is not under one of the names. */
export type Of<T, Name extends string> = T extends string
  ? Value
  : T extends readonly (infer Item)[]
    ? Of<Item, Name>[]
    : T extends object
      ? { [Key in keyof T]: Key extends Name ? T[Key] : Of<T[Key], Name> }
      : T;

/** Reads every text of a document but those under `names`; the keys of `maps` are free, so all of their texts are numbers. */
export function readNumbers<T, Name extends string>(
  document: T,
  names: ReadonlySet<Name>,
  maps: ReadonlySet<string> = new Set(),
): Of<T, Name> {
  const isName = (key: string) => (names as ReadonlySet<string>).has(key);
  const read = (value: unknown, isMap: boolean): unknown => {
    if (typeof value === "string") return { ...Rational.parseRate(value), text: value };
    if (Array.isArray(value)) return value.map((item) => read(item, isMap));
    if (typeof value !== "object" || value === null) return value;
    const numbers: Record<string, unknown> = Object.fromEntries(
      Object.entries(value).map(([key, part]) =>
        !isMap && isName(key) ? [key, part] : [key, read(part, isMap || maps.has(key))],
      ),
    );
    // a free key may be any word, and no map gives what nobody wrote: "__proto__", "constructor"
    return isMap ? Object.setPrototypeOf(numbers, null) : numbers;
  };
  return read(document, false) as Of<T, Name>;
}

/** The number as its document writes it, else its shortest exact text. */
export function textOf(value: Value): string {
  return value.text ?? Rational.exactText(value);
}
