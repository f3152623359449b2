/** Names one view of one board, so that a browser that has it is told so instead of sent it again. */
import type * as Board from "@clearboard/core/board/info";
import * as Id from "@clearboard/core/id";
import type { Viewer } from "@clearboard/core/visibility";

/**
 * Weak tag of all that decides the answer: the board by digest, status, version and time of making (the counts of rejected
 * rows are not in the digest), the scope, and of the viewer the role, which is all that `redactBoard` looks at. One answer may
 * be sent to everybody whose tag it is.
 */
export function boardTag(board: Board.Info, viewer: Pick<Viewer, "role">, scope: string): string {
  const { month, digest, status, version, asOf } = board;
  return `W/"${Id.hash(JSON.stringify([month, digest, status, version, asOf, viewer.role, scope])).slice(0, 32)}"`;
}

/** Whether `If-None-Match` names the tag (RFC 9110 13.1.2, weak comparison). */
export function isKnown(ifNoneMatch: string | undefined, tag: string): boolean {
  const bare = (text: string) => text.trim().replace(/^W\//, "");
  const known = ifNoneMatch?.split(",") ?? [];
  return known.some((other) => other.trim() === "*" || bare(other) === bare(tag));
}
