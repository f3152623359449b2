/** Deals: what each rep won and lost in a month, and what is still open at the end of the last. */
import type { Language } from "@clearboard/core/fact/field";
import { dayAfter, type Month, type Workday } from "./calendar.ts";
import { line } from "./layout.ts";
import * as Names from "./names.ts";
import { type Random, stream } from "./random.ts";
import { CUSTOMERS_EACH, causeIn, length, officeIn, type Rep, ramp, teamOn, workdaysOf } from "./staff.ts";

export type Deal = {
  id: string;
  owner: string;
  office: string;
  stage: "won" | "lost" | "open";
  /** whole yuan */
  amount: number;
  closeDay: string;
  openDay: string;
  product: string;
  customer: string;
  tier: string;
  industry: string;
  lossReason: { en: string; zh: string } | null;
  /** of an open deal: how far it is, and when it is expected to close */
  forecast: Forecast | null;
  /** a colleague with a part of the money, in percent */
  second: { owner: string; percent: number } | null;
  updatedAt: string;
};

type Forecast = { step: number; expectedDay: string };

const STAGES = { en: { won: "won", lost: "lost" }, zh: { won: "赢单", lost: "丢单" } } as const;
/** The steps of an open deal; forecast categories are the company's own words. */
const STEPS = [
  { en: "qualified", zh: "需求确认", probability: 20, category: "储备 Pipeline" },
  { en: "proposal", zh: "方案报价", probability: 40, category: "争取 Best case" },
  { en: "negotiation", zh: "谈判", probability: 70, category: "承诺 Commit" },
] as const;

/** Of the deals that close in an ordinary month, the share that is won. */
const WIN_RATE = 0.38;
/** Of the won deals, the share that two people made together. */
const SPLITS = 0.05;

/** The deals of one month, by rep; the same again on every call. */
export function deals(seed: number, reps: readonly Rep[], month: Month): Deal[] {
  let count = 0;
  const nextId = () => `D${month.name.slice(2).replace("-", "")}-${String(++count).padStart(4, "0")}`;
  const list = reps.flatMap((rep) => ofRep(rep, month, stream(seed, "deals", rep.id, month.back), nextId));
  for (const deal of list) {
    deal.second = secondOf(seed, reps, month, deal);
    if (deal.stage === "open") deal.forecast = forecastsOf(seed, month, deal)[SNAPSHOTS.length] ?? null;
  }
  return list;
}

/** The workdays of the last month on which its open deals were exported before, at 8 in the evening. */
export const SNAPSHOTS = [6, 13] as const;

/** The open deals as they stood on an earlier workday of the month: those that were there, a step behind or expected sooner. */
export function earlier(seed: number, list: readonly Deal[], month: Month, snapshot: number): Deal[] {
  const day = month.workdays[SNAPSHOTS[snapshot] ?? 0]?.day ?? "";
  return list
    .filter((deal) => deal.stage === "open" && deal.openDay <= day && deal.updatedAt.slice(0, 10) > day)
    .map((deal) => ({
      ...deal,
      forecast: forecastsOf(seed, month, deal)[snapshot] ?? null,
      updatedAt: `${day} 20:00:00`,
    }));
}

/** How an open deal stood at each snapshot and stands at the end: it goes on, and one in three slips by some weeks. */
function forecastsOf(seed: number, month: Month, deal: Deal): Forecast[] {
  const random = stream(seed, "pipeline", deal.id);
  const last = month.workdays.at(-1)?.day ?? deal.openDay;
  let step = random.below(2);
  let expectedDay = dayAfter(last, 3 + random.below(30));
  return [...SNAPSHOTS, null].map((_, at) => {
    if (at > 0 && random.next() < 0.45) step = Math.min(step + 1, STEPS.length - 1);
    if (at > 0 && random.next() < 0.2) expectedDay = dayAfter(expectedDay, 7 * (1 + random.below(4)));
    return { step, expectedDay };
  });
}

/** One won deal in twenty was made by two of a team; who struggles made theirs alone. */
function secondOf(seed: number, reps: readonly Rep[], month: Month, deal: Deal): Deal["second"] {
  const random = stream(seed, "splits", month.back, deal.id);
  const owner = reps.find(({ id }) => id === deal.owner);
  if (deal.stage !== "won" || owner === undefined || random.next() >= SPLITS) return null;
  const mates = reps.filter(
    (mate) =>
      mate !== owner &&
      causeIn(mate, month) === null &&
      teamOn(mate, deal.closeDay) === teamOn(owner, deal.closeDay) &&
      workdaysOf(mate, month).some(({ day }) => day === deal.closeDay),
  );
  if (mates.length === 0 || causeIn(owner, month) !== null) return null;
  return { owner: random.pick(mates).id, percent: random.pick([50, 40, 30]) };
}

export function row(deal: Deal, language: Language): string {
  const step = STEPS[deal.forecast?.step ?? 0];
  return line([
    deal.id,
    deal.owner,
    deal.second === null ? "" : 100 - deal.second.percent,
    deal.second?.owner ?? "",
    deal.second?.percent ?? "",
    deal.stage === "open" ? (step?.[language] ?? "") : STAGES[language][deal.stage],
    `${deal.amount}.00`,
    "CNY",
    deal.closeDay,
    deal.forecast?.expectedDay ?? "",
    deal.forecast === null ? "" : `${step?.probability}%`,
    deal.forecast === null ? "" : (step?.category ?? ""),
    deal.openDay,
    deal.product,
    deal.customer,
    deal.industry,
    deal.tier,
    deal.lossReason?.[language] ?? "",
    deal.updatedAt,
  ]);
}

