/** Imports: drop exports, see what became of every row, link the owners nobody knew. */
import { createEffect, createSignal, on, Show } from "solid-js";
import * as ImportData from "../data/import.ts";
import { may } from "../data/session.ts";
import { t } from "../i18n/text.ts";
import { Page } from "../ui/page.tsx";
import { createQuery, invalidate } from "../ui/query.ts";
import { go, path } from "../ui/route.ts";
import { Drop } from "./drop.tsx";
import { Held } from "./held.tsx";
import { History } from "./history.tsx";
import css from "./imports.module.css";
import { Owners } from "./owners.tsx";
import { Progress } from "./progress.tsx";
import { type Arrival, CHANGED, items, take } from "./queue.ts";
import { Rates } from "./rates.tsx";
import { ReceiptCard } from "./receipt.tsx";
import { Sources } from "./sources.tsx";
import { UnknownWords } from "./unknown-words.tsx";

export default function Imports() {
  const people = createQuery("people", ImportData.people);
  const history = createQuery("imports", () => ImportData.imports());
  const profiles = createQuery("profiles", ImportData.profiles);
  const known = () => profiles.latest ?? [];
  const chosen = () => /^\/imports\/([^/]+)$/.exec(path())?.[1] ?? null;
  const shown = () => chosen() ?? history.latest?.imports[0]?.importId ?? null;
  // a receipt on screen is asked for again when its file has reached its end
  const [arrived, setArrived] = createSignal<Arrival | null>(null, { equals: false });
  const [letIn, setLetIn] = createSignal<string | null>(null);
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
      void invalidate(...CHANGED);
    });
  const forget = () => void setArrived(null);

  return (
    <Page
      title={t("import.title")}
      windowTitle={t("import.documentTitle")}
      actions={
        <>
          <Show when={may("access.manage")}>
            <a href="/keys">{t("import.keys")}</a>
          </Show>
          <a class="button" href="/imports/profile">
            {t("import.describe")}
          </a>
        </>
      }
    >
      <Held
        profiles={known()}
        onDecided={(importId) => {
          setLetIn(importId);
          if (importId !== null) void go(`/imports/${importId}`);
        }}
      />
      <div class={css.flow}>
        <Drop profiles={known()} onFiles={bring} />
        <History first={history} shown={shown()} onOpen={forget} />
      </div>
      <Show when={items.some((item) => item.step !== "done")}>
        <Progress />
      </Show>
      <ReceiptCard
        importId={shown()}
        arrived={arrived()}
        letIn={letIn()}
        onFirst={forget}
        isKnown={history.state !== "pending"}
      />
      <UnknownWords />
      <Owners people={people} />
      <Rates />
      <Sources />
    </Page>
  );
}
