import type * as Simulation from "@clearboard/core/pay/simulation";
import { For } from "solid-js";
import * as Format from "../i18n/format.ts";
import { locale, t } from "../i18n/text.ts";
import { Table } from "../ui/table.tsx";
import css from "./policy.module.css";

type Bar = Simulation.Info["distribution"][0];

/** People by pay, now against the draft: a pair of bars for each step, and the same as a table for those who hear it. */
export function Spread(props: { found: Simulation.Info }) {
  const bars = () => props.found.distribution;
  const most = () => Math.max(1, ...bars().flatMap(({ current, draft }) => [current, draft]));
  const range = ({ from, to }: Bar) =>
    to === null
      ? t("sim.spread.over", { from: Format.compact(from, locale()) })
      : t("sim.spread.range", { from: Format.compact(from, locale()), to: Format.compact(to, locale()) });
  const largest = (of: "current" | "draft") =>
    bars().reduce<Bar | undefined>((best, bar) => (best === undefined || bar[of] > best[of] ? bar : best), undefined);
  const mostly = (of: "current" | "draft") => {
    const bar = largest(of);
    return bar === undefined ? Format.DASH : range(bar);
  };
  return (
    <>
      <p class={css.legend} aria-hidden="true">
        <span>
          <i class="swatch" data-side="current" /> {t("sim.current")}
        </span>
        <span>
          <i class="swatch" data-side="draft" /> {t("sim.draft")}
        </span>
      </p>
      <div
        class={css.spread}
        role="img"
        aria-label={t("sim.spread.label", { current: mostly("current"), draft: mostly("draft") })}
      >
        <For each={bars()}>
          {(bar) => (
            <div class={css.step}>
              <span class="muted small nowrap">{range(bar)}</span>
              <span class={css.pairBars}>
                <For each={["current", "draft"] as const}>
                  {(side) => (
                    <span>
                      <i data-side={side} style={{ width: `${(bar[side] / most()) * 100}%` }} />
                      <span class="small">{bar[side]}</span>
                    </span>
                  )}
                </For>
              </span>
            </div>
          )}
        </For>
      </div>
      <div class="hidden">
        <Table
          caption={t("sim.spread")}
          rows={bars()}
          columns={[
            { key: "range", label: t("sim.difference"), isHeader: true, value: range },
            { key: "current", label: t("sim.current"), value: ({ current }) => current },
            { key: "draft", label: t("sim.draft"), value: ({ draft }) => draft },
          ]}
        />
      </div>
    </>
  );
}
