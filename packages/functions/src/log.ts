/** One line of JSON for the log service. Errors keep their stack and cause, which people who sign in never see. */
export function log(event: Record<string, unknown>): void {
  const text = JSON.stringify(event, (_, value) => (value instanceof Error ? plain(value) : value));
  process.stdout.write(`${text}\n`);
}

function plain(error: Error): Record<string, unknown> {
  const code = "code" in error ? { code: error.code } : {};
  return { name: error.name, message: error.message, ...code, stack: error.stack, cause: error.cause };
}
