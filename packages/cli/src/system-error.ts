/** What the machine refuses, as sentences: a folder, a file or a port that is not as the person who typed believed. */
import { refuse, type VisibleError } from "@clearboard/core/error";

type Raw = { code?: unknown; errcode?: unknown; syscall?: unknown; message?: unknown };

const raw = (error: unknown): Raw => (typeof error === "object" && error !== null ? error : {});

/** Why a data directory cannot be opened; undefined when it is not for a reason a person can mend. */
export function ofFolder(error: unknown, path: string): VisibleError | undefined {
  const { code } = raw(error);
  if (code === "EEXIST" || code === "ENOTDIR") return refuse("data-not-folder", { path }, error);
  if (code === "EACCES" || code === "EPERM" || code === "EROFS") return refuse("data-denied", { path }, error);
  return ofDatabase(error, path);
}

/** SQLite's own result codes: 8 read-only, 11 and 26 damaged or none, 13 full, 14 cannot open. */
export function ofDatabase(error: unknown, path: string): VisibleError | undefined {
  const { code, errcode } = raw(error);
  if (code !== "ERR_SQLITE_ERROR" || typeof errcode !== "number") return undefined;
  const primary = errcode & 0xff;
  if (primary === 8 || primary === 14) return refuse("data-denied", { path }, error);
  if (primary === 11 || primary === 26) return refuse("data-damaged", { path }, error);
  if (primary === 13) return refuse("disk-full", { path }, error);
  return undefined;
}

/** Why a file cannot be written. */
export function ofWriting(error: unknown, path: string): unknown {
  return isSystem(error) ? refuse("file-unwritable", { path, why: String(raw(error).code) }, error) : error;
}

/** Why a port cannot be listened on. */
export function ofPort(error: unknown, port: number): unknown {
  const { code } = raw(error);
  if (code === "EADDRINUSE") return refuse("port-taken", { port }, error);
  if (code === "EACCES") return refuse("port-denied", { port }, error);
  return error;
}

/** Whether the operating system said no: its message is one line and names the file, so no stack is owed. */
export function isSystem(error: unknown): error is Error & { code: string } {
  const { code, syscall } = raw(error);
  return error instanceof Error && typeof code === "string" && typeof syscall === "string";
}
