/** How notices leave the house: ports that the edge fills, and the rules of trying. */

export type Request = { url: string; headers: Record<string, string>; body: string };
/** One try, without following redirects; rejects when there is no answer within `limitMs`. */
export type Send = (request: Request, limitMs: number) => Promise<{ status: number; text: string }>;
export type Mail = { to: string; subject: string; text: string };

export type Outbox = {
  post: Send;
  /** absent where nobody has set up e-mail */
  mail?: ((mail: Mail) => Promise<void>) | undefined;
  wait: (ms: number) => Promise<void>;
};

export const LIMIT_MS = 10_000;
/** Waits before the second and the third try. */
const PAUSES_MS = [1_000, 4_000];

/** Why a try was not a success, and whether another may be. Holds neither address nor secret: it is shown and logged. */
export type Problem = { text: string; isFinal: boolean };

/** Tries up to three times, or `tries`; gives the last problem, or null when it went out. */
export async function attempt(
  once: () => Promise<Problem | null>,
  { wait }: Pick<Outbox, "wait">,
  tries: number = PAUSES_MS.length + 1,
): Promise<string | null> {
  for (let tried = 1; ; tried++) {
    const problem = await once().catch(
      (error: unknown): Problem => ({ text: nameOf(error), isFinal: isRefused(error) }),
    );
    if (problem === null) return null;
    if (problem.isFinal || tried >= tries) return problem.text;
    await wait(PAUSES_MS[tried - 1] ?? 0);
  }
}

// The sentence of a network error may hold the address; its code does not.
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  const { code } = error as { code?: unknown };
  if (typeof code === "string" && code !== "") return code;
  return error.name === "TimeoutError" || error.name === "AbortError"
    ? `no answer within ${LIMIT_MS / 1000} s`
    : error.name;
}

const isRefused = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "notice-private";
