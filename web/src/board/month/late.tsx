import { isMetric, LIST } from "@clearboard/core/metric/list";
import { createResource, createSignal, ErrorBoundary, For, Show, Suspense } from "solid-js";
import * as MonthData from "../../data/month.ts";
import { Problem } from "../../data/problem.ts";
import { session } from "../../data/session.ts";
import * as Format from "../../i18n/format.ts";
import { locale, t, tCode } from "../../i18n/text.ts";
import { Skeleton } from "../../ui/card.tsx";
import { Modal } from "../../ui/modal.tsx";
import { Trouble } from "../../ui/trouble.tsx";
import css from "./month.module.css";
import { Restate } from "./restate.tsx";

const FIRST = 20;
const RESTATE = "restate";

/** Figures that today's files would give otherwise than the published board says. */
export function LateList(props: {
  month: string;
  isBusy: boolean;
  onClose: () => void;
  onRestate: (cause: string) => void;
}) {
  const [late, { refetch }] = createResource(() => props.month, MonthData.late);
  const [limit, setLimit] = createSignal(FIRST);
  const hasChanges = () => late.state === "ready" && late().changes.length > 0;
  return (
    <Modal
      title={t("life.late.title")}
      onClose={props.onClose}
      actions={
        <Show when={hasChanges()}>
          <button type="submit" form={RESTATE} class="button" disabled={props.isBusy}>
            {t("life.restate")}
          </button>
        </Show>
      }
    >
      <ErrorBoundary
        fallback={(error, reset) => (
          <Trouble problem={Problem.of(error)} retry={() => void Promise.resolve(refetch()).then(reset)} />
        )}
      >
        <Suspense fallback={<Skeleton rows={4} />}>
          <Show when={late()?.changes.length} fallback={<p>{t("life.late.none")}</p>}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t("ranking.person")}</th>
                  <th scope="col">{t("life.late.figure")}</th>
                  <th scope="col" class="num">
                    {t("life.late.old")}
                  </th>
                  <th scope="col" class="num">
                    {t("life.late.new")}
                  </th>
                </tr>
              </thead>
              <tbody>
                <For each={late()?.changes.slice(0, limit())}>
                  {(change) => (
                    <tr>
                      <th scope="row" class={css.name}>
                        {change.name}
                      </th>
                      <td>{tCode("metric", change.key)}</td>
                      <td class="num">{shown(change.key, change.before)}</td>
                      <td class="num">{shown(change.key, change.after)}</td>
                    </tr>
                  )}
                </For>
              </tbody>
            </table>
            <Show when={(late()?.changes.length ?? 0) > limit()}>
              <button type="button" class="link" onClick={() => setLimit(limit() + 200)}>
                {t("life.late.more", { n: Format.count((late()?.changes.length ?? 0) - limit(), locale()) })}
              </button>
            </Show>
            <Restate id={RESTATE} onRestate={props.onRestate} />
          </Show>
        </Suspense>
      </ErrorBoundary>
    </Modal>
  );
}

/** Values travel as text: money in minor units, the rest as it is. */
function shown(key: string, text: string | null): string {
  if (text === null) return Format.DASH;
  const currency = session()?.organisation.currency ?? "XXX";
  const unit = isMetric(key) ? LIST[key].unit : key === "bonus" ? "money" : "count";
  if (unit === "money") return Format.moneyExact({ minor: text, currency }, locale());
  if (unit === "seconds") return Format.duration(Number(text), locale());
  if (key === "line") return tCode("line", text);
  return key === "score" ? Format.scoreExact(text, locale()) : Format.count(Number(text), locale());
}
