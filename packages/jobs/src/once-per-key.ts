/** Work that several callers ask for at the same time, done once for all of them. */

/**
 * Gives a function that runs `work` once per store and key while it is under way; afterwards the next caller starts again.
 *
 * @example
 * const build = oncePerKey<Table, Board>();
 * await Promise.all([build(table, "2026-03", make), build(table, "2026-03", make)]); // make ran once
 */
export function oncePerKey<Store extends object, Result>(): (
  store: Store,
  key: string,
  work: () => Promise<Result>,
) => Promise<Result> {
  const running = new WeakMap<Store, Map<string, Promise<Result>>>();
  return (store, key, work) => {
    const ofStore = running.get(store) ?? new Map<string, Promise<Result>>();
    running.set(store, ofStore);
    const known = ofStore.get(key);
    if (known !== undefined) return known;
    const result = work().finally(() => ofStore.delete(key));
    ofStore.set(key, result);
    return result;
  };
}
