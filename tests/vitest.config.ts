import { join } from "node:path";
import solid from "vite-plugin-solid";
import { configDefaults, defineConfig } from "vitest/config";
import { HAS_REAL } from "./real/data.ts";

const root = join(import.meta.dirname, "..");

const SLOW = ["packages/**/*.slow.test.ts", "tests/{pay,store-contract}/**/*.slow.test.ts"];
/** Tests over real exports, which lie beside the repository on machines that have them; elsewhere they are no part of the suite. */
const REAL = HAS_REAL ? [] : ["**/*.real.test.ts", "tests/real/**"];

// One project per kind of test, each a step of `npm test`. Where files leave nothing behind in the process they share it
// (`isolate: false`): a module is then loaded once, not once per file.
export default defineConfig({
  root,
  test: {
    // a machine of two cores would else work with one
    maxWorkers: "100%",
    projects: [
      {
        root,
        test: {
          name: "unit",
          isolate: false,
          include: [
            "packages/**/*.test.ts",
            "tests/store-contract/**/*.test.ts",
            "tests/pay/**/*.test.ts",
            "tests/shape/**/*.test.ts",
            "tests/mutation/**/*.test.ts",
          ],
          exclude: [...configDefaults.exclude, ...REAL, ...SLOW],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        root,
        // Files of more than ten seconds on a quiet machine of two cores.
        test: { name: "slow", include: SLOW, isolate: false, testTimeout: 120_000, hookTimeout: 60_000 },
      },
      {
        root,
        plugins: [solid()],
        test: {
          name: "web",
          isolate: false,
          include: ["web/**/*.test.{ts,tsx}"],
          environment: "jsdom",
          testTimeout: 30_000,
        },
      },
      {
        root,
        test: {
          name: "flow",
          include: ["tests/flow/**/*.test.ts", "tests/real/**/*.test.ts"],
          exclude: [...configDefaults.exclude, ...REAL],
          testTimeout: 600_000,
          hookTimeout: 120_000,
        },
      },
      {
        root,
        test: {
          name: "infra",
          include: ["tests/infra/**/*.test.ts"],
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
      {
        root,
        test: {
          name: "screen",
          include: ["tests/screen/**/*.test.ts"],
          globalSetup: ["tests/screen/setup.ts"],
          testTimeout: 180_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
