/** Policies change only by two directors, only for months that are not published, and every board follows its own version. */

import type * as Plan from "@clearboard/core/plan/plan";
import * as Ready from "@clearboard/core/plan/presets";
import * as Policy from "@clearboard/core/policy";
import { publish } from "@clearboard/jobs/month";
import { current, document, effective, versions } from "@clearboard/jobs/policy";
import { check } from "@clearboard/jobs/policy/check";
import * as Draft from "@clearboard/jobs/policy/draft";
import { simulate } from "@clearboard/jobs/policy-simulation";
import { verify } from "@clearboard/jobs/verify";
import * as Audit from "@clearboard/store/audit";
import * as Month from "@clearboard/store/month";
import * as User from "@clearboard/store/user";
import { expect, test } from "vitest";
import * as Company from "./company.ts";
import { createSandbox, personOf, type Sandbox } from "./sandbox.ts";

async function filled(): Promise<Sandbox> {
  const sandbox = await createSandbox();
  for (const [name, text] of Company.FILES) await sandbox.take(name, text);
  for (const [name, role] of [
    ["dana", "director"],
    ["Erik", "director"],
    ["cora", "coach"],
  ] as const)
    await User.create(sandbox.table, { name, role, now: sandbox.ctx.now() });
  return sandbox;
}

/** The default plan with another rate below the base line. */
function plan(below: string): Plan.Info {
  const base = Ready.threeLines();
  const components = base.components.map((item) => ({
    ...item,
    tiers: item.tiers.map((tier) => (tier.id === "none" ? { ...tier, rate: below } : tier)),
  }));
  return { ...base, components };
}

const policy = (below: string): Policy.Info => ({
  ...Policy.initial("CNY"),
  plans: [{ roles: ["rep", "lead"], plan: plan(below) }],
});

const handIn = (sandbox: Sandbox, below: string, from: string, by = "dana") =>
  Draft.create(sandbox.ctx, { document: plan(below), effectiveMonth: from, note: `${below} below base`, by });

async function agreed(sandbox: Sandbox, below: string, from: string) {
  const { id } = await handIn(sandbox, below, from);
  return Draft.approve(sandbox.ctx, { draft: id, by: "Erik" });
}

async function published(sandbox: Sandbox, month: string): Promise<string> {
  const { digest } = await sandbox.board(month);
  await publish(sandbox.ctx, { month, digest, by: "dana" });
  return digest;
}

const bonus = async (sandbox: Sandbox, month: string, name: string) =>
  personOf(await sandbox.board(month), name).bonus?.minor;
const rateOf = (found: Policy.Info) => found.plans[0]?.plan.components[0]?.tiers[0]?.rate;

test("a draft that another director agrees to pays the open months from its month on", async () => {
  const sandbox = await filled();
  // Chloé: 99.99 on a target of 100.00: 80.00 x 1% + 19.99 x 2% = 1.1998
  expect(await bonus(sandbox, "2026-01", "Chloé Díaz")).toBe("120");
  const draft = await handIn(sandbox, "0.05", "2026-01");
  expect(draft).toMatchObject({ state: "waiting", author: "dana", base: 1, inForce: 1, warnings: [] });
  expect(await bonus(sandbox, "2026-01", "Chloé Díaz")).toBe("120");
  const version = await Draft.approve(sandbox.ctx, { draft: draft.id, by: "Erik" });
  expect(version).toMatchObject({ version: 2, effectiveMonth: "2026-01", author: "dana", approver: "Erik" });
  // 80.00 x 5% + 19.99 x 2% = 4.3998
  expect(await bonus(sandbox, "2026-01", "Chloé Díaz")).toBe("440");
  expect(await sandbox.board("2026-01")).toMatchObject({ policyVersion: 2 });
  expect(await Draft.list(sandbox.ctx)).toMatchObject([
    { id: draft.id, state: "approved", version: 2, decidedBy: "Erik" },
  ]);
  expect((await verify(sandbox.ctx)).findings).toEqual([]);
});

