/** What a fact was before: the values that its tracked fields had, one after the other, by what was said of it. */
import * as Canonical from "../canonical.ts";
import { type Kind, keyOf } from "./kind.ts";

/** What one file says of a fact, oldest first in a list; `values` null where it says that the fact is gone. */
export type Statement = { values: unknown };

/** A value, and the statement that said it first; undefined where the fact had none from then on. */
export type Step<S> = { value: unknown; statement: S };

/** The fields of a kind whose earlier values are kept, by the name of their value. */
export function trackedOf(kind: Kind): string[] {
  return Object.entries(kind.fields).flatMap(([name, field]) => (field.isTracked ? (keyOf(name, field) ?? []) : []));
}

const valueIn = ({ values }: Statement, key: string): unknown => (values as Record<string, unknown> | null)?.[key];
const textOf = (value: unknown) => Canonical.text({ value: value ?? null });

/** What the tracked fields of a statement are, as one text: equal neighbours are one turn of the fact's life. */
export function turnOf(kind: Kind, statement: Statement): string {
  return Canonical.text(trackedOf(kind).map((key) => valueIn(statement, key) ?? null));
}

/** Which of the values another statement changed; of the first one those that it has. */
export function changed(keys: readonly string[], before: Statement | undefined, after: Statement): string[] {
  return keys.filter((key) => textOf(before && valueIn(before, key)) !== textOf(valueIn(after, key)));
}

/**
 * The values of a field in their order, each from the statement that said it first; a statement that says the same again is
 * no step. A deal that was open, won and open again has three steps of `stage`.
 */
export function stepsOf<S extends Statement>(key: string, statements: readonly S[]): Step<S>[] {
  const steps: Step<S>[] = [];
  for (const statement of statements) {
    const value = valueIn(statement, key);
    const last = steps.at(-1);
    if (last === undefined ? value !== undefined : textOf(last.value) !== textOf(value))
      steps.push({ value, statement });
  }
  return steps;
}
