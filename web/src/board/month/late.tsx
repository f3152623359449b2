import { isMetric } from "@clearboard/core/metric/list";
import { RATE_CHANGED } from "@clearboard/core/words/rate";
import { say } from "@clearboard/core/words/text";
import { createSignal, For, Show } from "solid-js";
import * as MonthData from "../../data/month.ts";
import { session } from "../../data/session.ts";
import * as Format from "../../i18n/format.ts";
import { parseValue, valueText } from "../../i18n/metric.ts";
import { locale, t, tCode } from "../../i18n/text.ts";
import { createAction } from "../../ui/action.ts";
import { Button } from "../../ui/button.tsx";
import { Loaded } from "../../ui/card.tsx";
import { TextField } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { Modal } from "../../ui/modal.tsx";
import { createQuery } from "../../ui/query.ts";
import { Table } from "../../ui/table.tsx";
import css from "./month.module.css";

const RESTATE = "restate";

/** Figures that today's files would give otherwise than the published board says; with a cause the board is restated. */
export function LateList(props: { month: string; onClose: () => void }) {
  const late = createQuery("board/late", MonthData.late, () => props.month);
  const [cause, setCause] = createSignal("");
  const [isMissing, setMissing] = createSignal(false);
  const restate = createAction(
    async () => {
      await MonthData.restate(props.month, cause().trim());
      props.onClose();
    },
    {
      done: () => t("life.restated", { month: Format.month(props.month, locale()) }),
      changes: ["board", "months"],
    },
  );
  const check = () => {
    setMissing(cause().trim() === "");
    if (isMissing()) document.getElementById(`${RESTATE}-cause`)?.focus();
    return !isMissing();
  };
  return (
    <Modal
      title={t("life.late.title")}
      onClose={props.onClose}
      actions={
        <Show when={late.latest?.changes.length}>
          <Button form={RESTATE} isDisabled={restate.isBusy}>
            {t("life.restate")}
          </Button>
        </Show>
      }
    >
      <Loaded query={late}>
        {(found) => (
          <Show when={found().changes.length > 0} fallback={<p>{t("life.late.none")}</p>}>
            <For each={found().rates}>
              {(rate) => (
                <p class="small">
                  {say(RATE_CHANGED, locale(), {
                    ...rate,
                    before: rate.before ?? t("life.late.noRate"),
                    after: rate.after ?? t("life.late.noRate"),
                  })}
                </p>
              )}
            </For>
            <Table
              region={t("life.late.title")}
              rows={found().changes}
              first={{ rows: 20, more: (n) => t("life.late.more", { n: Format.count(n, locale()) }) }}
              columns={[
                { key: "name", label: t("ranking.person"), isHeader: true, value: ({ name }) => name },
                { key: "figure", label: t("life.late.figure"), value: ({ key }) => tCode("metric", key) },
                {
                  key: "old",
                  label: t("life.late.old"),
                  class: "num",
                  value: ({ key, before }) => figureText(key, before),
                },
                {
                  key: "new",
                  label: t("life.late.new"),
                  class: "num",
                  value: ({ key, after }) => figureText(key, after),
                },
              ]}
            />
            <Form id={RESTATE} class={css.restate} action={restate} check={check}>
              <p>{t("life.restate.text")}</p>
              <TextField
                id={`${RESTATE}-cause`}
                label={t("life.restate.cause")}
                isRequired
                maxLength={500}
                value={cause()}
                error={isMissing() ? t("life.restate.missing") : ""}
                onInput={(text) => {
                  setCause(text);
                  setMissing(false);
                }}
              />
            </Form>
          </Show>
        )}
      </Loaded>
    </Modal>
  );
}

/** Values travel as text: money in minor units, the rest as it is. */
function figureText(key: string, text: string | null): string | null {
  if (text === null) return null;
  const currency = session()?.organisation.currency ?? "XXX";
  if (isMetric(key)) return valueText(key, parseValue(key, text, currency), locale(), Format.moneyExact);
  if (key === "bonus") return Format.moneyExact({ minor: text, currency }, locale());
  if (key === "line") return tCode("line", text);
  return key === "score" ? Format.scoreExact(text, locale()) : Format.count(Number(text), locale());
}
