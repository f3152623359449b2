/** A file that did not come in: why, and what can be done about it. */
import { Show } from "solid-js";
import type * as ImportData from "../data/import.ts";
import { createReasonTexts } from "../data/reason-text.ts";
import { t } from "../i18n/text.ts";
import { Empty } from "../ui/card.tsx";
import { Rejected } from "./rejected.tsx";
import { notUsed } from "./unused.tsx";

type Receipt = NonNullable<ImportData.Import["receipt"]>;

const STOPPED: { [state: string]: "receipt.held" | "receipt.withdrawn" } = {
  held: "receipt.held",
  withdrawn: "receipt.withdrawn",
};

/** No profile knows the file: then a person can say what it is. */
const UNKNOWN = ["header-unknown", "header-near"];

export function Stopped(props: { receipt: Receipt; state: ImportData.Import["state"] }) {
  const reasons = createReasonTexts(() => (props.receipt.reason ? [props.receipt.reason] : []));
  return (
    <>
      <Empty title={t(STOPPED[props.state] ?? "receipt.refused")}>
        <div>
          <p class={props.state === "refused" ? "fault" : "behind"}>{reasons()[0]}</p>
          <Show when={props.receipt.unused.length > 0 && props.state !== "withdrawn"}>
            <p class="small">{notUsed(props.receipt.unused)}</p>
          </Show>
        </div>
        <Show when={UNKNOWN.includes(props.receipt.reason?.code ?? "")}>
          <a class="button" href={`/imports/profile?import=${props.receipt.importId}`}>
            {t("receipt.describe")}
          </a>
        </Show>
      </Empty>
      <Show when={props.state === "refused" && props.receipt.rows.rejected > 0}>
        <Rejected receipt={props.receipt} />
      </Show>
    </>
  );
}
