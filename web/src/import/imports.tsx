/** Imports: drop exports, see what became of every row, link the owners nobody knew. */
import { createEffect, createResource, createSignal, on, Show } from "solid-js";
import * as HeldData from "../data/held.ts";
import * as Intake from "../data/intake.ts";
import { may } from "../data/session.ts";
import { t } from "../i18n/text.ts";
import { go, path } from "../ui/route.ts";
import { createTitle } from "../ui/title.ts";
import { Drop } from "./drop.tsx";
import { Held } from "./held.tsx";
import { History } from "./history.tsx";
import css from "./imports.module.css";
import { Owners } from "./owners.tsx";
import { Progress } from "./progress.tsx";
import { type Arrival, items, take } from "./queue.ts";
import { ReceiptCard } from "./receipt.tsx";
import { Sources } from "./sources.tsx";

export default function Imports() {
  const [people, { refetch: refetchPeople }] = createResource(Intake.people);
  const [history, { refetch: refetchHistory }] = createResource(() => Intake.imports());
  const [profiles] = createResource(Intake.profiles);
  const [held, { refetch: refetchHeld }] = createResource(HeldData.held);
  const known = () => (profiles.state === "errored" ? [] : (profiles.latest ?? []));
  const chosen = () => /^\/imports\/([^/]+)$/.exec(path())?.[1] ?? null;
  const shown = () =>
    chosen() ?? (history.state === "errored" ? undefined : history.latest?.imports[0]?.importId) ?? null;
  // a receipt on screen is asked for again when its file has reached its end
  const [arrived, setArrived] = createSignal<Arrival | null>(null, { equals: false });
  const [letIn, setLetIn] = createSignal<string | null>(null);
  createTitle(() => t("import.documentTitle"));
  createEffect(
    on(
      () => people.state === "ready" && window.location.hash === "#owners",
      (isAsked) => isAsked && document.getElementById("owners")?.scrollIntoView(),
    ),
  );

  const bring = (files: readonly File[], profile: string) =>
    take(files, profile, async (arrival) => {
      setArrived(arrival);
      await go(`/imports/${arrival.importId}`);
      refresh();
    });
  const refresh = () => {
    void refetchHistory();
    void refetchPeople();
    void refetchHeld();
  };
  const forget = () => void setArrived(null);

  return (
    <main id="content" class="page" tabindex="-1">
      <div class="page-head">
        <h1>{t("import.title")}</h1>
        <div class="end actions">
          <Show when={may("access.manage")}>
            <a href="/keys">{t("import.keys")}</a>
          </Show>
          <a class="button" href="/imports/profile">
            {t("import.describe")}
          </a>
        </div>
      </div>
      <Held
        files={held}
        profiles={known()}
        retry={() => void refetchHeld()}
        onDecided={(importId) => {
          setLetIn(importId);
          if (importId !== null) void go(`/imports/${importId}`);
          refresh();
        }}
      />
      <div class={css.flow}>
        <Drop profiles={known()} onFiles={bring} />
        <History first={history} retry={() => void refetchHistory()} shown={shown()} onOpen={forget} />
      </div>
      <Show when={items.some((item) => item.step !== "done")}>
        <Progress />
      </Show>
      <ReceiptCard
        importId={shown()}
        arrived={arrived()}
        letIn={letIn()}
        onFirst={forget}
        onChanged={refresh}
        isKnown={history.state !== "pending"}
      />
      <Owners people={people} retry={() => void refetchPeople()} onLinked={() => void refetchPeople()} />
      <Sources />
    </main>
  );
}
