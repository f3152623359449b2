/** Where the panel has been: month, subject, then the figures that were opened one inside the other. */
import { createComputed, createSignal, on } from "solid-js";
import * as Figure from "../../data/figure.ts";
import * as Format from "../../i18n/format.ts";
import { locale, t, tCode } from "../../i18n/text.ts";
import { hrefWith } from "../../ui/route.ts";
import { useBoard } from "../board-state.tsx";

export type Crumb = { name: string; href: string | null };

export function createTrail(figure: () => string) {
  const { shown: board } = useBoard();
  const [visited, setVisited] = createSignal<string[]>([]);
  let isFromInside = false;
  createComputed(
    on(figure, (id) => {
      const known = visited().indexOf(id);
      setVisited(known >= 0 ? visited().slice(0, known + 1) : isFromInside ? [...visited(), id] : [id]);
      isFromInside = false;
    }),
  );
  const nameOf = (subject: string) => {
    const shown = board();
    if (subject === "company") return shown?.organisation.name ?? t("panel.company");
    return (
      [...(shown?.people ?? []), ...(shown?.teams ?? []), ...(shown?.regions ?? [])].find(({ id }) => id === subject)
        ?.name ?? subject
    );
  };
  const crumbs = (): Crumb[] => {
    const row: Crumb[] = [];
    let [month, subject] = ["", ""];
    for (const id of visited()) {
      const parts = Figure.parse(id);
      if (!parts) continue;
      // a figure of a quarter opens into those of its months
      if (parts.month !== month) row.push({ name: Format.month(parts.month, locale()), href: null });
      month = parts.month;
      if (parts.subject !== subject) {
        subject = parts.subject;
        const sheet = `${parts.month}/${parts.version}/${parts.subject}`;
        row.push({ name: nameOf(subject), href: hrefWith({ figure: sheet }) });
      }
      if (parts.key !== "") row.push({ name: tCode("metric", parts.key), href: hrefWith({ figure: id }) });
    }
    return row;
  };
  return {
    crumbs,
    first: () => visited()[0] ?? "",
    /** A click inside the panel goes on along the trail; one on the page behind begins a new one. */
    notice: (event: MouseEvent) => {
      isFromInside = event.target instanceof Element && event.target.closest("a") !== null;
    },
  };
}
