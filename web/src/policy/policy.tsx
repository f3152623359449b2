/** Pay plans: what holds and what waits; the editor and the simulation come when they are opened. */
import { createResource, lazy, Match, Show, Switch } from "solid-js";
import * as Data from "../data/policy.ts";
import { may } from "../data/session.ts";
import { t } from "../i18n/text.ts";
import { Closed } from "../nowhere.tsx";
import { path } from "../ui/route.ts";
import { createTitle } from "../ui/title.ts";
import { Overview } from "./overview.tsx";

const Edit = lazy(() => import("./edit.tsx"));
const Simulate = lazy(() => import("./simulate.tsx"));

export default function Policy() {
  const [inForce, { refetch }] = createResource(Data.inForce);
  createTitle(() => t("policy.documentTitle"));
  const isDirector = () => may("policy.manage");
  const reload = () => void refetch();
  return (
    <Switch fallback={<Overview inForce={inForce} reload={reload} />}>
      <Match when={path() === "/policy/edit" || path() === "/policy/simulate"}>
        <Show when={isDirector()} fallback={<Closed />}>
          <Show when={path() === "/policy/edit"} fallback={<Simulate inForce={inForce} reload={reload} />}>
            <Edit inForce={inForce} reload={reload} />
          </Show>
        </Show>
      </Match>
    </Switch>
  );
}
