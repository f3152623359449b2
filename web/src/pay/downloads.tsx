import { t } from "../i18n/text.ts";
import { Button } from "../ui/button.tsx";

/** A run or a statement as a file, and on paper. */
export function Downloads(props: { href: (format: "xlsx" | "csv") => string }) {
  return (
    <>
      <a class="button" href={props.href("xlsx")} download="">
        {t("pay.xlsx")}
      </a>
      <a class="button" href={props.href("csv")} download="">
        {t("pay.csv")}
      </a>
      <Button onClick={() => window.print()}>{t("pay.print")}</Button>
    </>
  );
}