function ofRep(rep: Rep, month: Month, random: Random, nextId: () => string): Deal[] {
  const days = workdaysOf(rep, month);
  if (days.length === 0) return [];
  const cause = causeIn(rep, month);
  const isLate = cause === "loses-big-deals-late";
  const { skill, grade } = rep;
  const dials = skill.dials * (cause === "dials-little" ? 0.62 : 1);
  const winRate = WIN_RATE * skill.close * (cause === "connects-but-does-not-close" ? 0.6 : 1);
  const size = skill.deal * (isLate ? 0.66 : 1);
  const season = length(days) * month.demand * month.surprise * ramp(rep, month).sales;
  const closing = (grade.wins / WIN_RATE) * season * dials * skill.connect * (1 + 0.03 * random.normal());
  const wins = random.round(closing * winRate);
  const losses = random.round(closing * (1 - winRate));
  const office = officeIn(rep, month);

  const draft = (stage: Deal["stage"], fits: (tier: string) => boolean = () => true): Deal => {
    const customer = customerOf(rep, fits, random);
    const closeDay = stage === "open" ? "" : closingDay(days, random);
    const cycle = 8 + random.below(22) + random.below(25);
    const openDay = dayAfter(closeDay || (days.at(-1) as Workday).day, -cycle);
    const time = `${10 + random.below(8)}:${two(random.below(60))}:${two(random.below(60))}`;
    return {
      id: nextId(),
      owner: rep.id,
      office,
      stage,
      amount: 0,
      closeDay,
      openDay: openDay < rep.hireDay ? rep.hireDay : openDay,
      product: product(random),
      customer: Names.customer(customer),
      industry: industryOf(customer),
      tier: tierOf(customer),
      forecast: null,
      lossReason: stage === "lost" ? random.pick(Names.LOSS_REASONS) : null,
      second: null,
      updatedAt: `${closeDay || (days.at(-1) as Workday).day} ${time}`,
    };
  };
  const drafts = (stage: Deal["stage"], count: number) => Array.from({ length: count }, () => draft(stage));

  const won = isLate ? Array.from({ length: wins }, () => draft("won", (tier) => tier !== "A")) : drafts("won", wins);
  share(won, Math.round(wins * grade.deal * size * (1 + 0.04 * random.normal())), random);
  const lost = drafts("lost", losses);
  share(lost, losses * grade.deal * skill.deal, random);
  const open = month.back === 0 ? drafts("open", 4 + random.below(6)) : [];
  share(open, open.length * grade.deal, random);
  return [
    ...won,
    ...lost,
    ...(isLate ? lateLosses(() => draft("lost", (tier) => tier === "A"), grade.deal, random) : []),
    ...open,
  ];
}

/** Two or three deals of several times the usual size, each lost at the contract after a quarter of work. */
function lateLosses(draft: () => Deal, usual: number, random: Random): Deal[] {
  return Array.from({ length: 2 + random.below(2) }, () => {
    const deal = draft();
    return {
      ...deal,
      amount: Math.round((usual * (3 + 2 * random.next())) / 100) * 100,
      openDay: dayAfter(deal.closeDay, -(85 + random.below(45))),
      lossReason: Names.LATE_LOSS,
    };
  });
}

/** Splits a total over deals by product, tier and chance, each to ten yuan. */
function share(list: Deal[], total: number, random: Random): void {
  const weights = list.map((deal) => weightOf(deal) * (0.7 + 0.6 * random.next()));
  const sum = weights.reduce((left, weight) => left + weight, 0);
  for (const [at, deal] of list.entries()) {
    deal.amount = Math.max(100, Math.round((total * (weights[at] ?? 0)) / sum / 10) * 10);
  }
}

function weightOf(deal: Deal): number {
  const byProduct = Names.PRODUCTS.find((item) => item.name === deal.product)?.weight ?? 1;
  return byProduct * (Names.TIERS.find((tier) => tier.name === deal.tier)?.weight ?? 1);
}

/** A customer of the rep's own whose tier fits; every book has customers of every tier. */
function customerOf(rep: Rep, fits: (tier: string) => boolean, random: Random): number {
  const customer = rep.portfolio * CUSTOMERS_EACH + random.below(CUSTOMERS_EACH);
  return fits(tierOf(customer)) ? customer : customerOf(rep, fits, random);
}

/** A customer's tier is the customer's: one in five is A, three in ten are B. */
export function tierOf(customer: number): string {
  const place = customer % 10;
  return place < 2 ? "A" : place < 5 ? "B" : "C";
}

/** A customer's industry is the customer's too. */
export function industryOf(customer: number): string {
  return Names.INDUSTRIES[(customer * 5 + Math.floor(customer / 7)) % Names.INDUSTRIES.length] ?? "";
}

/** Deals bunch at the end of the month: the last three workdays weigh three and a half times an ordinary day. */
function closingDay(days: readonly Workday[], random: Random): string {
  const weights = days.map((_, at) => (at >= days.length - 3 ? 3.5 : at >= days.length - 6 ? 1.7 : 1));
  let left = random.next() * weights.reduce((sum, weight) => sum + weight, 0);
  const found = days.find((_, at) => {
    left -= weights[at] ?? 0;
    return left < 0;
  });
  return (found ?? (days.at(-1) as Workday)).day;
}

function product(random: Random): string {
  let left = random.next();
  for (const item of Names.PRODUCTS) {
    left -= item.share;
    if (left < 0) return item.name;
  }
  return Names.PRODUCTS[0].name;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
