import type * as Metrics from "@clearboard/core/metric/metrics";
import * as Format from "../i18n/format.ts";
import { locale, t } from "../i18n/text.ts";
import css from "./bullet.module.css";

/** Done against the target, from zero; the target is a solid line with its name. */
export default function Bullet(props: { metrics: Metrics.Info }) {
  const done = () => Format.approximate(props.metrics.revenue);
  const target = () => Format.approximate(props.metrics.target);
  const end = () => Math.max(target(), done(), 1) * 1.08;
  const at = (value: number) => `${((Math.max(0, value) / end()) * 100).toFixed(2)}%`;
  const compact = (value: Format.Money | null) => (value ? Format.compact(value, locale()) : Format.DASH);
  return (
    <div
      class={css.bullet}
      role="img"
      aria-label={t("headline.bar", { done: compact(props.metrics.revenue), target: compact(props.metrics.target) })}
    >
      <i class={css.ground} />
      <i class={css.done} style={{ width: at(done()) }} />
      <i class={css.mark} style={{ left: at(target()) }} />
      <span class={css.over} style={{ left: at(target()) }}>
        {t("headline.mark.target")} <b>{compact(props.metrics.target)}</b>
      </span>
      <span class={css.under} style={{ left: at(done()) }} data-start={done() / end() < 0.12 ? "" : undefined}>
        {t("headline.mark.done")} <b>{compact(props.metrics.revenue)}</b>
      </span>
    </div>
  );
}