test("the version of a month is the latest from a month not after it, and of one month the later one", async () => {
  const sandbox = await filled();
  expect(rateOf(await effective(sandbox.ctx, "2026-01"))).toBe("0.01");
  await agreed(sandbox, "0.05", "2026-02");
  await agreed(sandbox, "0.03", "2026-04");
  await agreed(sandbox, "0.04", "2026-02");
  const rates = await Promise.all(
    ["2025-12", "2026-01", "2026-02", "2026-03", "2026-04", "2027-01"].map(async (month) =>
      rateOf(await effective(sandbox.ctx, month)),
    ),
  );
  expect(rates).toEqual(["0.01", "0.01", "0.04", "0.04", "0.03", "0.03"]);
  expect((await versions(sandbox.ctx)).map(({ version }) => version)).toEqual([4, 3, 2]);
  expect(rateOf(await document(sandbox.ctx, 2))).toBe("0.05");
  expect(rateOf(await current(sandbox.ctx))).toBe("0.04");
  await expect(document(sandbox.ctx, 9)).rejects.toMatchObject({ code: "policy-version-unknown" });
});

test("published months keep their policy: a draft for them is refused and names them, and theirs never changes", async () => {
  const sandbox = await filled();
  const digest = await published(sandbox, "2026-01");
  await expect(handIn(sandbox, "0.05", "2026-01")).rejects.toMatchObject({
    code: "policy-published",
    params: { months: "2026-01", first: "2026-02" },
  });
  await expect(handIn(sandbox, "0.05", "2025-11")).rejects.toMatchObject({ code: "policy-published" });
  const { id } = await handIn(sandbox, "0.05", "2026-02");
  await published(sandbox, "2026-02");
  await expect(Draft.approve(sandbox.ctx, { draft: id, by: "Erik" })).rejects.toMatchObject({
    code: "policy-published",
  });
  await agreed(sandbox, "0.05", "2026-03");
  expect(rateOf(await effective(sandbox.ctx, "2026-02"))).toBe("0.01");
  expect(await sandbox.board("2026-01")).toMatchObject({ digest, policyVersion: 1 });
});

test("a month that is published between a look and an agreement keeps the version it was published with", async () => {
  const sandbox = await filled();
  const { id } = await handIn(sandbox, "0.05", "2026-01");
  // The month is published after the approval has looked, and before its version is there.
  let isPublished = false;
  const table: Sandbox["table"] = {
    ...sandbox.table,
    async put(write, condition) {
      if (write.pk === "policy" && !isPublished) {
        isPublished = true;
        await published(sandbox, "2026-01");
      }
      return sandbox.table.put(write, condition);
    },
  };
  await Draft.approve({ ...sandbox.ctx, table }, { draft: id, by: "Erik" });
  expect(rateOf(await effective(sandbox.ctx, "2026-01"))).toBe("0.01");
  expect(rateOf(await effective(sandbox.ctx, "2026-02"))).toBe("0.05");
  expect(await bonus(sandbox, "2026-01", "Chloé Díaz")).toBe("120");
  expect((await verify(sandbox.ctx)).findings).toEqual([]);
});

test("nobody agrees to a draft of one's own, however the name is written; coaches, strangers and the disabled decide nothing", async () => {
  const sandbox = await filled();
  const { id } = await handIn(sandbox, "0.05", "2026-01");
  const approve = (by: string) => Draft.approve(sandbox.ctx, { draft: id, by });
  for (const by of ["dana", "DANA", "ｄａｎａ", User.idOf("dana")])
    await expect(approve(by)).rejects.toMatchObject({ kind: "forbidden", code: "own-draft" });
  for (const by of ["cora", "nobody"])
    await expect(approve(by)).rejects.toMatchObject({ kind: "forbidden", code: "not-director" });
  await expect(handIn(sandbox, "0.06", "2026-01", "cora")).rejects.toMatchObject({ code: "not-director" });
  await User.disable(sandbox.table, User.idOf("erik"));
  await expect(approve("Erik")).rejects.toMatchObject({ code: "not-director" });
  await User.enable(sandbox.table, User.idOf("erik"));
  await User.disable(sandbox.table, User.idOf("dana"));
  await expect(approve("Erik")).rejects.toMatchObject({ code: "draft-author-gone" });
  await User.enable(sandbox.table, User.idOf("dana"));
  expect(await approve("erik")).toMatchObject({ version: 2, approver: "Erik" });
  expect(await approve("Erik")).toMatchObject({ version: 2 });
});

