/** What a resource would look like once made: ids, names and ARNs in the shapes that SST and our own code take apart. */
import type { Inputs } from "./plan.ts";

export const ACCOUNT = "123456789012";
export const REGION = "eu-west-1";

/** `aws:sqs/queue:Queue` -> an ARN of SQS, and so on; services not named here get a plain one. */
function arnOf(type: string, name: string): string {
  const [, service = "mock"] = /^aws:(\w+)\//.exec(type) ?? [];
  if (service === "s3") return `arn:aws:s3:::${name}`;
  if (service === "iam") return `arn:aws:iam::${ACCOUNT}:role/${name}`;
  if (type.endsWith("function:Function")) return `arn:aws:lambda:${REGION}:${ACCOUNT}:function:${name}`;
  return `arn:aws:${service}:${REGION}:${ACCOUNT}:${name}`;
}

/** Outputs of a template as a real stack would give them: a name in lower case, or an ARN. */
function outputsOf(stackName: string, templateBody: string): Record<string, string> {
  const names = Object.keys(JSON.parse(templateBody).Outputs ?? {});
  return Object.fromEntries(
    names.map((output) => {
      const [, noun = output, what] = /^(\w+?)(Name|Arn)$/.exec(output) ?? [];
      const name = `${stackName}-${noun.toLowerCase()}`;
      if (what !== "Arn") return [output, name];
      return [
        output,
        noun === "Table" ? `arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/${name}` : `arn:aws:s3:::${name}`,
      ];
    }),
  );
}

/** Id and outputs of a made resource. Its inputs come back too, as they do from the real providers. */
export function stateOf(
  type: string,
  resourceName: string,
  inputs: Inputs,
): { id: string; state: Record<string, unknown> } {
  const name = inputs.name ?? inputs.bucket ?? resourceName;
  const state: Record<string, unknown> = { ...inputs, name, arn: arnOf(type, name) };
  if (type.endsWith("queue:Queue")) state.url = `https://sqs.${REGION}.amazonaws.com/${ACCOUNT}/${name}`;
  if (type.endsWith("api:Api")) {
    state.apiEndpoint = `https://offline.execute-api.${REGION}.amazonaws.com`;
    state.executionArn = `arn:aws:execute-api:${REGION}:${ACCOUNT}:offline`;
  }
  if (type.endsWith("distribution:Distribution")) state.domainName = "offline.cloudfront.net";
  if (type.endsWith("bucket:Bucket")) state.bucketRegionalDomainName = `${name}.s3.${REGION}.amazonaws.com`;
  if (type.includes("RandomBytes") || type.includes("randomBytes")) state.base64 = Buffer.alloc(32).toString("base64");
  if (type.endsWith("cloudformation/stack:Stack")) state.outputs = outputsOf(name, inputs.templateBody);
  return { id: name, state };
}
