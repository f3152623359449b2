/** Why a file waits or is refused. */
import * as Code from "@clearboard/core/code";
import type * as Ledger from "@clearboard/store/ledger";

/** A reason with its English sentence; screens say it in the reader's language by its code. */
export function reason(code: Code.Code, params: Record<string, string | number>): Ledger.Reason {
  return { code, params, message: Code.say(code, "en", params) };
}
