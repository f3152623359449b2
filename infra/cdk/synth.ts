/**
 * The data stack of a stage as a CloudFormation template. Run as a program (`node infra/cdk/synth.ts production`) it prints the
 * JSON and nothing else: the deploy runs it in a process of its own, because SST's bundler cannot bundle aws-cdk-lib.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, BootstraplessSynthesizer, type IStackSynthesizer } from "aws-cdk-lib";
import { settingsOf } from "../stages.ts";
import { DataStack } from "./data-stack.ts";

/** The app that holds the one stack; `tests/infra` adds its rule packs to it before it is synthesised. */
export function dataApp(stage: string, outdir?: string): { app: App; stack: DataStack } {
  const app = new App({
    analyticsReporting: false,
    // a template that breaks a resource's schema stops the deploy here and not halfway through it
    context: { "@aws-cdk/core:validateAgainstDefaultRules": true },
    ...(outdir === undefined ? {} : { outdir }),
  });
  // Bootstrapless: no account preparation, and an asset in this stack is an error rather than a surprise.
  const stack = new DataStack(app, "Data", {
    // (the library's own types differ under exactOptionalPropertyTypes)
    synthesizer: new BootstraplessSynthesizer() as IStackSynthesizer,
    analyticsReporting: false,
    isKept: settingsOf(stage).isKept,
  });
  return { app, stack };
}

export type Template = { Resources: Record<string, Resource>; Outputs: Record<string, unknown> };

type Resource = { Type: string; Properties?: Record<string, unknown> };

export function dataTemplate(stage: string): Template {
  const outdir = mkdtempSync(join(tmpdir(), "clearboard-cdk-"));
  try {
    const { app, stack } = dataApp(stage, outdir);
    return app.synth().getStackByName(stack.stackName).template;
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

if (import.meta.main) {
  const [stage] = process.argv.slice(2);
  if (stage === undefined) throw new Error("usage: node infra/cdk/synth.ts STAGE");
  process.stdout.write(JSON.stringify(dataTemplate(stage)));
}
