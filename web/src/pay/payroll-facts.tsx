/** What payroll did with a statement: pay that is on hold, of this or another month, and what it really paid. */
import type * as StatementShape from "@clearboard/core/pay/statement";
import { For, Show } from "solid-js";
import { zone } from "../data/session.ts";
import * as Format from "../i18n/format.ts";
import { locale, t } from "../i18n/text.ts";
import { CardFoot } from "../ui/card.tsx";

export function PayrollFacts(props: { statement: StatementShape.Info }) {
  const money = (value: Format.Money) => Format.moneyExact(value, locale());
  const held = () => props.statement.held ?? [];
  return (
    <Show when={held().length > 0 || props.statement.actual}>
      <CardFoot>
        <For each={held()}>
          {({ month, amount, reason }) => (
            <span>
              {t("statement.heldOf", { month: Format.month(month, locale()), reason })} {money(amount)}
            </span>
          )}
        </For>
        <Show when={props.statement.actual}>
          {(actual) => (
            <span>
              {t("statement.actual", {
                paid: money(actual().amount),
                released: money(actual().released),
                by: actual().entered.by,
                at: Format.time(actual().entered.at, zone(), locale()),
              })}
              <Show when={actual().note}>{(note) => <span class="muted"> {note()}</span>}</Show>
            </span>
          )}
        </Show>
      </CardFoot>
    </Show>
  );
}
