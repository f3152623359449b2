import type * as Simulation from "@clearboard/core/pay/simulation";
import * as Period from "@clearboard/core/period";
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
    return { json: found, text: () => page(found) };
  },
);

type Both = Simulation.Info["total"];

function page(found: Simulation.Info): string {
  const { currency, months, total, people, gain, lose, same, refused } = found;
  const figures = ({ current, draft, difference }: Both) => [current, draft, difference].map(Words.money);
  const columns = ["now", "draft", "difference"].map((title) => ({ title, isNumber: true }));
  const changed = people.filter(({ difference }) => difference.minor !== "0");
  const shown = changed.length <= 2 * SHOWN ? changed : [...changed.slice(0, SHOWN), ...changed.slice(-SHOWN)];
  return [
    table(
      [{ title: `pay in ${currency}` }, { title: "people", isNumber: true }, ...columns],
      [
        ...months.map((month) => [month.month, String(month.people), ...figures(month)]),
        ["all", String(people.length), ...figures(total)],
      ],
    ),
    "",
    `${gain} gain, ${lose} lose, ${same} stay the same.`,
    ...(shown.length === 0
      ? []
      : [
          "",
          table(
            [{ title: "person" }, { title: "team" }, ...columns],
            shown.map((person) => [person.name, person.teamName ?? "-", ...figures(person)]),
          ),
        ]),
    ...(shown.length < changed.length ? [`and ${changed.length - shown.length} more; --json names all`] : []),
    ...refused.map(({ month, name, message }) => `not paid by the draft: ${name} in ${month}: ${message}`),
  ].join("\n");
}
