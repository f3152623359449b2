/** Describes a file that Clearboard does not know: what its columns mean, what only a person can say, what its rows become. */
import { createMemo, onMount, Show } from "solid-js";
import { pendingFile } from "../data/pending-file.ts";
import { Problem } from "../data/problem.ts";
import { t } from "../i18n/text.ts";
import { createAction } from "../ui/action.ts";
import { Card } from "../ui/card.tsx";
import { DropZone, FileButton } from "../ui/drop-zone.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { Page } from "../ui/page.tsx";
import { createParam } from "../ui/route.ts";
import { Columns } from "./columns.tsx";
import { Keep } from "./keep.tsx";
import { Kind } from "./kind.tsx";
import { Known } from "./known.tsx";
import css from "./profile.module.css";
import { Questions } from "./questions.tsx";
import { Rows } from "./rows.tsx";
import { Saved } from "./saved.tsx";
import { createDescription } from "./state.ts";

export default function Profile() {
  const description = createDescription();
  const from = createParam("import");
  const take = createAction((file: File) => description.take(file), { isAnnounced: true });
  const takeFirst = ([file]: File[]) => file && take(file);
  onMount(() => {
    const file = pendingFile(from() ?? "");
    if (file) void take(file);
  });
  const name = createMemo(() => description.sample()?.name);
  const format = () => {
    const draft = description.draft();
    if (draft === undefined) return "";
    const signs = { ",": "comma", ";": "semicolon", "\t": "tab", "|": "bar" } as const;
    const sign = signs[draft.delimiter as keyof typeof signs] ?? "none";
    return t("profile.format", { encoding: draft.encoding.toUpperCase(), delimiter: t(`profile.delimiter.${sign}`) });
  };
  return (
    <Page
      title={t("profile.title")}
      windowTitle={t("profile.documentTitle")}
      lead={
        <Show when={name()}>
          {(of) => (
            <p class="meta">
              <span class="now">{of()}</span>
              <span>{format()}</span>
            </p>
          )}
        </Show>
      }
      actions={
        <>
          <a href="/imports">{t("profile.back")}</a>
          <Show when={name()}>
            <FileButton onFiles={takeFirst}>{t("profile.other")}</FileButton>
          </Show>
        </>
      }
    >
      <Show when={name() === undefined}>
        <DropZone
          title={t("profile.drop")}
          text={t("profile.drop.text")}
          choose={t("profile.choose")}
          onFiles={takeFirst}
        />
        <Saved />
      </Show>
      <Show when={description.shown.state === "errored"}>
        <Card title={t("columns.title")} class={css.card}>
          <ErrorState problem={Problem.of(description.shown.error)} retry={description.retry} />
        </Card>
      </Show>
      <Show when={description.draft()}>
        {(draft) => (
          <>
            <Show
              when={description.known()}
              fallback={
                <>
                  <Show when={draft().known.length > 0}>
                    <p class={css.known}>
                      {t("profile.known", { names: draft().known.join(", ") })}{" "}
                      <a href="/imports">{t("profile.known.link")}</a>
                    </p>
                  </Show>
                  <Kind description={description} draft={draft()} />
                  <Columns description={description} draft={draft()} />
                  <Show when={draft().kind}>
                    {(kind) => (
                      <>
                        <Questions description={description} draft={draft()} kind={kind()} />
                        <Rows preview={description.preview()} draft={draft()} />
                        <Keep description={description} draft={draft()} from={from()} />
                      </>
                    )}
                  </Show>
                </>
              }
            >
              {(name) => <Known description={description} draft={draft()} name={name()} />}
            </Show>
          </>
        )}
      </Show>
    </Page>
  );
}
