/**
 * The company against its model: seeded orders of import, correction, crash, link, team move, publish, undo and night. The
 * model is a list of the files that survive; a fresh store that is given just those must have the same boards.
 */

import * as WithPay from "@clearboard/core/pay/with-pay";
import { resumeMerging, takeIn } from "@clearboard/jobs/import";
import * as Undo from "@clearboard/jobs/import/undo";
import * as LoadInputs from "@clearboard/jobs/inputs";
import { publish } from "@clearboard/jobs/month";
import { type Arrival, nightly } from "@clearboard/jobs/nightly";
import * as People from "@clearboard/jobs/people";
import { rebuild } from "@clearboard/jobs/rebuild";
import { verify } from "@clearboard/jobs/verify";
import { type Point, seeded } from "@clearboard/store/faults";
import * as Ledger from "@clearboard/store/ledger";
import * as Month from "@clearboard/store/month";
import { expect, test } from "vitest";
import { dies } from "./crashes.ts";
import * as Exports from "./exports.ts";
import { createSandbox, DAY, delivery, type Sandbox } from "./sandbox.ts";
import { seeds } from "./seeds.ts";

const STEPS = 12;
const TEAMS = ["Falcons", "Otters", "Herons"];
const PEOPLE = ["A1", "B2", "C3", "D4"];

/** A file that survives, and the imports it became: bytes that came twice may be two where other rows spoke in between. */
type File = Exports.Export & { imports: string[] };

class Company {
  readonly sandbox: Sandbox;
  readonly random: () => number;
  /** what is true by now: the files that came and were not withdrawn, in order */
  files: File[] = [];
  /** links made by hand, each a file of its own */
  links: { owner: string; person: string; at: number }[] = [];
  readonly published = new Map<string, string>();
  readonly log: string[] = [];
  #names = 0;

