/** Made-up exports that overlap: the same ids again with another owner, day, month or value, some files delivered twice. */
import { DAY, START } from "./sandbox.ts";

export type Export = { name: string; text: string; asOf: number };
type Kind = "people" | "deals" | "calls" | "surveys" | "payments" | "refunds";

const OWNERS = ["A1", "B2", "C3", "D4"];
const MONTHS = ["2026-01", "2026-02", "2026-03"];
const HEADS: Record<Kind, string> = {
  people: "employee id,name,team,region",
  deals: "deal id,owner,owner share,second owner,second share,stage,amount,close date,updated at",
  calls: "call id,agent,start,direction,connected,talk seconds",
  surveys: "survey id,agent,date,score,scale",
  payments: "payment id,deal id,received on,due on,amount",
  refunds: "refund id,deal id,refund date,amount",
};

/** Facts that stay: every month is covered by every kind, whatever moves about. */
export const BASE: Export[] = (Object.keys(HEADS) as Kind[]).map((kind) => {
  const rows =
    kind === "people"
      ? OWNERS.map((owner) => `${owner},Person ${owner},Falcons,North`)
      : MONTHS.map(
          (month, at) =>
            ({
              deals: `base${at},A1,,,,won,${100 + at}.00,${month}-10,`,
              calls: `base${at},A1,${month}-10 09:00:00,out,yes,60`,
              surveys: `base${at},A1,${month}-10,5,5`,
              payments: `base${at},base${at},${month}-12,,90.00`,
              refunds: `base${at},base${at},${month}-14,10.00`,
            })[kind],
        );
  return { name: `${kind}.csv`, text: file(kind, rows), asOf: START - 200 * DAY };
});

export function file(kind: Kind, rows: string[]): string {
  return `${[HEADS[kind], ...rows].join("\n")}\n`;
}

/** Some exports, each with an as-of of its own and in the order of it. */
export function some(random: () => number, count: number): Export[] {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const dayOf = () => `${pick(MONTHS)}-${String(1 + Math.floor(random() * 28)).padStart(2, "0")}`;
  const found: Export[] = [];
  const output: { kind: Kind; id: number; line: string }[] = [];
  for (let at = 0; at < count; at++) {
    const asOf = START - 80 * DAY + at * 7 * DAY + Math.floor(random() * DAY);
    const again = random() < 0.25 && at > 0 ? pick(found) : undefined;
    if (again !== undefined) {
      found.push({ ...again, asOf });
      continue;
    }
    const kind = pick(["people", "deals", "deals", "calls", "calls", "surveys", "payments", "refunds"] as const);
    // Four people, so that no file says two things of one of them.
    const ids = Array.from({ length: kind === "people" ? 4 : 6 }, (_, id) => id).filter(() => random() < 0.6);
    const rows = ids.map((id) => {
      const earlier = output.filter((item) => item.kind === kind && item.id === id);
      // Often a file says of an id what another file has said before.
      const line = earlier.length > 0 && random() < 0.4 ? pick(earlier).line : row(kind, id, pick, dayOf, random);
      output.push({ kind, id, line });
      return line;
    });
    // Two rows that contradict each other: neither may count, now or later. A file that lost more than half would be held.
    if (rows.length > 2 && kind !== "people" && random() < 0.3) rows.push(row(kind, ids[0] ?? 0, pick, dayOf, random));
    found.push({
      name: `${kind}-${at}.csv`,
      text: file(kind, rows.length > 0 ? rows : [row(kind, 0, pick, dayOf, random)]),
      asOf,
    });
  }
  return found;
}

function row(
  kind: Kind,
  id: number,
  pick: <T>(list: readonly T[]) => T,
  dayOf: () => string,
  random: () => number,
): string {
  const day = dayOf();
  const owner = pick(OWNERS);
  if (kind === "people")
    return `${OWNERS[id % 4]},Person ${OWNERS[id % 4]},${pick(["Falcons", "Otters"])},${pick(["North", "South"])}`;
  if (kind === "deals") {
    const stage = pick(["won", "won", "lost", "open"]);
    // To the second, so that no two are equal: then the file received later would win.
    const stamp = random() < 0.3 ? new Date(START - Math.floor(random() * 80 * 86_400) * 1000).toISOString() : "";
    const credits = random() < 0.3 ? `60,${pick(OWNERS.filter((other) => other !== owner))},40` : ",,";
    return `d${id},${owner},${credits},${stage},${pick(["10.00", "20.00", "30.05"])},${stage === "open" ? "" : day},${stamp}`;
  }
  if (kind === "payments") {
    const isIn = random() < 0.7;
    return `p${id},d${pick([0, 1, 2, 3, 9])},${isIn ? day : ""},${isIn ? "" : day},${pick(["5.00", "10.00"])}`;
  }
  if (kind === "refunds") return `r${id},d${pick([0, 1, 2, 3, 9])},${day},${pick(["2.00", "8.00"])}`;
  if (kind === "calls")
    return `k${id},${owner},${day} ${pick(["09:00:00", "10:30:00"])},out,${pick(["yes", "no"])},${pick([10, 20])}`;
  return `s${id},${owner},${day},${pick([3, 4, 5])},5`;
}

type Row = { at: number; line: string; name: string };

/**
 * What is true after all of them, by the state law alone: per id the row with the greatest stamp, its own or its file's as-of;
 * of a closed deal with whose it was when it was closed.
 */
export function winnersOnly(exports: Export[]): Export[] {
  const statements = new Map<string, Row[]>();
  for (const { name, text, asOf } of exports) {
    const [head = "", ...lines] = text.trimEnd().split("\n");
    if (head === HEADS.people) continue;
    const byId = Map.groupBy(lines, (line) => line.slice(0, line.indexOf(",")));
    for (const [id, same] of byId) {
      const stampOf = (line: string) =>
        head === HEADS.deals ? Date.parse(line.slice(line.lastIndexOf(",") + 1)) || 0 : 0;
      const last = Math.max(...same.map(stampOf));
      const output = new Set(same.filter((line) => stampOf(line) === last));
      const [line] = output;
      if (output.size > 1 || line === undefined) continue;
      const at = last || asOf;
      const key = `${head} ${id}`;
      statements.set(key, [...(statements.get(key) ?? []), { at, line, name: `${name.split(/[-.]/)[0]}` }]);
    }
  }
  const best = [...statements.values()].map((list) => creditedAsClosed(list.sort((item, two) => item.at - two.at)));
  const kinds = Map.groupBy(best, ({ name }) => name as Kind);
  const people = exports.filter(({ text }) => text.startsWith(HEADS.people));
  return [
    ...people,
    ...[...kinds].map(([kind, rows]) => ({
      name: `${kind}.csv`,
      text: file(
        kind,
        rows.map(({ line }) => line),
      ),
      asOf: START,
    })),
  ];
}

/** The last of the statements, of a closed deal with the owner and the shares of its close day. */
function creditedAsClosed(list: Row[]): Row {
  const last = list.at(-1) as Row;
  const closeOf = ({ line }: Row) => [5, 7].map((column) => line.split(",")[column]).join();
  const ownerOf = ({ line }: Row) => line.split(",")[1];
  if (last.name !== "deals" || closeOf(last).startsWith("open")) return last;
  const closing = list.slice(list.findLastIndex((item) => closeOf(item) !== closeOf(last)) + 1);
  const own = closing.findLast((item) => ownerOf(item) === ownerOf(closing[0] as Row)) as Row;
  const line = [last.line.split(",")[0], ...own.line.split(",").slice(1, 5), ...last.line.split(",").slice(5)].join();
  return { ...last, line };
}
