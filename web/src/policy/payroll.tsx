/** The file for payroll in the policy that is being written: its columns, and what stands in them. */
import * as Policy from "@clearboard/core/policy";
import { t, tCode } from "../i18n/text.ts";
import { Card } from "../ui/card.tsx";
import { type Path, put } from "../ui/schema.ts";
import type { FormModel } from "../ui/schema-field.tsx";
import { SchemaForm } from "../ui/schema-form.tsx";
import * as Lint from "./lint.ts";
import { fieldLabel, findingText } from "./place-text.ts";
import { keep, type Work } from "./work.ts";

const FIELDS = Object.keys(Lint.PAYROLL_SHAPE.properties ?? {});

export function PayrollFile(props: { work: Work; findings: Lint.Report["findings"] }) {
  // what the policy leaves out is seen as it holds
  const value = () => ({ ...Policy.PAYROLL, ...props.work.policy.payroll });
  const model: FormModel = {
    value: () => ({ ...value(), payDay: String(value().payDay) }),
    set: (path, next) => keep(put(props.work, ["policy", "payroll"], put(value(), path, entered(path, next))) as Work),
    findings: (place) =>
      props.findings
        .filter((finding) => finding.place === `/payroll${place === "/" ? "" : place}`)
        .map((finding) => ({ severity: finding.severity, text: findingText(finding) })),
    label: (path) => fieldLabel(["payroll", ...path]),
    choice: (word) => tCode("payroll", word),
    usual: () => FIELDS,
  };
  return (
    <Card title={t("policy.payroll")}>
      <SchemaForm model={model} shape={Lint.PAYROLL_SHAPE} />
    </Card>
  );
}

/** A whole number where the schema asks for one; what is none stays as typed, for the linter to refuse. */
function entered(path: Path, next: unknown): unknown {
  const shape = Lint.PAYROLL_SHAPE.properties?.[String(path[0])];
  return shape?.type === "integer" && typeof next === "string" && /^\d+$/.test(next) ? Number(next) : next;
}
