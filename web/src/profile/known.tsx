/** A file that a profile knows: what its first rows become, before anything is stored, and the decision. */
import type { Draft } from "../data/profile-draft.ts";
import { upload } from "../data/upload.ts";
import { t } from "../i18n/text.ts";
import { createAction } from "../ui/action.ts";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { Fault } from "../ui/field.tsx";
import { go } from "../ui/route.ts";
import css from "./profile.module.css";
import { Rows } from "./rows.tsx";
import type { Description } from "./state.ts";

export function Known(props: { description: Description; draft: Draft; name: string }) {
  const takeIn = createAction(async () => {
    const file = props.description.sample()?.file;
    if (file === undefined) return;
    const { importId } = await upload(file, props.name, () => {});
    await go(`/imports/${importId}`);
  });
  return (
    <>
      <Rows preview={props.description.preview()} draft={props.draft} />
      <Card title={t("known.title")} class={css.card}>
        <p>{t("known.text", { name: props.name })}</p>
        <Fault of={takeIn} />
        <div class="actions">
          <Button kind="primary" action={takeIn}>
            {t("known.take")}
          </Button>
          <Button onClick={() => props.description.describeOtherwise()}>{t("known.otherwise")}</Button>
        </div>
      </Card>
    </>
  );
}
