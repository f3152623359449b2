/** What a director does with a month: close it, publish what was looked at, see what came too late. */

import type * as Board from "@clearboard/core/board/info";
import { countUnowned } from "@clearboard/core/board/waiting";
import { createSignal, Match, Show, Switch } from "solid-js";
import * as MonthData from "../../data/month.ts";
import * as Format from "../../i18n/format.ts";
import { locale, t } from "../../i18n/text.ts";
import { createAction } from "../../ui/action.ts";
import { Button } from "../../ui/button.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { useBoard } from "../board-state.tsx";
import { digest } from "../notes.tsx";
import { LateList } from "./late.tsx";
import css from "./month.module.css";

const changes = ["board", "months"] as const;

export default function MonthLife() {
  const state = useBoard();
  const [isLate, setLate] = createSignal(false);
  const status = () => state.shown()?.status;
  const month = () => state.month() ?? "";
  const name = () => Format.month(month(), locale());
  const close = createAction(() => MonthData.close(month()), {
    confirm: () => ({
      title: `${t("life.close")}: ${name()}`,
      text: t("life.close.text", { month: name() }),
      label: t("life.close"),
    }),
    done: () => t("life.closed", { month: name() }),
    changes,
    isAnnounced: true,
  });
  // What was looked at when the dialog opened is what is published: a board that changes behind it must be refused.
  const publish = createAction((looked: Looked) => MonthData.publish(looked.month, looked.digest), {
    confirm: (looked) => ({
      title: t("life.publish.title", { month: Format.month(looked.month, locale()) }),
      text: t("life.publish.text"),
      label: t("life.publish.confirm"),
    }),
    done: (_, looked) => t("life.published", { month: Format.month(looked.month, locale()) }),
    changes,
    explain: (problem) => (problem.status === 409 ? t("error.stale") : undefined),
    isAnnounced: true,
    isClosedByFault: true,
  });
  const openPublish = () => {
    const board = state.shown();
    if (board) void publish(lookAt(board));
  };
  return (
    <Show when={state.scope() === "company"}>
      <Switch>
        <Match when={status() === "open"}>
          <Button onClick={close}>{t("life.close")}</Button>
        </Match>
        <Match when={status() === "review"}>
          <Button kind="primary" onClick={openPublish}>
            {t("life.publish")}
          </Button>
        </Match>
        <Match when={status() === "published" || status() === "restated"}>
          <Button onClick={() => setLate(true)}>{t("life.late")}</Button>
        </Match>
      </Switch>
      <Confirm action={close} />
      <Confirm action={publish}>
        <Show when={publish.asked}>{(asked) => <LookedAt looked={asked()[0]} />}</Show>
      </Confirm>
      <Show when={isLate()}>
        <LateList month={month()} onClose={() => setLate(false)} />
      </Show>
    </Show>
  );
}

/** What is said of a board before it is published, as it was when the dialog opened. */
type Looked = ReturnType<typeof lookAt>;

function lookAt(board: Board.Info) {
  return {
    month: board.month,
    digest: board.digest,
    revenue: board.totals.metrics.revenue,
    ranked: board.totals.ranked,
    pending: countUnowned(board),
    pendingRevenue: board.completeness.pendingRevenue,
  };
}

/** The very document that is locked: what was looked at is what is published. */
function LookedAt(props: { looked: Looked }) {
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
