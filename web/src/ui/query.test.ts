import { createRoot, createSignal } from "solid-js";
import { expect, test, vi } from "vitest";
import { createQuery, invalidate } from "./query.ts";

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

test("two components that ask the same share one request", async () => {
  const ask = vi.fn(async () => "answer");
  await createRoot(async (dispose) => {
    const first = createQuery("people", ask);
    const second = createQuery("people", ask);
    await settled();
    expect([first.latest, second.latest, ask.mock.calls.length]).toEqual(["answer", "answer", 1]);
    dispose();
  });
});

test("a change asks again by the beginning of the name, and keeps the last answer meanwhile", async () => {
  let n = 0;
  const ask = vi.fn(async () => ++n);
  const other = vi.fn(async () => 0);
  await createRoot(async (dispose) => {
    const files = createQuery("imports", ask);
    const inner = createQuery("imports/receipt", ask);
    createQuery("keys", other);
    await settled();
    const asked = invalidate("imports");
    expect([files.state, files.latest, files()]).toEqual(["refreshing", 1, 1]);
    await asked;
    expect([files.latest, inner.latest].sort()).toEqual([3, 4]);
    expect(other).toHaveBeenCalledTimes(1);
    dispose();
  });
});

test("an answer goes with the last component that asked, and another source is another question", async () => {
  const ask = vi.fn(async (month: string) => `board of ${month}`);
  const [month, setMonth] = createSignal<string | null>(null);
  const once = () =>
    createRoot(async (dispose) => {
      const board = createQuery("board", ask, month);
      await settled();
      const answer = board.latest;
      dispose();
      return answer;
    });
  expect(await once()).toBeUndefined();
  setMonth("2026-10");
  expect(await once()).toBe("board of 2026-10");
  expect(await once()).toBe("board of 2026-10");
  expect(ask).toHaveBeenCalledTimes(2);
});

test("a failure is in the state, and asking again mends it", async () => {
  let isDown = true;
  await createRoot(async (dispose) => {
    const query = createQuery("policy", async () => {
      if (isDown) throw new Error("down");
      return "up";
    });
    await settled();
    expect([query.state, query.latest]).toEqual(["errored", undefined]);
    isDown = false;
    await query.refetch();
    expect([query.state, query()]).toEqual(["ready", "up"]);
    query.set("set");
    expect(query.latest).toBe("set");
    dispose();
  });
});
