/** Full-width digits and signs, as Chinese and Japanese input methods write them: １２，３００.５０ is 12,300.50. */

const WIDE = /[\uff01-\uff5e\u3000]/;
/** How far a full-width sign lies from its plain one. */
const SHIFT = 0xfee0;

export function halfWidth(text: string): string {
  if (!WIDE.test(text)) return text;
  return text
    .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - SHIFT))
    .replaceAll("\u3000", " ");
}
