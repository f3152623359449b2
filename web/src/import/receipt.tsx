/** The receipt of one file: where each of its rows went, and why those that were refused were. */
import { HANDED_OVER } from "@clearboard/core/words/hand-over";
import { TIMELESS } from "@clearboard/core/words/receipt";
import { say } from "@clearboard/core/words/text";
import { createEffect, createSignal, on, onCleanup, Show } from "solid-js";
import * as ImportData from "../data/import.ts";
import { may } from "../data/session.ts";
import { locale, t } from "../i18n/text.ts";
import { Card, CardFoot, Empty } from "../ui/card.tsx";
import { createQuery, invalidate } from "../ui/query.ts";
import { go } from "../ui/route.ts";
import { type Arrival, CHANGED, isOver } from "./queue.ts";
import css from "./receipt.module.css";
import { Rejected } from "./rejected.tsx";
import { again, Repeat, takenInAt } from "./repeat.tsx";
import { Sum } from "./row-sum.tsx";
import { Stopped } from "./stopped.tsx";
import { Undo } from "./undo.tsx";
import { Unused } from "./unused.tsx";

type Receipt = NonNullable<ImportData.Import["receipt"]>;
const POLL_MS = 1500;

type Props = {
  importId: string | null;
  /** the history is here: no id means no file */
  isKnown: boolean;
  /** the file that came to its end last, until another receipt is asked for */
  arrived: Arrival | null;
  /** the held file that was let in last; it is on its way from then on */
  letIn: string | null;
  /** asks for the receipt as it was the first time */
  onFirst: () => void;
};

export function ReceiptCard(props: Props) {
  const found = createQuery("imports/receipt", ImportData.oneImport, () => props.importId);
  const repeat = () =>
    props.arrived?.isKnown && props.arrived.importId === props.importId ? props.arrived : undefined;
  // the state that a decision taken on this page is about to end
  const [ending, setEnding] = createSignal<ImportData.Import["state"] | null>(null);
  createEffect(
    on([() => props.letIn, () => props.importId], ([letIn, shown]) => {
      setEnding(letIn !== null && letIn === shown ? "held" : null);
    }),
  );
  // a file that somebody else brought, that was on its way when the page was opened, or that was decided on
  createEffect(() => {
    const now = found.state === "ready" ? found.latest : undefined;
    if (now === undefined) return;
    if (isOver(now) && now.state !== ending()) {
      // it was taken back, or came to its end: what stands beside it may look different now
      if (ending() !== null) void invalidate(...CHANGED);
      setEnding(null);
      return;
    }
    const timer = setTimeout(() => void invalidate("imports/receipt"), POLL_MS);
    onCleanup(() => clearTimeout(timer));
  });
  return (
    <Card
      title={t("receipt.title")}
      aside={
        <Show when={props.importId === null ? undefined : found()}>
          {(shown) => <>{repeat()?.name ?? `${shown().name}, ${takenInAt(shown())}`}</>}
        </Show>
      }
      class={css.card}
      rows={4}
      query={found}
    >
      <Show
        when={props.importId !== null}
        fallback={<Show when={props.isKnown}>{<Empty title={t("receipt.none")} text={t("receipt.none.text")} />}</Show>}
      >
        <Show when={found()}>
          {(shown) => (
            <Show when={shown().receipt} fallback={<Empty title={t(`state.${shown().state}`)} />}>
              {(receipt) => (
                <>
                  <Show when={repeat()}>
                    {(arrival) => <Repeat name={arrival().name} earlier={shown()} onFirst={props.onFirst} />}
                  </Show>
                  <Outcome
                    receipt={repeat() ? { ...receipt(), rows: again(receipt().rows) } : receipt()}
                    state={shown().state}
                    onUndone={() => setEnding(shown().state)}
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

function Outcome(props: { receipt: Receipt; state: ImportData.Import["state"]; onUndone: () => void }) {
  const isStopped = () => ["refused", "held", "withdrawn"].includes(props.state);
  return (
    <Show when={!isStopped()} fallback={<Stopped receipt={props.receipt} state={props.state} />}>
      <Sum rows={props.receipt.rows} />
      <Show when={props.receipt.handedOver}>
        {(n) => <p class="muted small">{say(HANDED_OVER, locale(), { n: n() })}</p>}
      </Show>
      <Show when={props.receipt.timeless}>
        {(n) => <p class="muted small">{say(TIMELESS, locale(), { n: n() })}</p>}
      </Show>
      <Show when={props.receipt.unused.length + props.receipt.mapped.length > 0}>
        <Unused
          importId={props.receipt.importId}
          columns={props.receipt.unused}
          canMap={props.state === "applied"}
          onMapped={(importId) => void go(`/imports/${importId}`)}
        />
      </Show>
      <Show when={props.receipt.rows.rejected > 0} fallback={<p class="muted small">{t("receipt.allGood")}</p>}>
        <Rejected receipt={props.receipt} />
      </Show>
      <CardFoot>
        <span>{t("receipt.note")}</span>
        <span class={css.links}>
          <Show when={may("board.read")}>
            <a href="/board">{t("receipt.open")}</a>
          </Show>
          <Show when={props.state === "applied"}>
            <Undo importId={props.receipt.importId} name={props.receipt.path} onUndone={props.onUndone} />
          </Show>
        </span>
      </CardFoot>
    </Show>
  );
}
