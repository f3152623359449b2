/** What this statement puts right of earlier months, each cent by its cause; and the balances that go on. */
import type * as Decision from "@clearboard/core/pay/decision";
import type * as Entry from "@clearboard/core/pay/entry";
import type * as StatementShape from "@clearboard/core/pay/statement";
import { For, Show } from "solid-js";
import * as Format from "../i18n/format.ts";
import { locale, t } from "../i18n/text.ts";
import { CardFoot } from "../ui/card.tsx";
import { Causes } from "./causes.tsx";
import { reason } from "./decision-form.tsx";
import css from "./statement.module.css";

export function Earlier(props: { statement: StatementShape.Info }) {
  const of = () => props.statement;
  const entries = () => of().entries.filter((entry) => entry.kind !== "earned");
  const money = (value: Format.Money) => Format.moneyExact(value, locale());
  const title = (entry: Entry.Info) => {
    const month = Format.month(entry.source, locale());
    if (entry.decision) return t("statement.manual", { reason: reason(entry.decision.code) });
    if (entry.kind === "clawback") return t("statement.clawback", { month });
    if (entry.kind !== "adjustment" && entry.kind !== "earned") return t(`statement.${entry.kind}`);
    const [before, after] = [entry.before, entry.after].map((value) => (value ? money(value) : Format.DASH));
    return t("statement.adjustment", { month, before: before ?? "", after: after ?? "" });
  };
  const from = ({ row, entered, confirmed }: Decision.Adjustment) => {
    const place = row && t("statement.line.of", { file: row.file, line: String(row.line) });
    return [place, entered.by, confirmed?.by].filter(Boolean).join(", ");
  };
  return (
    <>
      <For each={entries()}>
        {(entry) => (
          <section class={css.entry}>
            <h3>
              {title(entry)}
              <span class="num">{money(entry.amount)}</span>
            </h3>
            <Show when={entry.decision}>
              {(decision) => (
                <p class="small">
                  {decision().text}
                  <span class="muted"> {from(decision())}</span>
                </p>
              )}
            </Show>
            <Show when={entry.causes.length > 0}>
              <Causes causes={entry.causes} files={of().files} />
            </Show>
          </section>
        )}
      </For>
      <CardFoot>
        <Show when={of().after.owed.minor !== "0"}>
          <span>
            {t("statement.owed")} {money(of().after.owed)}
          </span>
        </Show>
        <Show when={of().after.deficit.minor !== "0"}>
          <span>
            {t("statement.deficit")} {money(of().after.deficit)}
          </span>
        </Show>
        <Show when={of().after.withheld.minor !== "0"}>
          <span>
            {t("statement.withheld")} {money(of().after.withheld)}
          </span>
        </Show>
      </CardFoot>
    </>
  );
}
