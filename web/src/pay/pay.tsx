/** Pay: everybody's for a director, one's own for a rep. */
import { createResource, Show } from "solid-js";
import { latest } from "../board/state.tsx";
import * as Client from "../data/client.ts";
import { role, session } from "../data/session.ts";
import { t } from "../i18n/text.ts";
import { Card, Empty } from "../ui/card.tsx";
import { createTitle } from "../ui/title.ts";
import { place } from "./place.ts";
import { Run } from "./run.tsx";
import { Statement } from "./statement.tsx";

export default function Pay() {
  const [months, { refetch }] = createResource(Client.months);
  const isDirector = () => role() === "director";
  const month = () => place().month ?? (months.state === "ready" ? latest(months.latest ?? []) : null);
  const person = () => place().person ?? (isDirector() ? null : (session()?.user.person ?? null));
  const known = () => months.latest ?? [];
  createTitle(() => t(isDirector() ? "pay.title" : "pay.mine"));
  return (
    <main id="content" class="page" tabindex="-1">
      <Show
        when={isDirector() || session()?.user.person}
        fallback={<Nothing title={t("pay.noPerson")} retry={() => void refetch()} />}
      >
        <Show
          when={month()}
          fallback={
            <Card title={t("pay.title")} rows={8} retry={() => void refetch()}>
              <Show when={months()}>
                <Empty title={t("pay.none")} text={t("pay.none.text")} />
              </Show>
            </Card>
          }
        >
          {(shown) => (
            <Show when={person()} fallback={<Run month={shown()} months={known()} />}>
              {(whose) => <Statement month={shown()} person={whose()} months={known()} />}
            </Show>
          )}
        </Show>
      </Show>
    </main>
  );
}

function Nothing(props: { title: string; retry: () => void }) {
  return (
    <Card title={t("pay.mine")} retry={props.retry}>
      <Empty title={props.title} />
    </Card>
  );
}
