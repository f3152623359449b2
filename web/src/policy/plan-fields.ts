/** Which fields of a plan its form asks for from the start, and which take the place of others. */

/** By the names on the way to a part: the fields that are there from the start. */
export const USUAL: Record<string, readonly string[]> = {
  "": ["id", "title", "period", "rounding", "components", "refunds"],
  components: ["id", "title", "measure", "unit", "target", "bounds", "boundary", "mode", "tiers"],
  gates: ["atLeast"],
  multipliers: ["measure", "table", "boundary"],
  team: ["table", "boundary", "min", "max"],
  pools: ["amount", "by"],
  "pools.condition": ["measure", "atLeast"],
  draw: ["amount", "recoverable"],
  cap: ["amount", "carried"],
};
/** By the field that takes their place: a component with a matrix has no tiers. */
export const REPLACED: Record<string, readonly string[]> = {
  matrix: ["tiers"],
  byService: ["amount", "recoverable", "periods"],
};
/** The columns of a table that are there from the start. */
export const USUAL_COLUMNS = ["id", "from", "rate", "value"];
