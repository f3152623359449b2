/** Writes the settled calls of one owner partition: each block once, its month's sums beside it. */
import { createHash } from "node:crypto";
import { byText } from "@clearboard/core/order";
import * as Call from "@clearboard/store/call";
import type * as Block from "@clearboard/store/call-block";
import * as Month from "@clearboard/store/month";
import type * as Staged from "@clearboard/store/staged-call";
import type { Write } from "@clearboard/store/table";
import type { Merge } from "./job.ts";
import type { Instruction, OwnerMonth, Settled } from "./settled.ts";
import { compareStamps, stampOf } from "./state-rule.ts";

/** What may wait to be written, about 500 blocks; an item is worth its body and so much beside it. */
const BATCH_BYTES = 2 << 20;
const ITEM_BYTES = 500;

type Values = Pick<Staged.Call, "id" | "day" | "second" | "isOut" | "isConnected" | "talkSeconds" | "customer">;

/** Hash of a call's values: the last resort of the state law, and how a row is told from its repeat. */
export function hashOf(owner: string, call: Values): string {
  const text = JSON.stringify([
    owner,
    call.id,
    call.day,
    call.second,
    call.isOut,
    call.isConnected,
    call.talkSeconds,
    call.customer,
  ]);
  return createHash("sha256").update(text).digest("hex").slice(0, 32);
}

/** Puts one instruction into the calls of its day; true when the day has changed. */
export type Apply = (
  merge: Merge,
  owner: string,
  calls: Map<string, Block.Call>,
  instruction: Instruction,
  isKnown: boolean,
) => boolean;

export async function writeOwners(
  merge: Merge,
  settled: Settled,
  partition: number,
  apply: Apply = byLaw,
): Promise<void> {
  let writes: Write[] = [];
  let bytes = 0;
  const flush = async () => {
    await merge.put(writes);
    writes = [];
    bytes = 0;
  };
  for await (const ownerMonth of settled.months(partition)) {
    const written = await writeMonth(merge, ownerMonth, apply);
    writes.push(...written);
    for (const write of written) bytes += ITEM_BYTES + (write.body?.byteLength ?? 0);
    if (bytes >= BATCH_BYTES) await flush();
  }
  await flush();
}

async function writeMonth(merge: Merge, { owner, month, days }: OwnerMonth, apply: Apply): Promise<Write[]> {
  const { ctx, entry, generation } = merge;
  const stored = await Call.blocks(ctx.table, generation, entry.source, owner, month);
  const named = new Set(days.map(({ day }) => day));
  const before = await Call.read(
    ctx.table,
    generation,
    entry.source,
    owner,
    month,
    stored.filter((block) => named.has(block.day)),
  );
  const isKnown = merge.isKnownOwner(owner);
  const writes: Write[] = [];
  const replaced: Call.Stored[] = [];
  let after = stored;
  for (const { day, instructions } of days) {
    const calls = new Map((before.get(day) ?? []).map((call) => [call.id, call]));
    let isChanged = false;
    for (const instruction of instructions) if (apply(merge, owner, calls, instruction, isKnown)) isChanged = true;
    if (!isChanged) continue;
    const old = stored.filter((block) => block.day === day);
    const written = Call.replaceDay(generation, entry.source, owner, day, [...calls.values()], old);
    writes.push(...written.writes);
    replaced.push(...old);
    after = [...after.filter((block) => block.day !== day), ...written.blocks];
  }
  // A run that died may have written the blocks of a batch and not the sums that belong to them.
  if (writes.length === 0 && !merge.isResumed) return writes;
  // Before the look at the month: from here on it cannot be published as it was, so what is published by now is what counts.
  await merge.touch([month]);
  after.sort((a, b) => byText(a.day, b.day) || a.part - b.part);
  writes.push(Call.sumWrite(generation, entry.source, owner, month, after));
  if (replaced.length > 0 && !merge.isDry && ((await Month.get(ctx.table, month))?.published ?? 0) > 0) {
    await Call.keep(ctx.table, ctx.files, generation, entry.source, owner, month, replaced);
  }
  return writes;
}

/** Whether a tombstone was set by an import that no longer counts. */
export function isVoid(merge: Merge, call: Block.Call): boolean {
  const state = merge.ledger.get(call.importId)?.state;
  return call.isGone && (state === "withdrawn" || state === "held");
}

/** The state law for a call or a tombstone against what is stored there. */
function byLaw(
  merge: Merge,
  owner: string,
  calls: Map<string, Block.Call>,
  { call, isTombstone }: Instruction,
  isKnown: boolean,
): boolean {
  const importId = merge.entry.id;
  const stored = calls.get(call.id);
  const old = stored !== undefined && isVoid(merge, stored) ? undefined : stored;
  const accepted = isKnown ? "accepted" : "pending";
  const next: Block.Call = {
    id: call.id,
    second: call.second,
    isOut: call.isOut,
    isConnected: call.isConnected,
    talkSeconds: call.talkSeconds,
    customer: call.customer,
    importId,
    line: call.line,
    stamp: call.stamp,
    isGone: isTombstone,
  };
  if (isTombstone) {
    if (old?.isGone && old.importId === importId) return false;
    calls.set(call.id, { ...next, second: old?.second ?? 0, talkSeconds: 0, customer: "" });
    return true;
  }
  if (old === undefined) {
    calls.set(call.id, next);
    merge.outcome.mark(call.record, accepted);
    return true;
  }
  if (!old.isGone && isSame(old, call)) {
    // What this merge wrote before it was killed counts as accepted, what others wrote as unchanged.
    merge.outcome.mark(call.record, old.importId === importId ? accepted : "unchanged");
    if (call.stamp === null || call.stamp <= stampOf(merge, { ...old, hash: "" })[0]) return false;
    calls.set(call.id, { ...old, stamp: call.stamp });
    return true;
  }
  const own = stampOf(merge, { stamp: call.stamp, importId, hash: hashOf(owner, call) });
  const theirs = stampOf(merge, {
    stamp: old.stamp,
    importId: old.importId,
    hash: hashOf(owner, { ...old, day: call.day }),
  });
  if (compareStamps(own, theirs) <= 0) {
    merge.outcome.mark(call.record, "stale");
    return false;
  }
  calls.set(call.id, next);
  merge.outcome.mark(call.record, accepted);
  return true;
}

export function isSame(old: Block.Call, call: Staged.Call): boolean {
  return (
    old.second === call.second &&
    old.isOut === call.isOut &&
    old.isConnected === call.isConnected &&
    old.talkSeconds === call.talkSeconds &&
    old.customer === call.customer
  );
}
