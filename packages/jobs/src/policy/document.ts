/** From what somebody wrote to a policy that may be handed in: a whole policy, a plan that takes another's place, or years of a calendar. */
import * as Canonical from "@clearboard/core/canonical";
import { refuse } from "@clearboard/core/error";
import type * as Finding from "@clearboard/core/plan/finding";
import * as Policy from "@clearboard/core/policy";
import * as PolicyCheck from "@clearboard/core/policy-check";

/** More than any policy needs, and little enough that no document can make the machine work for long. */
const MOST = { depth: 32, values: 50_000, characters: 2_000 };

/** Refuses a document that is nested or long beyond reason, before anything walks through it by recursion. */
export function assertSize(document: unknown): void {
  let level: unknown[] = [document];
  let values = 0;
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MOST.depth) throw refuse("policy-too-deep", { limit: MOST.depth });
    values += level.length;
    if (values > MOST.values || level.some((item) => typeof item === "string" && item.length > MOST.characters))
      throw refuse("policy-too-large", { limit: MOST.values, most: MOST.characters });
    const inner: unknown[] = [];
    for (const item of level)
      if (Array.isArray(item)) for (const value of item) inner.push(value);
      else if (typeof item === "object" && item !== null) for (const pair of Object.entries(item)) inner.push(...pair);
    level = inner;
  }
}

type Loose = { [name: string]: unknown };

const isObject = (value: unknown): value is Loose =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Whether a document is a pay plan by itself rather than a policy. */
export function isPlan(document: unknown): document is Loose {
  return isObject(document) && !("plans" in document) && ("components" in document || "currency" in document);
}

/** Whether a document is years of a calendar alone. */
export function isCalendar(document: unknown): document is { calendar: Loose } {
  return isObject(document) && Object.keys(document).join() === "calendar" && isObject(document.calendar);
}

/**
 * The whole policy a document means. Years of a calendar alone take the place of the same years. A plan takes the place of the plan with its id, else of the one that pays the role it
 * names, else of the only one there is. Throws `policy-plan-whose` when that does not tell.
 */
export function whole(current: Policy.Info, written: unknown): unknown {
  if (isCalendar(written)) return { ...current, calendar: { ...current.calendar, ...written.calendar } };
  if (!isPlan(written)) return written;
  const { plans } = current;
  const put = (at: number) => ({
    ...current,
    plans: plans.map((pay, index) => (index === at ? { ...pay, plan: written } : pay)),
  });
  const same = plans.findIndex(({ plan }) => plan.id === written.id);
  if (same >= 0) return put(same);
  const role = Policy.ROLES.find((item) => item === written.role);
  if (role !== undefined) {
    const at = plans.findIndex(({ roles }) => roles.includes(role));
    if (at >= 0 && plans[at]?.roles.length === 1) return put(at);
    // The first plan that names a role pays it, so the new one stands before those that name it too.
    const rest = plans
      .map((pay) => ({ ...pay, roles: pay.roles.filter((item) => item !== role) }))
      .filter(({ roles }) => roles.length > 0);
    return { ...current, plans: [{ roles: [role], plan: written }, ...rest] };
  }
  if (plans.length === 1) return put(0);
  throw refuse("policy-plan-whose", {
    plan: String(written.id ?? ""),
    known: plans.map(({ plan }) => plan.id).join(", "),
  });
}

/** What tells two policies apart: everything but their number and month. */
export function digestOf(policy: Policy.Info): string {
  const { version: _, effectiveMonth: __, ...content } = policy;
  return Canonical.digest(content);
}

/** The policy of a document with what the linter warns of. Throws `policy-refused` with the place of its first error. */
export function demand(document: unknown, currency: string): { policy: Policy.Info; warnings: Finding.Info[] } {
  const { policy, findings } = PolicyCheck.of(document, currency);
  const errors = findings.filter(({ severity }) => severity === "error");
  const [first] = errors;
  if (policy !== null && first === undefined) return { policy, warnings: findings };
  throw refuse("policy-refused", {
    count: errors.length,
    place: first?.place ?? "/",
    first: first?.en ?? "",
    firstZh: first?.zh ?? "",
  });
}
