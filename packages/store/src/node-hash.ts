/** Node's SHA-256 for the digests of core; every edge that opens a store asks for it. */
import { createHash } from "node:crypto";
import * as Id from "@clearboard/core/id";

export function useNodeHash(): void {
  Id.hashBy((content) => createHash("sha256").update(content).digest());
}
