import type * as Simulation from "@clearboard/core/pay/simulation";
import * as Period from "@clearboard/core/period";
import type { Locale } from "@clearboard/core/words/text";
import * as Policy from "@clearboard/jobs/policy-simulation";
import * as Args from "../../args.ts";
import { inStore, ownVerb } from "../../derive.ts";
import { table } from "../../output.ts";
import * as Words from "../../words.ts";
import { readPolicy } from "./file.ts";

const SHOWN = 10;

/** Pays past months by a plan or policy beside what paid them; nothing is stored. */
export const simulate = ownVerb(
  ["FILE"],
  { usage: "--months A..B", options: { months: { type: "string" } } },
  async (args, [file = ""]) => {
    const [from = "", to = from, ...more] = Args.demand(args, "months").split("..");
    if (!Period.isMonth(from) || !Period.isMonth(to) || more.length > 0)
      throw new Args.UsageError("--months takes two months such as 2026-01..2026-03");
    const document = await readPolicy(file);
    const found = await inStore(args, (ctx) => Policy.simulate(ctx, { document, from, to }));
    return { json: found, text: (locale) => page(found, locale) };
  },
);

type Both = Simulation.Info["total"];

function page(found: Simulation.Info, locale: Locale): string {
  const phrase = Words.phraseIn(locale);
  const { currency, months, total, people, gain, lose, same, refused } = found;
  const figures = ({ current, draft, difference }: Both) => [current, draft, difference].map(Words.money);
  const columns = Words.titlesIn(locale)("simulate.now", "simulate.draft", "simulate.difference").map((column) => ({
    ...column,
    isNumber: true,
  }));
  const changed = people.filter(({ difference }) => difference.minor !== "0");
  const shown = changed.length <= 2 * SHOWN ? changed : [...changed.slice(0, SHOWN), ...changed.slice(-SHOWN)];
  return [
    table(
      [
        { title: phrase("simulate.pay", { currency }) },
        { title: phrase("simulate.people"), isNumber: true },
        ...columns,
      ],
      [
        ...months.map((month) => [month.month, String(month.people), ...figures(month)]),
        [phrase("simulate.all"), String(people.length), ...figures(total)],
      ],
    ),
    "",
    phrase("simulate.sum", { gain, lose, same }),
    ...(shown.length === 0
      ? []
      : [
          "",
          table(
            [...Words.titlesIn(locale)("person", "team"), ...columns],
            shown.map((person) => [person.name, person.teamName ?? "-", ...figures(person)]),
          ),
        ]),
    ...(shown.length < changed.length ? [phrase("simulate.more", { n: changed.length - shown.length })] : []),
    ...refused.map(({ month, name, message }) => phrase("simulate.refused", { month, name, message })),
  ].join("\n");
}
