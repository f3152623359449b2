/** Everything a company shows at one moment: boards, pay, explanations, policy, people, and how they are exported. */
import { draw } from "./draw.ts";
import { type Doc, list, type Shop, sha256 } from "./shop.ts";

export type What = {
  months: string[];
  /** how many figures to explain, drawn by seed */
  figures: number;
  /** months whose parts (regions, teams, products, tiers) are shown too; all by default */
  parts?: string[];
  users?: string[];
  workbooks?: boolean;
};

export async function capture(shop: Shop, label: string, what: What): Promise<void> {
  const dice = draw(20261128);
  await shop.json(`${label}-people`, "people", "list");
  await shop.json(`${label}-held`, "held", "list");
  await shop.json(`${label}-drafts`, "policy", "drafts");
  const figures: string[] = [];
  for (const month of what.months) {
    const at = `${label}-${month}`;
    const board = await shop.json(`${at}-board`, "board", "--month", month);
    await shop.tell(`${at}-board-table`, "board", "--month", month);
    await shop.tell(`${at}-board-csv`, "board", "--month", month, "--format", "csv");
    if (what.workbooks === true) await shop.workbook(`${at}-board`, "board", "--month", month);
    for (const user of what.users ?? [])
      await shop.json(`${at}-board-as-${user}`, "board", "--month", month, "--as", user);
    if ((what.parts ?? what.months).includes(month)) await parts(shop, at, month, board);
    await shop.tell(`${at}-late`, "publish", "--month", month, "--as", "dana");
    await shop.json(`${at}-policy`, "policy", "show", "--month", month);
    await pay(shop, at, month, what.workbooks === true);
    figures.push(...figuresOf(board));
  }
  const drawn = new Set(Array.from({ length: what.figures }, () => (figures.length > 0 ? dice.pick(figures) : "")));
  for (const figure of [...drawn].sort()) {
    const found = await shop.json(`${label}-explain-${figure.replaceAll("/", "-")}`, "explain", figure, "--rows", "60");
    if (found?.recomputed !== undefined && dice.chance(0.2))
      await shop.tell(`${label}-explain-text`, "explain", figure);
  }
  await shop.json(`${label}-verify`, "verify");
}

async function parts(shop: Shop, at: string, month: string, board: Doc): Promise<void> {
  const names = (key: string) => [...new Set(list(board.people).flatMap((row) => Object.keys(row[key] ?? {})))].sort();
  const scopes = [
    ...list(board.regions).map((row) => `region:${row.name}`),
    ...list(board.teams).map((row) => `team:${row.name}`),
    ...names("products").map((name) => `product:${name}`),
    ...names("tiers").map((name) => `tier:${name}`),
    "team:nobody",
  ];
  for (const scope of scopes)
    await shop.json(`${at}-board-${slug(scope)}`, "board", "--month", month, "--scope", scope);
}

async function pay(shop: Shop, at: string, month: string, isWorkbook: boolean): Promise<void> {
  const run = await shop.json(`${at}-pay`, "pay", "--month", month);
  await shop.tell(`${at}-pay-table`, "pay", "--month", month);
  await shop.tell(`${at}-pay-csv`, "pay", "--month", month, "--format", "csv");
  if (isWorkbook) await shop.workbook(`${at}-pay`, "pay", "--month", month);
  const ids = peopleOf(run);
  for (const [place, id] of ids.entries()) {
    const of = ["statement", "--month", month, "--person", id];
    // The run holds everybody's lines already; a quick snapshot opens every fourth statement.
    if (shop.isQuick && place % 4 !== 0 && place % 7 !== 0) continue;
    await shop.json(`${at}-statement-${id}`, ...of);
    if (place % 7 === 0) {
      await shop.tell(`${at}-statement-table-${id}`, ...of);
      await shop.tell(`${at}-statement-csv-${id}`, ...of, "--format", "csv");
      for (const why of ["publication", "approval"]) await shop.json(`${at}-why-${why}-${id}`, ...of, "--why", why);
      await shop.json(`${at}-estimate-${id}`, ...of, "--one-more", "50000");
    }
    if (isWorkbook && place === 0) await shop.workbook(`${at}-statement-${id}`, ...of);
  }
}

/** Ids of people wherever a document names them, in order. */
export function peopleOf(document: unknown): string[] {
  return [...new Set(JSON.stringify(document ?? null).match(/\bper_[0-9a-v]{16}\b/g) ?? [])].sort();
}

/** Figure ids of a board, made of its own keys: what has no explanation is asked too, and says so. */
function figuresOf(board: Doc): string[] {
  if (board.totals === undefined) return [];
  const rows = [...list(board.regions), ...list(board.teams), ...list(board.people)];
  const subjects: [string, Doc][] = [
    ["company", board.totals],
    ...rows.map((row): [string, Doc] => [String(row.id), row]),
  ];
  return subjects.flatMap(([subject, row]) => {
    const parts = list(row.score?.components).map(({ id }) => String(id));
    const paid = subject.startsWith("per_") ? ["line", "toNextLine", "bonus"] : [];
    const keys = Object.keys(row.metrics ?? {}).filter((key) => key !== "reasons");
    const all = [...keys, ...(subject === "company" ? [] : ["score", "rank", ...parts]), ...paid];
    return all.map((key) => `${board.month}/${board.version ?? "draft"}/${subject}/${key}`);
  });
}

/** The known formats: each whole or by digest. */
export async function profiles(shop: Shop, isWhole: boolean): Promise<void> {
  const found = await shop.json("profiles", "profiles", "list");
  const names: string[] = list(found.profiles ?? found)
    .map((row) => String(row.name))
    .sort();
  const shown: Record<string, unknown> = {};
  for (const name of names) {
    const { out } = await shop.run(["profiles", "show", name], [0, 1]);
    shown[name] = isWhole ? JSON.parse(out) : sha256(out);
  }
  shop.write("profiles-shown.json", shown);
}

/** Folds the stored files again; boards and their digests are the same afterwards. */
export async function rebuild(shop: Shop, months: string[]): Promise<void> {
  await shop.json("rebuild", "rebuild");
  const digests: Record<string, unknown> = {};
  for (const month of months) {
    const { out } = await shop.run(["board", "--month", month, "--json"], [0, 1]);
    digests[month] = JSON.parse(out).digest ?? JSON.parse(out);
  }
  shop.write("rebuild-digests.json", digests);
}

export const slug = (text: string) => text.replace(/[^\p{L}\p{N}_-]+/gu, "-");
