/** How many seeds a property is tried on: few with every commit, CLEARBOARD_SEEDS of them at night. */
export function seeds(everyCommit: number): number[] {
  const count = Number(process.env.CLEARBOARD_SEEDS ?? everyCommit);
  if (!Number.isSafeInteger(count) || count < 1) throw new Error("CLEARBOARD_SEEDS is not a number of seeds");
  return Array.from({ length: count }, (_, at) => at + 1);
}
