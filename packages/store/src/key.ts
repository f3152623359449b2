/** Keys are parts joined by "#"; a "#" inside a part is escaped, so that no source's words can forge another key. */
export function key(...parts: string[]): string {
  return parts.map((part) => (/[#%]/.test(part) ? part.replace(/%/g, "%25").replace(/#/g, "%23") : part)).join("#");
}

/** The parts of a key made by `key`. */
export function parts(text: string): string[] {
  return text.split("#").map((part) => (part.includes("%") ? part.replace(/%23/g, "#").replace(/%25/g, "%") : part));
}
