/** A JSON Schema as a form reads it: how each part is entered, and documents that change without changing what stayed. */

export type Shape = {
  type?: string;
  enum?: string[];
  const?: string;
  default?: unknown;
  pattern?: string;
  minItems?: number;
  required?: string[];
  properties?: Record<string, Shape>;
  items?: Shape;
  anyOf?: Shape[];
  additionalProperties?: Shape | boolean;
};

export type Path = readonly (string | number)[];

/** JSON pointer of a path, as the linter names places. */
export function pointer(path: Path): string {
  return path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("") || "/";
}

export type Kind =
  | "choice"
  | "flag"
  | "text"
  | "either"
  | "title"
  | "group"
  | "choices"
  | "texts"
  | "table"
  | "blocks"
  | "grid"
  | "record";

const isLeaf = ({ type, anyOf }: Shape) => type === "string" || type === "boolean" || anyOf !== undefined;
const isTitle = ({ properties }: Shape) => properties !== undefined && "en" in properties && "zh" in properties;

/** How a part of the schema is entered: "either" is a fixed word or a text, "table" a list of rows, "blocks" of larger parts. */
export function kindOf(shape: Shape): Kind {
  if (shape.anyOf !== undefined) return "either";
  if (shape.type === "boolean") return "flag";
  if (shape.type === "integer") return "text";
  if (shape.type === "string") return shape.enum === undefined ? "text" : "choice";
  if (shape.type === "array") {
    const { items = {} } = shape;
    if (items.type === "array") return "grid";
    if (items.type === "string") return items.enum === undefined ? "texts" : "choices";
    const parts = Object.values(items.properties ?? {});
    return parts.every((part) => isLeaf(part) || isTitle(part)) && !isList(items) ? "table" : "blocks";
  }
  if (isTitle(shape)) return "title";
  return shape.properties === undefined ? "record" : "group";
}

// Parts with one name of what they measure and many optional fields read better as blocks than as one wide table.
const isList = ({ properties = {} }: Shape) => "measure" in properties;

/** What a new part holds: its default, else the least its schema asks for. */
export function blank(shape: Shape): unknown {
  if (shape.default !== undefined && !isEmptyList(shape.default)) return structuredClone(shape.default);
  if (shape.enum !== undefined) return shape.enum[0];
  if (shape.anyOf !== undefined) return shape.anyOf.find((choice) => choice.const !== undefined)?.const ?? "";
  if (shape.type === "boolean") return false;
  if (shape.type === "string") return "";
  if (shape.type === "array") return [blank(shape.items ?? {})];
  const required = shape.required ?? [];
  return Object.fromEntries(required.map((name) => [name, blank(shape.properties?.[name] ?? {})]));
}

const isEmptyList = (value: unknown) => Array.isArray(value) && value.length === 0;

/** The value at a path; undefined where there is none. */
export function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, part) => (inner as Record<PropertyKey, unknown> | undefined)?.[part], value);
}

/** A copy with another value at a path; undefined removes it. What did not change stays the same object. */
export function put(value: unknown, path: Path, next: unknown): unknown {
  const [part, ...rest] = path;
  if (part === undefined) return next;
  const inner = put((value as Record<PropertyKey, unknown> | undefined)?.[part], rest, next);
  if (Array.isArray(value)) return value.map((element, index) => (index === part ? inner : element));
  const copy = { ...(value as Record<PropertyKey, unknown>) };
  if (inner === undefined) delete copy[part];
  else copy[part] = inner;
  return copy;
}

/** 0, 1, 2 ... of a list: rows that keep their place, and the keyboard in it, while their values change. */
export function places(list: readonly unknown[]): number[] {
  return list.map((_, index) => index);
}

/** A row one place up (-1) or down (1). */
export function move(list: readonly unknown[], index: number, by: -1 | 1): unknown[] {
  const other = index + by;
  if (other < 0 || other >= list.length) return [...list];
  return list.map((element, at) => (at === index ? list[other] : at === other ? list[index] : element));
}
