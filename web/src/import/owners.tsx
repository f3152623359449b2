/** Owners that files name and nobody knows yet: choose who each is, and their rows count. */
import { createSignal, For, type Resource, Show } from "solid-js";
import * as Intake from "../data/intake.ts";
import { Problem } from "../data/problem.ts";
import * as Format from "../i18n/format.ts";
import { locale, t, tCode } from "../i18n/text.ts";
import { announce } from "../ui/announce.tsx";
import { Card, CardFoot, Empty } from "../ui/card.tsx";
import css from "./owners.module.css";
import { Money } from "./waiting.tsx";

type Pending = Intake.People["pending"][number];

export function Owners(props: { people: Resource<Intake.People>; retry: () => void; onLinked: () => void }) {
  const pending = () => props.people()?.pending ?? [];
  const waiting = () => props.people()?.waiting ?? [];
  const everyone = () => props.people()?.people ?? [];
  return (
    <div id="owners">
      <Card title={t("pending.title")} rows={3} retry={props.retry} class={css.card}>
        <Show
          when={pending().length > 0}
          fallback={
            <>
              <Empty title={t("pending.none")} text={t("pending.none.text")} />
              <Money waiting={waiting()} />
            </>
          }
        >
          <p class={`answer ${css.answer}`}>
            {t("pending.answer", { n: pending().length })}
            <span class="aside">{t("history.rows", { n: pending().reduce((sum, owner) => sum + owner.rows, 0) })}</span>
          </p>
          <table class={css.table}>
            <thead>
              <tr>
                <th scope="col">{t("pending.owner")}</th>
                <th scope="col" class="num">
                  {t("pending.rows")}
                </th>
                <th scope="col">{t("pending.person")}</th>
                <th scope="col">
                  <span class="hidden">{t("pending.link")}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              <For each={pending()}>
                {(owner) => <Row owner={owner} people={everyone()} onLinked={props.onLinked} />}
              </For>
            </tbody>
          </table>
          <Money waiting={waiting()} />
          <CardFoot>
            <span>{t(everyone().length > 0 ? "pending.note" : "pending.noPeople")}</span>
          </CardFoot>
        </Show>
      </Card>
    </div>
  );
}

/** What stands behind the namespace: `crm:name|Anna Snelling` is shown as Anna Snelling, with its source beside it. */
export function ownerName(owner: string): string {
  return owner.slice(owner.indexOf("|") + 1);
}

function Row(props: { owner: Pending; people: Intake.People["people"]; onLinked: () => void }) {
  const [chosen, setChosen] = createSignal(props.owner.suggestions[0]?.id ?? "");
  const [isBusy, setBusy] = createSignal(false);
  const name = () => ownerName(props.owner.owner);
  const link = async () => {
    setBusy(true);
    try {
      await Intake.link(props.owner.owner, chosen());
      announce(
        t("pending.linked", {
          owner: name(),
          person: props.people.find((person) => person.id === chosen())?.name ?? "",
        }),
      );
      props.onLinked();
    } catch (error) {
      announce(await Problem.of(error).sentence(locale()), true);
    } finally {
      setBusy(false);
    }
  };
  return (
    <tr>
      <th scope="row">
        {name()}{" "}
        <span class="muted small">
          {[props.owner.source, ...props.owner.kinds.map((kind) => tCode("kind", kind))].join(", ")}
        </span>
      </th>
      <td class="num">{Format.count(props.owner.rows, locale())}</td>
      <td>
        <select
          class="field"
          aria-label={t("pending.personFor", { owner: name() })}
          onChange={(event) => setChosen(event.currentTarget.value)}
        >
          <option value="" selected={chosen() === ""}>
            {t("pending.choose")}
          </option>
          <Show when={props.owner.suggestions.length > 0}>
            <optgroup label={t("pending.suggested")}>
              <For each={props.owner.suggestions}>
                {(person, index) => (
                  <option value={person.id} selected={index() === 0}>
                    {person.name}
                  </option>
                )}
              </For>
            </optgroup>
          </Show>
          <optgroup label={t("pending.everyone")}>
            <For each={props.people}>
              {(person) => (
                <option value={person.id}>
                  {person.name}
                  {person.team ? ` (${person.team})` : ""}
                </option>
              )}
            </For>
          </optgroup>
        </select>
      </td>
      <td>
        <button
          type="button"
          class="button"
          disabled={chosen() === "" || isBusy()}
          aria-label={t("pending.linkFor", { owner: name() })}
          onClick={() => void link()}
        >
          {t("pending.link")}
        </button>
      </td>
    </tr>
  );
}
