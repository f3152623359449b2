/** What a director does with a month: close it, publish what was looked at, see what came too late. */
import { createSignal, Match, Show, Switch } from "solid-js";
import * as MonthData from "../../data/month.ts";
import { Problem } from "../../data/problem.ts";
import * as Format from "../../i18n/format.ts";
import { locale, t } from "../../i18n/text.ts";
import { announce } from "../../ui/announce.tsx";
import { Modal } from "../../ui/modal.tsx";
import { useBoard } from "../state.tsx";
import { LateList } from "./late.tsx";
import { Publish } from "./publish.tsx";

export default function MonthLife() {
  const state = useBoard();
  const [open, setOpen] = createSignal<"close" | "publish" | "late">();
  const [isBusy, setBusy] = createSignal(false);
  const status = () => state.shown()?.status;
  const isWhole = () => state.scope() === "company";
  const month = () => state.month() ?? "";
  const name = () => Format.month(month(), locale());

  const act = async (work: () => Promise<void>, done: string) => {
    setBusy(true);
    try {
      await work();
      setOpen(undefined);
      announce(done);
    } catch (error) {
      const problem = Problem.of(error);
      const isStale = problem.status === 409;
      announce(isStale ? t("error.stale") : await problem.sentence(locale()), true);
      if (isStale) setOpen(undefined);
    } finally {
      setBusy(false);
      state.reload();
    }
  };

  return (
    <Show when={isWhole()}>
      <Switch>
        <Match when={status() === "open"}>
          <button type="button" class="button" onClick={() => setOpen("close")}>
            {t("life.close")}
          </button>
        </Match>
        <Match when={status() === "review"}>
          <button type="button" class="button" data-kind="primary" onClick={() => setOpen("publish")}>
            {t("life.publish")}
          </button>
        </Match>
        <Match when={status() === "published" || status() === "restated"}>
          <button type="button" class="button" onClick={() => setOpen("late")}>
            {t("life.late")}
          </button>
        </Match>
      </Switch>
      <Switch>
        <Match when={open() === "close"}>
          <Modal
            title={`${t("life.close")}: ${name()}`}
            onClose={() => setOpen(undefined)}
            actions={
              <button
                type="button"
                class="button"
                data-kind="primary"
                disabled={isBusy()}
                onClick={() => void act(() => MonthData.close(month()), t("life.closed", { month: name() }))}
              >
                {t("life.close")}
              </button>
            }
          >
            <p>{t("life.close.text", { month: name() })}</p>
          </Modal>
        </Match>
        <Match when={open() === "publish" && state.shown()}>
          {(board) => (
            <Publish
              board={board()}
              isBusy={isBusy()}
              onClose={() => setOpen(undefined)}
              onPublish={(digest) =>
                void act(() => MonthData.publish(month(), digest), t("life.published", { month: name() }))
              }
            />
          )}
        </Match>
        <Match when={open() === "late"}>
          <LateList
            month={month()}
            isBusy={isBusy()}
            onClose={() => setOpen(undefined)}
            onRestate={(cause) =>
              void act(() => MonthData.restate(month(), cause), t("life.restated", { month: name() }))
            }
          />
        </Match>
      </Switch>
    </Show>
  );
}
