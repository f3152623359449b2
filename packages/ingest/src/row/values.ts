/** Values of a fact as they are gathered: absent and undefined are not the same to what is stored. */

export function set<T, K extends keyof T>(values: T, key: K, value: T[K] | undefined): void {
  if (value !== undefined) values[key] = value;
}

type Filled<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Without the keys that have no value. */
export function filled<T extends Record<string, unknown>>(values: T): Filled<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Filled<T>;
}
