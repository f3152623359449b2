/** Why pay is another than yesterday, than when it was published, or than when it was approved. */
import type * as ChangeShape from "@clearboard/core/pay/difference";
import { createSignal, Show } from "solid-js";
import * as PayData from "../data/pay.ts";
import { zone } from "../data/session.ts";
import * as Format from "../i18n/format.ts";
import { locale, t } from "../i18n/text.ts";
import { Card, Empty } from "../ui/card.tsx";
import { Select } from "../ui/field.tsx";
import { createQuery } from "../ui/query.ts";
import { Causes } from "./causes.tsx";

const SINCE = ["yesterday", "publication", "approval"] as const;

export function Change(props: { month: string; person: string; status: "preliminary" | "posted" | undefined }) {
  const [chosen, setChosen] = createSignal<ChangeShape.Since | null>(null);
  const since = () => chosen() ?? (props.status === "posted" ? "publication" : "yesterday");
  const change = createQuery("pay/change", PayData.changes, () =>
    props.status === undefined ? null : { month: props.month, person: props.person, since: since() },
  );
  const money = (value: Format.Money | null) => (value ? Format.moneyExact(value, locale()) : Format.DASH);
  const at = (iso: string) => Format.time(iso, zone(), locale());
  const signed = (value: Format.Money) => (value.minor.startsWith("-") ? money(value) : `+${money(value)}`);
  return (
    <Card
      title={t("why.title")}
      rows={4}
      query={change}
      end={
        <Select
          isButton
          label={t("why.since")}
          options={SINCE.map((value) => ({ value, text: `${t("why.since")} ${t(`why.${value}`)}` }))}
          value={since()}
          onChange={(value) => setChosen(value as ChangeShape.Since)}
        />
      }
    >
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
              <Causes causes={of().causes} files={of().files} />
            </Show>
          )}
        </Show>
      )}
    </Card>
  );
}
