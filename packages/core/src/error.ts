import type { Kind } from "./code/text.ts";
import { type Code, say, TEXTS } from "./code.ts";
import type { Placeholder } from "./words/text.ts";

type Value = string | number;
type Texts = typeof TEXTS;

/** The codes that stop a request. The others report a finding. */
export type ErrorCode = { [C in Code]: Texts[C]["kind"] extends Kind ? C : never }[Code];

/** What the sentences of a code need. Further params are facts for programs. */
export type Params<C extends Code> = {
  readonly [N in Placeholder<Texts[C]["en"] | Texts[C]["zh"]>]: Value;
} & { readonly [name: string]: Value };

type Args<C extends Code> = C extends unknown
  ? [Placeholder<Texts[C]["en"] | Texts[C]["zh"]>] extends [never]
    ? [params?: Params<C>, cause?: unknown]
    : [params: Params<C>, cause?: unknown]
  : never;

/** The one error whose text people see. The table of `code.ts` gives its kind and, with `params`, its English `message`. */
export class VisibleError extends Error {
  readonly kind: Kind;
  readonly code: ErrorCode;
  readonly params: Readonly<Record<string, Value>>;

  constructor(code: ErrorCode, params: Readonly<Record<string, Value>> = {}, cause?: unknown) {
    super(say(code, "en", params), cause === undefined ? undefined : { cause });
    this.name = "VisibleError";
    this.kind = TEXTS[code].kind;
    this.code = code;
    this.params = params;
  }
}

/**
 * The error of a code. The type of `params` asks for every placeholder of its sentences.
 * `throw refuse("month-unknown", { month: "2026-03" })` says "There is no data for 2026-03 yet."
 */
export function refuse<C extends ErrorCode>(code: C, ...[params, cause]: Args<C>): VisibleError {
  return new VisibleError(code, params, cause);
}
