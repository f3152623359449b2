/** A change paid on past months beside what paid them: cost, who gains and who loses, how pay is spread; then it is handed in. */
import { createResource, createSignal, For, type Resource, Show } from "solid-js";
import * as Client from "../data/client.ts";
import * as Data from "../data/policy.ts";
import { Problem } from "../data/problem.ts";
import * as Format from "../i18n/format.ts";
import { locale, t } from "../i18n/text.ts";
import { announce } from "../ui/announce.tsx";
import { Card, Empty } from "../ui/card.tsx";
import { go } from "../ui/route.ts";
import { Cost } from "./cost.tsx";
import { Gains } from "./gains.tsx";
import css from "./policy.module.css";
import { Refused } from "./refused.tsx";
import { Spread } from "./spread.tsx";
import { choices, effectiveMonth } from "./when.tsx";
import { keep, type Work, work } from "./work.ts";

const USUAL = 3;

export default function Simulate(props: { inForce: Resource<Data.InForce>; reload: () => void }) {
  return (
    <main id="content" class="page" tabindex="-1">
      <div class="page-head">
        <h1>{t("sim.title")}</h1>
        <div class="end actions">
          <a class="button" href="/policy/edit">
            {t("sim.back")}
          </a>
        </div>
      </div>
      <Show
        when={work()}
        fallback={
          <Card title={t("sim.title")}>
            <Empty title={t("sim.none")} text={t("sim.none.text")} />
          </Card>
        }
      >
        {(of) => <Simulated work={of()} inForce={props.inForce} reload={props.reload} />}
      </Show>
    </main>
  );
}

function Simulated(props: { work: Work; inForce: Resource<Data.InForce>; reload: () => void }) {
  const [months, { refetch }] = createResource(Client.months);
  const known = () => months()?.map(({ month }) => month) ?? [];
  const [chosen, setChosen] = createSignal<{ from: string; to: string }>();
  const range = () => chosen() ?? { from: known().at(-USUAL) ?? known()[0] ?? "", to: known().at(-1) ?? "" };
  const [isBusy, setBusy] = createSignal(false);
  const [found, again] = createResource(
    () => (known().length === 0 ? null : { document: props.work.policy, ...range() }),
    Data.simulate,
  );
  const month = () => {
    const now = props.inForce()?.month;
    return now === undefined ? null : effectiveMonth(props.work, choices(months() ?? [], now), now);
  };
  const isMoved = () => (props.inForce()?.document.version ?? props.work.base) !== props.work.base;
  const handIn = async () => {
    const effective = month();
    if (effective === null) return;
    setBusy(true);
    try {
      await Data.handIn({ document: props.work.policy, effectiveMonth: effective, note: props.work.note });
      keep(null);
      props.reload();
      announce(t("sim.handedIn"));
      void go("/policy");
    } catch (error) {
      announce(await Problem.of(error).sentence(locale()), true);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Card title={t("sim.months")} rows={1} retry={() => void refetch()} class={css.range}>
        <div class={css.asks}>
          <For each={["from", "to"] as const}>
            {(side) => (
              <label class={css.ask}>
                <span class="muted small">{t(`sim.${side}`)}</span>
                <select
                  class="field"
                  onChange={(event) => setChosen({ ...range(), [side]: event.currentTarget.value })}
                >
                  <For each={known()}>
                    {(one) => (
                      <option value={one} selected={one === range()[side]}>
                        {Format.month(one, locale())}
                      </option>
                    )}
                  </For>
                </select>
              </label>
            )}
          </For>
          <div class={css.handIn}>
            <button
              type="button"
              class="button"
              data-kind="primary"
              disabled={isBusy() || found.state !== "ready" || isMoved()}
              onClick={() => void handIn()}
            >
              {t("sim.handIn")}
            </button>
            <span class="muted small">
              <Show when={month()}>{(from) => t("sim.handIn.text", { month: Format.month(from(), locale()) })}</Show>
            </span>
          </div>
        </div>
        <Show when={isMoved()}>
          <p class="behind">
            {t("policy.moved", { version: props.inForce()?.document.version ?? 0, base: props.work.base })}
          </p>
        </Show>
      </Card>
      <div class={css.simulated}>
        <Card title={t("sim.cost")} rows={5} retry={() => void again.refetch()}>
          <Show when={found()}>{(one) => <Cost found={one()} />}</Show>
        </Card>
        <Card title={t("sim.spread")} rows={5} retry={() => void again.refetch()}>
          <Show when={found()}>{(one) => <Spread found={one()} />}</Show>
        </Card>
        <Card title={t("sim.who")} rows={8} class={css.whole} retry={() => void again.refetch()}>
          <Show when={found()}>{(one) => <Gains found={one()} />}</Show>
        </Card>
        <Card title={t("sim.refused")} rows={2} class={css.whole} retry={() => void again.refetch()}>
          <Show when={found()}>{(one) => <Refused found={one()} />}</Show>
        </Card>
      </div>
    </>
  );
}
