/** Keys and notices: which scripts may bring files, and who is told of the nights. */
import { createResource } from "solid-js";
import * as Data from "../data/keys.ts";
import { t } from "../i18n/text.ts";
import { createTitle } from "../ui/title.ts";
import { ImporterKeys } from "./importer-keys.tsx";
import css from "./keys.module.css";
import { Notices } from "./notices.tsx";

export default function Keys() {
  const [keys, { refetch: refetchKeys }] = createResource(Data.keys);
  const [notices, { refetch: refetchNotices }] = createResource(Data.notices);
  createTitle(() => t("keys.documentTitle"));
  return (
    <main id="content" class="page" tabindex="-1">
      <div class="page-head">
        <h1>{t("keys.title")}</h1>
      </div>
      <div class={css.cards}>
        <ImporterKeys keys={keys} refetch={() => void refetchKeys()} />
        <Notices notices={notices} refetch={() => void refetchNotices()} />
      </div>
    </main>
  );
}
