/** The entry at an index that must exist. Throws a RangeError where there is none: a default would file facts under no owner or day. */
export function at<T>(list: ArrayLike<T>, index: number): T {
  const entry = list[index];
  if (entry === undefined) throw new RangeError(`no entry ${index} in a list of ${list.length}`);
  return entry;
}
