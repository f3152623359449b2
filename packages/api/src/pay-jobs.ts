/** What the API asks of pay; amounts are checked where they are paid. */
import type * as Change from "@clearboard/core/payroll/change";
import type * as Estimate from "@clearboard/core/payroll/estimate";
import type * as Run from "@clearboard/core/payroll/run";
import type * as Statement from "@clearboard/core/payroll/statement";

export type Format = "csv" | "xlsx";
export type Sent = { name: string; type: string; bytes: Uint8Array<ArrayBuffer> };
type Posted = { month: string; digest: string; by: string };
type Of = { month: string; person: string };

/** Errors are `VisibleError`: missing for an unknown month or who has no statement, conflict for a digest that is not there. */
export type PayJobs = {
  run(month: string): Promise<Run.Info>;
  approve(what: Posted): Promise<Run.Info>;
  release(what: Posted): Promise<Run.Info>;
  statement(of: Of): Promise<Statement.Info>;
  changes(of: Of & { since: Change.Since }): Promise<Change.Info>;
  estimate(of: Of & { ask: Estimate.Ask }): Promise<Estimate.Info>;
  /** the run of a month, or one person's statement, as a file */
  file(of: { month: string; person: string | null; format: Format }): Promise<Sent>;
};
