/** People, the keys they answer to, and the owner keys that wait for somebody. */

import * as Conversion from "@clearboard/core/board/conversion";
import type * as Board from "@clearboard/core/board/info";
import { missingRates } from "@clearboard/core/board/waiting";
import { refuse } from "@clearboard/core/error";
import { OwnerKey } from "@clearboard/core/fact/scalars";
import * as Identity from "@clearboard/core/identity";
import { byText } from "@clearboard/core/order";
import { LINKS } from "@clearboard/core/sources";
import * as Audit from "@clearboard/store/audit";
import * as Month from "@clearboard/store/month";
import * as Organisation from "@clearboard/store/organisation";
import * as z from "zod";
import { readBoard } from "./board.ts";
import { type Context, generation } from "./context.ts";
import { takeIn } from "./import.ts";
import * as LoadInputs from "./inputs.ts";
import { operation } from "./operation.ts";
import * as Profiles from "./profile.ts";
import * as Words from "./waiting-word.ts";

export const Person = z
  .object({
    id: z.string(),
    name: z.string(),
    team: z.string().nullable(),
    region: z.string().nullable(),
    keys: z.array(z.string()),
  })
  .meta({ id: "KnownPerson" });
export type Person = z.output<typeof Person>;

export const Pending = z
  .object({
    owner: OwnerKey,
    source: z.string(),
    kinds: z.array(z.string()),
    rows: z.int(),
    suggestions: z.array(z.object({ id: z.string(), name: z.string() })),
  })
  .meta({ id: "PendingOwner" });
export type Pending = z.output<typeof Pending>;

/** Nobody can be linked to these: a file with their deal completes them. */
export const Waiting = z
  .object({ deal: z.string(), source: z.string(), kind: z.string(), rows: z.int() })
  .meta({ id: "WaitingMoney", description: "payments or refunds of a deal that is not imported yet" });
export type Waiting = z.output<typeof Waiting>;

/** Nobody can be linked to these either: a rate of the day, or of one before it, counts them. */
export const MissingRate = z.object({ currency: z.string(), day: z.string(), rows: z.int() }).meta({
  id: "MissingRate",
  description: "rows in a currency without a rate on their day; `day` is the first of them",
});
export type MissingRate = z.output<typeof MissingRate>;

export const Info = z
  .object({
    people: z.array(Person),
    pending: z.array(Pending),
    waiting: z.array(Waiting),
    rates: z.array(MissingRate),
    roles: z
      .array(Words.Waiting)
      .meta({ description: "roles that nobody has explained, and what their people count as meanwhile" }),
  })
  .meta({ id: "People" });
export type Info = z.output<typeof Info>;

/** Everybody the people files and links name, with the team they are in last, and the owner keys of counted rows that nobody answers to. */
export async function list(ctx: Context): Promise<Info> {
  const { people } = await fold(ctx);
  const found = [...people.values()].map((person) => {
    const last = person.memberships.at(-1);
    return {
      id: person.id,
      name: person.name,
      team: last?.teamName ?? null,
      region: last?.region ?? null,
      keys: person.keys,
    };
  });
  found.sort((a, b) => byText(a.name, b.name) || byText(a.id, b.id));
  const roles = (await Words.list(ctx)).filter(({ kind, field }) => kind === "person" && field === "role");
  return { people: found, ...(await pending(ctx, found)), roles };
}

async function fold(ctx: Context): Promise<Identity.Info> {
  const now = await generation(ctx);
  const organisation = await Organisation.get(ctx.table);
  return Identity.fold(
    await LoadInputs.loadPeople(ctx, now),
    await LoadInputs.loadIdentities(ctx, now),
    organisation.unknownOwners,
  );
}

async function pending(ctx: Context, people: Person[]): Promise<Omit<Info, "people" | "roles">> {
  const found = new Map<string, Pending>();
  const waiting = new Map<string, Waiting>();
  const unpriced: Board.Info["completeness"]["pending"] = [];
  // The boards say who waited when they were computed; whoever was linked since then waits no more.
  const linked = new Set(people.flatMap((person) => person.keys));
  for (const month of await Month.list(ctx.table)) {
    if (month.candidate === null) continue;
    const board = await readBoard(ctx, month.candidate.digest);
    for (const item of board.completeness.pending) {
      const { owner, source, kind, rows, reason } = item;
      if (item.rate !== undefined) {
        unpriced.push(item);
        continue;
      }
      if (reason === "deal") {
        const name = `${kind} ${owner}`;
        const deal = owner.slice(owner.indexOf("|") + 1);
        waiting.set(name, { deal, source, kind, rows: rows + (waiting.get(name)?.rows ?? 0) });
        continue;
      }
      if (reason === "unknown" && linked.has(owner)) continue;
      const name = `${source} ${owner}`;
      const entry = found.get(name) ?? { owner, source, kinds: [], rows: 0, suggestions: suggest(owner, people) };
      if (!entry.kinds.includes(kind)) entry.kinds.push(kind);
      entry.rows += rows;
      found.set(name, entry);
    }
  }
  return {
    pending: [...found.values()].sort((a, b) => b.rows - a.rows || byText(a.owner, b.owner)),
    waiting: [...waiting.values()].sort(
      (a, b) => b.rows - a.rows || byText(`${a.kind} ${a.deal}`, `${b.kind} ${b.deal}`),
    ),
    rates: (await unrated(ctx, missingRates(unpriced))).sort((a, b) => byText(a.currency, b.currency)),
  };
}

