/** Files on their way in: one upload at a time, then the server is asked until it has a receipt. */
import { createStore } from "solid-js/store";
import * as Intake from "../data/intake.ts";
import { Problem } from "../data/problem.ts";

export type Item = {
  key: number;
  name: string;
  importId: string | null;
  /** what is being done, with its share from 0 to 1; null when it cannot be told */
  step: "wait" | "upload" | NonNullable<Intake.Import["progress"]>["step"] | "done" | "failed";
  share: number | null;
  problem: Problem | null;
};

const [items, setItems] = createStore<Item[]>([]);

export { items };

const POLL_MS = 700;
let lastKey = 0;
let chain: Promise<void> = Promise.resolve();

/** Takes files in, in the order given; `onReceipt` is told of each that reached its end. */
export function take(files: readonly File[], profile: string, onReceipt: (importId: string) => void): void {
  for (const file of files) {
    lastKey += 1;
    const key = lastKey;
    setItems(items.length, { key, name: file.name, importId: null, step: "wait", share: null, problem: null });
    const patch = (change: Partial<Item>) => setItems((item) => item.key === key, change);
    chain = chain
      .then(() => bring(file, profile, patch, onReceipt))
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
  onReceipt: (importId: string) => void,
): Promise<void> {
  patch({ step: "upload", share: 0 });
  const importId = await Intake.upload(file, profile, (done, total) =>
    patch({ share: total > 0 ? done / total : null }),
  );
  patch({ importId, step: "parse", share: null });
  for (;;) {
    const now = await Intake.oneImport(importId);
    if (isOver(now)) break;
    if (now.progress)
      patch({ step: now.progress.step, share: now.progress.total > 0 ? now.progress.done / now.progress.total : null });
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  patch({ step: "done", share: 1 });
  onReceipt(importId);
}

/** Nothing more will happen to this import by itself. */
export function isOver(one: Intake.Import): boolean {
  return one.receipt !== null || one.state === "held" || one.state === "refused" || one.state === "withdrawn";
}
