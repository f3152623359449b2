import type { Code } from "./code.ts";

/** What kind of trouble a caller is told about: it decides the HTTP status and the exit code. */
export type Kind = "input" | "auth" | "forbidden" | "missing" | "conflict" | "busy";

/**
 * The one error whose text people see. `code` is in the list of `code.ts`, where its English and Chinese texts are;
 * `params` fill their placeholders; `message` is the English sentence, for logs and pipes.
 */
export class VisibleError extends Error {
  readonly kind: Kind;
  readonly code: Code;
  readonly params: Record<string, string | number>;

  constructor(
    kind: Kind,
    code: Code,
    message: string,
    options: { params?: Record<string, string | number>; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "VisibleError";
    this.kind = kind;
    this.code = code;
    this.params = options.params ?? {};
  }
}
