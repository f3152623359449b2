/** What a button does: runs once at a time, says how it went, and has what it changed asked again. */
import { batch, createSignal } from "solid-js";
import { Problem } from "../data/problem.ts";
import { locale } from "../i18n/text.ts";
import { announce } from "./announce.tsx";
import { invalidate, type QueryName } from "./query.ts";

export type Question = { title: string; text: string; label: string };

export type Action<A extends unknown[] = []> = {
  /** Runs it, or first asks where it has a question; does nothing while it runs. */
  (...args: A): Promise<void>;
  readonly isBusy: boolean;
  /** What went wrong the last time, and the sentence that says it; null and "" when nothing did. */
  readonly problem: Problem | null;
  readonly fault: string;
  /** What waits for a yes, and the question; both null when nothing waits. */
  readonly asked: A | null;
  readonly question: Question | null;
  confirm: () => Promise<void>;
  /** Takes the question back and forgets what went wrong. */
  cancel: () => void;
};

type Options<A extends unknown[], R> = {
  /** asked before it runs; `Confirm` shows it */
  confirm?: (...args: A) => Question;
  /** said when it is done, from what it gave */
  done?: (result: R, ...args: A) => string;
  /** names of queries to ask again, done or not: after a refusal, too, what is on screen may be old */
  changes?: readonly QueryName[];
  /** a sentence of its own for a problem; undefined leaves it to the code's text */
  explain?: (problem: Problem, ...args: A) => string | undefined;
  /** the fault is announced, for actions that have no place on the page to say it */
  isAnnounced?: boolean;
  /** a fault closes the question, for those whose place to say it is the page */
  isClosedByFault?: boolean;
};

export function createAction<A extends unknown[] = [], R = unknown>(
  run: (...args: A) => Promise<R>,
  options: Options<A, R> = {},
): Action<A> {
  const [asked, setAsked] = createSignal<A | null>(null);
  const [isBusy, setBusy] = createSignal(false);
  const [failure, setFailure] = createSignal<{ problem: Problem; fault: string } | null>(null);
  const act = async (args: A) => {
    if (isBusy()) return;
    batch(() => {
      setBusy(true);
      setFailure(null);
    });
    try {
      const result = await run(...args);
      setAsked(null);
      if (options.done) announce(options.done(result, ...args));
    } catch (error) {
      const problem = Problem.of(error);
      const fault = options.explain?.(problem, ...args) ?? (await problem.sentence(locale()));
      setFailure({ problem, fault });
      if (options.isAnnounced) announce(fault, true);
      if (options.isClosedByFault) setAsked(null);
    } finally {
      setBusy(false);
      if (options.changes) void invalidate(...options.changes);
    }
  };
  const trigger = async (...args: A) => {
    if (!options.confirm) return act(args);
    setFailure(null);
    setAsked(() => args);
  };
  const question = () => {
    const args = asked();
    return args === null ? null : (options.confirm?.(...args) ?? null);
  };
  return Object.defineProperties(trigger, {
    isBusy: { get: isBusy },
    problem: { get: () => failure()?.problem ?? null },
    fault: { get: () => failure()?.fault ?? "" },
    asked: { get: asked },
    question: { get: question },
    confirm: { value: () => act(asked() as A) },
    cancel: {
      value: () => {
        setAsked(null);
        setFailure(null);
      },
    },
  }) as Action<A>;
}
