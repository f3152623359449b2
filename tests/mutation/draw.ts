/** Conditions of the source that can be turned around, and a seeded draw among them. */
import { parseSync } from "vite";

/** `from` to `to` of the text becomes `by`. */
export type Mutation = { file: string; line: number; change: string; from: number; to: number; by: string };

type Node = { type: string; start: number; end: number; [field: string]: unknown };
const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && typeof (value as Node).type === "string";

const TURNED: Record<string, string> = {
  "<": "<=",
  "<=": "<",
  ">": ">=",
  ">=": ">",
  "===": "!==",
  "!==": "===",
  "&&": "||",
  "||": "&&",
};

function visit(value: unknown, enter: (node: Node) => void): void {
  if (Array.isArray(value)) for (const entry of value) visit(entry, enter);
  else if (isNode(value)) {
    enter(value);
    for (const field in value) if (field !== "type") visit(value[field], enter);
  }
}

/** Every mutation of a file: operators of comparison, `&&` and `||`, negations, branches of `?:`, tests of `if`, numbers compared with. */
export function listMutations(file: string, text: string): Mutation[] {
  const found: Mutation[] = [];
  const cut = (node: Node) => text.slice(node.start, node.end);
  const short = (part: string) => (part.length > 60 ? `${part.slice(0, 57)}...` : part).replace(/\s+/g, " ");
  const add = (from: number, to: number, by: string, change: string) =>
    found.push({ file, line: text.slice(0, from).split("\n").length, change, from, to, by });
  visit(parseSync(file, text).program, (node) => {
    const { left, right, test, consequent, alternate, argument } = node as { [part: string]: Node | null | undefined };
    const operator = String(node["operator"]);
    if (/^(Binary|Logical)Expression$/.test(node.type) && left && right && operator in TURNED) {
      const between = text.slice(left.end, right.start);
      const at = left.end + between.indexOf(operator);
      const by = TURNED[operator] ?? "";
      // Mixed with its opposite, `a && b || c` would bind otherwise: the whole is put into parentheses.
      const whole = `(${text.slice(node.start, at)}${by}${text.slice(at + operator.length, node.end)})`;
      if (between.includes(operator)) add(node.start, node.end, whole, `${short(cut(node))}: ${operator} -> ${by}`);
      if (node.type === "BinaryExpression")
        for (const side of [left, right])
          if (side.type === "Literal" && typeof side["value"] === "number")
            add(
              side.start,
              side.end,
              String(side["value"] + 1),
              `${short(cut(node))}: ${side["value"]} -> ${side["value"] + 1}`,
            );
    }
    if (node.type === "UnaryExpression" && operator === "!" && argument)
      add(node.start, node.end, `(${cut(argument)})`, `${short(cut(node))}: ! is gone`);
    if (node.type === "ConditionalExpression" && test && consequent && alternate)
      add(
        node.start,
        node.end,
        `(${cut(test)} ? ${cut(alternate)} : ${cut(consequent)})`,
        `${short(cut(node))}: branches swapped`,
      );
    if (node.type === "IfStatement" && test)
      add(test.start, test.end, `!(${cut(test)})`, `if (${short(cut(test))}): turned around`);
  });
  return found;
}

/** `count` mutations of all, none twice; the same seed and source draw the same. */
export function draw(all: readonly Mutation[], seed: number, count: number): Mutation[] {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const left = [...all];
  return Array.from({ length: Math.min(count, all.length) }, () => left.splice(next() % left.length, 1)).flat();
}
