/** A file whose very bytes were taken in before: said plainly, with the counts it has this time. */
import { createEffect } from "solid-js";
import type * as ImportData from "../data/import.ts";
import { zone } from "../data/session.ts";
import * as Format from "../i18n/format.ts";
import { locale, t } from "../i18n/text.ts";
import { say } from "../ui/announce.tsx";
import { Button } from "../ui/button.tsx";
import css from "./receipt.module.css";

type Rows = NonNullable<ImportData.Import["receipt"]>["rows"];

export function Repeat(props: { name: string; earlier: ImportData.Import; onFirst: () => void }) {
  const sentence = () =>
    t("repeat.text", { name: props.name, time: takenInAt(props.earlier), known: props.earlier.name });
  createEffect(() => say(`${t("repeat.title")}. ${sentence()}`));
  return (
    <div class={css.repeat}>
      <p class="answer">{t("repeat.title")}</p>
      <p class="muted">
        {sentence()}{" "}
        <Button kind="link" onClick={props.onFirst}>
          {t("repeat.first")}
        </Button>
      </p>
    </div>
  );
}

/** The counts of a file that came again: what was new or waited the first time is there already, the rest is as it was. */
export function again(rows: Rows): Rows {
  const there = rows.accepted + rows.unchanged + rows.stale + rows.pending;
  return { ...rows, accepted: 0, unchanged: there, stale: 0, pending: 0 };
}

/** When an import came in, in the company's zone. */
export function takenInAt(file: ImportData.Import): string {
  return Format.time(file.receivedAt, zone(), locale());
}
