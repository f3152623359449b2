/** Pay: everybody's for a director, one's own for a rep. */
import { type JSX, Match, Show, Switch } from "solid-js";
import { latestMonth, payPlace } from "../address.ts";
import * as Client from "../data/client.ts";
import { may, session } from "../data/session.ts";
import { t } from "../i18n/text.ts";
import { Card, Empty } from "../ui/card.tsx";
import { Page } from "../ui/page.tsx";
import { createQuery } from "../ui/query.ts";
import { Run } from "./run.tsx";
import { Statement } from "./statement.tsx";

export default function Pay() {
  // asked again with every month turned to: files may have brought another
  const months = createQuery("months", Client.months, () => payPlace().month ?? "latest");
  const isDirector = () => may("pay.manage");
  const known = () => months.latest ?? [];
  const own = () => session()?.user.person ?? null;
  const month = () => payPlace().month ?? latestMonth(known());
  const person = () => payPlace().person ?? (isDirector() ? null : own());
  const isOthers = () => !isDirector() && payPlace().person !== null && payPlace().person !== own();
  return (
    <Switch
      fallback={
        <Framed>
          <Card title={t("pay.none.question")} rows={8} query={months}>
            {(_months) => (
              <Empty title={t("pay.none")} text={t("pay.none.text")}>
                <Show when={may("import.manage")}>
                  <a class="button" href="/imports">
                    {t("app.toImports")}
                  </a>
                </Show>
              </Empty>
            )}
          </Card>
        </Framed>
      }
    >
      <Match when={!isDirector() && own() === null}>
        <Framed>
          <Card title={t("pay.mine")}>
            <Empty title={t("pay.noPerson")} />
          </Card>
        </Framed>
      </Match>
      <Match when={isOthers()}>
        <Framed>
          <Card title={t("pay.others")}>
            <Empty title={t("pay.others.title")} text={t("pay.others.text")}>
              <a class="button" href="/pay">
                {t("pay.toMine")}
              </a>
            </Empty>
          </Card>
        </Framed>
      </Match>
      <Match when={month()}>
        {(shown) => (
          <Show when={person()} fallback={<Run month={shown()} months={known()} />}>
            {(whose) => <Statement month={shown()} person={whose()} months={known()} />}
          </Show>
        )}
      </Match>
    </Switch>
  );
}

/** A page of pay that has no pay to show. */
function Framed(props: { children: JSX.Element }) {
  return <Page title={t(may("pay.manage") ? "pay.title" : "pay.mine")}>{props.children}</Page>;
}
