/** Taking an import back, after a look at what that changes. */
import { createResource, createSignal, Show } from "solid-js";
import * as HeldData from "../data/held.ts";
import { Problem } from "../data/problem.ts";
import { locale, t } from "../i18n/text.ts";
import { announce } from "../ui/announce.tsx";
import { Skeleton } from "../ui/card.tsx";
import { Modal } from "../ui/modal.tsx";
import { EffectTable } from "./effect.tsx";

export function Undo(props: { importId: string; name: string; onUndone: () => void }) {
  const [isAsked, setAsked] = createSignal(false);
  const [isBusy, setBusy] = createSignal(false);
  const [trouble, setTrouble] = createSignal("");
  const tell = async (error: unknown) => {
    setTrouble(await Problem.of(error).sentence(locale()));
  };
  const [effect] = createResource(
    () => (isAsked() ? props.importId : null),
    (id) => HeldData.undoEffect(id).catch(async (error) => void (await tell(error))),
  );
  const undo = async () => {
    setBusy(true);
    try {
      await HeldData.undo(props.importId);
      announce(t("undo.done", { name: props.name }));
      setAsked(false);
      props.onUndone();
    } catch (error) {
      await tell(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <button
        type="button"
        class="link"
        onClick={() => {
          setTrouble("");
          setAsked(true);
        }}
      >
        {t("undo.action")}
      </button>
      <Show when={isAsked()}>
        <Modal
          title={t("undo.title", { name: props.name })}
          onClose={() => setAsked(false)}
          actions={
            <button
              type="button"
              class="button"
              data-kind="primary"
              disabled={isBusy() || !effect.latest}
              onClick={() => void undo()}
            >
              {t("undo.confirm")}
            </button>
          }
        >
          <p>{t("undo.text")}</p>
          <Show when={trouble()}>
            <p class="fault" role="alert">
              {trouble()}
            </p>
          </Show>
          <Show when={!effect.loading} fallback={<Skeleton rows={3} />}>
            <Show when={effect.latest}>{(shown) => <EffectTable effect={shown()} />}</Show>
          </Show>
        </Modal>
      </Show>
    </>
  );
}
