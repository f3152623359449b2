/** Why pay is another than yesterday, than when it was published, or than when it was approved. */
import type * as ChangeShape from "@clearboard/core/payroll/change";
import { createResource, createSignal, For, Show } from "solid-js";
import * as PayData from "../data/pay.ts";
import { session } from "../data/session.ts";
import * as Format from "../i18n/format.ts";
import { locale, t } from "../i18n/text.ts";
import { Card, Empty } from "../ui/card.tsx";
import { Causes } from "./causes.tsx";
import css from "./statement.module.css";

const SINCE = ["yesterday", "publication", "approval"] as const;

export function Change(props: { month: string; person: string; status: "preliminary" | "posted" | undefined }) {
  const [chosen, setChosen] = createSignal<ChangeShape.Since | null>(null);
  const since = () => chosen() ?? (props.status === "posted" ? "publication" : "yesterday");
  const [change, { refetch }] = createResource(
    () => (props.status === undefined ? null : { month: props.month, person: props.person, since: since() }),
    PayData.changes,
  );
  const money = (value: Format.Money | null) => (value ? Format.moneyExact(value, locale()) : Format.DASH);
  const at = (iso: string) => Format.time(iso, session()?.organisation?.zone ?? "UTC", locale());
  const signed = (value: Format.Money) => (value.minor.startsWith("-") ? money(value) : `+${money(value)}`);
  return (
    <Card
      title={t("why.title")}
      rows={4}
      retry={() => void refetch()}
      end={
        <label class="small muted">
          <span class="hidden">{t("why.since")}</span>
          <select
            class="button"
            onChange={(event) => setChosen(event.currentTarget.value as ChangeShape.Since)}
            value={since()}
          >
            <For each={SINCE}>
              {(one) => (
                <option value={one} selected={one === since()}>
                  {t("why.since")} {t(`why.${one}`)}
                </option>
              )}
            </For>
          </select>
        </label>
      }
    >
      <Show when={change()}>
        {(of) => (
          <Show when={of().at} fallback={<Empty title={t(`why.unknown.${of().since}`)} />}>
            {(time) => (
              <Show
                when={of().difference.minor !== "0" || of().causes.length > 0}
                fallback={<p class="muted">{t("why.same", { at: at(time()) })}</p>}
              >
                <p class="answer">
                  {signed(of().difference)}
                  <span class="aside">
                    {t("why.from", { before: money(of().before), after: money(of().after), at: at(time()) })}
                  </span>
                </p>
                <div class={css.scroll}>
                  <Causes causes={of().causes} files={of().files} />
                </div>
              </Show>
            )}
          </Show>
        )}
      </Show>
    </Card>
  );
}
