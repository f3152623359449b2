import type * as Board from "@clearboard/core/board/info";
import { Show, untrack } from "solid-js";
import * as Format from "../../i18n/format.ts";
import { locale, t } from "../../i18n/text.ts";
import { Modal } from "../../ui/modal.tsx";
import { digest } from "../notes.tsx";
import { pendingRows } from "../waiting.ts";
import css from "./month.module.css";

/** Asks before a month is locked, and names the very document that will be: what was looked at is what is published. */
export function Publish(props: {
  board: Board.Info;
  isBusy: boolean;
  onClose: () => void;
  onPublish: (digest: string) => void;
}) {
  // The digest of the moment the dialog opened: a board that changes behind it must be refused, not published unseen.
  const looked = untrack(() => props.board);
  const month = () => Format.month(looked.month, locale());
  const revenue = () =>
    looked.totals.metrics.revenue ? Format.moneyExact(looked.totals.metrics.revenue, locale()) : Format.DASH;
  return (
    <Modal
      title={t("life.publish.title", { month: month() })}
      onClose={props.onClose}
      actions={
        <button
          type="button"
          class="button"
          data-kind="primary"
          disabled={props.isBusy}
          onClick={() => props.onPublish(looked.digest)}
        >
          {t("life.publish.confirm")}
        </button>
      }
    >
      <p>{t("life.publish.text")}</p>
      <dl class={css.looked} aria-label={t("life.looked")}>
        <div>
          <dt>{t("metric.revenue")}</dt>
          <dd>{revenue()}</dd>
        </div>
        <div>
          <dt>{t("board.scope")}</dt>
          <dd>{t("board.scopeIs", { scope: t("board.company"), ranked: looked.totals.ranked })}</dd>
        </div>
        <div>
          <dt>{t("foot.digest")}</dt>
          <dd class="mono">{digest(looked.digest)}</dd>
        </div>
      </dl>
      <Show when={pendingRows(looked) > 0}>
        <p class="behind">
          {t("life.waiting", {
            rows: pendingRows(looked),
            money: Format.money(looked.completeness.pendingRevenue, locale()),
          })}
        </p>
      </Show>
    </Modal>
  );
}
