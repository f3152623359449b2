/**
 * The CloudFormation stack policy of a kept stage: whatever the template says, an update may neither replace nor delete a
 * resource. Lifting it is a deliberate act in the console, not a line in a pull request.
 */
export function stackPolicy(): string {
  return JSON.stringify({
    Statement: [
      { Effect: "Allow", Principal: "*", Action: "Update:Modify", Resource: "*" },
      { Effect: "Deny", Principal: "*", Action: ["Update:Replace", "Update:Delete"], Resource: "*" },
    ],
  });
}
