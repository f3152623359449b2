import { createSignal } from "solid-js";
import * as Client from "../data/client.ts";
import { t } from "../i18n/text.ts";
import { createAction } from "../ui/action.ts";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/field.tsx";
import { Form } from "../ui/form.tsx";
import css from "./sign-in.module.css";

const FORM = "choose-password";

/** Offered after a sign-in link; the server has the last word on what is a good password. */
export function ChoosePassword(props: { onDone: () => void }) {
  const [password, setPassword] = createSignal("");
  const save = createAction(
    async () => {
      await Client.setPassword(password());
      props.onDone();
    },
    { done: () => t("signIn.choose.done") },
  );
  return (
    <Form id={FORM} class={css.form} action={save}>
      <h1>{t("signIn.choose")}</h1>
      <p class="muted">{t("signIn.choose.text")}</p>
      <TextField
        label={t("signIn.password")}
        hint={t("signIn.choose.short")}
        type="password"
        autocomplete="new-password"
        isRequired
        minLength={12}
        value={password()}
        onInput={setPassword}
      />
      <div class="actions">
        <Button kind="primary" form={FORM} isDisabled={save.isBusy}>
          {t("signIn.choose.save")}
        </Button>
        <Button kind="quiet" onClick={props.onDone}>
          {t("signIn.choose.later")}
        </Button>
      </div>
    </Form>
  );
}
