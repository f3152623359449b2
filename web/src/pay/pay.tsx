/** Pay: everybody's for a director, one's own for a rep. */
import { createResource, Match, Show, Switch } from "solid-js";
import { latest } from "../board/state.tsx";
import * as Client from "../data/client.ts";
import { may, session } from "../data/session.ts";
import { t } from "../i18n/text.ts";
import { Card, Empty } from "../ui/card.tsx";
import { createTitle } from "../ui/title.ts";
import { place } from "./place.ts";
import { Run } from "./run.tsx";
import { Statement } from "./statement.tsx";

export default function Pay() {
  // asked again with every month turned to: files may have brought another
  const [months, { refetch }] = createResource(() => place().month ?? "latest", Client.months);
  const isDirector = () => may("pay.manage");
  const known = () => (months.state === "ready" || months.state === "refreshing" ? (months.latest ?? []) : []);
  const own = () => session()?.user.person ?? null;
  const month = () => place().month ?? latest(known());
  const person = () => place().person ?? (isDirector() ? null : own());
  const isOthers = () => !isDirector() && place().person !== null && place().person !== own();
  createTitle(() => t(isDirector() ? "pay.title" : "pay.mine"));
  return (
    <main id="content" class="page" tabindex="-1" data-print-width={person() === null ? undefined : "900"}>
      <Switch>
        <Match when={!isDirector() && own() === null}>
          <Head />
          <Card title={t("pay.mine")}>
            <Empty title={t("pay.noPerson")} />
          </Card>
        </Match>
        <Match when={isOthers()}>
          <Head />
          <Card title={t("pay.others")}>
            <Empty title={t("pay.others.title")} text={t("pay.others.text")}>
              <a class="button" href="/pay">
                {t("pay.toMine")}
              </a>
            </Empty>
          </Card>
        </Match>
        <Match when={month()}>
          {(shown) => (
            <Show when={person()} fallback={<Run month={shown()} months={known()} />}>
              {(whose) => <Statement month={shown()} person={whose()} months={known()} />}
            </Show>
          )}
        </Match>
        <Match when={true}>
          <Head />
          <Card title={t("pay.none.question")} rows={8} retry={() => void refetch()}>
            <Show when={months()}>
              <Empty title={t("pay.none")} text={t("pay.none.text")}>
                <Show when={may("import.manage")}>
                  <a class="button" href="/imports">
                    {t("app.toImports")}
                  </a>
                </Show>
              </Empty>
            </Show>
          </Card>
        </Match>
      </Switch>
    </main>
  );
}

function Head() {
  return (
    <div class="page-head">
      <h1>{t(may("pay.manage") ? "pay.title" : "pay.mine")}</h1>
    </div>
  );
}
