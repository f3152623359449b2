/** The S3 body of `Files`. An object shows only whole: one put, or a multipart upload that is completed at the end. */
import {
  AbortMultipartUploadCommand,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { checkName, type Files } from "./files.ts";

export type Options = {
  /** the caller's own: it sets region, credentials and retries, and closes it */
  client: S3Client;
  bucket: string;
  /** before every name, such as "clearboard/" */
  prefix?: string;
};

// S3 takes parts of 5 MB to 5 GB, 10,000 of them: 80 GB here.
const PART_BYTES = 8 * 1024 * 1024;
const STREAM_TRIES = 4;

/** Opens a bucket, or the part of it below a prefix. */
export function open({ client, bucket, prefix = "" }: Options): Files {
  const at = (name: string) => ({ Bucket: bucket, Key: prefix + checkName(name) });

  async function writeParts(name: string, first: Uint8Array, rest: AsyncIterator<Uint8Array>): Promise<number> {
    const { UploadId } = await client.send(new CreateMultipartUploadCommand(at(name)));
    const upload = { ...at(name), UploadId };
    try {
      const parts: CompletedPart[] = [];
      let length = 0;
      for (let part = first; part.byteLength > 0; part = await take(rest)) {
        const PartNumber = parts.length + 1;
        const { ETag } = await client.send(new UploadPartCommand({ ...upload, PartNumber, Body: part }));
        parts.push({ PartNumber, ...(ETag === undefined ? {} : { ETag }) });
        length += part.byteLength;
      }
      await client.send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts: parts } }));
      return length;
    } catch (error) {
      // What stays when this fails too is removed by the bucket's rule for unfinished uploads.
      await client.send(new AbortMultipartUploadCommand(upload)).catch(() => undefined);
      throw error;
    }
  }

  return {
    async read(name) {
      try {
        const { Body } = await client.send(new GetObjectCommand(at(name)));
        return await Body?.transformToByteArray();
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },

    async range(name, from, to) {
      if (to !== undefined && to <= from) return new Uint8Array(0);
      try {
        const Range = `bytes=${from}-${to === undefined ? "" : to - 1}`;
        const { Body } = await client.send(new GetObjectCommand({ ...at(name), Range }));
        return await Body?.transformToByteArray();
      } catch (error) {
        if (isMissing(error)) return undefined;
        // Nothing begins at the end of an object.
        if (error instanceof Error && error.name === "InvalidRange") return new Uint8Array(0);
        throw error;
      }
    },

    async *stream(name) {
      // A long read may break off: it goes on from there, of the very same object.
      let offset = 0;
      let tag: string | undefined;
      for (let attempt = 1; ; attempt++) {
        const range = tag === undefined || offset === 0 ? {} : { Range: `bytes=${offset}-`, IfMatch: tag };
        const { Body, ETag } = await client.send(new GetObjectCommand({ ...at(name), ...range }));
        tag = ETag;
        let isOurs = false;
        try {
          for await (const chunk of (Body ?? []) as AsyncIterable<Uint8Array>) {
            offset += chunk.byteLength;
            isOurs = true;
            yield chunk;
            isOurs = false;
          }
          return;
        } catch (error) {
          // An error of the reader comes back through `yield`; it is not the connection's.
          if (isOurs || attempt >= STREAM_TRIES || (tag === undefined && offset > 0)) throw error;
        }
      }
    },

    async write(name, bytes) {
      await client.send(new PutObjectCommand({ ...at(name), Body: bytes }));
    },

    async writeStream(name, chunks) {
      const parts = inParts(chunks);
      try {
        const first = await take(parts);
        if (first.byteLength >= PART_BYTES) return await writeParts(name, first, parts);
        await client.send(new PutObjectCommand({ ...at(name), Body: first }));
        return first.byteLength;
      } finally {
        await parts.return?.(undefined);
      }
    },

    async has(name) {
      try {
        await client.send(new HeadObjectCommand(at(name)));
        return true;
      } catch (error) {
        if (isMissing(error)) return false;
        throw error;
      }
    },

    async remove(name) {
      await client.send(new DeleteObjectCommand(at(name)));
    },

    async *list(start) {
      let token: string | undefined;
      do {
        const next = token === undefined ? {} : { ContinuationToken: token };
        const page = await client.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix + start, ...next }));
        for (const { Key } of page.Contents ?? []) if (Key !== undefined) yield Key.slice(prefix.length);
        token = page.IsTruncated ? page.NextContinuationToken : undefined;
      } while (token !== undefined);
    },
  };
}

/** The same bytes in parts of `PART_BYTES`; only the last is shorter. */
async function* inParts(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, undefined> {
  let part = new Uint8Array(PART_BYTES);
  let filled = 0;
  for await (const chunk of chunks) {
    for (let from = 0; from < chunk.byteLength; ) {
      const piece = chunk.subarray(from, from + PART_BYTES - filled);
      part.set(piece, filled);
      from += piece.byteLength;
      filled += piece.byteLength;
      if (filled < PART_BYTES) continue;
      yield part;
      part = new Uint8Array(PART_BYTES);
      filled = 0;
    }
  }
  if (filled > 0) yield part.subarray(0, filled);
}

async function take(parts: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  const { done, value } = await parts.next();
  return done ? new Uint8Array(0) : value;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && ["NoSuchKey", "NotFound"].includes(error.name);
}
