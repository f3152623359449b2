/** The unit and place in lists of each metric, without rules: the build of the web evaluates this file, so that a page loads the values only. */
import { DEFINITIONS, type Definition, type Metric } from "./registry.ts";

type Declared = typeof DEFINITIONS;
type Entry<K extends Metric> = { unit: Declared[K]["unit"]; group: Declared[K]["group"]; beside?: Metric };

export const LIST = Object.fromEntries(
  Object.entries<Definition>(DEFINITIONS).map(([id, { unit, group, beside }]) => [
    id,
    { unit, group, ...(beside !== undefined && { beside }) },
  ]),
) as { [K in Metric]: Entry<K> };
