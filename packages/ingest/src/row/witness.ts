/** What the values of a file prove about how they are written, where that is not what its profile states. */
import * as Evidence from "../evidence.ts";
import type * as Scalars from "../mapping/scalars.ts";

/** `example` is a value of `column` that reads as `proved` and not as `stated`. */
export type Misfit = {
  what: "order" | "decimal" | "unit";
  column: string;
  stated: string;
  proved: string;
  example: string;
};

type Judgement = Pick<Misfit, "proved" | "example"> | undefined;

/** Values kept as evidence of a column: the first that cannot be read tell as much as all of them. */
const KEPT = 100;

/** The evidence of one column. A value that only the stated reading takes speaks for the profile, whatever else fails. */
export class Witness {
  readonly at: number;
  readonly what: Misfit["what"];
  readonly stated: string;
  /** the first value that speaks for the profile */
  proof: string | undefined;
  private readonly failed: string[] = [];
  private readonly judge: (values: string[]) => Judgement;

  constructor(at: number, what: Misfit["what"], stated: string, judge: (values: string[]) => Judgement) {
    this.at = at;
    this.what = what;
    this.stated = stated;
    this.judge = judge;
  }

  fail(value: string): void {
    if (this.failed.length < KEPT) this.failed.push(value);
  }

  misfit(header: readonly string[]): Misfit[] {
    if (this.failed.length === 0) return [];
    const found = this.judge(this.proof === undefined ? this.failed : [...this.failed, this.proof]);
    const { what, stated } = this;
    return found === undefined ? [] : [{ what, column: header[this.at] ?? "", stated, ...found }];
  }
}

export function order(at: number, stated: Scalars.Written["order"]): Witness {
  const shown = (text: string) => text.split("").join("-");
  return new Witness(at, "order", shown(stated), (values) => {
    const found = decided(Evidence.order(values), stated);
    return found && { ...found, proved: shown(found.proved) };
  });
}

export function decimal(at: number, stated: "." | ",", places: number): Witness {
  return new Witness(at, "decimal", stated, (values) => decided(Evidence.decimal(values, places), stated));
}

/** Whether an amount can be read with this decimal sign alone. */
export function isProof(text: string, sign: "." | ",", places: number): boolean {
  const found = text.includes(sign) ? Evidence.decimal([text], places) : undefined;
  return found !== undefined && "decided" in found && found.decided === sign && found.proof !== "";
}

/** Lengths of time that are no numbers of what the profile counts. */
export function duration(at: number, stated: string): Witness {
  return new Witness(at, "unit", stated, (values) => {
    const forms = { clock: Evidence.isClock, units: Evidence.isUnits };
    const [found] = Object.entries(forms).filter(([form, passes]) => form !== stated && values.every(passes));
    return found && { proved: found[0], example: values[0] ?? "" };
  });
}

/** Parts above the whole: a share that is written as a percentage. */
export function share(at: number): Witness {
  return new Witness(at, "unit", "fraction", (values) => {
    const isAbove = (value: string) => Evidence.isAmount(value) && Number(value.replace(",", ".")) > 1;
    return values.every(isAbove) ? { proved: "percent", example: values[0] ?? "" } : undefined;
  });
}

function decided<T extends string>(found: Evidence.Finding<T>, stated: T): Judgement {
  if (found === undefined || !("decided" in found) || found.proof === "" || found.decided === stated) return undefined;
  return { proved: found.decided, example: found.proof };
}
