import { join } from "node:path";
import solid from "vite-plugin-solid";
import { defineConfig } from "vitest/config";

const root = join(import.meta.dirname, "..");

// One project per kind of test, each a step of `npm test`.
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
          include: [
            "packages/**/*.test.ts",
            "tests/store-contract/**/*.test.ts",
            "tests/pay/**/*.test.ts",
            "tests/shape/**/*.test.ts",
            "tests/mutation/**/*.test.ts",
          ],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        root,
        plugins: [solid()],
        test: { name: "web", include: ["web/**/*.test.{ts,tsx}"], environment: "jsdom", testTimeout: 30_000 },
      },
      {
        root,
        test: {
          name: "flow",
          include: ["tests/flow/**/*.test.ts", "tests/real/**/*.test.ts"],
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
          fileParallelism: false,
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
          fileParallelism: false,
        },
      },
    ],
  },
});
