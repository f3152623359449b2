/** Plans that are ready to use: three lines with rising rates (the default), a scorecard bonus, a team-linked bonus. */
import * as Rational from "../rational.ts";
import * as Plan from "./plan.ts";

/** Marginal rates that rise at lines set in shares of the month's target, on the month's revenue; lowest line first. */
export function ofLines(
  currency: string,
  belowRate: string,
  lines: readonly { id: string; at: string; rate: string }[],
  rounding: "half-up" | "half-even" = "half-up",
): Plan.Info {
  const rising = [...lines].sort((a, b) => Rational.compare(Rational.parse(a.at), Rational.parse(b.at)));
  return Plan.Info.parse({
    id: "three-lines",
    title: { en: "Three lines with rising rates", zh: "三线递增" },
    currency,
    rounding,
    components: [
      {
        id: "revenue",
        title: { en: "Revenue", zh: "业绩" },
        measure: "revenue",
        unit: "month",
        target: "person",
        bounds: "target",
        boundary: "upper",
        tiers: [
          { id: "none", from: "0", rate: belowRate },
          ...rising.map((line) => ({ id: line.id, from: line.at, rate: line.rate })),
        ],
      },
    ],
    refunds: { windowDays: "90" },
  } satisfies Plan.Draft);
}

/** Lines at 80, 100 and 130% of target; 1, 2, 3.5 and 5%: what the default policy pays. */
export function threeLines(currency = "CNY"): Plan.Info {
  return ofLines(currency, "0.01", [
    { id: "base", at: "0.80", rate: "0.02" },
    { id: "challenge", at: "1.00", rate: "0.035" },
    { id: "sprint", at: "1.30", rate: "0.05" },
  ]);
}

/** What the tiers of target bonuses are called. */
const BELOW = { en: "below the threshold", zh: "起付线以下" };
const PROPORTION = { en: "in proportion", zh: "按比例" };
const MOST = { en: "at the most", zh: "已到上限" };

/** A target bonus paid by the scorecard 60/20/10/10: nothing below 60%, then in a straight line to 150% of it. */
export function scorecard(currency = "CNY"): Plan.Info {
  return Plan.Info.parse({
    id: "scorecard-bonus",
    title: { en: "Scorecard-weighted bonus", zh: "记分卡加权奖金" },
    currency,
    variable: "person",
    scorecard: {
      parts: [
        { id: "sales", weight: "60", cap: "150%" },
        { id: "satisfaction", weight: "20", cap: "120%" },
        { id: "collaboration", weight: "10", cap: "120%" },
        { id: "knowledge", weight: "10", cap: "120%" },
      ],
    },
    components: [
      {
        id: "scorecard",
        title: { en: "Scorecard", zh: "记分卡" },
        measure: "scorecard",
        unit: "month",
        bounds: "target",
        boundary: "upper",
        tiers: [
          { id: "none", title: BELOW, from: "0", mode: "flat", payout: "0" },
          {
            id: "paid",
            title: PROPORTION,
            from: "0.60",
            to: "1.50",
            mode: "interpolated",
            payout: "0.60",
            toPayout: "1.50",
          },
          { id: "top", title: MOST, from: "1.50", mode: "flat", payout: "1.50" },
        ],
      },
    ],
  } satisfies Plan.Draft);
}

/** A target bonus, 80% on the own attainment and 20% on the team's, each paid in proportion and up to twice. */
export function teamLinked(currency = "CNY"): Plan.Info {
  const tiers = [
    { id: "paid", title: PROPORTION, from: "0", payout: "1" },
    { id: "top", title: MOST, from: "2", payout: "0" },
  ];
  const shape = { unit: "month", bounds: "target", boundary: "upper", tiers } as const;
  return Plan.Info.parse({
    id: "team-linked",
    title: { en: "Team-linked bonus", zh: "团队联动奖金" },
    currency,
    variable: "person",
    components: [
      {
        id: "own",
        title: { en: "Own target", zh: "个人目标" },
        measure: "revenue",
        target: "person",
        weight: "0.8",
        ...shape,
      },
      { id: "team", title: { en: "Team target", zh: "团队目标" }, measure: "team", weight: "0.2", ...shape },
    ],
    refunds: { windowDays: "90" },
  } satisfies Plan.Draft);
}

export const ALL = { "three-lines": threeLines, "scorecard-bonus": scorecard, "team-linked": teamLinked } as const;
