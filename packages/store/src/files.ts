/** The `Files` port: bytes too large for the table (raw exports, staged rows, calls, boards), in a folder or in S3. */

export interface Files {
  /** The bytes, or undefined when there is no such file. */
  read(name: string): Promise<Uint8Array | undefined>;
  /** The bytes from one place to another, or to the end; undefined when there is no such file. */
  range(name: string, from: number, to?: number): Promise<Uint8Array | undefined>;
  /** The bytes in chunks, each of which holds until the next is asked for; throws when there is no such file. */
  stream(name: string): AsyncIterable<Uint8Array>;
  /** Writes whole or not at all; replaces what was there. */
  write(name: string, bytes: Uint8Array): Promise<void>;
  /** Writes a stream whole or not at all: readers see the file only once the stream ended well. Gives its length. */
  writeStream(name: string, chunks: AsyncIterable<Uint8Array>): Promise<number>;
  has(name: string): Promise<boolean>;
  remove(name: string): Promise<void>;
  /** Names that start with the prefix, in bytewise order. */
  list(prefix: string): AsyncIterable<string>;
}

// Names are relative paths of [A-Za-z0-9._=-] segments joined by "/"; bodies refuse others, so no name can climb out.
export const NAME = /^[A-Za-z0-9_=-][A-Za-z0-9._=-]*(\/[A-Za-z0-9_=-][A-Za-z0-9._=-]*)*$/;

/** The name itself. Throws RangeError on one that could leave the folder or be too long for S3. */
export function checkName(name: string): string {
  if (!NAME.test(name) || name.length > 1024) throw new RangeError(`not a usable file name: ${JSON.stringify(name)}`);
  return name;
}
