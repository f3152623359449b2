import { redact } from "@clearboard/core/redact";

/** One line of JSON for the log service. Errors keep their stack and cause, which people who sign in never see, but no number to call. */
export function log(event: Record<string, unknown>): void {
  const text = JSON.stringify(event, (_, value) => (value instanceof Error ? plain(value) : value));
  process.stdout.write(`${text}\n`);
}

function plain(error: Error): Record<string, unknown> {
  const code = "code" in error ? { code: error.code } : {};
  return {
    name: error.name,
    message: redact(error.message),
    ...code,
    stack: redact(error.stack ?? ""),
    cause: error.cause,
  };
}
