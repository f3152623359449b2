/** Fits the page on one sheet before it is printed: A4 upright holds 718 by 1047 px at zoom 1. */

const SHEET = { width: 718, height: 1047 };
/** the least width the screen's two columns need */
const PAGE_WIDTH = 1240;
/** smaller than this cannot be read on paper; such a board takes a second sheet */
const LEAST = 0.34;

/** rows are closer on paper than on a screen */
const ROWS_ON_PAPER = 0.92;

/** Zoom at which a page of this height fits on one sheet; one that prints a single column may say that it needs less width. */
export function zoomFor(height: number, width = PAGE_WIDTH): number {
  const fit = Math.min(SHEET.width / width, SHEET.height / Math.max(1, height));
  return Math.max(LEAST, Math.floor(fit * 1000) / 1000);
}

/** Call once; the style sheet for print reads the number. */
export function fitToPrint(): void {
  window.addEventListener("beforeprint", () => {
    const page = document.getElementById("content");
    const height = page?.scrollHeight ?? SHEET.height;
    const width = Number(page?.dataset.printWidth) || PAGE_WIDTH;
    document.documentElement.style.setProperty("--print-zoom", String(zoomFor(height * ROWS_ON_PAPER, width)));
  });
}
