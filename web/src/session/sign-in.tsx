import { createSignal, Match, onMount, Switch } from "solid-js";
import * as Client from "../data/client.ts";
import { Problem } from "../data/problem.ts";
import { loadSession } from "../data/session.ts";
import { locale, t } from "../i18n/text.ts";
import { go } from "../ui/route.ts";
import { createTitle } from "../ui/title.ts";
import { ChoosePassword } from "./choose-password.tsx";
import css from "./sign-in.module.css";

/** Name and password, or the token of a sign-in link, which is taken out of the address at once. */
export default function SignIn() {
  const [fault, setFault] = createSignal("");
  const [isBusy, setBusy] = createSignal(false);
  const [step, setStep] = createSignal<"form" | "link" | "choose">("form");
  createTitle(() => `${t("signIn.title")} - Clearboard`);

  const enter = async () => {
    await loadSession();
    if (window.location.pathname === "/sign-in") void go("/", { isReplacing: true });
  };

  onMount(async () => {
    // Links carry the token behind the #, where no server log sees it.
    const inside = (part: string) => new URLSearchParams(part.slice(1)).get("token");
    const token = inside(window.location.hash) ?? inside(window.location.search);
    if (window.location.pathname !== "/sign-in" || token === null) return;
    window.history.replaceState(null, "", "/sign-in");
    setStep("link");
    try {
      await Client.signIn({ token });
      setStep("choose");
    } catch (error) {
      const problem = Problem.of(error);
      setFault(problem.status === 401 ? t("signIn.linkWrong") : await problem.sentence(locale()));
      setStep("form");
    }
  });

  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    setBusy(true);
    setFault("");
    try {
      await Client.signIn({ name: String(given.get("name")), password: String(given.get("password")) });
      await enter();
    } catch (error) {
      const problem = Problem.of(error);
      setFault(problem.status === 401 ? t("signIn.wrong") : await problem.sentence(locale()));
    } finally {
      setBusy(false);
    }
  };

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
          <form class={css.form} onSubmit={(event) => void submit(event)}>
            <h1>{t("signIn.title")}</h1>
            <label>
              {t("signIn.name")}
              <input
                class="field"
                name="name"
                autocomplete="username"
                required
                autocapitalize="none"
                spellcheck={false}
              />
            </label>
            <label>
              {t("signIn.password")}
              <input class="field" name="password" type="password" autocomplete="current-password" required />
            </label>
            <p class="fault" role="alert">
              {fault()}
            </p>
            <button class="button" data-kind="primary" type="submit" disabled={isBusy()}>
              {t(isBusy() ? "signIn.busy" : "signIn.submit")}
            </button>
            <p class="muted small">{t("signIn.linkHelp")}</p>
          </form>
        </Match>
      </Switch>
    </main>
  );
}
