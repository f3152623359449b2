/**
 * How the SDK retries calls of the table. Its own strategy has a quota of retries that steady throttling uses up within some
 * hundred calls; an import has to outlast that. Which errors are worth a retry is the SDK's decision.
 */
import { DynamoDBClient, type DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";

type Strategy = Extract<NonNullable<DynamoDBClientConfig["retryStrategy"]>, { acquireInitialRetryToken: unknown }>;
type Token = Awaited<ReturnType<Strategy["acquireInitialRetryToken"]>>;
type Delay = (retry: number) => number;

export const MAX_ATTEMPTS = 12;
const FIRST_MS = 25;
const LONGEST_MS = 5000;

/** Milliseconds before retry 1, 2, ...: exponential with full jitter; all of them last 30 s at most and 15 s on average. */
export function retryDelay(retry: number): number {
  return Math.random() * Math.min(LONGEST_MS, FIRST_MS * 2 ** (retry - 1));
}

function retryToken(count: number, delay: Delay): Token {
  return { getRetryCount: () => count, getRetryDelay: () => (count === 0 ? 0 : delay(count)) };
}

/** A client that retries throttles and broken connections; `delay` is for tests. */
export function createClient(config: DynamoDBClientConfig = {}, delay: Delay = retryDelay): DynamoDBClient {
  const retryStrategy: Strategy = {
    acquireInitialRetryToken: async () => retryToken(0, delay),
    async refreshRetryTokenForRetry(token, { errorType }) {
      const count = token.getRetryCount() + 1;
      if (count < MAX_ATTEMPTS && (errorType === "THROTTLING" || errorType === "TRANSIENT"))
        return retryToken(count, delay);
      throw new Error("no retry is left");
    },
    recordSuccess: () => {},
  };
  return new DynamoDBClient({ maxAttempts: MAX_ATTEMPTS, ...config, retryStrategy });
}
