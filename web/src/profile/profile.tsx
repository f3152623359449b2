/** Describes a file that Clearboard does not know: what its columns mean, what only a person can say, what its rows become. */
import { createMemo, onMount, Show } from "solid-js";
import { Problem } from "../data/problem.ts";
import { locale, t } from "../i18n/text.ts";
import { announce } from "../ui/announce.tsx";
import { Card } from "../ui/card.tsx";
import { createParam } from "../ui/route.ts";
import { createTitle } from "../ui/title.ts";
import { Trouble } from "../ui/trouble.tsx";
import { Choose, Drop } from "./choose.tsx";
import { Columns } from "./columns.tsx";
import { handed } from "./handed.ts";
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
  createTitle(() => t("profile.documentTitle"));
  const take = (file: File) =>
    void description
      .take(file)
      .catch(async (error: unknown) => announce(await Problem.of(error).sentence(locale()), true));
  onMount(() => {
    const file = handed(from() ?? "");
    if (file) take(file);
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
    <main id="content" class="page" tabindex="-1">
      <div class="page-head">
        <div>
          <h1>{t("profile.title")}</h1>
          <Show when={name()}>
            {(of) => (
              <p class="meta">
                <span class="now">{of()}</span>
                <span>{format()}</span>
              </p>
            )}
          </Show>
        </div>
        <div class="end actions">
          <a href="/imports">{t("profile.back")}</a>
          <Show when={name()}>
            <Choose onFile={take} />
          </Show>
        </div>
      </div>
      <Show when={name() === undefined}>
        <Drop onFile={take} />
        <Saved />
      </Show>
      <Show when={description.shown.state === "errored"}>
        <Card title={t("columns.title")} class={css.card}>
          <Trouble problem={Problem.of(description.shown.error)} retry={description.retry} />
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
    </main>
  );
}
