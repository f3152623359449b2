import { createSignal } from "solid-js";
import * as ImportData from "../data/import.ts";
import { type Draft, save } from "../data/profile-draft.ts";
import { upload } from "../data/upload.ts";
import * as Format from "../i18n/format.ts";
import { locale, t } from "../i18n/text.ts";
import { createAction } from "../ui/action.ts";
import { Button } from "../ui/button.tsx";
import { Card, CardFoot } from "../ui/card.tsx";
import { Fault, TextField } from "../ui/field.tsx";
import { go } from "../ui/route.ts";
import css from "./profile.module.css";
import type { Description } from "./state.ts";

/** Names the profile, keeps it, and takes the file in with it: the one that is held, or the one in hand. */
export function Keep(props: { description: Description; draft: Draft; from: string | null }) {
  const [share, setShare] = createSignal<number | null>(null);
  const stated = () => props.description.stated;
  const text = (what: "name" | "source") => stated()[what] ?? String(props.draft.profile[what] ?? "");
  const title = () => {
    const drafted = props.draft.profile.title as { en?: string; zh?: string } | undefined;
    return stated().title ?? (locale() === "en" ? drafted?.en : drafted?.zh) ?? "";
  };
  const keep = createAction(
    async () => {
      const names = { title: { en: title(), zh: title() }, source: text("source") };
      await save(text("name"), { ...props.draft.profile, ...names });
    },
    { done: () => t("keep.saved", { name: title() }), changes: ["profiles"] },
  );
  const takeIn = createAction(async () => {
    await keep();
    if (keep.problem) return;
    const held = props.from === null ? undefined : await ImportData.oneImport(props.from);
    if (held?.state === "held") {
      await go(`/imports/${await ImportData.approve(held.importId, text("name"))}`);
      return;
    }
    const file = props.description.sample()?.file;
    if (file === undefined) return;
    try {
      const { importId } = await upload(file, text("name"), (done, total) => setShare(total > 0 ? done / total : null));
      await go(`/imports/${importId}`);
    } finally {
      setShare(null);
    }
  });
  const isShut = () => !props.draft.isReady || keep.isBusy || takeIn.isBusy;
  return (
    <Card title={t("keep.title")} class={css.card}>
      <div class={css.keep}>
        <TextField
          label={t("keep.said")}
          value={title()}
          maxLength={100}
          onChange={(value) => props.description.name("title", value)}
        />
        <TextField
          label={t("keep.name")}
          hint={t("keep.name.rule")}
          value={text("name")}
          pattern="[a-z0-9][a-z0-9\-]*"
          maxLength={60}
          onChange={(value) => props.description.name("name", value)}
        />
        <TextField
          label={t("keep.source")}
          hint={t("keep.source.rule")}
          value={text("source")}
          pattern="[a-z0-9][a-z0-9_\-]*"
          maxLength={60}
          onChange={(value) => props.description.name("source", value)}
        />
      </div>
      <Fault of={keep} />
      <Fault of={takeIn} />
      <CardFoot>
        <span>{t("keep.note")}</span>
        <span class="actions">
          <Button isDisabled={isShut()} onClick={keep}>
            {t("keep.save")}
          </Button>
          <Button kind="primary" isDisabled={isShut()} onClick={takeIn}>
            {share() === null
              ? t("keep.take")
              : t("keep.sending", { share: Format.share(Math.floor((share() ?? 0) * 100), 100, locale()) })}
          </Button>
        </span>
      </CardFoot>
    </Card>
  );
}
