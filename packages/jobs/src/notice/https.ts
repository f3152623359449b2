/**
 * `Send` by https: no redirect is followed, and the address that a name leads to is looked at in the very lookup that is
 * used, so that a name cannot lead to a public place when asked and to a private one when called.
 */

import { lookup } from "node:dns";
import { request } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { refuse } from "@clearboard/core/error";
import { isPublic } from "./address.ts";
import type { Send } from "./outbox.ts";

/** Nobody's answer to a notice is longer. */
const MOST_BYTES = 64 * 1024;

export const post: Send = ({ url, headers, body }, limitMs) => {
  const { protocol, hostname } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, "");
  // A literal address is never looked up.
  if (protocol !== "https:" || (isIP(host) !== 0 && !isPublic(host)))
    return Promise.reject(refuse("notice-private", { host }));
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(limitMs);
    const fail = (error: Error) => reject(signal.aborted ? signal.reason : error);
    const sent = request(url, { method: "POST", headers, signal, lookup: publicLookup, agent: false }, (answer) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (part: string) => {
        text += part;
        if (text.length > MOST_BYTES) answer.destroy();
      });
      answer
        .on("error", fail)
        .on("close", () => resolve({ status: answer.statusCode ?? 0, text: text.slice(0, MOST_BYTES) }));
    });
    sent.on("error", fail).end(body);
  });
};

/** The system's lookup, unless any of what it finds is not public. */
export const publicLookup: LookupFunction = (host, options, give) => {
  lookup(host, { ...options, all: true }, (error, found) => {
    const [first] = found ?? [];
    if (error !== null || first === undefined) return give(error ?? new Error("nothing found"), "", 0);
    if (found.some(({ address }) => !isPublic(address))) return give(refuse("notice-private", { host }), "", 0);
    if (options.all) return give(null, found);
    give(null, first.address, first.family);
  });
};
