/** A file that a profile knows: what its first rows become, before anything is stored, and the decision. */
import { createSignal, Show } from "solid-js";
import { Problem } from "../data/problem.ts";
import type { Draft } from "../data/profile.ts";
import { upload } from "../data/upload.ts";
import { locale, t } from "../i18n/text.ts";
import { Card } from "../ui/card.tsx";
import { go } from "../ui/route.ts";
import css from "./profile.module.css";
import { Rows } from "./rows.tsx";
import type { Description } from "./state.ts";

export function Known(props: { description: Description; draft: Draft; name: string }) {
  const [isBusy, setBusy] = createSignal(false);
  const [trouble, setTrouble] = createSignal("");
  const takeIn = async () => {
    const file = props.description.sample()?.file;
    if (file === undefined) return;
    setBusy(true);
    setTrouble("");
    try {
      const { importId } = await upload(file, props.name, () => {});
      await go(`/imports/${importId}`);
    } catch (error) {
      setTrouble(await Problem.of(error).sentence(locale()));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Rows preview={props.description.preview()} draft={props.draft} />
      <Card title={t("known.title")} class={css.card}>
        <p>{t("known.text", { name: props.name })}</p>
        <Show when={trouble()}>
          <p class="fault" role="alert">
            {trouble()}
          </p>
        </Show>
        <div class="actions">
          <button type="button" class="button" data-kind="primary" disabled={isBusy()} onClick={() => void takeIn()}>
            {t("known.take")}
          </button>
          <button type="button" class="button" onClick={() => props.description.describeOtherwise()}>
            {t("known.otherwise")}
          </button>
        </div>
      </Card>
    </>
  );
}
