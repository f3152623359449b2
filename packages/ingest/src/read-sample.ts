/** Takes bytes from a stream. */
import { asBuffer } from "./encoding.ts";

/** At least so many bytes, or all that come. They hold until more is taken from the stream. */
export async function readSample(input: AsyncIterator<Uint8Array>, least: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  while (length < least) {
    const { value, done } = await input.next();
    if (done) break;
    length += value.length;
    parts.push(length < least ? Buffer.from(value) : asBuffer(value));
  }
  const [only] = parts;
  return parts.length === 1 && only ? only : Buffer.concat(parts);
}
