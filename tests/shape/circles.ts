/** Circles of imports, between files and between the rooms of a folder. */

export type Edges = ReadonlyMap<string, ReadonlySet<string>>;

/** The groups of nodes that reach each other (Tarjan), those of one node left out. */
export function listCircles(edges: Edges): string[][] {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const circles: string[][] = [];
  const enter = (node: string): number => {
    const at = order.size;
    order.set(node, at);
    low.set(node, at);
    open.push(node);
    for (const next of edges.get(node) ?? []) {
      if (!order.has(next)) low.set(node, Math.min(low.get(node) ?? at, enter(next)));
      else if (open.includes(next)) low.set(node, Math.min(low.get(node) ?? at, order.get(next) ?? at));
    }
    if (low.get(node) === at) {
      const group = open.splice(open.indexOf(node));
      if (group.length > 1) circles.push(group);
    }
    return low.get(node) ?? at;
  };
  for (const node of edges.keys()) if (!order.has(node)) enter(node);
  return circles;
}

/** The edges inside circles, as `a -> b`: each has a way back. */
export function listBackEdges(edges: Edges): string[] {
  return listCircles(edges).flatMap((cycle) =>
    cycle.flatMap((from) => cycle.filter((to) => edges.get(from)?.has(to)).map((to) => `${from} -> ${to}`)),
  );
}

/** The edges between the rooms of a folder. A room is a noun: a folder with all in it, a file, or `x.ts` with `x/`. */
export function roomEdges(folder: string, edges: Edges): Map<string, Set<string>> {
  const roomOf = (file: string) =>
    file.startsWith(`${folder}/`)
      ? file
          .slice(folder.length + 1)
          .split("/")[0]
          ?.replace(/\.tsx?$/, "")
      : undefined;
  const found = new Map<string, Set<string>>();
  for (const [file, targets] of edges) {
    const from = roomOf(file);
    if (from === undefined) continue;
    for (const to of [...targets].map(roomOf))
      if (to !== undefined && to !== from) found.set(from, (found.get(from) ?? new Set()).add(to));
  }
  return found;
}
