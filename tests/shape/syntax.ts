/** Syntax trees of the source, by the parser that vite brings. */
import { parseSync } from "vite";
import { read } from "./source.ts";

/** A node of the syntax tree (ESTree with TypeScript). */
export type Node = { type: string; [field: string]: unknown };
const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && typeof (value as Node).type === "string";

const trees = new Map<string, Node>();
export function parse(file: string): Node {
  const tree = trees.get(file) ?? (parseSync(file, read(file)).program as unknown as Node);
  trees.set(file, tree);
  return tree;
}

/** Calls `enter` for every node, parents first. */
export function visit(value: unknown, enter: (node: Node) => void): void {
  if (Array.isArray(value)) for (const entry of value) visit(entry, enter);
  else if (isNode(value)) {
    enter(value);
    for (const field in value) if (field !== "type") visit(value[field], enter);
  }
}
