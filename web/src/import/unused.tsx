/** Columns of a file that nothing reads, and what one of them is to be read as: the kept files of the source are then read again. */
import { NOT_USED } from "@clearboard/core/words/receipt";
import { say } from "@clearboard/core/words/text";
import { createSignal, lazy, Show } from "solid-js";
import * as ImportData from "../data/import.ts";
import { locale, t, withWords } from "../i18n/text.ts";
import { Button } from "../ui/button.tsx";
import { Loaded } from "../ui/card.tsx";
import { createQuery } from "../ui/query.ts";
import css from "./unused.module.css";

const Mapping = lazy(() => withWords("profile", import("./mapping.tsx")));

/** Columns named in one sentence; a file of a system may have hundreds. */
const NAMED = 20;

/** The sentence that names columns. */
export function notUsed(columns: readonly string[]): string {
  const more = columns.length - NAMED;
  const names = columns.slice(0, NAMED).join(t("unused.comma"));
  return say(NOT_USED, locale(), { columns: more > 0 ? t("unused.more", { names, n: more }) : names });
}

type Props = {
  importId: string;
  columns: readonly string[];
  canMap: boolean;
  /** the file is on its way in once more, as this import */
  onMapped: (importId: string) => void;
};

export function Unused(props: Props) {
  const [isOpen, setOpen] = createSignal(false);
  const columns = createQuery("imports/columns", ImportData.columns, () => isOpen() && props.importId);
  return (
    <div class={css.unused}>
      <p class="small">
        <Show when={props.columns.length > 0}>
          <span>{notUsed(props.columns)}</span>{" "}
        </Show>
        <Show when={props.canMap}>
          <Button kind="link-small" isExpanded={isOpen()} onClick={() => setOpen(!isOpen())}>
            {t("unused.map")}
          </Button>
        </Show>
      </p>
      <Show when={isOpen()}>
        <Loaded query={columns} rows={2}>
          {(shown) => <Mapping importId={props.importId} of={shown()} onMapped={props.onMapped} />}
        </Loaded>
      </Show>
    </div>
  );
}
