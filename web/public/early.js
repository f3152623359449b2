// Runs before the first paint, so that a page in the other theme or language never flashes. A file of its own: no inline script.
(() => {
  // Shapes must not turn text into code, not even to find out that the content security policy forbids it.
  globalThis.__zod_globalConfig = { jitless: true };
  const root = document.documentElement;
  let theme = null;
  let locale = null;
  try {
    theme = localStorage.getItem("theme");
    locale = localStorage.getItem("locale");
  } catch {
    // storage may be forbidden; the page then follows the system
  }
  // "system" is resolved here and followed by ui/theme.ts: the sheet then needs each colour only once
  if (theme !== "light" && theme !== "dark")
    theme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  root.dataset.theme = theme;
  if (locale !== "en" && locale !== "zh-CN") locale = /^zh/i.test(navigator.language) ? "zh-CN" : "en";
  root.lang = locale;
})();
