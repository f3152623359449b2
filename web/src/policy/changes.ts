/** What a draft changes: a plain list of places, each with what stands there now and what would. */

export type Change = { place: string; before: string | null; after: string | null };

/** The number and the month of a version are no change of what it says. */
const APART = new Set(["/version", "/effectiveMonth"]);

/**
 * Every leaf that differs, by JSON pointer into the document it stands in. Members of a list that have ids are compared
 * with the member of the same id, so that a row put in between is one change.
 */
export function changes(before: unknown, after: unknown, place = ""): Change[] {
  if (APART.has(place) || same(before, after)) return [];
  if (Array.isArray(before) && Array.isArray(after)) return lists(before, after, place);
  if (isObject(before) && isObject(after))
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((name) =>
      changes(before[name], after[name], `${place}/${name}`),
    );
  if (isObject(before) || isObject(after) || Array.isArray(before) || Array.isArray(after))
    return whole(before, after, place);
  return [{ place: place || "/", before: text(before), after: text(after) }];
}

/** One side has nothing, or something of another kind: each of its leaves came or went. */
function whole(before: unknown, after: unknown, place: string): Change[] {
  const gone = leaves(before, place).map((leaf) => ({ ...leaf, before: leaf.text, after: null }));
  const come = leaves(after, place).map((leaf) => ({ ...leaf, before: null, after: leaf.text }));
  return [...gone, ...come].map(({ place: at, before, after }) => ({ place: at, before, after }));
}

function leaves(value: unknown, place: string): { place: string; text: string }[] {
  if (value === undefined || value === null) return [];
  if (typeof value !== "object") return [{ place, text: String(value) }];
  return Object.entries(value).flatMap(([name, inner]) => leaves(inner, `${place}/${name}`));
}

function lists(before: unknown[], after: unknown[], place: string): Change[] {
  const ids = [...before, ...after].map(idOf);
  if (ids.some((id) => id === undefined)) {
    if (before.every(isText) && after.every(isText))
      return [{ place, before: before.join(", "), after: after.join(", ") }];
    const most = Math.max(before.length, after.length);
    return Array.from({ length: most }, (_, index) => changes(before[index], after[index], `${place}/${index}`)).flat();
  }
  const found = before.flatMap((element, index) => {
    const at = after.findIndex((other) => idOf(other) === idOf(element));
    return changes(element, after[at], `${place}/${at < 0 ? index : at}`);
  });
  const added = after.flatMap((element, index) =>
    before.some((other) => idOf(other) === idOf(element)) ? [] : changes(undefined, element, `${place}/${index}`),
  );
  return [...found, ...added];
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isText = (value: unknown) => typeof value === "string";

/** A plan of a policy is known by its own id. */
function idOf(value: unknown): string | undefined {
  if (!isObject(value)) return undefined;
  const { id } = isObject(value.plan) ? value.plan : value;
  return typeof id === "string" ? id : undefined;
}

const text = (value: unknown) => (value === undefined || value === null ? null : String(value));
const same = (before: unknown, after: unknown) => JSON.stringify(before) === JSON.stringify(after);