test("a draft with an error is refused with its place, warnings are kept, and what changes nothing is no draft", async () => {
  const sandbox = await filled();
  const tiers = [
    { from: "0", to: "0.5", rate: "0.01" },
    { from: "0.8", rate: "0.02" },
  ];
  const gap = {
    ...plan("0.01"),
    components: [{ id: "revenue", unit: "month", target: "person", bounds: "target", boundary: "upper", tiers }],
  };
  const create = (written: unknown) =>
    Draft.create(sandbox.ctx, { document: written, effectiveMonth: "2026-01", note: "", by: "dana" });
  await expect(create(gap)).rejects.toMatchObject({
    code: "policy-refused",
    params: { place: "/plans/0/plan/components/0/tiers/0/to", count: 1 },
  });
  await expect(create(plan("0.01"))).rejects.toMatchObject({ code: "policy-same", params: { version: 1 } });
  await expect(create({ ...plan("0.02"), currency: "USD" })).rejects.toMatchObject({ code: "policy-refused" });
  await expect(create([])).rejects.toMatchObject({ code: "policy-refused" });
  await expect(create(JSON.parse("[".repeat(5000) + "]".repeat(5000)))).rejects.toMatchObject({
    code: "policy-too-deep",
  });
  await expect(create({ ...plan("9".repeat(1e6)) })).rejects.toMatchObject({ code: "policy-too-large" });
  const capped = { ...plan("0.02"), cap: { amount: "1.00" } };
  const draft = await create(capped);
  expect(draft.warnings.map(({ code }) => code)).toContain("lint-unreachable");
  expect(await create(capped)).toEqual(draft);
  expect(await Draft.list(sandbox.ctx)).toHaveLength(1);
  expect(await check(sandbox.ctx, gap)).toMatchObject({ isRefused: true, findings: [{ code: "lint-gap" }], costs: [] });
});

test("a draft made on a version that holds no more is told, and made again or confirmed", async () => {
  const sandbox = await filled();
  const late = await handIn(sandbox, "0.05", "2026-02");
  await agreed(sandbox, "0.03", "2026-01");
  expect((await Draft.get(sandbox.ctx, late.id)).draft).toMatchObject({ base: 1, inForce: 2 });
  const approve = (onto?: number) => Draft.approve(sandbox.ctx, { draft: late.id, by: "Erik", onto });
  await expect(approve()).rejects.toMatchObject({ code: "policy-moved", params: { base: 1, version: 2 } });
  await expect(approve(1)).rejects.toMatchObject({ code: "policy-moved" });
  expect(await approve(2)).toMatchObject({ version: 3, effectiveMonth: "2026-02" });
});

test("a rejected draft says by whom and why, is decided for good, and its author may take it back so", async () => {
  const sandbox = await filled();
  const { id } = await handIn(sandbox, "0.05", "2026-01");
  const rejected = await Draft.reject(sandbox.ctx, { draft: id, by: "Erik", note: "too dear" });
  expect(rejected).toMatchObject({ state: "rejected", decidedBy: "Erik", reason: "too dear", version: null });
  await expect(Draft.approve(sandbox.ctx, { draft: id, by: "Erik" })).rejects.toMatchObject({ code: "draft-decided" });
  await expect(Draft.reject(sandbox.ctx, { draft: id, by: "dana", note: "" })).rejects.toMatchObject({
    code: "draft-decided",
  });
  const own = await handIn(sandbox, "0.06", "2026-01");
  expect(await Draft.reject(sandbox.ctx, { draft: own.id, by: "dana", note: "" })).toMatchObject({ decidedBy: "dana" });
  await expect(Draft.get(sandbox.ctx, "drf_0000000000000000")).rejects.toMatchObject({ code: "draft-unknown" });
  expect(await versions(sandbox.ctx)).toEqual([]);
});

test("of many who decide at once there is one outcome, and two drafts never share a number", async () => {
  const sandbox = await filled();
  await User.create(sandbox.table, { name: "fay", role: "director", now: 0 });
  const [item, two] = [await handIn(sandbox, "0.05", "2026-01"), await handIn(sandbox, "0.06", "2026-04")];
  const outcomes = await Promise.allSettled([
    Draft.approve(sandbox.ctx, { draft: item.id, by: "Erik" }),
    Draft.approve(sandbox.ctx, { draft: two.id, by: "fay" }),
    Draft.approve(sandbox.ctx, { draft: item.id, by: "fay" }),
    Draft.reject(sandbox.ctx, { draft: item.id, by: "fay", note: "" }),
  ]);
  const found = await versions(sandbox.ctx);
  expect(new Set(found.map(({ version }) => version)).size).toBe(found.length);
  const drafts = await Draft.list(sandbox.ctx);
  for (const draft of drafts)
    expect([draft.id, found.some(({ version }) => version === draft.version)]).toEqual([
      draft.id,
      draft.state === "approved",
    ]);
  for (const outcome of outcomes)
    if (outcome.status === "rejected")
      expect(["draft-decided", "policy-moved"]).toContain((outcome.reason as { code?: string }).code);
  expect((await Audit.verify(sandbox.table)).unfinished).toEqual([]);
});

