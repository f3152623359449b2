import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as Audit from "@clearboard/store/audit";
import { openLocal } from "@clearboard/store/local";
import * as Organisation from "@clearboard/store/organisation";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Context } from "./context.ts";
import { takeIn } from "./import.ts";
import * as Profiles from "./profile.ts";
import { preview, propose } from "./profile-draft.ts";

let dir: string;
let ctx: Context;
let now = Date.UTC(2026, 10, 1);
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), "clearboard-profile-"));
  ctx = { ...(await openLocal(dir)), now: () => ++now };
  await Organisation.init(ctx.table, {
    ...{ name: "Rivers", zone: "Asia/Shanghai", currency: "CNY", locale: "en", unknownOwners: "create" },
  });
});
afterEach(async () => {
  await ctx.table.close();
  rmSync(dir, { recursive: true, force: true });
});

const FILE = `Vertrag;Wer;Phase;Summe;Unterschrift
V1;anna@example.com;gewonnen;1.200,50;13.10.2026
V2;bo@example.com;verloren;900,00;02.10.2026
`;
const ANSWERS = {
  kind: "deal",
  columns: { Vertrag: "id", Wer: "owner", Phase: "stage", Summe: "amount", Unterschrift: "closeDay" },
  settings: { "stage.word.gewonnen": "won", "stage.word.verloren": "lost" },
} as const;
const sample = { name: "vertraege.csv", bytes: Buffer.from(FILE), isCut: false };
const deliver = (text = FILE) => takeIn(ctx, { name: "vertraege.csv", chunks: once(text) });
const drafted = async () => Profiles.read(JSON.stringify((await propose(ctx, sample, ANSWERS)).profile));

async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

test("a saved profile knows its files like a built-in one, and forgets them when it is removed", async () => {
  expect((await deliver()).status).not.toBe("applied");
  const profile = await drafted();
  expect(profile.name).toBe("vertraege");
  const shown = await preview(ctx, sample, profile);
  expect([shown.facts.length, shown.rejected]).toEqual([2, []]);
  expect((await deliver()).status).not.toBe("applied");

  await Profiles.save(ctx, profile, "usr_1");
  const receipt = await deliver();
  expect(receipt).toMatchObject({
    status: "applied",
    profile: "vertraege",
    rows: { read: 2, accepted: 2, rejected: 0 },
  });
  expect((await propose(ctx, sample)).known).toEqual(["vertraege"]);

  await Profiles.remove(ctx, "vertraege", "usr_1");
  expect((await deliver(`${FILE}V3;bo@example.com;verloren;1,00;03.10.2026\n`)).status).not.toBe("applied");
  await expect(Profiles.remove(ctx, "vertraege", "usr_1")).rejects.toMatchObject({ kind: "missing" });
});

test("each version stays by its digest; the name points to the newest; every change is in the audit log", async () => {
  const first = await drafted();
  const second = { ...first, title: { en: "Contracts", zh: "合同" } };
  const item = await Profiles.save(ctx, first, "usr_1");
  const two = await Profiles.save(ctx, second, "usr_2");
  expect(two.versions.map(({ digest, by }) => [digest, by])).toEqual([
    [two.digest, "usr_2"],
    [item.digest, "usr_1"],
  ]);
  expect((await Profiles.save(ctx, second, "usr_2")).versions).toHaveLength(2);
  expect((await Profiles.find(ctx, "vertraege")).title.en).toBe("Contracts");
  expect((await Profiles.kept(ctx, item.digest)).title.en).toBe("vertraege");
  const { broken, unfinished, entries } = await Audit.verify(ctx.table);
  expect([broken, unfinished, entries]).toEqual([[], [], 6]);
});

test("nobody saves over a built-in profile, or one that is not valid", async () => {
  const profile = await drafted();
  await expect(Profiles.save(ctx, { ...profile, name: "deals" }, "usr_1")).rejects.toMatchObject({
    code: "profile-built-in",
  });
  const open = await propose(ctx, sample, { ...ANSWERS, settings: {} });
  await expect(preview(ctx, sample, open.profile)).rejects.toMatchObject({ code: "profile-invalid" });
});
