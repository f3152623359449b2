import type * as Board from "@clearboard/core/board/info";
import { Show } from "solid-js";
import * as Format from "../../i18n/format.ts";
import { locale, t } from "../../i18n/text.ts";
import { digest } from "../notes.tsx";
import { pendingRows } from "../waiting.ts";
import css from "./month.module.css";

/** What is said of a board before it is published, as it was when the dialog opened. */
export type Looked = ReturnType<typeof lookAt>;

export function lookAt(board: Board.Info) {
  return {
    month: board.month,
    digest: board.digest,
    revenue: board.totals.metrics.revenue,
    ranked: board.totals.ranked,
    pending: pendingRows(board),
    pendingRevenue: board.completeness.pendingRevenue,
  };
}

/** The very document that is locked: what was looked at is what is published. */
export function LookedAt(props: { looked: Looked }) {
  return (
    <>
      <dl class={css.looked} aria-label={t("life.looked")}>
        <div>
          <dt>{t("metric.revenue")}</dt>
          <dd>{props.looked.revenue ? Format.moneyExact(props.looked.revenue, locale()) : Format.DASH}</dd>
        </div>
        <div>
          <dt>{t("board.scope")}</dt>
          <dd>{t("board.scopeIs", { scope: t("board.company"), ranked: props.looked.ranked })}</dd>
        </div>
        <div>
          <dt>{t("foot.digest")}</dt>
          <dd class="mono">{digest(props.looked.digest)}</dd>
        </div>
      </dl>
      <Show when={props.looked.pending > 0}>
        <p class="behind">
          {t("life.waiting", {
            rows: props.looked.pending,
            money: Format.money(props.looked.pendingRevenue, locale()),
          })}
        </p>
      </Show>
    </>
  );
}
