/** Tries again what may pass: throttling, a service that is briefly unwell, a connection that broke. */

export type Options = {
  /** 0 <= n < 1, for the jitter */
  random: () => number;
  /** resolves after that many milliseconds */
  sleep: (ms: number) => Promise<void>;
};

// Full jitter: 25 ms, 50, 100 ... up to 5 s; twelve tries wait 30 s at most and 15 s on average.
const TRIES = 12;
const FIRST_MS = 25;
const LONGEST_MS = 5000;

const THROTTLES = new Set(["ProvisionedThroughputExceededException", "ThrottlingException", "RequestLimitExceeded"]);
const PASSING = new Set([
  ...THROTTLES,
  "InternalServerError",
  "ServiceUnavailable",
  "TimeoutError",
  "NetworkingError",
  "ECONNRESET",
  "ECONNREFUSED",
  "EPIPE",
  "ETIMEDOUT",
]);

function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (PASSING.has(error.name) || ("code" in error && PASSING.has(String(error.code)))) return true;
  const metadata = "$metadata" in error ? (error.$metadata as { httpStatusCode?: number }) : {};
  return (metadata.httpStatusCode ?? 0) >= 500;
}

/** Whether the service surely did nothing; after any other error the work may be done and only its answer lost. */
export function isThrottle(error: unknown): boolean {
  return error instanceof Error && THROTTLES.has(error.name);
}

/** Waits before try `attempt` (1 is the first repeat). Gives false when there have been enough. */
export async function pause(attempt: number, { random, sleep }: Options): Promise<boolean> {
  if (attempt >= TRIES) return false;
  await sleep(random() * Math.min(LONGEST_MS, FIRST_MS * 2 ** (attempt - 1)));
  return true;
}

/** Runs the work until it succeeds, fails for good, or has had its tries; then throws the last error. */
export async function retried<T>(work: () => Promise<T>, options: Options): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!isPassing(error) || !(await pause(attempt, options))) throw error;
    }
  }
}
