/** A file that the imports could not read, on its way to the page that describes it: nobody chooses it a second time. */
const files = new Map<string, File>();

export function hand(importId: string, file: File): void {
  files.set(importId, file);
}

export function handed(importId: string): File | undefined {
  return files.get(importId);
}