/** Those for which no rate came in since the boards were computed. */
async function unrated(ctx: Context, missing: MissingRate[]): Promise<MissingRate[]> {
  if (missing.length === 0) return [];
  const { currency } = await Organisation.get(ctx.table);
  const find = Conversion.rateOn(await LoadInputs.loadRates(ctx, await generation(ctx)), currency);
  return missing.filter((row) => find(row.currency, row.day) === undefined);
}

const plain = (text: string) => text.toLowerCase().replace(/[\s._-]+/g, "");

/** People whose name, e-mail or login reads like the key; a person decides, never this list. */
function suggest(owner: string, people: Person[]): { id: string; name: string }[] {
  const words = plain(owner.slice(owner.indexOf("|") + 1).replace(/@.*$/, ""));
  if (words.length < 2) return [];
  const reads = (person: Person) =>
    [person.name, ...person.keys.map((key) => key.slice(key.indexOf("|") + 1).replace(/@.*$/, ""))].some((text) => {
      const other = plain(text);
      return (
        other === words ||
        (Math.min(other.length, words.length) >= 4 && (other.startsWith(words) || words.startsWith(other)))
      );
    });
  return people
    .filter(reads)
    .slice(0, 3)
    .map(({ id, name }) => ({ id, name }));
}

/**
 * Says whose an owner key is, from a day on or for ever. A link is a file of one row like any other: it is in the ledger,
 * a rebuild folds it again, and linking the key to somebody else later corrects it. Rows already taken in count at once.
 */
export async function link(
  ctx: Context,
  what: { owner: string; person: string; by: string; from?: string },
): Promise<void> {
  const { people } = await fold(ctx);
  const key = what.owner.trim();
  const person =
    people.get(what.person) ?? only([...people.values()].filter((candidate) => answersTo(candidate, what.person)));
  if (person === undefined) {
    throw refuse("person-unknown", { person: what.person });
  }
  if (!/^[^|]+\|.+$/s.test(key)) {
    throw refuse("owner-key-invalid", { owner: key });
  }
  const quote = (text: string) => `"${text.replace(/"/g, '""')}"`;
  const file = `key,person,from,to\n${quote(key)},${quote(person.keys[0] ?? "")},${what.from ?? ""},\n`;
  await Audit.record(ctx.table, ctx.now, what.by, "link", { owner: key, person: person.id }, async () => {
    const chunks = (async function* () {
      yield Buffer.from(file);
    })();
    const { reason, rejected } = await takeIn(ctx, {
      name: "link.csv",
      chunks,
      profile: Profiles.byName("links"),
      source: LINKS,
    });
    const fault = reason ?? rejected[0];
    if (fault !== undefined) throw refuse("link-refused", { owner: key, detail: fault.message });
  });
}

/** Whether a person is meant by a name, a whole key, or a key without its source. */
function answersTo(person: Identity.Person, text: string): boolean {
  return person.name === text || person.keys.some((key) => key === text || key.slice(key.indexOf("|") + 1) === text);
}

function only<T>(found: T[]): T | undefined {
  return found.length === 1 ? found[0] : undefined;
}

export const listPeople = operation({
  name: "people.list",
  route: "GET /api/people",
  summary: "People with their owner keys, and owner keys without a person",
  action: "import.manage",
  output: Info,
  run: (ctx) => list(ctx),
});

export const linkPerson = operation({
  name: "people.link",
  route: "POST /api/people/links",
  summary: "Link an owner key to a person",
  action: "import.manage",
  input: z.strictObject({ owner: OwnerKey, person: z.string().min(1).max(200) }),
  refusals: ["person-unknown", "owner-key-invalid", "source-busy", "lease-lost", "request-invalid"],
  audit: "link",
  run: (ctx, input, { id: by }) => link(ctx, { ...input, by }),
});
