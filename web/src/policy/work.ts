/** The change a director is working on: kept on the device until it is handed in or discarded, across pages and reloads. */
import type * as Policy from "@clearboard/core/policy";
import { createSignal } from "solid-js";

/** A policy as it is being written: it need not hold together yet. */
export type Written = Omit<Policy.Info, "plans"> & { plans: WrittenPay[] };
export type WrittenPay = Omit<Policy.Pay, "plan"> & { plan: unknown };

export type Work = {
  policy: Written;
  /** the version it began from */
  base: number;
  /** which of its plans is on screen */
  at: number;
  effectiveMonth: string | null;
  note: string;
};

const KEY = "policy-change";
const [work, setWork] = createSignal<Work | null>(remembered());

export { work };

export function keep(next: Work | null): void {
  setWork(next);
  try {
    if (next === null) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, JSON.stringify(next));
  } catch {
    // storage may be forbidden; the change then lasts as long as the page
  }
}

function remembered(): Work | null {
  try {
    const text = sessionStorage.getItem(KEY);
    return text === null ? null : (JSON.parse(text) as Work);
  } catch {
    return null;
  }
}

/** A change that begins from what holds. */
export function begin(policy: Policy.Info): Work {
  return { policy, base: policy.version, at: 0, effectiveMonth: null, note: "" };
}
