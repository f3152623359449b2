/** The metrics every subject of a board has, by name and in the order they are walked; free of zod, so that a screen may take it. */
export const METRICS = [
  "revenue",
  "dealsWon",
  "dealsLost",
  "winRate",
  "averageDeal",
  "collected",
  "collectionRate",
  "dials",
  "inboundDials",
  "connected",
  "connectRate",
  "talkSeconds",
  "target",
  "attainment",
] as const;
export type Metric = (typeof METRICS)[number];
