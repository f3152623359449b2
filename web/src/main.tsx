import { render } from "solid-js/web";
import { App } from "./app.tsx";
import { loadSession } from "./data/session.ts";
import { locale, useLocale } from "./i18n/text.ts";
import { listenForLinks } from "./ui/route.ts";
import { followSystem } from "./ui/theme.ts";
import "./style/tokens.css";
import "./style/base.css";
import "./style/print.css";

const root = document.getElementById("root");
// No await at the top of this module: the dictionary imports from the script that this module is built into.
if (root) void start(root);

async function start(root: HTMLElement): Promise<void> {
  // the words and the session travel side by side; neither waits for the other
  const isAnswered = loadSession();
  followSystem();
  listenForLinks();
  await useLocale(locale());
  render(() => <App isAnswered={isAnswered} />, root);
  // nobody prints before there is something on screen
  void import("./ui/print.ts").then(({ fitToPrint }) => fitToPrint());
}
