/** The demo company: its own files, months closed and published in order, pay approved by one director and released by another. */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { capture, profiles } from "./capture.ts";
import { http } from "./http.ts";
import { list, type Shop } from "./shop.ts";

const UNTIL = "2026-10";

/** Makes the files with the generator of the checkout, unless they are there already, so that two trees read the same bytes. */
async function files(shop: Shop, months: number): Promise<void> {
  if (existsSync(join(shop.files, "people.csv"))) return;
  mkdirSync(shop.files, { recursive: true });
  const { generate } = await import(pathToFileURL(join(shop.repo, "packages/cli/src/demo/company.ts")).href);
  let count = 0;
  for (const { chunks, name } of generate({ seed: 7, until: UNTIL, months })) {
    count += 1;
    // Taken in by name, in the order in which they were made.
    const at = name === "people.csv" ? name : `${String(count).padStart(3, "0")}-${name}`;
    writeFileSync(join(shop.files, at), [...chunks].join(""));
  }
}

const monthsUntil = (count: number): string[] =>
  Array.from({ length: count }, (_, back) =>
    new Date(Date.UTC(2026, 9 - (count - 1 - back), 1)).toISOString().slice(0, 7),
  );

export async function demo(shop: Shop): Promise<void> {
  const months = monthsUntil(shop.isQuick ? 3 : 13);
  await files(shop, months.length);
  await shop.tell(
    "init",
    "init",
    "--zone",
    "Asia/Shanghai",
    "--currency",
    "CNY",
    "--name",
    "临溪通讯 Linxi",
    "--locale",
    "zh-CN",
    "--unknown-owners",
    "pending",
  );
  const names = readdirSync(shop.files).sort();
  const ordered = ["people.csv", ...names.filter((name) => name !== "people.csv")];
  for (const [place, name] of ordered.entries()) {
    const step = `import-${name.replace(".csv", "")}`;
    if (place % 6 === 0) await shop.tell(step, "import", join(shop.files, name));
    else await shop.json(step, "import", join(shop.files, name));
  }
  for (const [name, role] of [
    ["dana", "director"],
    ["erik", "director"],
    ["cora", "coach"],
    ["ivan", "importer"],
  ] as const)
    await shop.run(["users", "add", name, "--role", role]);
  const people = list((await shop.json("people", "people", "list")).people);
  const rep = people.find(({ keys }) => JSON.stringify(keys).includes("clearboard:id|E1017"));
  await shop.run(["users", "add", "rita", "--role", "rep", "--person", String(rep?.id)]);
  for (const month of months) {
    const closed = await shop.json(`close-${month}`, "close", "--month", month);
    if (month === UNTIL) continue;
    await shop.json(`publish-${month}`, "publish", "--month", month, "--digest", String(closed.digest), "--as", "dana");
    const run = await shop.json(`pay-${month}`, "pay", "--month", month);
    await shop.json(
      `approve-${month}`,
      "pay",
      "approve",
      "--month",
      month,
      "--digest",
      String(run.digest),
      "--as",
      "erik",
    );
    await shop.json(
      `release-${month}`,
      "pay",
      "release",
      "--month",
      month,
      "--digest",
      String(run.digest),
      "--as",
      "erik",
    );
  }
  await capture(shop, "after", {
    months: months.slice(shop.isQuick ? -2 : -5),
    parts: months.slice(shop.isQuick ? -1 : -2),
    figures: shop.isQuick ? 25 : 120,
    users: ["cora", "rita"],
    workbooks: true,
  });
  await profiles(shop, true);
  await http(shop, months.slice(shop.isQuick ? -1 : -2));
}
