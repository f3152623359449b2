import { createSignal, For, Show } from "solid-js";
import * as ImportData from "../data/import.ts";
import { zone } from "../data/session.ts";
import * as Format from "../i18n/format.ts";
import { locale, t } from "../i18n/text.ts";
import { createAction } from "../ui/action.ts";
import { Button } from "../ui/button.tsx";
import { Card, Empty } from "../ui/card.tsx";
import type { Query } from "../ui/query.ts";
import css from "./history.module.css";

type Page = Awaited<ReturnType<typeof ImportData.imports>>;
const SHOWN = 5;

/** Which files came in, newest first; each opens its receipt. */
export function History(props: {
  first: Query<Page>;
  shown: string | null;
  /** a file was chosen here, be it the one on screen */
  onOpen: () => void;
}) {
  const [earlier, setEarlier] = createSignal<Page[]>([]);
  const [isOpen, setOpen] = createSignal(false);
  const all = () => [...(props.first()?.imports ?? []), ...earlier().flatMap((page) => page.imports)];
  const cursor = () => (earlier().length > 0 ? earlier().at(-1)?.cursor : props.first()?.cursor);
  const more = createAction(
    async () => {
      if (!isOpen() && all().length > SHOWN) setOpen(true);
      else if (cursor()) setEarlier([...earlier(), await ImportData.imports(cursor())]);
    },
    { isAnnounced: true },
  );
  return (
    <Card title={t("history.title")} rows={5} query={props.first} class={css.card}>
      <Show when={all().length > 0} fallback={<Empty title={t("history.none")} text={t("history.none.text")} />}>
        <ul class={css.list} data-open={isOpen() ? "" : undefined}>
          <For each={isOpen() ? all() : all().slice(0, SHOWN)}>
            {(file) => (
              <li data-selected={file.importId === props.shown ? "" : undefined}>
                <a
                  href={`/imports/${file.importId}`}
                  aria-current={file.importId === props.shown ? "true" : undefined}
                  onClick={() => props.onOpen()}
                >
                  {file.name}
                </a>
                <span class="muted small nowrap">{Format.time(file.receivedAt, zone(), locale())}</span>
                <Result file={file} />
              </li>
            )}
          </For>
        </ul>
        <Show when={(!isOpen() && all().length > SHOWN) || cursor()}>
          <Button kind="link-small" class={css.more} action={more}>
            {t("history.more")}
          </Button>
        </Show>
      </Show>
    </Card>
  );
}

function Result(props: { file: ImportData.ImportSummary }) {
  const rows = () => props.file.rows;
  const isBad = () => props.file.state === "refused";
  return (
    <Show
      when={props.file.state === "applied" && rows()}
      fallback={
        <span class="tag" data-tone={isBad() ? "fault" : props.file.state === "held" ? "behind" : "accent"}>
          {t(`state.${props.file.state}`)}
        </span>
      }
    >
      {(of) => (
        <Show
          when={of().rejected > 0}
          fallback={
            <span class="muted small">
              {of().accepted === 0 && of().unchanged > 0 ? t("state.unchanged") : t("history.rows", { n: of().read })}
            </span>
          }
        >
          <span class="tag" data-tone="behind">
            {t("state.rejected", { n: of().rejected })}
          </span>
        </Show>
      )}
    </Show>
  );
}
