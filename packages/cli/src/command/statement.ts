import { writeFile } from "node:fs/promises";
import * as Estimate from "@clearboard/core/pay/estimate";
import { file } from "@clearboard/jobs/pay/export";
import { personOf } from "@clearboard/jobs/pay/person";
import { changesFor, estimateFor, statementFor } from "@clearboard/jobs/pay/statement";
import * as Args from "../args.ts";
import type { Command } from "../command-spec.ts";
import { DEFAULT_DIR, withStore } from "../local.ts";
import { localeOf } from "../locale.ts";
import * as Page from "../pay-page.ts";
import * as SystemError from "../system-error.ts";

export const FORMATS = ["table", "json", "csv", "xlsx"] as const;

export const command: Command = {
  usage:
    "--month M --person P [--format table|json|csv|xlsx] [--out FILE] [--why yesterday|publication|approval] [--one-more AMOUNT [--product X] [--count N]]",
  summary:
    "A bonus statement with its rows and steps, why it changed, and what one more deal pays; P is an id, a name or a key.",
  options: {
    ...{ month: { type: "string" }, person: { type: "string" }, format: { type: "string" }, out: { type: "string" } },
    ...{
      why: { type: "string" },
      "one-more": { type: "string" },
      product: { type: "string" },
      count: { type: "string" },
    },
  },
  async run(args, output) {
    const month = Args.month(args);
    const name = Args.demand(args, "person");
    const format = Args.is(args, "json") ? "json" : Args.oneOf(args, "format", FORMATS, "table");
    const out = Args.text(args, "out");
    if (format === "xlsx" && out === undefined) throw new Args.UsageError("--format xlsx needs --out FILE");
    const why =
      Args.text(args, "why") === undefined
        ? null
        : Args.oneOf(args, "why", ["yesterday", "publication", "approval"], "yesterday");
    const ask = askOf(args);
    if (why !== null && ask !== null) throw new Args.UsageError("--why and --one-more are asked one at a time");
    if ((why !== null || ask !== null) && format !== "json" && format !== "table")
      throw new Args.UsageError(`--format ${format} is of the statement itself`);
    const answer = await withStore(Args.text(args, "data") ?? DEFAULT_DIR, async (ctx) => {
      const locale = await localeOf(args, ctx);
      const person = await personOf(ctx, month, name);
      if (ask !== null) {
        const estimate = await estimateFor(ctx, month, person, ask);
        return format === "json" ? JSON.stringify(estimate) : Page.estimate(estimate, locale);
      }
      if (format === "csv" || format === "xlsx")
        return (await file(ctx, { month, person, format, viewer: { role: "director" } })).bytes;
      if (why !== null) {
        const change = await changesFor(ctx, month, person, why);
        return format === "json" ? JSON.stringify(change) : Page.change(change, locale);
      }
      const statement = await statementFor(ctx, month, person);
      return format === "json" ? JSON.stringify(statement) : Page.statement(statement, locale);
    });
    await send(answer, out, output);
    return 0;
  },
};

/** Text to the terminal, or either to a file. */
export async function send(
  answer: string | Uint8Array,
  out: string | undefined,
  output: { out: (text: string) => void },
): Promise<void> {
  if (out !== undefined) {
    await writeFile(out, answer).catch((error: unknown) => {
      throw SystemError.ofWriting(error, out);
    });
    return;
  }
  const text = typeof answer === "string" ? answer : new TextDecoder("utf-8", { ignoreBOM: true }).decode(answer);
  output.out(text.replace(/\r?\n$/, ""));
}

function askOf(args: Args.Args): Estimate.Ask | null {
  const [amount, product, count] = ["one-more", "product", "count"].map((name) => Args.text(args, name));
  if (amount === undefined) {
    if (product !== undefined || count !== undefined)
      throw new Args.UsageError("--product and --count go with --one-more");
    return null;
  }
  const found = Estimate.Ask.safeParse({ amount, product, count });
  if (found.success) return found.data;
  throw new Args.UsageError('--one-more takes an amount such as "1500.00", --count a whole number');
}
