/** Who brings files by a script: the key in `Authorization: Bearer cbk_...`, never in an address, which logs would keep. */
import { refuse, type VisibleError } from "@clearboard/core/error";
import * as ImporterKey from "@clearboard/store/importer-key";
import { newToken } from "@clearboard/store/session";
import * as Guess from "@clearboard/store/sign-in-guess";
import type { Context } from "hono";
import type { Deps } from "./deps.ts";

/** What was sent as a key, or undefined when the request is not a script's; another scheme is a proxy's own business. */
export function keyIn(c: Context): string | undefined {
  return /^bearer(?: +(.*))?$/i
    .exec(c.req.header("authorization") ?? "")
    ?.slice(1)
    .map((text) => text?.trim() ?? "")[0];
}

/**
 * The living key, or throws `key-wrong`, `key-over` (auth) or, past the address's budget of wrong keys, `key-wait` (busy).
 * The budget is that of wrong passwords, counted apart. Nobody guesses 256 bits, so a right key is not kept out by what
 * others of its office send: a mistyped script must not cost the night.
 */
export function createKeyCheck({ ctx: { table, now }, random, address }: Deps) {
  return async (text: string, c: Context): Promise<ImporterKey.Info> => {
    const at = now();
    const key = await ImporterKey.find(table, text, at);
    if (key === undefined) {
      const from = `key ${address?.(c) ?? ""}`;
      const waitMs = await Guess.addressWaitMs(table, from, at);
      if (waitMs > 0) throw tooMany(waitMs);
      await Guess.countAddress(table, { account: "key", address: from, now: at, mark: newToken(random) });
      throw refuse("key-wrong");
    }
    if (ImporterKey.stateOf(key, at) !== "alive") throw refuse("key-over", { source: key.source });
    return key;
  };
}

function tooMany(waitMs: number): VisibleError {
  const seconds = Math.ceil(waitMs / 1000);
  return refuse("key-wait", { seconds });
}
