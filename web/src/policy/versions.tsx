import { For } from "solid-js";
import type { InForce } from "../data/policy.ts";
import { zone } from "../data/session.ts";
import * as Format from "../i18n/format.ts";
import { locale, t } from "../i18n/text.ts";
import { Card } from "../ui/card.tsx";
import type { Query } from "../ui/query.ts";
import css from "./policy.module.css";

/** Every version that was agreed, the latest first, down to the default. */
export function Versions(props: { inForce: Query<InForce> }) {
  return (
    <Card title={t("policy.versions")} rows={3} query={props.inForce}>
      {(found) => (
        <ul class={css.versions}>
          <For each={found().versions}>
            {(version) => (
              <li data-now={version.version === found().document.version ? "" : undefined}>
                <span class={css.name}>
                  {t("policy.versions.version")} {version.version}
                </span>
                <span class="nowrap">
                  {t("policy.versions.from")} {Format.month(version.effectiveMonth, locale())}
                </span>
                <span class={css.wide}>{version.note}</span>
                <span class={`muted small ${css.wide}`}>
                  {t("policy.versions.by", {
                    author: version.author,
                    approver: version.approver,
                    time: Format.time(version.at, zone(), locale()),
                  })}
                </span>
              </li>
            )}
          </For>
          <li data-now={found().document.version === 1 ? "" : undefined}>
            <span class={css.name}>{t("policy.versions.version")} 1</span>
            <span class="muted">{t("policy.versions.default")}</span>
          </li>
        </ul>
      )}
    </Card>
  );
}
