/** Keys and notices: which scripts may bring files, and who is told of the nights. */
import { t } from "../i18n/text.ts";
import { Page } from "../ui/page.tsx";
import { ImporterKeys } from "./importer-keys.tsx";
import css from "./keys.module.css";
import { Notices } from "./notices.tsx";

export default function Keys() {
  return (
    <Page title={t("keys.title")} windowTitle={t("keys.documentTitle")}>
      <div class={css.cards}>
        <ImporterKeys />
        <Notices />
      </div>
    </Page>
  );
}
