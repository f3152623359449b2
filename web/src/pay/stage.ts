import type { State } from "@clearboard/core/pay/statement";

/** How far money is: nothing is called paid before its release. A month published without pay counts as posted. */
export function stageOf({ status, state }: { status: "preliminary" | "posted"; state: State | null }) {
  return state ?? (status === "posted" ? "earned" : "preliminary");
}
