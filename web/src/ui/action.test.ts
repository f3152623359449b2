import { createRoot } from "solid-js";
import { expect, test, vi } from "vitest";
import { Problem } from "../data/problem.ts";
import { createAction } from "./action.ts";
import { createQuery } from "./query.ts";

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

test("runs once at a time, and then asks again what it changed", async () => {
  const ask = vi.fn(async () => 1);
  await createRoot(async (dispose) => {
    createQuery("keys", ask);
    let finish = () => {};
    const run = vi.fn(() => new Promise<void>((resolve) => (finish = resolve)));
    const save = createAction(run, { changes: ["keys"] });
    const first = save();
    void save();
    expect([save.isBusy, run.mock.calls.length]).toEqual([true, 1]);
    finish();
    await first;
    await settled();
    expect([save.isBusy, ask.mock.calls.length]).toEqual([false, 2]);
    dispose();
  });
});

test("asks before it runs where it has a question, and a no runs nothing", async () => {
  const run = vi.fn(async (_name: string) => {});
  const remove = createAction(run, { confirm: (name) => ({ title: `Remove ${name}?`, text: "", label: "Remove" }) });
  await remove("a");
  expect([remove.question?.title, run.mock.calls.length]).toEqual(["Remove a?", 0]);
  remove.cancel();
  expect(remove.question).toBeNull();
  await remove("b");
  await remove.confirm();
  expect([run.mock.calls, remove.question]).toEqual([[["b"]], null]);
});

test("says what went wrong, keeps the question open for another try, and forgets it with the next", async () => {
  let isRefused = true;
  const save = createAction(
    async () => {
      if (isRefused) throw new Problem(409, "stale", "");
    },
    { confirm: () => ({ title: "Save?", text: "", label: "Save" }), explain: ({ code }) => `It is ${code}.` },
  );
  await save();
  await save.confirm();
  expect([save.fault, save.problem?.status, save.question?.title]).toEqual(["It is stale.", 409, "Save?"]);
  isRefused = false;
  await save.confirm();
  expect([save.fault, save.question]).toEqual(["", null]);
});
