import { createSignal } from "solid-js";
import * as Client from "../data/client.ts";
import { Problem } from "../data/problem.ts";
import { locale, t } from "../i18n/text.ts";
import { announce } from "../ui/announce.tsx";
import css from "./sign-in.module.css";

/** Offered after a sign-in link; the server has the last word on what is a good password. */
export function ChoosePassword(props: { onDone: () => void }) {
  const [fault, setFault] = createSignal("");
  const save = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    try {
      await Client.setPassword(String(new FormData(event.currentTarget).get("password")));
      announce(t("signIn.choose.done"));
      props.onDone();
    } catch (error) {
      setFault(await Problem.of(error).sentence(locale()));
    }
  };
  return (
    <form class={css.form} onSubmit={(event) => void save(event)}>
      <h1>{t("signIn.choose")}</h1>
      <p class="muted">{t("signIn.choose.text")}</p>
      <label>
        {t("signIn.password")}
        <input
          class="field"
          name="password"
          type="password"
          autocomplete="new-password"
          required
          minlength={12}
          aria-describedby="password-rule"
        />
      </label>
      <p id="password-rule" class="muted small">
        {t("signIn.choose.short")}
      </p>
      <p class="fault" role="alert">
        {fault()}
      </p>
      <div class="actions">
        <button class="button" data-kind="primary" type="submit">
          {t("signIn.choose.save")}
        </button>
        <button class="button" data-kind="quiet" type="button" onClick={() => props.onDone()}>
          {t("signIn.choose.later")}
        </button>
      </div>
    </form>
  );
}
