/** A file that the imports could not read, kept for the page that describes it: nobody chooses it a second time. */
const files = new Map<string, File>();

export function keepPendingFile(importId: string, file: File): void {
  files.set(importId, file);
}

export function pendingFile(importId: string): File | undefined {
  return files.get(importId);
}
