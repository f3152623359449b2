/** Which sheet of a workbook a profile reads, and what its header may be. */
import { refuse, type VisibleError } from "@clearboard/core/error";
import * as Match from "../match.ts";
import type * as Profile from "../profile.ts";
import { fill } from "./merge.ts";
import { Sheet } from "./sheet.ts";
import type { Workbook } from "./workbook.ts";

/** So many rows may stand above a header; a header is at most so many rows high. */
const SAMPLE_ROWS = 25;
const HIGHEST = 5;
/** A sheet wider than this has its header in one row. */
const WIDE = 1000;

export type View = Match.View & { sheet: Sheet };

/** The sheets that the profiles may read, begun. Close those of no use. */
export class Sheets {
  readonly sample: Match.Sample;
  private readonly views: Map<string, View>;

  private constructor(views: Map<string, View>) {
    this.views = views;
    this.sample = (profile) => {
      const view = views.get(keyOf(profile?.sheet));
      return view ? [view] : [];
    };
  }

  /** Throws `file-empty` where no sheet holds anything, `sheet-missing` where the one profile names a sheet that is not there. */
  static async open(workbook: Workbook, profiles: Profile.Info[]): Promise<Sheets> {
    const views = new Map<string, View>();
    for (const profile of profiles) {
      const key = keyOf(profile.sheet);
      if (views.has(key) || profile.sheet === undefined) continue;
      const info = workbook.sheets.find(({ name }) => keyOf(name) === key);
      if (info) views.set(key, await begin(workbook, info));
      else if (profiles.length === 1) throw missing(profile.sheet, profile.name, workbook);
    }
    // Sheets that people do not see come last: they hold lists of choices and the like.
    const order = [...workbook.sheets].sort((a, b) => Number(a.isHidden) - Number(b.isHidden));
    for (const info of order) {
      const view = views.get(keyOf(info.name)) ?? (await begin(workbook, info));
      if (view.sheet.cursor.waiting > 0) {
        views.set("", view);
        break;
      }
      await view.sheet.close();
    }
    if (!views.has("")) throw refuse("file-empty");
    return new Sheets(views);
  }

  /** The sheet of a view, from its first row; the others are closed. */
  async take(view: Match.View, profile: Profile.Info): Promise<Sheet> {
    const found = [...this.views.values()].find((item) => item === view)?.sheet;
    for (const { sheet } of this.views.values()) if (sheet !== found || profile.merged === "fill") await sheet.close();
    if (!found) throw new Error("no such sheet");
    return profile.merged === "fill" ? found.filled() : found;
  }

  async close(): Promise<void> {
    for (const { sheet } of this.views.values()) await sheet.close();
  }
}

async function begin(workbook: Workbook, info: Workbook["sheets"][number]): Promise<View> {
  const sheet = await Sheet.open(workbook, info);
  await sheet.ahead(SAMPLE_ROWS);
  let candidates: Match.Candidate[] | undefined;
  return {
    sheet,
    delimiter: "",
    isOpenEnded: true,
    hasDates: true,
    candidates: () => {
      candidates ??= headers(sheet);
      return candidates;
    },
    records: (count) => sheet.cursor.peek(count).map(({ texts }) => texts),
  };
}

/**
 * Each of the first rows, alone or with those below it: "Impact" over "from baseline" is "Impact from baseline", or else what
 * stands lowest. A row of which a cell is merged with cells below is no header without them.
 */
function headers(sheet: Sheet): Match.Candidate[] {
  const rows = sheet.cursor.peek(SAMPLE_ROWS);
  const merged = rows.map(({ line, texts }) => ({ line, texts: [...texts] }));
  fill(merged, sheet.merges);
  const found: Match.Candidate[] = [];
  const bottoms = rows.map(({ line }) =>
    sheet.merges.reduce((most, { top, bottom }) => (top === line ? Math.max(most, bottom) : most), line),
  );
  rows.forEach(({ texts }, from) => {
    for (let to = from + 1; to <= Math.min(from + HIGHEST, rows.length); to++) {
      if (Math.max(...bottoms.slice(from, to)) > (rows[to - 1]?.line ?? 0)) continue;
      if (to === from + 1) found.push(Match.candidate(texts, to));
      if (to === from + 1 || texts.length > WIDE) continue;
      const parts = merged.slice(from, to).map((row) => row.texts);
      const width = Math.max(...parts.map((part) => part.length));
      if (width > WIDE) continue;
      const names = Array.from({ length: width }, (_, at) => namesAt(parts, at));
      const lowest = names.map((all) => all.at(-1) ?? "");
      found.push(
        Match.candidate(
          names.map((all) => all.join(" ")),
          to,
        ),
        Match.candidate(lowest, to),
      );
    }
  });
  return found;
}

/** What stands in a column, from top to bottom, said once. */
function namesAt(rows: string[][], at: number): string[] {
  const parts = rows.map((row) => (row[at] ?? "").trim()).filter((text) => text !== "");
  return parts.filter((text, index) => text !== parts[index - 1]);
}

/** Sheets are known by name whatever its case and width; "" is the first that holds anything. */
function keyOf(name: string | undefined): string {
  return name === undefined ? "" : Match.norm(name);
}

function missing(sheet: string, profile: string, workbook: Workbook): VisibleError {
  const sheets = workbook.sheets
    .map(({ name }) => name)
    .join(", ")
    .slice(0, 200);
  return refuse("sheet-missing", { sheet, profile, sheets });
}
