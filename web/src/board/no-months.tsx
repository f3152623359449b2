import { Show } from "solid-js";
import { may } from "../data/session.ts";
import { t } from "../i18n/text.ts";
import { Empty } from "../ui/card.tsx";

/** What a company sees before its first file. */
export default function NoMonths() {
  return (
    <Empty title={t("board.none")} text={t(may("import.manage") ? "board.none.text" : "board.none.wait")}>
      <Show when={may("import.manage")}>
        <a class="button" data-kind="primary" href="/imports">
          {t("app.toImports")}
        </a>
      </Show>
    </Empty>
  );
}
