/** The unit and group of each metric, without rules: the build of the web evaluates this file, so that a page loads the values only. */
import { DEFINITIONS, type Group, type Metric, type Unit } from "./registry.ts";

type Declared = typeof DEFINITIONS;
type Entry<K extends Metric> = { unit: Declared[K]["unit"]; group: Declared[K]["group"] };

export const LIST = Object.fromEntries(
  Object.entries(DEFINITIONS).map(([id, { unit, group }]): [string, { unit: Unit; group: Group }] => [
    id,
    { unit, group },
  ]),
) as { [K in Metric]: Entry<K> };
