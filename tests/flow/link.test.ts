/** A person is told whose an owner key is: it counts from then on, or it is said why not. */
import * as People from "@clearboard/jobs/people";
import { expect, test } from "vitest";
import * as Company from "./company.ts";
import { createSandbox } from "./sandbox.ts";

test("a link that could not be kept is an error, not a silence", async () => {
  const sandbox = await createSandbox({ unknownOwners: "pending" });
  for (const [name, text] of Company.FILES) await sandbox.take(name, text);
  const [person] = (await People.list(sandbox.ctx)).people;
  const link = (owner: string, from?: string) =>
    People.link(sandbox.ctx, { owner, person: person?.id ?? "", by: "ann", ...(from === undefined ? {} : { from }) });
  for (const [owner, from] of [
    ["pbx:extension|1", "2026-02-30"],
    ["pbx:extension|1\u0000", undefined],
    ["pbx|1\n2", undefined],
    [`pbx|${"9".repeat(60_000)}`, undefined],
  ] as const) {
    const outcome = await link(owner, from).then(
      () => "linked",
      (error: Error) => error.name,
    );
    const keys = (await People.list(sandbox.ctx)).people.find(({ id }) => id === person?.id)?.keys ?? [];
    expect([owner.slice(0, 20), outcome]).toEqual([
      owner.slice(0, 20),
      keys.includes(owner) ? "linked" : "VisibleError",
    ]);
  }
});
