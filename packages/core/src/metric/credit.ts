/** What the board credits somebody with, and how much of it a metric counts. */
import type * as Fact from "../fact.ts";
import * as Rational from "../rational.ts";

/** Sums of calls; inbound calls are inside the first of each pair and apart in the second. */
export type CallSums = {
  dials: number;
  inboundDials: number;
  connected: number;
  inboundConnected: number;
  talkSeconds: number;
  inboundTalkSeconds: number;
};

/** Kinds of facts that have one owner and one day, so that a metric may count their rows without further code. */
export type PlainKind = {
  [K in Fact.Kind]: K extends "call" ? never : Fact.Values[K] extends { owner: string; day: string } ? K : never;
}[Fact.Kind];

/** What the board credits a person with; the money of a deal or payment is the person's share of it, in minor units. */
export type Info =
  | {
      kind: "deal";
      fact: Fact.Stored<"deal">;
      credit: "direct" | "overlay";
      /** exact text, "1/3" */
      share: string;
      grossMinor: bigint;
      creditedMinor: bigint;
      dueMinor: bigint;
      isFirst: boolean;
    }
  | { kind: "payment"; collectedMinor: bigint; dueMinor: bigint }
  | { kind: "call"; fact: { sums: CallSums } }
  | { [K in PlainKind]: { kind: K; fact: Fact.Stored<K> } }[PlainKind];
export type Kind = Info["kind"];

/** Which calls count: all, or outbound ones only (policy). */
export type Directions = "all" | "out";

/** Minor units, items or seconds; shares of deals are exact fractions. */
export type Amount = bigint | Rational.Info;

/** An amount as a fraction. */
export function toRational(amount: Amount): Rational.Info {
  return typeof amount === "bigint" ? Rational.of(amount) : amount;
}
