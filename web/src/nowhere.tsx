/** Addresses that show nothing: one that a role does not open, and one that does not exist. */
import { may } from "./data/session.ts";
import { t } from "./i18n/text.ts";
import { Card, Empty } from "./ui/card.tsx";

export function Closed() {
  return (
    <main id="content" class="page" tabindex="-1">
      <div class="page-head">
        <h1>{t("error.forbidden")}</h1>
      </div>
      <Card title={t("app.access")}>
        <Empty title={t("error.forbidden.text")}>
          <a class="button" href={may("board.read") ? "/board" : "/imports"}>
            {t(may("board.read") ? "app.toBoard" : "app.toImports")}
          </a>
        </Empty>
      </Card>
    </main>
  );
}

export function NotFound() {
  return (
    <main id="content" class="page" tabindex="-1">
      <div class="page-head">
        <h1>{t("app.notFound")}</h1>
      </div>
      <Card title={t("app.address")}>
        <Empty title={t("app.notFound.text")}>
          <a class="button" href="/">
            {t(may("board.read") ? "app.toBoard" : "app.toImports")}
          </a>
        </Empty>
      </Card>
    </main>
  );
}
