/** Help: the guides of `web/guide` in the reader's language, their own role's first. */
import { role } from "../data/session.ts";
import { locale, t } from "../i18n/text.ts";
import { Card } from "../ui/card.tsx";
import { Page } from "../ui/page.tsx";
import { createQuery } from "../ui/query.ts";
import { path } from "../ui/route.ts";
import css from "./help.module.css";

/** One guide for each role, and one for whoever runs the system; named as the files are. */
const NAMES = ["director", "coach", "rep", "importer", "operator"] as const;

/** HTML made from Markdown by the build. */
const GUIDES = import.meta.glob<string>("../../guide/*/*.md", { import: "default" });

export default function Help() {
  const name = () => NAMES.find((guide) => path() === `/help/${guide}`) ?? role() ?? "rep";
  const file = () => `../../guide/${locale() === "en" ? "en" : "zh"}/${name()}.md`;
  const html = createQuery("guide", async (file: string) => (await GUIDES[file]?.()) ?? "", file);
  return (
    <Page
      title={t("help.title")}
      windowTitle={t("help.documentTitle")}
      tabs={NAMES.map((guide) => ({
        href: guide === role() ? "/help" : `/help/${guide}`,
        text: guide === "operator" ? t("help.operator") : t(`role.${guide}`),
      }))}
    >
      <Card title={t("help.question")} query={html} rows={16}>
        {(text) => <article class={css.guide} innerHTML={text()} />}
      </Card>
    </Page>
  );
}
