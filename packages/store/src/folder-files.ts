/** The folder body of `Files`: written beside, synced, then renamed, so that a name always shows whole bytes. */
import { randomUUID } from "node:crypto";
import { type FileHandle, mkdir, open as openFile, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { byText } from "@clearboard/core/order";
import { checkName, type Files } from "./files.ts";

// Starts with a dot, so it is no name and no listing shows it.
const UNFINISHED = ".unfinished";
const LEFT_BEHIND_MS = 24 * 3600 * 1000;
const CHUNK_BYTES = 256 * 1024;

export type Options = { /** epoch ms, for clearing what dead processes left */ now?: () => number };

/** Opens (and makes, when missing) a folder. A name cannot also be the folder of another name: `a` and `a/b` exclude each other. */
export async function open(dir: string, options: Options = {}): Promise<Files> {
  const unfinished = join(dir, UNFINISHED);
  await mkdir(unfinished, { recursive: true, mode: 0o700 });
  await clear(unfinished, (options.now ?? Date.now)() - LEFT_BEHIND_MS);
  const pathOf = (name: string): string => join(dir, ...checkName(name).split("/"));

  async function writeWith(name: string, fill: (file: FileHandle) => Promise<number>): Promise<number> {
    const path = pathOf(name);
    const part = join(unfinished, randomUUID());
    try {
      const file = await openFile(part, "wx", 0o600);
      let length: number;
      try {
        length = await fill(file);
        await file.sync();
      } finally {
        await file.close();
      }
      const parent = dirname(path);
      const created = await mkdir(parent, { recursive: true, mode: 0o700 });
      await rename(part, path);
      await syncFolders(parent, created === undefined ? parent : dirname(created));
      return length;
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    }
  }

  return {
    async read(name) {
      try {
        return await readFile(pathOf(name));
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },

    async range(name, from, to) {
      let file: FileHandle;
      try {
        file = await openFile(pathOf(name), "r");
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
      try {
        const end = to ?? (await file.stat()).size;
        const bytes = Buffer.allocUnsafeSlow(Math.max(0, end - from));
        let done = 0;
        while (done < bytes.length) {
          const { bytesRead } = await file.read(bytes, done, bytes.length - done, from + done);
          if (bytesRead === 0) break;
          done += bytesRead;
        }
        return bytes.subarray(0, done);
      } finally {
        await file.close();
      }
    },

    stream: (name) => readChunks(pathOf(name)),

    async write(name, bytes) {
      await writeWith(name, async (file) => {
        await file.writeFile(bytes);
        return bytes.byteLength;
      });
    },

    async writeStream(name, chunks) {
      return writeWith(name, async (file) => {
        let length = 0;
        for await (const chunk of chunks) {
          await file.writeFile(chunk);
          length += chunk.byteLength;
        }
        return length;
      });
    },

    async has(name) {
      try {
        return (await stat(pathOf(name))).isFile();
      } catch (error) {
        if (isMissing(error)) return false;
        throw error;
      }
    },

    async remove(name) {
      const path = pathOf(name);
      await rm(path, { force: true });
      await syncFolder(dirname(path)).catch((error: unknown) => {
        if (!isMissing(error)) throw error;
      });
    },

    async *list(prefix) {
      for await (const path of walk(dir, "", prefix)) yield path;
    },
  };
}

/**
 * The bytes of a file in chunks, each of which holds until the next is asked for: two buffers take turns, the next is filled while
 * one is looked at. Buffers by the thousand would lie about until all of memory is cleaned up.
 */
export async function* readChunks(path: string): AsyncGenerator<Uint8Array, undefined> {
  const file = await openFile(path, "r");
  let [buffer, other] = [Buffer.allocUnsafeSlow(CHUNK_BYTES), Buffer.allocUnsafeSlow(CHUNK_BYTES)];
  let next = file.read(buffer, 0, CHUNK_BYTES, null);
  try {
    for (;;) {
      const { bytesRead } = await next;
      if (bytesRead === 0) return;
      const chunk = buffer.subarray(0, bytesRead);
      [buffer, other] = [other, buffer];
      next = file.read(buffer, 0, CHUNK_BYTES, null);
      yield chunk;
    }
  } finally {
    await next.catch(() => undefined);
    await file.close();
  }
}

/** Names below a folder that start with the prefix; folders sort by their name with its slash, as the names below them do. */
async function* walk(dir: string, base: string, prefix: string): AsyncGenerator<string> {
  const entries = await readdir(join(dir, base), { withFileTypes: true }).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
  const names = entries
    .filter((entry) => !entry.name.startsWith("."))
    .map((entry) => base + entry.name + (entry.isDirectory() ? "/" : ""));
  for (const name of names.sort(byText)) {
    if (name.endsWith("/")) {
      if (name.startsWith(prefix) || prefix.startsWith(name)) yield* walk(dir, name, prefix);
    } else if (name.startsWith(prefix)) yield name;
  }
}

/** A rename is on disk only once its folder is; new folders likewise, up to the one that was there. */
async function syncFolders(from: string, upTo: string): Promise<void> {
  for (let folder = from; ; folder = dirname(folder)) {
    await syncFolder(folder);
    if (folder === upTo || relative(upTo, folder).startsWith("..")) return;
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await openFile(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function clear(unfinished: string, before: number): Promise<void> {
  for (const name of await readdir(unfinished)) {
    const path = join(unfinished, name);
    const found = await stat(path).catch(() => undefined);
    if (found && found.mtimeMs < before) await rm(path, { force: true });
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && ["ENOENT", "ENOTDIR", "EISDIR"].includes(String(error.code));
}
