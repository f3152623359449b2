import { Marked } from "marked";
import { type Plugin, runnerImport } from "vite";
import solid from "vite-plugin-solid";
import { defineConfig } from "vitest/config";

/** Where `npm run dev` finds the API: the one-machine server, unless CLEARBOARD_API says otherwise. */
const api = process.env.CLEARBOARD_API ?? "http://127.0.0.1:4173";

/** Class names of the built site are short: they are a good part of its first bytes. */
const isBuilt = process.env.NODE_ENV === "production";

/**
 * Asks for what a lazy chunk imports together with the chunk itself. Vite's own helper also waits for style sheets and copies
 * nonces, of which this site has none: seven hundred bytes of the first load.
 */
const PRELOAD = `const seen = new Set();
export const __vitePreload = (load, chunks = []) => {
  for (const chunk of chunks) {
    if (seen.has(chunk)) continue;
    seen.add(chunk);
    document.head.append(Object.assign(document.createElement("link"), { rel: "modulepreload", href: "/" + chunk }));
  }
  return load();
};`;

/** A guide is HTML when it reaches the browser. Links to files of the repository lead nowhere there: their text stays. */
function guides(): Plugin {
  const marked = new Marked({ renderer: { link: ({ text }) => text } });
  return {
    name: "guides",
    transform: {
      filter: { id: /\/guide\/.*\.md$/ },
      handler: (text) => {
        const [, ...body] = text.split("\n");
        return { code: `export default ${JSON.stringify(marked.parse(body.join("\n"), { async: false }))}`, map: null };
      },
    },
  };
}

/** Modules of plain data, dictionaries among them, are evaluated here: the browser loads their values without what they are made from. */
function constants(): Plugin {
  return {
    name: "constants",
    apply: "build",
    load: {
      filter: { id: /\.constant\.ts$|\/i18n\/(en|zh)\/[\w-]+\.ts$/ },
      async handler(id) {
        const { module, dependencies } = await runnerImport<Record<string, unknown>>(id);
        for (const file of dependencies) this.addWatchFile(file);
        const values = Object.entries(module).map(
          ([name, value]) => `export const ${name} = ${JSON.stringify(value)};`,
        );
        return { code: values.join("\n"), moduleType: "js" };
      },
    },
  };
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [
    guides(),
    constants(),
    solid({ hot: process.env.VITEST === undefined }),
    {
      name: "small-preload",
      apply: "build",
      transform: (_, id) => (id.endsWith("vite/preload-helper.js") ? { code: PRELOAD, map: null } : undefined),
    },
  ],
  server: { port: 5173, strictPort: false, proxy: { "/api": api } },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2022",
    // a data: URL would need its own line in the content security policy
    assetsInlineLimit: 0,
    // one style sheet: the screens share most of it, and a late sheet would make a card jump
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          // what paints the first board, in one piece: several compress worse and arrive later
          groups: [
            {
              name: "base",
              test: /solid-js\/(dist|web)|src\/address|src\/data\/(client|figure|problem|session)|src\/i18n\/(text|format|metric)|core\/src\/metric\/list|src\/ui\/(card|error-state|route|theme|shortcuts|media|delta|announce|title|query|table-frame)|src\/board\/(board-state|line|how|waiting|figure-link|parts|ranking\/(row|bars))|src\/main|src\/app|src\/header|src\/board\/(board|head|headline|activity|ranking\/(ranking|ranking-table|table-row|legend|cells))\.tsx?/,
            },
            // the parts that every page but the board's first paint is made of
            {
              name: "kit",
              test: /src\/ui\/(action|button|confirm|field|form|modal|months|page|table|table-value)\.|src\/data\/reason-text/,
            },
          ],
        },
      },
    },
  },
  css: { modules: { generateScopedName: isBuilt ? "[hash:base64:5]" : "[name]-[local]-[hash:base64:4]" } },
  test: {
    name: "web",
    environment: "jsdom",
    // a whole board in jsdom is slow on a busy machine; no test measures time
    testTimeout: 30_000,
    include: ["src/**/*.test.{ts,tsx}"],
    css: { modules: { classNameStrategy: "non-scoped" } },
  },
});
