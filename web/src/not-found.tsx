/** Addresses that show nothing: one that a role does not open, and one that does not exist. */
import { may } from "./data/session.ts";
import { t } from "./i18n/text.ts";
import { Card, Empty } from "./ui/card.tsx";
import { Page } from "./ui/page.tsx";

export function Closed() {
  return (
    <Page title={t("error.forbidden")}>
      <Card title={t("app.access")}>
        <Empty title={t("error.forbidden.text")}>
          <a class="button" href={may("board.read") ? "/board" : "/imports"}>
            {t(may("board.read") ? "app.toBoard" : "app.toImports")}
          </a>
        </Empty>
      </Card>
    </Page>
  );
}

export function NotFound() {
  return (
    <Page title={t("app.notFound")}>
      <Card title={t("app.address")}>
        <Empty title={t("app.notFound.text")}>
          <a class="button" href="/">
            {t(may("board.read") ? "app.toBoard" : "app.toImports")}
          </a>
        </Empty>
      </Card>
    </Page>
  );
}
