/** Trouble as the API tells it (application/problem+json), or as the network does. */
import type { Code } from "@clearboard/core/code";
import type { Locale } from "../i18n/format.ts";
import { t } from "../i18n/text.ts";

export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly params: Record<string, string | number>;
  /** what support asks for */
  readonly support: string;

  constructor(
    status: number,
    code: string,
    detail: string,
    params: Record<string, string | number> = {},
    support = "",
  ) {
    super(detail);
    this.name = "Problem";
    this.status = status;
    this.code = code;
    this.params = params;
    this.support = support;
  }

  static of(error: unknown): Problem {
    if (error instanceof Problem) return error;
    // fetch rejects with a TypeError when there is no answer at all
    if (error instanceof TypeError && /fetch|network|load failed/i.test(error.message))
      return new Problem(0, "network", error.message);
    return new Problem(-1, "unknown", error instanceof Error ? error.message : String(error));
  }

  static async from(response: Response): Promise<Problem> {
    const body: unknown = await response.json().catch(() => null);
    const answer = isProblemBody(body) ? body : {};
    const support = answer.requestId ?? response.headers.get("x-request-id") ?? "";
    return new Problem(
      response.status,
      answer.code ?? String(response.status),
      answer.detail ?? "",
      answer.params ?? {},
      support,
    );
  }

  /** The sentence a person reads, in their language; the texts are loaded only now. */
  async sentence(locale: Locale): Promise<string> {
    if (this.status === 0) return t("error.network");
    return (
      (await sayCode(this.code, locale, { support: this.support, ...this.params })) ??
      (this.message || t("error.unknown"))
    );
  }
}

/** The text of a code in a language, or undefined where the list does not know it. */
export async function sayCode(
  code: string,
  locale: Locale,
  params: Record<string, string | number>,
): Promise<string | undefined> {
  const { TEXTS, say } = await import("@clearboard/core/code");
  const isKnown = (name: string): name is Code & string => Object.hasOwn(TEXTS, name);
  return isKnown(code) ? say(code, locale, params) : undefined;
}

type ProblemBody = { code?: string; detail?: string; params?: Record<string, string | number>; requestId?: string };

function isProblemBody(value: unknown): value is ProblemBody {
  return typeof value === "object" && value !== null;
}
