/** What of a rejected value may be shown: enough to find the cell, not enough to know the person. */

import { longPeriod } from "./long-period.ts";

const LONGEST = 40;
const DATE = /^(\d{1,4}[-/.年]\d{1,2}[-/.月]\d{1,4}日?|(19|20)\d{6})([ T].*)?$/;
const MONTH = /^(19|20)\d\d([-/.]\d{1,2}|-Q\d|年\d{1,2}月)$/;
/** A month or day before the rest of an id, such as that of a target. */
const PERIOD_OF_ID = /^((?:19|20)\d\d-[\dQ]\d?(?:-\d\d)?\|)(.+)$/;
const AMOUNT = /^[^\d\s]{0,4}\s?-?(\d{1,3}([,.' ]\d{3})+([.,]\d+)?|\d{1,12}[.,]\d{1,6}|\d{1,6})\s?[^\d\s]{0,3}$/;
/** Three groups of three, or more, parted by blanks or dots, are rather a telephone number; so is what begins with a plus and goes on for long. */
const NUMBER = /^[^\d+]*(\+?\d{1,3}([ .]\d{3}){2,}|\+[\d,.' ]{8,})\D*$/;
const EMAIL = /[^\s@<>"']+@/g;

/**
 * Masks the local part of e-mail addresses and every digit after the third of anything that is neither a date, a month nor an
 * amount ("+86-138-1234-5678" -> "+86-1**-****-****"); at most 40 characters come back.
 */
export function mask(value: string): string {
  const text = value.replace(/\s+/g, " ").trim();
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
  const [, period, rest] = PERIOD_OF_ID.exec(cut) ?? [];
  if (period !== undefined && rest !== undefined) return period + mask(rest);
  if (DATE.test(cut) || MONTH.test(cut) || longPeriod(cut) !== undefined || (AMOUNT.test(cut) && !isNumber(cut)))
    return cut;
  let digits = 0;
  return cut.replace(EMAIL, "***@").replace(/\d/g, (digit) => (++digits > 3 ? "*" : digit));
}

function isNumber(text: string): boolean {
  return NUMBER.test(text) && text.replace(/\D/g, "").length > 8;
}

/** Whether a text holds an e-mail address, or as many digits in a row as a telephone number, and is no date. */
export function isContact(text: string): boolean {
  return /[^\s@]@[^\s@]/.test(text) || (/\d([ \-().+/]*\d){6}/.test(text) && !DATE.test(text.trim()));
}
