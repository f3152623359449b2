/** What the plan tests share: the platform made ready once, or a reason to skip that nobody overlooks. */
import { fileURLToPath } from "node:url";
import type { TestContext } from "vitest";
import { preparePlatform, RegistryUnreachable } from "../../infra/offline/platform.ts";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** undefined, or why nothing can be planned here: only a missing platform and an unreachable registry count. */
export const obstacle = await preparePlatform(ROOT).then(
  () => undefined,
  (error: unknown) => {
    if (!(error instanceof RegistryUnreachable)) throw error;
    const reason = `NOT PROVED: ${error.message}`;
    process.stderr.write(`\n*** tests/infra: ${reason} ***\n\n`);
    return reason;
  },
);

/** For `beforeEach`: skips with the reason when there is an obstacle. */
export function skipOnObstacle(context: TestContext): void {
  if (obstacle !== undefined) context.skip(obstacle);
}
