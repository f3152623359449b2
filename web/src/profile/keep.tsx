import { createSignal, Show } from "solid-js";
import * as HeldData from "../data/held.ts";
import * as Intake from "../data/intake.ts";
import { Problem } from "../data/problem.ts";
import { type Draft, save } from "../data/profile.ts";
import { upload } from "../data/upload.ts";
import * as Format from "../i18n/format.ts";
import { locale, t } from "../i18n/text.ts";
import { announce } from "../ui/announce.tsx";
import { Card, CardFoot } from "../ui/card.tsx";
import { go } from "../ui/route.ts";
import css from "./profile.module.css";
import type { Description } from "./state.ts";

/** Names the profile, keeps it, and takes the file in with it: the one that is held, or the one in hand. */
export function Keep(props: { description: Description; draft: Draft; from: string | null }) {
  const [isBusy, setBusy] = createSignal(false);
  const [share, setShare] = createSignal<number | null>(null);
  const [trouble, setTrouble] = createSignal("");
  const stated = () => props.description.stated;
  const text = (what: "name" | "source") => stated()[what] ?? String(props.draft.profile[what] ?? "");
  const title = () => {
    const said = props.draft.profile.title as { en?: string; zh?: string } | undefined;
    return stated().title ?? (locale() === "en" ? said?.en : said?.zh) ?? "";
  };
  const act = async (work: () => Promise<void>) => {
    setBusy(true);
    setTrouble("");
    try {
      await work();
    } catch (error) {
      setTrouble(await Problem.of(error).sentence(locale()));
    } finally {
      setBusy(false);
      setShare(null);
    }
  };
  const keep = async () => {
    const names = { title: { en: title(), zh: title() }, source: text("source") };
    await save(text("name"), { ...props.draft.profile, ...names });
    announce(t("keep.saved", { name: title() }));
  };
  const takeIn = async () => {
    await keep();
    const held = props.from === null ? undefined : await Intake.oneImport(props.from);
    if (held?.state === "held") {
      await go(`/imports/${await HeldData.approve(held.importId, text("name"))}`);
      return;
    }
    const file = props.description.sample()?.file;
    if (file === undefined) return;
    const { importId } = await upload(file, text("name"), (done, total) => setShare(total > 0 ? done / total : null));
    await go(`/imports/${importId}`);
  };
  return (
    <Card title={t("keep.title")} class={css.card}>
      <div class={css.keep}>
        <label>
          <span>{t("keep.said")}</span>
          <input
            class="field"
            value={title()}
            maxLength={100}
            onChange={(event) => props.description.name("title", event.currentTarget.value)}
          />
        </label>
        <label>
          <span>{t("keep.name")}</span>
          <input
            class="field"
            value={text("name")}
            pattern="[a-z0-9][a-z0-9\-]*"
            maxLength={60}
            onChange={(event) => props.description.name("name", event.currentTarget.value)}
          />
          <span class="muted small">{t("keep.name.rule")}</span>
        </label>
        <label>
          <span>{t("keep.source")}</span>
          <input
            class="field"
            value={text("source")}
            pattern="[a-z0-9][a-z0-9_\-]*"
            maxLength={60}
            onChange={(event) => props.description.name("source", event.currentTarget.value)}
          />
          <span class="muted small">{t("keep.source.rule")}</span>
        </label>
      </div>
      <Show when={trouble()}>
        <p class="fault" role="alert">
          {trouble()}
        </p>
      </Show>
      <CardFoot>
        <span>{t("keep.note")}</span>
        <span class="actions">
          <button
            type="button"
            class="button"
            disabled={!props.draft.isReady || isBusy()}
            onClick={() => void act(keep)}
          >
            {t("keep.save")}
          </button>
          <button
            type="button"
            class="button"
            data-kind="primary"
            disabled={!props.draft.isReady || isBusy()}
            onClick={() => void act(takeIn)}
          >
            {share() === null
              ? t("keep.take")
              : t("keep.sending", { share: Format.share(Math.floor((share() ?? 0) * 100), 100, locale()) })}
          </button>
        </span>
      </CardFoot>
    </Card>
  );
}
