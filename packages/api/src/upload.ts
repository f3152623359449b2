/** The body of an upload as it comes in, chunk by chunk; it is never held whole. */
import { VisibleError } from "@clearboard/core/error";
import { invalid } from "./problem.ts";

/** The bytes of the body in order. Throws `body-too-large` at the first chunk past the limit, or at once when announced. */
export async function* upload(request: Request, limit: number): AsyncGenerator<Uint8Array> {
  if (Number(request.headers.get("content-length") ?? 0) > limit) throw tooLarge(limit);
  if (request.body === null) throw invalid("the file is the body");
  let bytes = 0;
  for await (const chunk of request.body) {
    bytes += chunk.byteLength;
    if (bytes > limit) throw tooLarge(limit);
    yield chunk;
  }
}

export function tooLarge(limit: number): VisibleError {
  return new VisibleError("input", "body-too-large", `This is larger than the ${limit} bytes allowed.`, {
    params: { limit },
  });
}
