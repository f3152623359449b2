/** Taking an import back, after a look at what that changes. */
import * as ImportData from "../data/import.ts";
import { t } from "../i18n/text.ts";
import { createAction } from "../ui/action.ts";
import { Button } from "../ui/button.tsx";
import { Loaded } from "../ui/card.tsx";
import { Confirm } from "../ui/confirm.tsx";
import { createQuery } from "../ui/query.ts";
import { EffectTable } from "./effect.tsx";

export function Undo(props: { importId: string; name: string; onUndone: () => void }) {
  const undo = createAction(
    async () => {
      await ImportData.undo(props.importId);
      props.onUndone();
    },
    {
      confirm: () => ({ title: t("undo.title", { name: props.name }), text: t("undo.text"), label: t("undo.confirm") }),
      done: () => t("undo.done", { name: props.name }),
      changes: ["imports/receipt"],
    },
  );
  const effect = createQuery("imports/effect", ImportData.undoEffect, () => undo.asked !== null && props.importId);
  return (
    <>
      <Button kind="link" action={undo}>
        {t("undo.action")}
      </Button>
      <Confirm action={undo} isReady={effect.latest !== undefined}>
        <Loaded query={effect} rows={3}>
          {(shown) => <EffectTable effect={shown()} />}
        </Loaded>
      </Confirm>
    </>
  );
}
