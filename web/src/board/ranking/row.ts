/** A row of the ranking as every form of it says it: rank with ties, movement, who, and the bar's sentence. */
import type * as Reason from "@clearboard/core/reason";
import { createSelector } from "solid-js";
import * as Figure from "../../data/figure.ts";
import * as Format from "../../i18n/format.ts";
import { locale, t } from "../../i18n/text.ts";
import { createParam } from "../../ui/route.ts";
import type { Part } from "../parts.ts";

export function rankText(of: { rank: number | null; isTied: boolean }): string {
  return of.rank === null ? Format.DASH : `${of.rank}${of.isTied ? "=" : ""}`;
}

type Scored = { rank: number | null; isByUncapped: boolean; score: { total: string | null; uncapped: string | null } };

/** Whether rows of different scores would look equal with one decimal. */
export function isClose(rows: readonly Scored[]): boolean {
  const seen = new Map<string, string>();
  return rows.some(({ rank, score: { total } }) => {
    if (rank === null || total === null) return false;
    const short = Format.score(total, "en");
    const other = seen.get(short) ?? total;
    seen.set(short, other);
    return other !== total;
  });
}

/** The score; in brackets the one without caps, where that decides the rank. */
export function scoreText(
  { isByUncapped, score: { total, uncapped } }: Omit<Scored, "rank">,
  isExact: boolean,
): string {
  if (total === null) return Format.DASH;
  const text = isExact ? Format.scoreExact(total, locale()) : Format.score(total, locale());
  return isByUncapped && uncapped !== null ? `${text} (${Format.scoreExact(uncapped, locale())})` : text;
}

/** "182.4 without caps", where that and not the score decides the rank. */
export function uncappedText({ isByUncapped, score: { uncapped } }: Scored): string {
  return isByUncapped && uncapped !== null
    ? t("ranking.uncapped", { score: Format.scoreExact(uncapped, locale()) })
    : "";
}

export type Move = { sign: number; text: string; label: string };

/** Places moved among those counted in both months; "new" for a joiner; nothing where months do not compare. */
export function move(of: {
  rank: number | null;
  movement: number | null;
  movementReason: Reason.Info | null;
}): Move | null {
  if (of.rank === null) return null;
  if (of.movement === null)
    return of.movementReason === "not-joined" ? { sign: 0, text: t("ranking.new"), label: t("ranking.new") } : null;
  if (of.movement === 0) return { sign: 0, text: "=", label: t("ranking.same") };
  const places = Math.abs(of.movement);
  return {
    sign: Math.sign(of.movement),
    text: String(places),
    label: t(of.movement > 0 ? "ranking.up" : "ranking.down", { n: places }),
  };
}

export function partsSentence(parts: readonly Part[]): string {
  const sentences = parts.map(({ id, points }) =>
    points === null
      ? t("ranking.partMissing", { part: t(`part.${id}`) })
      : t("ranking.part", { part: t(`part.${id}`), score: Format.score(String(points), locale()) }),
  );
  return sentences.join(locale() === "en" ? ", " : "，");
}

/** Whether a person's row has a figure open in the panel; call once per list. */
export function createIsMarked(): (person: string) => boolean {
  const figure = createParam("figure");
  return createSelector(
    () => {
      const open = figure();
      return open === null ? null : (Figure.parse(open)?.subject ?? null);
    },
    (person: string, subject) => person === subject,
  );
}
