/** A file that did not come in: why, and what can be done about it. */
import { createResource, Show } from "solid-js";
import type * as Intake from "../data/intake.ts";
import { sayCode } from "../data/problem.ts";
import { locale, t } from "../i18n/text.ts";
import { Empty } from "../ui/card.tsx";

type Receipt = NonNullable<Intake.Import["receipt"]>;

const STOPPED: { [state: string]: "receipt.held" | "receipt.withdrawn" } = {
  held: "receipt.held",
  withdrawn: "receipt.withdrawn",
};

/** No profile knows the file: then a person can say what it is. */
function isUnknown(code: string): boolean {
  return code === "header-unknown" || code === "header-near";
}

export function Stopped(props: { receipt: Receipt; state: Intake.Import["state"] }) {
  const [reason] = createResource(
    () => ({ reason: props.receipt.reason, language: locale() }),
    async ({ reason, language }) =>
      reason ? ((await sayCode(reason.code, language, reason.params)) ?? reason.message) : "",
  );
  return (
    <Empty title={t(STOPPED[props.state] ?? "receipt.refused")}>
      <p class={props.state === "refused" ? "fault" : "behind"}>{reason.latest}</p>
      <Show when={isUnknown(props.receipt.reason?.code ?? "")}>
        <a class="button" href={`/imports/profile?import=${props.receipt.importId}`}>
          {t("receipt.describe")}
        </a>
      </Show>
    </Empty>
  );
}
