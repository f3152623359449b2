/** What is stated about the file in hand, and what the server makes of it. */
import { createMemo, createResource, createSignal } from "solid-js";
import { createStore, reconcile, unwrap } from "solid-js/store";
import * as Data from "../data/profile-draft.ts";

export type Question = Data.Draft["undecided"][number];
type Columns = Record<string, string>;
type Stated = { columns: Columns; settings: Columns; id: string[] } & Omit<Data.Answers, "columns" | "settings" | "id">;

const NOTHING: Stated = { columns: {}, settings: {}, id: [] };

export type Description = ReturnType<typeof createDescription>;

export function createDescription() {
  const [sample, setSample] = createSignal<Data.Sample | null>(null);
  const [stated, setStated] = createStore<Stated>(structuredClone(NOTHING));
  const [turn, setTurn] = createSignal(0);
  // A file that is known is only looked at, until somebody wants to describe it otherwise.
  const [isOtherwise, setOtherwise] = createSignal(false);
  // What was asked stays on the page when it is answered, so that an answer can be changed.
  const [asked, setAsked] = createStore<Record<string, Question>>({});

  const [shown, { refetch }] = createResource(
    () => {
      const now = sample();
      return now === null ? null : { sample: now, turn: turn(), isOtherwise: isOtherwise() };
    },
    async ({ sample, isOtherwise }) => {
      const looked = isOtherwise ? null : await Data.describe(sample);
      if (looked?.draft.known.length === 1) return looked;
      const next = await Data.describe(sample, structuredClone(unwrap(stated)));
      for (const question of next.draft.undecided) setAsked(question.field, question);
      return next;
    },
  );
  const settled = () => (shown.state === "errored" ? undefined : shown.latest);
  const draft = () => settled()?.draft;
  const fieldOf = (key: string) => key.slice(0, key.indexOf(".") < 0 ? undefined : key.indexOf("."));
  const isOpen = (key: string) => draft()?.undecided.some(({ field }) => field === key) ?? false;

  const questions = createMemo(() =>
    Object.keys(asked).filter((key) => key !== "kind" && (isOpen(key) || stated.settings[key] !== undefined)),
  );
  const change = (act: () => void) => {
    act();
    setTurn((now) => now + 1);
  };
  /** What was said of a field is said of the column it had. */
  const forget = (field: string) => {
    const kept = Object.entries(unwrap(stated.settings)).filter(([key]) => fieldOf(key) !== field);
    setStated("settings", reconcile(Object.fromEntries(kept)));
  };

  return {
    sample,
    shown,
    draft,
    /** the one profile that knows the file, while nobody describes it otherwise */
    known: () => (isOtherwise() || draft()?.known.length !== 1 ? undefined : draft()?.known[0]),
    describeOtherwise: () => setOtherwise(true),
    preview: () => settled()?.preview ?? null,
    retry: () => void refetch(),
    stated,
    asked,
    questions,
    isOpen,
    async take(file: File) {
      setStated(reconcile(structuredClone(NOTHING)));
      setAsked(reconcile({}));
      setOtherwise(false);
      setSample(await Data.sampleOf(file));
    },
    setKind: (kind: string) =>
      change(() => {
        setStated(reconcile({ ...structuredClone(NOTHING), kind: kind as NonNullable<Data.Answers["kind"]> }));
        setAsked(reconcile({}));
      }),
    setHeader: (header: "yes" | "no") =>
      change(() => setStated(reconcile({ ...structuredClone(NOTHING), ...kindOf(stated), header }))),
    /** A column gives one field, a field comes from one column. */
    setColumn: (column: string, field: string) =>
      change(() => {
        const before = draft()?.columns.find(({ name }) => name === column)?.guess;
        if (before) forget(before);
        if (field !== "") forget(field);
        for (const [other, has] of Object.entries(stated.columns))
          if (has === field && field !== "") setStated("columns", other, "");
        setStated("columns", column, field);
      }),
    setId: (columns: string[]) => change(() => setStated("id", columns)),
    answer: (key: string, value: string) => change(() => setStated("settings", key, value)),
    /** Names change nothing in how the file is read. */
    name: (what: "name" | "title" | "source", value: string) => setStated(what, value),
  };
}

function kindOf({ kind }: Stated): { kind?: NonNullable<Data.Answers["kind"]> } {
  return kind === undefined ? {} : { kind };
}
