/** Files on their way in: one upload at a time, then the server is asked until it has a receipt. */
import { createStore } from "solid-js/store";
import * as ImportData from "../data/import.ts";
import { keepPendingFile } from "../data/pending-file.ts";
import { Problem } from "../data/problem.ts";
import { upload } from "../data/upload.ts";

export type Item = {
  key: number;
  name: string;
  importId: string | null;
  /** what is being done, with its share from 0 to 1; null when it cannot be told */
  step: "wait" | "upload" | NonNullable<ImportData.Import["progress"]>["step"] | "done" | "known" | "failed";
  share: number | null;
  problem: Problem | null;
  /** the earlier import of the same bytes */
  earlier: ImportData.Import | null;
};

/** A file at its end: its import, and the name it was brought under. */
export type Arrival = ImportData.Received & { name: string };

const [items, setItems] = createStore<Item[]>([]);

export { items };

/** The questions whose answers change when an import comes in, goes or is decided on. */
export const CHANGED = ["imports", "people", "held", "sources", "words", "rates"] as const;

const POLL_MS = 700;
let lastKey = 0;
let chain: Promise<void> = Promise.resolve();

/** Takes files in, in the order given; `onReceipt` is told of each that reached its end. */
export function take(files: readonly File[], profile: string, onReceipt: (arrival: Arrival) => void): void {
  for (const file of files) {
    lastKey += 1;
    const key = lastKey;
    const start = { importId: null, step: "wait", share: null, problem: null, earlier: null } as const;
    setItems(items.length, { key, name: file.name, ...start });
    const patch = (change: Partial<Item>) => setItems((item) => item.key === key, change);
    chain = chain
      .then(async () => {
        const { arrival, end } = await bring(file, profile, patch);
        // the receipt says that a file is known; where the next file's receipt takes its place, the line stays and says it
        const isLast = items.at(-1)?.key === key;
        patch({ step: arrival.isKnown && !isLast ? "known" : "done", share: 1, earlier: end });
        onReceipt(arrival);
      })
      .catch((error: unknown) => patch({ step: "failed", problem: Problem.of(error) }));
  }
}

export function dismiss(key: number): void {
  setItems((all) => all.filter((item) => item.key !== key));
}

async function bring(
  file: File,
  profile: string,
  patch: (change: Partial<Item>) => void,
): Promise<{ arrival: Arrival; end: ImportData.Import }> {
  patch({ step: "upload", share: 0 });
  const received = await upload(file, profile, (done, total) => patch({ share: total > 0 ? done / total : null }));
  keepPendingFile(received.importId, file);
  patch({ importId: received.importId, step: "parse", share: null });
  for (;;) {
    const now = await ImportData.oneImport(received.importId);
    if (isOver(now)) return { arrival: { ...received, name: file.name }, end: now };
    if (now.progress)
      patch({ step: now.progress.step, share: now.progress.total > 0 ? now.progress.done / now.progress.total : null });
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

const ENDS = new Set<ImportData.Import["state"]>(["applied", "held", "refused", "withdrawn"]);

/** Nothing more will happen to this import by itself. */
export function isOver(file: ImportData.Import): boolean {
  // Not by its receipt: an import that is being taken back still has the one of when it came.
  return ENDS.has(file.state);
}
