import { createSignal, Match, onMount, Switch } from "solid-js";
import * as Client from "../data/client.ts";
import { loadSession } from "../data/session.ts";
import { t } from "../i18n/text.ts";
import { createAction } from "../ui/action.ts";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/field.tsx";
import { Form } from "../ui/form.tsx";
import { go } from "../ui/route.ts";
import { createTitle } from "../ui/title.ts";
import css from "./sign-in.module.css";

const FORM = "sign-in";

/** Name and password, or the token of a sign-in link, which is taken out of the address at once. */
export default function SignIn() {
  const [name, setName] = createSignal("");
  const [password, setPassword] = createSignal("");
  const [step, setStep] = createSignal<"form" | "link" | "choose">("form");
  createTitle(() => `${t("signIn.title")} - Clearboard`);

  const enter = async () => {
    await loadSession();
    if (window.location.pathname === "/sign-in") void go("/", { isReplacing: true });
  };
  const submit = createAction<[token?: string], void>(
    async (token?: string) => {
      if (token === undefined) {
        await Client.signIn({ name: name(), password: password() });
        await enter();
        return;
      }
      setStep("link");
      try {
        await Client.signIn({ token });
        setStep("choose");
      } catch (error) {
        setStep("form");
        throw error;
      }
    },
    {
      explain: ({ status }, token) =>
        status === 401 ? t(token === undefined ? "signIn.wrong" : "signIn.linkWrong") : undefined,
    },
  );
  onMount(() => {
    // Links carry the token behind the #, where no server log sees it.
    const inside = (part: string) => new URLSearchParams(part.slice(1)).get("token");
    const token = inside(window.location.hash) ?? inside(window.location.search);
    if (window.location.pathname !== "/sign-in" || token === null) return;
    window.history.replaceState(null, "", "/sign-in");
    void submit(token);
  });

  return (
    <main id="content" class={css.page} tabindex="-1">
      <Switch>
        <Match when={step() === "link"}>
          <p role="status">{t("signIn.linkBusy")}</p>
        </Match>
        <Match when={step() === "choose"}>
          <ChoosePassword onDone={() => void enter()} />
        </Match>
        <Match when={step() === "form"}>
          <Form id={FORM} class={css.form} action={submit}>
            <h1>{t("signIn.title")}</h1>
            <TextField
              label={t("signIn.name")}
              name="name"
              autocomplete="username"
              isRequired
              value={name()}
              onInput={setName}
            />
            <TextField
              label={t("signIn.password")}
              name="password"
              type="password"
              autocomplete="current-password"
              isRequired
              value={password()}
              onInput={setPassword}
            />
            <Button kind="primary" form={FORM} isDisabled={submit.isBusy}>
              {t(submit.isBusy ? "signIn.busy" : "signIn.submit")}
            </Button>
            <p class="muted small">{t("signIn.linkHelp")}</p>
          </Form>
        </Match>
      </Switch>
    </main>
  );
}

const CHOOSE_FORM = "choose-password";

/** Offered after a sign-in link; the server has the last word on what is a good password. */
function ChoosePassword(props: { onDone: () => void }) {
  const [password, setPassword] = createSignal("");
  const save = createAction(
    async () => {
      await Client.setPassword(password());
      props.onDone();
    },
    { done: () => t("signIn.choose.done") },
  );
  return (
    <Form id={CHOOSE_FORM} class={css.form} action={save}>
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
        <Button kind="primary" form={CHOOSE_FORM} isDisabled={save.isBusy}>
          {t("signIn.choose.save")}
        </Button>
        <Button kind="quiet" onClick={props.onDone}>
          {t("signIn.choose.later")}
        </Button>
      </div>
    </Form>
  );
}
