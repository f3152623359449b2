/** Runs a command inside the test's process; whatever it throws instead of printing fails the test. */
import { main } from "./main.ts";

export type Printed = { code: number; out: string; err: string };

export async function run(...argv: string[]): Promise<Printed> {
  const printed = { out: "", err: "" };
  const code = await main(argv, {
    out: (text) => {
      printed.out += `${text}\n`;
    },
    err: (text) => {
      printed.err += `${text}\n`;
    },
    isTerminal: false,
  });
  return { code, ...printed };
}
