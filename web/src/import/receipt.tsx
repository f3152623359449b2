/** The receipt of one file: where each of its rows went, and why those that were refused were. */
import { createEffect, createResource, For, on, onCleanup, Show } from "solid-js";
import * as Intake from "../data/intake.ts";
import { session } from "../data/session.ts";
import * as Format from "../i18n/format.ts";
import { locale, t } from "../i18n/text.ts";
import { Card, CardFoot, Empty } from "../ui/card.tsx";
import { type Arrival, isOver } from "./queue.ts";
import css from "./receipt.module.css";
import { Rejected } from "./rejected.tsx";
import { again, Repeat, takenInAt } from "./repeat.tsx";
import { Stopped } from "./stopped.tsx";
import { Undo } from "./undo.tsx";

type Receipt = NonNullable<Intake.Import["receipt"]>;
const POLL_MS = 1500;
const PARTS = ["accepted", "unchanged", "stale", "pending", "skipped", "duplicate", "rejected"] as const;

type Props = {
  importId: string | null;
  /** the history is here: no id means no file */
  isKnown: boolean;
  /** the file that came to its end last, until another receipt is asked for */
  arrived: Arrival | null;
  /** asks for the receipt as it was the first time */
  onFirst: () => void;
  /** it was taken back, or came to its end: what stands beside it may look different now */
  onChanged: () => void;
};

export function ReceiptCard(props: Props) {
  const [one, { refetch }] = createResource(() => props.importId, Intake.oneImport);
  const repeat = () =>
    props.arrived?.isKnown && props.arrived.importId === props.importId ? props.arrived : undefined;
  createEffect(
    on(
      () => props.arrived,
      (arrived) => arrived?.importId === props.importId && void refetch(),
      { defer: true },
    ),
  );
  // a file that somebody else brought, or that was on its way when the page was opened
  createEffect(() => {
    const now = one.state === "ready" ? one.latest : undefined;
    if (now === undefined || isOver(now)) return;
    const timer = setTimeout(() => void refetch(), POLL_MS);
    onCleanup(() => clearTimeout(timer));
  });
  return (
    <Card
      title={t("receipt.title")}
      aside={
        <Show when={props.importId === null ? undefined : one()}>
          {(shown) => <>{repeat()?.name ?? `${shown().name}, ${takenInAt(shown())}`}</>}
        </Show>
      }
      class={css.card}
      rows={4}
      retry={() => void refetch()}
    >
      <Show
        when={props.importId !== null}
        fallback={<Show when={props.isKnown}>{<Empty title={t("receipt.none")} text={t("receipt.none.text")} />}</Show>}
      >
        <Show when={one()}>
          {(shown) => (
            <Show when={shown().receipt} fallback={<Empty title={t(`state.${shown().state}`)} />}>
              {(receipt) => (
                <>
                  <Show when={repeat()}>
                    {(arrival) => <Repeat name={arrival().name} earlier={shown()} onFirst={props.onFirst} />}
                  </Show>
                  <Told
                    receipt={repeat() ? { ...receipt(), rows: again(receipt().rows) } : receipt()}
                    state={shown().state}
                    onUndone={() => {
                      void refetch();
                      props.onChanged();
                    }}
                  />
                </>
              )}
            </Show>
          )}
        </Show>
      </Show>
    </Card>
  );
}

function Told(props: { receipt: Receipt; state: Intake.Import["state"]; onUndone: () => void }) {
  const isStopped = () => ["refused", "held", "withdrawn"].includes(props.state);
  return (
    <Show when={!isStopped()} fallback={<Stopped receipt={props.receipt} state={props.state} />}>
      <Sum rows={props.receipt.rows} />
      <Show when={props.receipt.rows.rejected > 0} fallback={<p class="muted small">{t("receipt.allGood")}</p>}>
        <Rejected receipt={props.receipt} />
      </Show>
      <CardFoot>
        <span>{t("receipt.note")}</span>
        <Show when={session()?.user.role === "director"}>
          <a href="/board">{t("receipt.open")}</a>
        </Show>
        <Show when={props.state === "applied"}>
          <Undo importId={props.receipt.importId} name={props.receipt.path} onUndone={props.onUndone} />
        </Show>
      </CardFoot>
    </Show>
  );
}

/** The counts and the strip; a part of nothing is left out, except the three everyone looks for. */
function Sum(props: { rows: Receipt["rows"] }) {
  const shown = () =>
    PARTS.filter((part) => props.rows[part] > 0 || part === "accepted" || part === "pending" || part === "rejected");
  const said = () =>
    shown()
      .map((part) => `${t(`receipt.${part}`)} ${Format.count(props.rows[part], locale())}`)
      .join(locale() === "en" ? ", " : "，");
  return (
    <>
      <dl class={css.sum}>
        <div>
          <dt>{t("receipt.read")}</dt>
          <dd>{Format.count(props.rows.read, locale())}</dd>
        </div>
        <For each={shown()}>
          {(part) => (
            <div data-part={part} data-some={props.rows[part] > 0 ? "" : undefined}>
              <dt>{t(`receipt.${part}`)}</dt>
              <dd>{Format.count(props.rows[part], locale())}</dd>
            </div>
          )}
        </For>
      </dl>
      <div class={css.strip} role="img" aria-label={t("receipt.label", { read: props.rows.read, parts: said() })}>
        <For each={shown()}>
          {(part) => (
            <Show when={props.rows[part] > 0}>
              <i data-part={part} style={{ "flex-grow": props.rows[part] }} />
            </Show>
          )}
        </For>
      </div>
    </>
  );
}
