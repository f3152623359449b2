/** What of a text that was never meant for people, such as an error's, may go into a log. */

const ADDRESS = /[\w.%+-]+@(?=[\w-]+\.[\w-])/g;
const NUMBER = /(?<![\w.:/-])\+?\(?\d[\d ().-]{5,}\d(?![\w:])/g;
const DATE = /^\d{4}-\d{2}-\d{2}/;

/** The text with the local parts of e-mail addresses and, of what may be a telephone number, every digit after the third masked. */
export function redact(text: string): string {
  return text.replace(ADDRESS, "***@").replace(NUMBER, (found) => {
    if (DATE.test(found) || found.replace(/\D/g, "").length < 7) return found;
    let digits = 0;
    return found.replace(/\d/g, (digit) => (++digits > 3 ? "*" : digit));
  });
}
