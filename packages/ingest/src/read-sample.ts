/** Takes bytes from a stream. */
import { asBuffer } from "./encoding.ts";

/** At least so many bytes, or all that come. */
export async function readSample(input: AsyncIterator<Uint8Array>, least: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  while (length < least) {
    const { value, done } = await input.next();
    if (done) break;
    parts.push(asBuffer(value));
    length += value.length;
  }
  const [only] = parts;
  return parts.length === 1 && only ? only : Buffer.concat(parts);
}