test("an approval whose process died at any write is finished by whoever comes next, and the boards follow", async () => {
  for (let dies = 1; ; dies++) {
    const sandbox = await filled();
    await sandbox.board("2026-02");
    const { id } = await handIn(sandbox, "0.05", "2026-01");
    let writes = 0;
    const table: Sandbox["table"] = {
      ...sandbox.table,
      async put(write, condition) {
        writes += 1;
        if (writes >= dies) throw new Error("killed");
        return sandbox.table.put(write, condition);
      },
    };
    const outcome = await Draft.approve({ ...sandbox.ctx, table }, { draft: id, by: "Erik" }).catch(() => "killed");
    if (outcome !== "killed") {
      expect(dies).toBeGreaterThan(5);
      return;
    }
    expect(await Draft.approve(sandbox.ctx, { draft: id, by: "Erik" })).toMatchObject({ version: 2 });
    expect(await bonus(sandbox, "2026-01", "Chloé Díaz")).toBe("440");
    expect(await Month.get(sandbox.table, "2026-02")).toMatchObject({ published: 0 });
    expect((await sandbox.board("2026-02")).policyVersion).toBe(2);
    expect((await Audit.verify(sandbox.table)).unfinished).toEqual([]);
  }
});

test("a simulation pays months again by a draft, published or not, and stores nothing", async () => {
  const sandbox = await filled();
  await published(sandbox, "2026-01");
  const before = await sandbox.digests();
  const found = await simulate(sandbox.ctx, { document: plan("0.05"), from: "2026-01", to: "2026-02" });
  // Chloé 1.20 -> 4.40 as above; Anna 1,200.50 of 1,000.00: 8 + 4 + 200.50 x 3.5% = 19.0175 -> 40 + 4 + 7.0175 = 51.02;
  // Bo 800.00 of 1,000.00: 8.00 -> 40.00; Dai sold nothing: 0. Nobody has a target in February.
  expect(found.months.map(({ month, people, current, draft }) => [month, people, current.minor, draft.minor])).toEqual([
    ["2026-01", 4, "2822", "9542"],
    ["2026-02", 0, "0", "0"],
  ]);
  expect(found.total).toMatchObject({ difference: { minor: "6720" } });
  expect(found).toMatchObject({ gain: 3, lose: 0, same: 1, refused: [] });
  expect(found.people.map(({ name, difference }) => [name, difference.minor])).toEqual([
    ["Anna Berg", "3200"],
    ["Bo Chen", "3200"],
    ["Chloé Díaz", "320"],
    ["Dai Lin", "0"],
  ]);
  const counted = found.distribution.reduce((sum, bar) => sum + bar.draft, 0);
  expect(counted).toBe(4);
  expect(await sandbox.digests()).toEqual(before);
  expect(await Draft.list(sandbox.ctx)).toEqual([]);
});

test("a simulation names the months without data, takes at most two years, and says who the draft cannot pay", async () => {
  const sandbox = await filled();
  const run = (from: string, to: string, written: unknown = plan("0.05")) =>
    simulate(sandbox.ctx, { document: written, from, to });
  await expect(run("2025-12", "2026-03")).rejects.toMatchObject({
    code: "simulate-no-data",
    params: { months: "2025-12, 2026-03" },
  });
  await expect(run("2026-02", "2026-01")).rejects.toMatchObject({ code: "simulate-months" });
  await expect(run("2024-02", "2026-02")).rejects.toMatchObject({ code: "simulate-months" });
  const nobody = { ...policy("0.01"), plans: [{ roles: ["support"], plan: plan("0.01") }] };
  const found = await run("2026-01", "2026-01", nobody);
  expect(found.refused.map(({ name, reason }) => [name, reason])).toContainEqual(["Anna Berg", "no-plan"]);
  expect(found).toMatchObject({ lose: 3, total: { draft: { minor: "0" } } });
});