  constructor(sandbox: Sandbox, random: () => number) {
    this.sandbox = sandbox;
    this.random = random;
  }

  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.random() * list.length)] as T;
  }

  /** Does the work, in some runs with a process that dies at a point first. */
  async work(does: (ctx: Sandbox["ctx"]) => Promise<unknown>): Promise<void> {
    if (this.random() < 0.4) {
      const point: Point = { at: 1 + Math.floor(this.random() * 90), when: this.pick(["before", "in", "after"]) };
      const isDead = await dies(this.sandbox, point, does);
      this.log.push(`  died ${isDead ? `${point.when} call ${point.at}` : "not in time"}`);
      // Somebody may look before the work is taken up again.
      if (this.random() < 0.5) await resumeMerging(this.sandbox.ctx);
    }
    await does(this.sandbox.ctx);
  }

  async import(file: Exports.Export, byNight = false): Promise<void> {
    this.sandbox.pass(60_000);
    const { name, text } = file;
    // What a night finds speaks of the time it is found at.
    const asOf = byNight ? this.sandbox.ctx.now() : file.asOf;
    await this.work(async (ctx) => {
      if (byNight) await nightly(ctx, { inbox: lying(name, text), today: "2026-02-01" });
      else await takeIn(ctx, delivery(name, text, { asOf }));
    });
    const isOf = ({ state, deliveries }: Ledger.Info) =>
      state === "applied" && deliveries.some((item) => item.name === name && item.asOf === asOf);
    const imports = (await Ledger.list(this.sandbox.table)).filter(isOf).map(({ id }) => id);
    expect(imports.length, `${name} is taken in`).toBeGreaterThan(0);
    this.files.push({ name, text, asOf, imports });
  }

  async step(): Promise<void> {
    const what = this.pick([
      "import",
      "import",
      "correct",
      "move",
      "link",
      "publish",
      "undo",
      "undo",
      "rebuild",
      "night",
    ]);
    this.log.push(what);
    const asOf = this.sandbox.ctx.now() - Math.floor(this.random() * 30) * DAY;
    const name = `f${++this.#names}`;
    if (what === "import") {
      const [item] = Exports.some(this.random, 1);
      const file = { name: `${name}.csv`, text: item?.text ?? "", asOf: unique(asOf, this.#names) };
      await this.import(file, this.random() < 0.3);
    } else if (what === "correct") {
      const old = this.pick(this.files);
      const text = corrected(old.text);
      if (text !== old.text) await this.import({ name: `${name}.csv`, text, asOf: unique(asOf, this.#names) });
    } else if (what === "move") {
      const rows = PEOPLE.map((id) => `${id},Person ${id},${this.pick(TEAMS)},North`);
      await this.import({
        name: `${name}-people.csv`,
        text: Exports.file("people", rows),
        asOf: unique(asOf, this.#names),
      });
    } else if (what === "link") await this.link();
    else if (what === "publish") await this.publish();
    else if (what === "undo") await this.undo();
    else if (what === "rebuild") await this.work(rebuild);
    else await this.work((ctx) => nightly(ctx, { today: "2026-02-01" }));
  }

  async link(): Promise<void> {
    this.sandbox.pass(60_000);
    const owner = `clearboard:id|${this.pick(["X8", "X9"])}`;
    const at = this.sandbox.ctx.now();
    const person = `clearboard:id|${this.pick(PEOPLE)}`;
    await this.work((ctx) => People.link(ctx, { owner, person, by: "ada" }));
    this.links.push({ owner, person, at });
  }

  async publish(): Promise<void> {
    const open = (await Month.list(this.sandbox.table)).filter(({ published }) => published === 0);
    if (open.length === 0) return;
    const { month } = this.pick(open);
    const { digest } = await this.sandbox.board(month);
    await this.work((ctx) => publish(ctx, { month, digest, by: "dana" }));
    this.published.set(month, digest);
  }

  async undo(): Promise<void> {
    const own = this.files.slice(Exports.BASE.length);
    if (own.length === 0) return;
    const importId = this.pick(this.pick(own).imports);
    await this.work((ctx) => Undo.undo(ctx, importId, { by: "ada" }));
    for (const file of this.files) file.imports = file.imports.filter((item) => item !== importId);
    this.files = this.files.filter(({ imports }) => imports.length > 0);
  }
}

/** Digest of what the facts alone give, without the month before. */
async function factsOf({ ctx }: Sandbox, month: string): Promise<string> {
  const inputs = await LoadInputs.load(ctx, month, null);
  return WithPay.buildBoard(inputs, { status: "open", version: null, asOf: "" }).digest;
}

const unique = (asOf: number, number: number) => asOf - (asOf % 1000) + number;

/** The amounts and the seconds of a file corrected. */
function corrected(text: string): string {
  return text.replaceAll(",10.00,", ",11.00,").replaceAll(",20.00,", ",19.50,").replaceAll(",yes,10\n", ",yes,12\n");
}

async function* lying(name: string, text: string): AsyncGenerator<Arrival> {
  yield { source: null, path: `inbox/${name}`, name, version: "1", open: () => delivery(name, text).chunks };
}

test.for(seeds(30))("whatever happens, the boards are those of the surviving files, seed %i", async (seed) => {
  const random = seeded(seed * 7919);
  const company = new Company(await createSandbox({ unknownOwners: "pending" }), random);
  for (const item of Exports.BASE) await company.import(item);
  const strange = Exports.file("deals", ["X1,X8,,,,won,3.00,2026-01-11,", "X2,X9,,,,won,4.00,2026-02-11,"]);
  await company.import({ name: "strange.csv", text: strange, asOf: Exports.BASE[0]?.asOf ?? 0 });
  for (let step = 0; step < STEPS; step++) await company.step();
  const { sandbox, files, links, published, log } = company;
  const failure = `seed ${seed}\n${log.join("\n")}`;

  const fresh = await createSandbox({ unknownOwners: "pending" });
  for (const { name, text, asOf } of files) await fresh.take(name, text, { asOf });
  for (const { owner, person, at } of links) {
    const late = { ...fresh.ctx, now: () => at };
    await People.link(late, { owner, person, by: "ada" });
  }
  const months = await fresh.digests();
  const all = await sandbox.digests();
  for (const [month, digest] of Object.entries(months)) {
    expect(await factsOf(sandbox, month), `${month} ${failure}`).toBe(await factsOf(fresh, month));
    // Movement is counted from what is published, and in the model nothing is.
    if (published.size === 0) expect(all[month], `${month} ${failure}`).toBe(digest);
  }
  for (const [month, digest] of published) expect((await sandbox.board(month)).digest, failure).toBe(digest);
  const states = new Set((await Ledger.list(sandbox.table)).map(({ state }) => state));
  expect(
    [...states].filter((state) => !["applied", "withdrawn"].includes(state)),
    failure,
  ).toEqual([]);
  const { findings } = await verify(sandbox.ctx);
  expect(
    findings.filter(({ what }) => what !== "audit-unfinished"),
    failure,
  ).toEqual([]);
});
