/** The order in which people read metrics, apart from the ids that a first page load takes. */
import { LIST } from "./list.constant.ts";
import { METRICS } from "./list.ts";
import type { Group, Metric } from "./registry.ts";

/** Groups in order. Where a subject has no figure in an optional group at all, the group is left out. */
const GROUPS: Record<Group, { isOptional?: true }> = { result: {}, deals: {}, cash: { isOptional: true }, calls: {} };

/** The metrics by group, within a group as stored. */
export const IN_READING_ORDER: readonly Metric[] = (Object.keys(GROUPS) as Group[]).flatMap((group) =>
  METRICS.filter((id) => LIST[id].group === group),
);

/** What to list of a subject. */
export function listMetrics(metrics: { [K in Metric]: unknown }): Metric[] {
  const hasFigure = (group: Group) => METRICS.some((id) => LIST[id].group === group && metrics[id] != null);
  const isSame = (id: Metric, other: Metric | undefined) =>
    other !== undefined && (metrics[id] == null || Number(metrics[id]) === metrics[other]);
  return IN_READING_ORDER.filter(
    (id) => (!GROUPS[LIST[id].group].isOptional || hasFigure(LIST[id].group)) && !isSame(id, LIST[id].beside),
  );
}
